"""Which sheets and columns a ledger's workbook has: the house's columns first, then every field by its title."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, cached_property

from fengqiao.ledgers.declaration import Ledger, Part
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.workbooks.layout import CHOICES_SHEET

REMARK = "错误说明"
"""Title of the last column of a failed-rows file; an import reads past it."""

LONGEST_SHEET_NAME = 31

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]|^'|'$")
_NOT_TEXT = frozenset({FieldKind.DAY, FieldKind.INTEGER, FieldKind.MONEY, FieldKind.BOOLEAN})


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    :param name: the field's name, or the name of one of the house's columns below.
    :param title: what stands in the header.
    :param spec: the field; None for a column of the house.
    """

    name: str
    title: str
    spec: FieldSpec | None = None

    @property
    def holds_text(self) -> bool:
        """Whether a number in it would be a mistake: identity numbers, codes and names lose digits as numbers."""
        return self != VERSION and (self.spec is None or self.spec.kind not in _NOT_TEXT)


ROW_ID = Column("id", "记录标识")
UNIT = Column("unit_id", "单位编码")
NUMBER = Column("seq_no", "编号")
STATE = Column("state", "状态")
VERSION = Column("version", "版本")
BELONGS_TO = Column("row_seq_no", "所属编号")

HOUSE = {
    ROW_ID: "由系统填写；新记录留空",
    UNIT: "记录所属单位的编码；留空为本单位",
    NUMBER: "留空由系统编号",
    STATE: "留空为初始状态",
    VERSION: "由系统填写，请勿修改",
    BELONGS_TO: "所属记录在本文件中的编号",
}
"""The house's columns, with what a person should know about each."""


@dataclass(frozen=True, eq=False)
class SheetLayout:
    """One sheet.

    :param name: name of the sheet.
    :param fields: the author's fields that have a column.
    :param columns: all columns, in order.
    :param part: the part whose lines it holds; None for the ledger's own sheet.
    """

    name: str
    fields: tuple[FieldSpec, ...]
    columns: tuple[Column, ...]
    part: Part | None = None

    @cached_property
    def by_title(self) -> dict[str, Column]:
        """Title → column."""
        return {column.title: column for column in self.columns}

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """Name → column."""
        return {column.name: column for column in self.columns}

    @property
    def text_titles(self) -> list[str]:
        """Titles of the columns whose cells must hold text."""
        return [column.title for column in self.columns if column.holds_text]

    def without(self, names: Collection[str]) -> "SheetLayout":
        """Return this sheet without some columns."""
        return SheetLayout(
            self.name,
            tuple(spec for spec in self.fields if spec.name not in names),
            tuple(column for column in self.columns if column.name not in names),
            self.part,
        )


@dataclass(frozen=True, eq=False)
class WorkbookLayout:
    """The sheets of a ledger's workbook: its own, and one for each part."""

    main: SheetLayout
    parts: tuple[SheetLayout, ...]

    @property
    def sheets(self) -> tuple[SheetLayout, ...]:
        """All sheets, the ledger's own first."""
        return (self.main, *self.parts)


@cache
def layout_of(ledger: Ledger) -> WorkbookLayout:
    """Return the workbook of a ledger.

    :raises TypeError: when two columns of a sheet, or two sheets, would bear one name.
    """
    main = _sheet(ledger.title, (ROW_ID, UNIT, NUMBER, STATE), ledger.fields, (VERSION,))
    parts = tuple(
        _sheet(part.title, (ROW_ID, UNIT, BELONGS_TO), part.fields, (), part) for part in ledger.parts
    )
    layout = WorkbookLayout(main, parts)
    _refuse_repeats(ledger, "sheet", [*(sheet.name for sheet in layout.sheets), CHOICES_SHEET])
    for sheet in layout.sheets:
        _refuse_repeats(
            ledger, f"{sheet.name}: column", [*(column.title for column in sheet.columns), REMARK]
        )
    return layout


def _sheet(
    title: str,
    before: tuple[Column, ...],
    fields: tuple[FieldSpec, ...],
    after: tuple[Column, ...],
    part: Part | None = None,
) -> SheetLayout:
    own = tuple(Column(spec.name, spec.title, spec) for spec in fields)
    return SheetLayout(sheet_name(title), fields, (*before, *own, *after), part)


def sheet_name(title: str) -> str:
    """Return a title as Excel lets a sheet be called."""
    return _NOT_IN_SHEET_NAMES.sub("_", title)[:LONGEST_SHEET_NAME]


def _refuse_repeats(ledger: Ledger, what: str, names: list[str]) -> None:
    repeated = [name for name, times in Counter(names).items() if times > 1]
    if repeated:
        raise TypeError(f"{ledger.code}: {what} {repeated[0]!r} stands twice in its workbook")
