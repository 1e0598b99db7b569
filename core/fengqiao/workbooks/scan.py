"""The scan of a sheet before anything else reads it: how far its cells reach, and which of them hold no plain value."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from fengqiao.workbooks.addresses import cell_position, column_letters, range_corners
from fengqiao.workbooks.container import REMEDY
from fengqiao.workbooks.contents import Limits, WorkbookRefused
from fengqiao.workbooks.markup import local_name, open_parser, parse
from fengqiao.workbooks.ordinary import abridged, ordinary_rows


class Unusable(Enum):
    """Why a cell holds no plain value."""

    FORMULA = "formula"
    PICTURE = "picture"
    ERROR = "error"


@dataclass
class Findings:
    """What the scan found in one sheet; rows and columns are counted from 1.

    :param unusable: row → column → why, and the text of the formula or error.
    :param merges: (top, left, bottom, right).
    """

    unusable: dict[int, dict[int, tuple[Unusable, str]]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def merged_cells(self, last_row: int) -> dict[int, int]:
        """Return, for each row up to that one from which a merge takes cells, the first column it takes."""
        taken: dict[int, int] = {}
        for top, left, bottom, right in self.merges:
            if right > left:
                taken.setdefault(top, left + 1)
            for row in range(top + 1, min(bottom, last_row) + 1):
                taken.setdefault(row, left)
        return taken


def scan_sheet(chunks: Iterable[bytes], part: str, limits: Limits) -> Findings:
    """Read a sheet's XML once, in pieces.

    :param part: the part's name, for messages.
    :raises WorkbookRefused: for cells beyond the limits, DTDs, disorder and damage.
    """
    scan = _SheetScan(part, limits)
    parse(scan.parser, abridged(chunks, b"row", ordinary_rows(limits)), part)
    return scan.findings


class _SheetScan:
    """The parser's handlers, and where in the sheet they are."""

    def __init__(self, part: str, limits: Limits) -> None:
        self.findings = Findings()
        self._part = part
        self._last_row, self._last_column = limits.rows + 1, limits.columns
        self._row = self._column = self._data_blocks = 0
        self._in_cell = False
        self._kind: str | None = None
        self._picture = False
        self._formula: str | None = None
        self._texts: list[str] = []
        self.parser = open_parser()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = name if ":" not in name else local_name(name)
        if element == "c":
            self._start_cell(attributes)
        elif element == "row":
            self._start_row(attributes)
        elif self._in_cell:
            self._start_content(element)
        elif element == "mergeCell":
            self._note_merge(attributes.get("ref", ""))
        elif element == "sheetData":
            self._data_blocks += 1
            if self._data_blocks > 1:
                # Readers stop at the end of the first block: the rest would be lost without a word.
                raise WorkbookRefused(f"部件 {self._part} 有多个数据区", REMEDY)

    def _start_row(self, attributes: dict[str, str]) -> None:
        written = attributes.get("r", str(self._row + 1))
        number = int(written) if written.isascii() and written.isdigit() and len(written) < 8 else 0
        if self._in_cell or number <= self._row:
            raise WorkbookRefused(f"部件 {self._part} 的行号重复或次序错乱", REMEDY)
        self._row, self._column = number, 0
        if attributes.get("hidden") in ("1", "true"):
            self.findings.hidden_rows.add(number)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        written = attributes.get("r")
        row, column = (self._row, self._column + 1) if written is None else cell_position(written) or (0, 0)
        if self._in_cell or not row or row != self._row or column <= self._column:
            raise WorkbookRefused(f"部件 {self._part} 的单元格位置重复、错乱或不合规", REMEDY)
        self._column = column
        self._in_cell = True
        self._kind = attributes.get("t")
        # Excel keeps a picture placed in a cell as an error value with value metadata.
        self._picture = "vm" in attributes
        self._formula = None
        self._texts = []

    def _start_content(self, element: str) -> None:
        if self._row > self._last_row or self._column > self._last_column:
            raise WorkbookRefused(
                f"单元格 {column_letters(self._column)}{self._row} 超出范围"
                f"(最多{self._last_row - 1}行数据、{self._last_column}列)",
                "请删除范围以外的内容;行数太多时请拆分成几个文件",
            )
        if element == "f":
            self._formula = ""
        if element == "f" or (element == "v" and self._kind == "e"):
            self.parser.CharacterDataHandler = self._texts.append

    def _end(self, name: str) -> None:
        if not self._in_cell:
            return
        element = name if ":" not in name else local_name(name)
        if element == "f":
            self._formula = "=" + "".join(self._texts)
            self.parser.CharacterDataHandler = None
            self._texts = []
        elif element == "c":
            self.parser.CharacterDataHandler = None
            self._end_cell()

    def _end_cell(self) -> None:
        self._in_cell = False
        if self._formula is not None:
            # WPS keeps an embedded picture as a call of this function.
            picture = "DISPIMG(" in self._formula.upper()
            self._note(Unusable.PICTURE if picture else Unusable.FORMULA, self._formula)
        elif self._kind == "e" and self._texts:
            self._note(Unusable.PICTURE if self._picture else Unusable.ERROR, "".join(self._texts))

    def _note(self, kind: Unusable, text: str) -> None:
        self.findings.unusable.setdefault(self._row, {})[self._column] = (kind, text)

    def _note_merge(self, reference: str) -> None:
        corners = range_corners(reference)
        if corners is None:
            raise WorkbookRefused(f"部件 {self._part} 的合并区域写法不合规", REMEDY)
        self.findings.merges.append(corners)
