"""The rejected rows of a file, as they were typed, with what is wrong with each: to be corrected and imported again."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.workbook.layout import REMARK, layout_of
from fengqiao.ledgers.workbook.marks import TO_CORRECT
from fengqiao.ledgers.workbook.result import MOST_FAULTS, ImportResult, numbers_of
from fengqiao.ledgers.workbook.template import column_spec
from fengqiao.workbooks.contents import CellFault, Sheet, Value, Workbook
from fengqiao.workbooks.layout import ColumnSpec, SheetSpec
from fengqiao.workbooks.writing import write_workbook

WITH_OTHERS = "本行没有错误,但与有错误的行属于同一条记录,或整个文件未导入"
NOT_LISTED = f"错误超过{MOST_FAULTS}处,本行的没有列出;改正其他行后再次导入即可看到"


def write_failed_rows(
    target: Path | IO[bytes], ledger: Ledger, codes: CodeBook, workbook: Workbook, result: ImportResult
) -> None:
    """Write the rejected rows of a file that was imported, in its own sheets and columns, reasons last.

    :param workbook: the file.
    :param result: the answer to its import, of today or of the first time.
    """
    remarks = _remarks(result)
    cut = result.fault_count > len(result.faults)
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    layouts = {layout.name: layout for layout in layout_of(ledger).sheets}
    written = []
    for count in result.sheets:
        sheet, layout = sheets[count.sheet], layouts[count.sheet]
        columns = [column_spec(ledger, layout.by_title[title], codes) for title in _titles(sheet)]
        rows = _rows(sheet, set(numbers_of(count.rejected_rows)), remarks.get(sheet.name, {}), cut=cut)
        written.append(SheetSpec(sheet.name, [*columns, ColumnSpec(REMARK, width=60)], rows))
    write_workbook(target, written)


def _titles(sheet: Sheet) -> list[str]:
    return [title for title in sheet.header if title != REMARK]


def _remarks(result: ImportResult) -> dict[str, dict[int, str]]:
    """Return sheet → row number → what is wrong there, all in one text."""
    remarks: dict[str, dict[int, list[str]]] = {}
    for fault in result.faults:
        place = f"{fault.place}:" if fault.place else ""
        remarks.setdefault(fault.sheet, {}).setdefault(fault.row, []).append(
            f"{place}{fault.reason}。{fault.remedy}"
        )
    return {sheet: {row: "；".join(texts) for row, texts in rows.items()} for sheet, rows in remarks.items()}


def _rows(
    sheet: Sheet, rejected: Collection[int], remarks: Mapping[int, str], *, cut: bool
) -> Iterator[list[object]]:
    kept = [place for place, title in enumerate(sheet.header) if title != REMARK]
    for number, cells in sheet.rows:
        if number in rejected:
            remark = remarks.get(number, NOT_LISTED if cut else WITH_OTHERS)
            yield [*_as_typed(cells[place] for place in kept), remark]


def _as_typed(cells: Iterable[Value]) -> Iterator[object]:
    """A cell that could not be read is marked, so that what it seems to hold is not taken for a value next time."""
    return (f"{TO_CORRECT}{cell.value}" if isinstance(cell, CellFault) else cell for cell in cells)
