"""Drawing sheets for people: borders, colours, a header on every printed page; texts always stay texts."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from fengqiao.reports.delivery import Target, deliver
from fengqiao.reports.sheets import Banner, Cell, Column, PrintedSheet
from fengqiao.workbooks.layout import WorkbookUnwritable

_BORDERED: dict[str, Any] = {"border": 1, "border_color": "#808080", "valign": "vcenter", "text_wrap": True}
_TITLE: dict[str, Any] = {"bold": True, "font_size": 16, "valign": "vcenter"}
_NOTICE: dict[str, Any] = {"bold": True, "font_color": "#C00000", "valign": "vcenter"}
_LOOKS: Mapping[str, dict[str, Any]] = {
    "title": _TITLE | {"align": "center"},
    "notice": _NOTICE | {"align": "center"},
    # The middle of a sheet that is spread over pages lies between two of them.
    "wide title": _TITLE,
    "wide notice": _NOTICE,
    "remark": {"valign": "vcenter"},
    "head": _BORDERED | {"bold": True, "align": "center", "bg_color": "#DCE6F1"},
    "banner": _BORDERED | {"bold": True, "bg_color": "#F2F2F2", "indent": 1},
    "text": _BORDERED | {"indent": 1},
    "centred": _BORDERED | {"align": "center"},
    "number": _BORDERED | {"align": "right"},
    "strong": _BORDERED | {"align": "center", "bold": True},
    "good": _BORDERED | {"align": "center", "bg_color": "#E2EFDA"},
    "bad": _BORDERED | {"align": "center", "bg_color": "#F8CBAD", "bold": True},
    "open": _BORDERED | {"align": "center", "bg_color": "#FFF2CC"},
    "muted": _BORDERED | {"align": "center", "font_color": "#808080"},
}
_FONT = {"font_name": "宋体", "font_size": 10}
_A4 = 9
_LINE, _MARGIN = 13.0, 5.0
"""Points that a line of text takes, and what stands above and below it."""
_HIGHEST = 409.0
"""Points, the highest row that Excel has."""
# The same content must give the same bytes, so no file says when it was made.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a mark, not a moment


def write_sheets(target: Target, sheets: Iterable[PrintedSheet], *, notice: str | None = None) -> None:
    """Write sheets as .xlsx; the same input gives the same bytes.

    :param notice: printed above every page and under the title, such as 合成演示数据.
    :raises WorkbookUnwritable: naming the sheet and row of a text that no cell can hold.
    """
    # Imported here because it takes longer than everything else around it together.
    from xlsxwriter import Workbook

    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": _CREATED})
        for sheet in sheets:
            _Drawing(workbook, sheet, notice).draw()
    deliver(content.getvalue(), target)


class _Drawing:
    """One sheet while it is drawn, top to bottom."""

    def __init__(self, workbook: Any, sheet: PrintedSheet, notice: str | None) -> None:
        self._workbook, self._sheet, self._notice = workbook, sheet, notice
        self._worksheet = workbook.add_worksheet(sheet.name)
        self._formats: dict[tuple[str, str], Any] = {}
        self._row = 0

    def draw(self) -> None:
        for index, column in enumerate(self._sheet.columns):
            self._worksheet.set_column(index, index, column.width)
        self._head()
        for row in self._sheet.rows:
            if isinstance(row, Banner):
                self._across(row.text, "banner")
            else:
                self._cells(row)

    def _head(self) -> None:
        sheet, last = self._sheet, len(self._sheet.columns) - 1
        wide = "wide " if sheet.pages_across > 1 else ""
        self._worksheet.set_row(self._row, 30)
        self._across(sheet.title, f"{wide}title")
        if self._notice:
            self._across(self._notice, f"{wide}notice")
        for remark in sheet.remarks:
            self._across(remark, "remark")
        if sheet.filtered:
            self._worksheet.autofilter(self._row, 0, self._row + len(sheet.rows), last)
        self._set_up_page()
        self._worksheet.set_row(self._row, _LINE + 2 * _MARGIN)
        for index, column in enumerate(sheet.columns):
            self._text(index, column.title, self._format("head"))
        self._row += 1
        self._worksheet.freeze_panes(self._row, 1)

    def _set_up_page(self) -> None:
        page = self._worksheet
        page.set_paper(_A4)
        page.set_margins(left=0.5, right=0.5)
        if self._sheet.landscape:
            page.set_landscape()
        page.fit_to_pages(self._sheet.pages_across, 0)
        page.repeat_rows(self._row)
        page.repeat_columns(0)
        page.set_footer("&C第 &P 页，共 &N 页")
        if self._notice:
            # In printed headers an ampersand begins a code.
            page.set_header("&C" + self._notice.replace("&", "&&"))

    def _across(self, text: str, look: str) -> None:
        form = self._format(look)
        if len(self._sheet.columns) > 1:
            self._worksheet.merge_range(self._row, 0, self._row, len(self._sheet.columns) - 1, "", form)
        self._text(0, text, form)
        self._row += 1

    def _cells(self, cells: Sequence[Cell]) -> None:
        self._worksheet.set_row(self._row, _height(cells, self._sheet.columns))
        for index, (cell, _) in enumerate(zip(cells, self._sheet.columns, strict=True)):
            form = self._format(cell.look, cell.form)
            if isinstance(cell.value, str):
                self._text(index, cell.value, form)
            else:
                self._worksheet.write_number(self._row, index, float(cell.value), form)
        self._row += 1

    def _text(self, column: int, text: str, form: Any) -> None:
        if not text:
            self._worksheet.write_blank(self._row, column, None, form)
        elif text.startswith("<r>") and text.endswith("</r>"):
            # xlsxwriter takes such a text for markup of its own; written in pieces it is a text again.
            self._worksheet.write_rich_string(self._row, column, text[:1], text[1:2], text[2:], form)
        elif self._worksheet.write_string(self._row, column, text, form):
            raise WorkbookUnwritable(
                f"「{self._sheet.name}」第{self._row + 1}行有一格内容过长,单元格放不下。请缩短后再导出"
            )

    def _format(self, look: str, form: str = "General") -> Any:
        key = (look, form)
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(_FONT | _LOOKS[look] | {"num_format": form})
        return self._formats[key]


def _height(cells: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Return the height that a row's longest text needs; not every program finds it out by itself."""
    lines = (
        -(-_width(str(cell.value)) // (column.width - 1)) for cell, column in zip(cells, columns, strict=True)
    )
    return min(_HIGHEST, _LINE * max(1, *lines) + _MARGIN)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
