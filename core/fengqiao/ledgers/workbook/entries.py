"""One sheet of an uploaded workbook, turned into columns of values, with the troubles of each row beside them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fengqiao.ledgers.fields import FieldSpec
from fengqiao.ledgers.workbook.judging import MISSING, Judge, Trouble
from fengqiao.ledgers.workbook.layout import REMARK, ROW_ID, Column, SheetLayout
from fengqiao.workbooks.addresses import column_letters
from fengqiao.workbooks.contents import Sheet, Value, WorkbookRefused

WHOLE_ROW = ""
"""The place of a trouble that belongs to no single column."""


class Entries:
    """The rows of one sheet. A row is named by its index, from 0; columns by name, see `layout`.

    :param values: column name → one value per row, None where the cell is empty or in trouble; only columns that the
        sheet has.
    :param troubles: row index → column name → what is wrong there. A place that names no column of the layout is
        given by its letters.
    :raises WorkbookRefused: when the header has a title that the layout does not know, or lacks a required one.
    """

    def __init__(self, layout: SheetLayout, sheet: Sheet, judges: Mapping[str, Judge]) -> None:
        self.layout, self.sheet = layout, sheet
        self.count = len(sheet.rows)
        self.troubles: dict[int, dict[str, Trouble]] = {}
        self._letters = _letters(layout, sheet)
        cells = list(zip(*(values for _, values in sheet.rows), strict=True))
        self.cells: dict[str, Sequence[Value]] = {
            name: cells[place] if cells else () for place, name in _places(layout, sheet).items()
        }
        self.values: dict[str, list[Any]] = {
            name: self._column(name, judges[name].column(column)) for name, column in self.cells.items()
        }
        self._refuse_missing_columns()
        for spec in self.present_fields:
            self._complete(spec)
        self._note_strays()

    @property
    def present_fields(self) -> tuple[FieldSpec, ...]:
        """The author's fields that have a column in this sheet."""
        return tuple(spec for spec in self.layout.fields if spec.name in self.cells)

    def value(self, column: Column, index: int) -> Any:
        """Return what a row has in a column of the house; None when the sheet has no such column."""
        values = self.values.get(column.name)
        return None if values is None else values[index]

    def trouble(self, index: int, place: str, trouble: Trouble) -> None:
        """Note what is wrong with a row; the first trouble of a place stands."""
        self.troubles.setdefault(index, {}).setdefault(place, trouble)

    def number(self, index: int) -> int:
        """Return the number of a row as Excel shows it."""
        return self.sheet.rows[index][0]

    def cell(self, index: int, place: str) -> Value:
        """Return what was typed at a place; None for the row as a whole."""
        column = self.cells.get(place)
        return None if column is None else column[index]

    def letters(self, place: str) -> str:
        """Return the letters of a place's column; empty for the row as a whole and for a column that is not there."""
        return self._letters.get(place, "" if place in self.layout.by_name else place)

    def column(self, spec: FieldSpec, indexes: Sequence[int]) -> list[Any]:
        """Return what some rows have in a field, its default where the sheet has no column for it."""
        values = self.values.get(spec.name)
        if values is None:
            return [spec.default] * len(indexes)
        return values if len(indexes) == self.count else [values[index] for index in indexes]

    def records(self, fields: Sequence[FieldSpec]) -> Iterator[dict[str, Any]]:
        """Yield each row as a record of these fields, defaults where the sheet has no column for one."""
        names = [spec.name for spec in fields]
        columns = [self.column(spec, range(self.count)) for spec in fields]
        if not columns:
            return ({} for _ in range(self.count))
        return (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))

    def _column(self, name: str, outcomes: list[Any]) -> list[Any]:
        if Trouble in set(map(type, outcomes)):
            for index, outcome in enumerate(outcomes):
                if outcome.__class__ is Trouble:
                    self.trouble(index, name, outcome)
                    outcomes[index] = None
        return outcomes

    def _complete(self, spec: FieldSpec) -> None:
        """Fill empty cells with the field's default; an empty cell of a required field is a trouble."""
        values = self.values[spec.name]
        if spec.required and None in values:
            for index, value in enumerate(values):
                if value is None:
                    self.trouble(index, spec.name, MISSING)
        elif spec.default is not None:
            self.values[spec.name] = [spec.default if value is None else value for value in values]

    def _refuse_missing_columns(self) -> None:
        ids = self.cells.get(ROW_ID.name)
        # A file of rows that are all known may leave out what it does not change; a new row needs every required field.
        if self.count == 0 or (ids is not None and all(cell is not None for cell in ids)):
            return
        lacking = [spec.title for spec in self.layout.fields if spec.required and spec.name not in self.cells]
        if lacking:
            raise WorkbookRefused(
                f"「{self.sheet.name}」缺少必填的列:{'、'.join(lacking)}", "请使用下载的模板,不要删除列"
            )

    def _note_strays(self) -> None:
        """Take over what reading found in cells that no column holds."""
        known = set(self._letters.values()) | {_remark_letters(self.sheet)}
        strays = [fault for fault in self.sheet.faults if fault.column not in known]
        if strays:
            index_of = {number: index for index, (number, _) in enumerate(self.sheet.rows)}
            for fault in strays:
                self.trouble(index_of[fault.row], fault.column, Trouble(fault.reason, fault.remedy))


def _places(layout: SheetLayout, sheet: Sheet) -> dict[int, str]:
    """Return place in the header → column name."""
    unknown = [title for title in sheet.header if title not in layout.by_title and title != REMARK]
    if unknown:
        raise WorkbookRefused(
            f"「{sheet.name}」有不认识的列:{'、'.join(unknown)}", "请使用下载的模板,不要增加列或改列名"
        )
    return {
        place: layout.by_title[title].name
        for place, title in enumerate(sheet.header)
        if title in layout.by_title
    }


def _letters(layout: SheetLayout, sheet: Sheet) -> dict[str, str]:
    return {name: column_letters(place + 1) for place, name in _places(layout, sheet).items()}


def _remark_letters(sheet: Sheet) -> str:
    return column_letters(sheet.header.index(REMARK) + 1) if REMARK in sheet.header else ""
