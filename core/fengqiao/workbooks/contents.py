"""What a workbook holds once it has been read, and what it may cost to read it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from fengqiao.errors import Invalid

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one workbook may cost. A file beyond any of these is refused as a whole.

    :param file_bytes: size of the file itself.
    :param unpacked_bytes: size of all its parts unpacked.
    :param ratio: unpacked to packed; counts only above `ratio_from_bytes`, because a repetitive sheet packs 500:1.
    :param members: number of parts.
    :param rows: data rows of one sheet, the header not counted.
    :param columns: columns of one sheet.
    :param cell_characters: characters of one cell; a longer cell is a fault of its row.
    :param memory_bytes: address space of the reading process.
    :param cpu_seconds: processor time of the reading process, whole seconds.
    :param wall_seconds: time from the start of the reading process to its last answer.
    """

    file_bytes: int = 20 * MIB
    unpacked_bytes: int = 400 * MIB
    ratio: int = 100
    ratio_from_bytes: int = 50 * MIB
    members: int = 2_000
    rows: int = 200_000
    columns: int = 200
    cell_characters: int = 32_767
    memory_bytes: int = 1024 * MIB
    cpu_seconds: int = 60
    wall_seconds: float = 90.0


class Refusal(Invalid):
    """Something was refused, with the two things a person needs to know.

    :param reason: what is wrong, in Chinese; never repeats a value.
    :param remedy: what to do about it.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}。{remedy}", reason=reason, remedy=remedy)
        self.reason = reason
        self.remedy = remedy


class WorkbookRefused(Refusal):
    """The file as a whole cannot be used; nothing of it was read. The reason names the cell where there is one."""

    slug, title = "workbook-refused", "工作簿无法读取"


class CellError(Refusal):
    """A cell's value is not what its column holds."""

    slug, title = "cell-refused", "单元格内容有误"


@dataclass(frozen=True)
class CellFault:
    """One cell that must not be used, and why.

    :param sheet: name of the sheet.
    :param row: row number as Excel shows it; the header is row 1.
    :param column: column letters as Excel shows them.
    :param value: what stands in the cell, as text; may be personal, so it belongs in the failed-rows file, not in a log.
    :param reason: what is wrong; never repeats the value.
    :param remedy: what to do about it.
    """

    sheet: str
    row: int
    column: str
    value: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"「{self.sheet}」第{self.row}行{self.column}列:{self.reason}。{self.remedy}"


#: A cell as Excel holds it; numbers are always `float`, an empty cell is `None`.
#: A cell that must not be used holds its fault, so that no conversion can take it for a value.
Value = str | float | bool | date | datetime | time | timedelta | CellFault | None

#: Row number as Excel shows it, and one value per title of the header.
Row = tuple[int, list[Value]]


@dataclass(frozen=True)
class Sheet:
    """One sheet: its header and every row that is not blank, hidden and filtered rows included.

    `len(rows) + blank_rows` is the number of rows between the header and the last row with content.

    :param header: titles of row 1, without blanks around them.
    :param rows: in the order of the sheet.
    :param blank_rows: rows without content between others; blank rows at the end are not counted.
    :param hidden_rows: how many of `rows` are hidden or filtered out on screen.
    :param hidden: whether the whole sheet is hidden.
    :param faults: in the order of the sheet; a row may have several. A fault in a column without a title stands only
        here, so a row is sound when no fault names its number.
    """

    name: str
    header: tuple[str, ...]
    rows: list[Row]
    blank_rows: int = 0
    hidden_rows: int = 0
    hidden: bool = False
    faults: tuple[CellFault, ...] = ()


@dataclass(frozen=True)
class Workbook:
    """A workbook that was read whole.

    :param sheets: in the order of the file.
    :param digest: SM3 of the file's bytes, hexadecimal.
    :param notes: Chinese sentences on what the file holds and reading leaves out (pictures, charts, sheets not asked for).
    """

    sheets: tuple[Sheet, ...]
    digest: str
    notes: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[CellFault, ...]:
        """Every cell that must not be used, sheet by sheet."""
        return tuple(fault for sheet in self.sheets for fault in sheet.faults)

    def sheet(self, name: str) -> Sheet:
        """Return the sheet of that name.

        :raises WorkbookRefused: when there is none; the reason names the sheets that there are.
        """
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        present = "、".join(f"「{sheet.name}」" for sheet in self.sheets) or "无"
        raise WorkbookRefused(
            f"缺少工作表「{name}」,文件中的工作表:{present}", "请使用下载的模板,不要改工作表的名称"
        )
