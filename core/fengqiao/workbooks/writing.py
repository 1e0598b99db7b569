"""Writing workbooks: templates to fill in, exports that can be imported again, rows handed back with their faults."""

import os
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from fengqiao.workbooks.dropdowns import Choices, choices_of, choices_sheet, long_lists, offer
from fengqiao.workbooks.layout import CHOICES_SHEET, FORMATS, ColumnSpec, SheetSpec
from fengqiao.workbooks.values import CellWriter

# The same content must give the same bytes, so no file says when it was made.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_HEADER = {"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True, "valign": "vcenter"}
_REQUIRED = {"font_color": "#C00000"}
_HINTS = {
    "text": "文本",
    "integer": "整数,用半角数字",
    "decimal": "数字,用半角数字",
    "date": "日期,如 2026-03-05",
    "boolean": "填 是 或 否",
}
_LONGEST_NOTICE = 200


def write_workbook(
    target: Path | IO[bytes], sheets: Sequence[SheetSpec], *, notice: str | None = None
) -> None:
    """Write an .xlsx workbook that `read_workbook` reads back with equal values.

    A text is always written as a text, whatever it begins with, so it never becomes a formula or a number. The same
    input gives the same bytes. The target is written only when everything fitted.

    :param target: a path, replaced at once when all is written, or a binary stream.
    :param notice: printed at the head and foot of every page, such as 合成演示数据.
    :raises WorkbookUnwritable: naming the cell, for texts longer than a cell and characters that XML cannot hold.
    """
    # xlsxwriter keeps rows in files while it works; in a private directory they are gone whatever happens.
    with TemporaryDirectory(prefix="fengqiao-") as directory:
        draft = Path(directory, "workbook.xlsx")
        _write(draft, sheets, notice)
        if isinstance(target, Path):
            finished = target.with_name(f"{target.name}.part")
            shutil.copyfile(draft, finished)
            os.replace(finished, target)
        else:
            with draft.open("rb") as source:
                shutil.copyfileobj(source, target)


def _write(draft: Path, sheets: Sequence[SheetSpec], notice: str | None) -> None:
    # Imported here because it takes longer than everything else in this package together.
    from xlsxwriter import Workbook

    from fengqiao.workbooks.worksheet import FaithfulWorksheet

    if any(sheet.name == CHOICES_SHEET for sheet in sheets):
        raise ValueError(f"the name {CHOICES_SHEET} is kept for drop-down lists")
    lists = long_lists(sheets)
    with Workbook(draft, {"constant_memory": True, "tmpdir": str(draft.parent)}) as workbook:
        workbook.worksheet_class = FaithfulWorksheet
        workbook.set_properties({"created": _CREATED.replace(tzinfo=None)})
        for sheet in sheets:
            _write_sheet(workbook, sheet, lists, notice)
        if lists:
            _write_sheet(workbook, choices_sheet(lists), {}, notice).hide()


def _write_sheet(workbook: Any, sheet: SheetSpec, lists: dict[Choices, str], notice: str | None) -> Any:
    worksheet = workbook.add_worksheet(sheet.name)
    worksheet.freeze_panes(1, 0)
    worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    if notice:
        _print_notice(worksheet, notice)
    cells = CellWriter(workbook, worksheet, sheet)
    for index, column in enumerate(sheet.columns):
        worksheet.set_column(index, index, column.width, cells.format(FORMATS[column.kind]))
        cells.write_title(index, column.title, _HEADER | (_REQUIRED if column.required else {}))
        worksheet.write_comment(0, index, _note(column), {"x_scale": 1.5})
        if choices := choices_of(column):
            offer(worksheet, index, choices, lists)
    cells.write_rows()
    for (row, column_index), text in sheet.comments.items():
        worksheet.write_comment(row + 1, column_index, text)
    return worksheet


def _note(column: ColumnSpec) -> str:
    hint = "从下拉列表中选择" if column.choices else _HINTS[column.kind]
    return "\n".join(filter(None, ("必填" if column.required else "可不填", hint, column.note)))


def _print_notice(worksheet: Any, notice: str) -> None:
    if len(notice) > _LONGEST_NOTICE:
        raise ValueError("the notice is longer than a printed header")
    # In printed headers an ampersand begins a code.
    text = "&C" + notice.replace("&", "&&")
    worksheet.set_header(text)
    worksheet.set_footer(text)
