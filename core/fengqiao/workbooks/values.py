"""How one value goes into one cell so that it comes back equal."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any

from fengqiao.workbooks.addresses import LAST_ROW, column_letters
from fengqiao.workbooks.contents import CellFault
from fengqiao.workbooks.days import FIRST_SURE_DAY
from fengqiao.workbooks.digits import SIGNIFICANT_DIGITS
from fengqiao.workbooks.layout import FORMATS, Kind, SheetSpec, WorkbookUnwritable

# Excel counts in UTF-16 code units.
_LONGEST_TEXT = 32_767
# Neither UTF-8 nor XML has room for these.
_IMPOSSIBLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_MOMENT = "yyyy-mm-dd hh:mm:ss"


class CellWriter:
    """Writes the values of one sheet, top to bottom.

    :param workbook: xlsxwriter's.
    :param worksheet: xlsxwriter's.
    """

    def __init__(self, workbook: Any, worksheet: Any, sheet: SheetSpec) -> None:
        self._workbook, self._worksheet, self._sheet = workbook, worksheet, sheet
        self._formats: dict[str, Any] = {}

    def format(self, number_format: str) -> Any:
        """Return the cell format that shows values this way."""
        if number_format not in self._formats:
            self._formats[number_format] = self._workbook.add_format({"num_format": number_format})
        return self._formats[number_format]

    def write_title(self, column: int, title: str, style: dict[str, Any]) -> None:
        """Write a title into row 1, as text."""
        self._write_text(0, column, title, self._workbook.add_format({"num_format": "@"} | style))

    def write_rows(self) -> None:
        """Write all rows below the header.

        :raises WorkbookUnwritable: naming the cell that does not fit.
        """
        kinds = [column.kind for column in self._sheet.columns]
        for row, values in enumerate(self._sheet.rows, 1):
            if row >= LAST_ROW:
                raise WorkbookUnwritable(
                    f"「{self._sheet.name}」超过{LAST_ROW - 1}行,一张工作表放不下。请缩小范围分次导出"
                )
            for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
                self._write(row, column, kind, value)

    def _write(self, row: int, column: int, kind: Kind, value: object) -> None:
        form = self.format(FORMATS[kind])
        if value is None or value == "":
            return
        if isinstance(value, bool):
            self._write_text(row, column, "是" if value else "否", form)
        elif kind == "text" or isinstance(value, str | CellFault):
            self._write_text(row, column, _as_written(value), form)
        elif isinstance(value, date):
            self._write_day(row, column, value)
        elif isinstance(value, int | float | Decimal):
            self._write_number(row, column, value, form)
        else:
            raise TypeError(f"no cell holds a {type(value).__name__}")

    def _write_day(self, row: int, column: int, value: date) -> None:
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        if moment.tzinfo or moment.microsecond or moment.date() < FIRST_SURE_DAY:
            self._write_text(row, column, _as_written(value), self.format("@"))
        else:
            form = self.format(FORMATS["date"] if moment.time() == time() else _MOMENT)
            self._worksheet.write_datetime(row, column, moment, form)

    def _write_number(self, row: int, column: int, value: float | Decimal, form: Any) -> None:
        if not _survives(value):
            self._write_text(row, column, _as_written(value), self.format("@"))
            return
        # Two digits on screen must not hide a third.
        hidden = isinstance(value, float | Decimal) and round(value, 2) != value
        self._worksheet.write_number(row, column, float(value), self.format("General") if hidden else form)

    def _write_text(self, row: int, column: int, text: str, form: Any) -> None:
        if (
            len(text) > _LONGEST_TEXT // 2
            and len(text.encode("utf-16-le", "surrogatepass")) > 2 * _LONGEST_TEXT
        ):
            raise self._unwritable(row, column, f"超过{_LONGEST_TEXT}字,单元格放不下。请缩短后再导出")
        if _IMPOSSIBLE.search(text):
            raise self._unwritable(row, column, "含有无法写入文件的字符。请更正后再导出")
        self._worksheet.write_string(row, column, text, form)

    def _unwritable(self, row: int, column: int, reason: str) -> WorkbookUnwritable:
        place = f"「{self._sheet.name}」第{row + 1}行{column_letters(column + 1)}列"
        return WorkbookUnwritable(f"{place}的内容{reason}")


def _as_written(value: object) -> str:
    if isinstance(value, CellFault):
        return value.value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def _survives(value: float | Decimal) -> bool:
    """Say whether the number is the same after its way through the file, where it has 16 digits (xlsxwriter's %.16G)."""
    if not isfinite(value) or abs(value) >= 10**SIGNIFICANT_DIGITS:
        return False
    stored = float(f"{float(value):.16G}")
    return stored == value if isinstance(value, float) else Decimal(repr(stored)) == value
