"""The empty workbook of a ledger, for people to fill in."""

from pathlib import Path
from typing import IO

from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.markers import Codes
from fengqiao.ledgers.workbook.layout import HOUSE, STATE, VERSION, Column, layout_of
from fengqiao.workbooks.layout import ColumnSpec, Kind, SheetSpec
from fengqiao.workbooks.writing import write_workbook

_KINDS: dict[FieldKind, Kind] = {
    FieldKind.INTEGER: "integer",
    FieldKind.MONEY: "decimal",
    FieldKind.DAY: "date",
    FieldKind.BOOLEAN: "boolean",
}
_HINTS = {
    FieldKind.REFERENCE: "填写对方的名称;有重名的填编号",
    FieldKind.MONEY: "单位:元,最多两位小数",
}
_WIDE = frozenset({FieldKind.LONG_TEXT, FieldKind.NARRATIVE})


def write_template(target: Path | IO[bytes], ledger: Ledger, codes: CodeBook) -> None:
    """Write the empty workbook of a ledger: a sheet for it and one for each part, lists to choose from, notes."""
    # The version belongs to exported rows only; whoever fills in a template has none.
    sheets = [layout.without({VERSION.name}) for layout in layout_of(ledger).sheets]
    write_workbook(
        target,
        [
            SheetSpec(sheet.name, [column_spec(ledger, column, codes) for column in sheet.columns])
            for sheet in sheets
        ],
    )


def column_spec(ledger: Ledger, column: Column, codes: CodeBook) -> ColumnSpec:
    """Return how a column is written: its kind, its list to choose from, its note."""
    spec = column.spec
    if spec is None:
        states = [state.title for state in ledger.lifecycle.states] if column == STATE else None
        kind: Kind = "integer" if column == VERSION else "text"
        return ColumnSpec(column.title, kind, HOUSE[column], states)
    return ColumnSpec(
        column.title,
        _KINDS.get(spec.kind, "text"),
        "。".join(filter(None, (_HINTS.get(spec.kind), spec.note))) or None,
        _titles(spec, codes),
        width=40 if spec.kind in _WIDE else 14,
        required=spec.required,
    )


def _titles(spec: FieldSpec, codes: CodeBook) -> list[str] | None:
    if not isinstance(spec.marker, Codes):
        return None
    return [entry.title for entry in codes.entries(spec.marker.list_code).values()] or None
