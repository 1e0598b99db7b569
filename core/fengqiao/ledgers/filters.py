"""The filters of a list, as they stand in its address: each checked against the field it names."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from fengqiao.clock import today
from fengqiao.errors import Invalid
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldKind
from fengqiao.units.models import UnitLink

_PARSERS: dict[FieldKind, Callable[[str], Any]] = {
    FieldKind.CODE: str,
    FieldKind.TEXT: str,
    FieldKind.DAY: date.fromisoformat,
    FieldKind.INTEGER: int,
    FieldKind.BOOLEAN: lambda text: {"true": True, "false": False}[text],
    FieldKind.REFERENCE: UUID,
}


def conditions(ledger: Ledger, filters: Mapping[str, str]) -> Iterator[ColumnElement[bool]]:
    """Yield the condition of each filter.

    :raises Invalid: for a field that is not there or cannot be filtered by, or a value that is none of its kind.
    """
    for name, value in filters.items():
        yield _condition(ledger, name, value)


def _condition(ledger: Ledger, name: str, value: str) -> ColumnElement[bool]:
    table = ledger.table.__table__
    if name == "unit":
        return table.c.unit_id.in_(_subtree(_parsed("unit", int, value)))  # type: ignore[no-any-return]
    if name in ("state", "seq_no"):
        return table.c[name] == value  # type: ignore[no-any-return]
    if name == "q":
        return _words(ledger, value)
    field, _, edge = name.partition(".")
    spec = next((one for one in ledger.fields if one.name == field), None)
    parser = _PARSERS.get(spec.kind) if spec else None
    if spec is None or parser is None or edge not in ("", "from", "to"):
        raise Invalid(f"不能按“{name}”筛选。请核对字段名;个人信息请用查找接口。")
    parsed = _parsed(name, parser, value)
    column: Any = table.c[field]
    return {"": column == parsed, "from": column >= parsed, "to": column <= parsed}[edge]  # type: ignore[no-any-return]


def _parsed(name: str, parser: Callable[[str], Any], value: str) -> Any:
    try:
        return parser(value)
    except (ValueError, KeyError):
        raise Invalid(f"筛选条件“{name}”的值无效。请核对格式,日期写成 2024-03-05。") from None


def _words(ledger: Ledger, words: str) -> ColumnElement[bool]:
    """Any plain text of the row holds these words; `%` and `_` mean themselves."""
    table = ledger.table.__table__
    texts = [table.c.seq_no, *(table.c[spec.name] for spec in ledger.fields if spec.kind is FieldKind.TEXT)]
    return or_(*(column.contains(words, autoescape=True) for column in texts))


def _subtree(unit_id: int) -> Any:
    return select(col(UnitLink.descendant_id)).where(
        col(UnitLink.ancestor_id) == unit_id,
        col(UnitLink.valid_from) <= today(),
        col(UnitLink.valid_to) > today(),
    )
