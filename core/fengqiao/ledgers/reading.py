"""Reading rows: lists that page by key, single rows, search by a whole personal value. Masks only, never clear text."""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, tuple_

from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.errors import Invalid, NotFound
from fengqiao.ledgers.declaration import Ledger, Part
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.filters import conditions
from fengqiao.ledgers.vault import Vault

PAGE_SIZE = 50
LARGEST_PAGE = 200


@dataclass(frozen=True)
class ListQuery:
    """What a list is asked for.

    :param filters: field name (or `name.from`, `name.to`, `state`, `unit`, `q`) → value, all as text.
    :param after: the cursor of the page before.
    :param size: rows per page.
    :param total: whether to count all rows too, which costs as much as reading them.
    """

    filters: Mapping[str, str] = field(default_factory=dict)
    after: str | None = None
    size: int = PAGE_SIZE
    total: bool = False


@dataclass(frozen=True)
class Page:
    """Rows of a list, the cursor of the next page if there is one, and the total if it was asked for."""

    rows: list[dict[str, Any]]
    next: str | None
    total: int | None = None


@dataclass(frozen=True)
class LedgerReader:
    """Reads rows of one ledger inside the session's scope."""

    session: ScopedSession
    ledger: Ledger

    def page(self, query: ListQuery) -> Page:
        """Return a page of rows, newest day first."""
        table = self.ledger.table.__table__
        where = (self._inside(table), table.c.voided_at.is_(None), *conditions(self.ledger, query.filters))
        order = _order(self.ledger)
        statement = _list_columns(self.ledger).where(*where)
        if query.after is not None:
            statement = statement.where(tuple_(*order) < _decoded(query.after, self.ledger))
        size = max(1, min(query.size, LARGEST_PAGE))
        rows = self._rows(statement.order_by(*(column.desc() for column in order)).limit(size + 1))
        more = len(rows) > size
        return Page(
            rows[:size], _cursor(rows[size - 1], self.ledger) if more else None, self._total(where, query)
        )

    def _total(self, where: Sequence[Any], query: ListQuery) -> int | None:
        if not query.total:
            return None
        counted = select(func.count()).select_from(self.ledger.table.__table__).where(*where)
        return self.session.execute(counted, execution_options=ALREADY_SCOPED).scalar_one()

    def get(self, row_id: UUID) -> dict[str, Any]:
        """Return one row with its parts, personal values masked.

        :raises NotFound: when there is none inside the scope, or it is voided.
        """
        table = self.ledger.table.__table__
        rows = self._rows(
            _list_columns(self.ledger).where(
                table.c.id == row_id, table.c.voided_at.is_(None), self._inside(table)
            )
        )
        if not rows:
            raise NotFound(f"没有这条“{self.ledger.title}”记录,或它不在您的管辖范围内。")
        return rows[0] | {part.name: self._lines(part, rows[0]) for part in self.ledger.parts}

    def _lines(self, part: Part, row: Mapping[str, Any]) -> list[dict[str, Any]]:
        table = part.table.__table__
        return self._rows(
            select(table.c.id, *_shown(table, part.fields))
            .where(
                table.c.unit_id == row["unit_id"], table.c.row_id == row["id"], table.c.voided_at.is_(None)
            )
            .order_by(table.c.position)
        )

    def search(self, field_name: str, value: str, vault: Vault) -> list[dict[str, Any]]:
        """Return the rows where a personal field has exactly this value, in any spelling of it.

        :param field_name: a personal field of the row, or `<part>.<field>`.
        """
        table = self.ledger.table.__table__
        found = _personal_match(self.ledger, field_name, value, vault)
        statement = _list_columns(self.ledger).where(self._inside(table), table.c.voided_at.is_(None), found)
        return self._rows(statement.order_by(table.c.id.desc()).limit(LARGEST_PAGE))

    def _rows(self, statement: Select[Any]) -> list[dict[str, Any]]:
        result = self.session.execute(statement, execution_options=ALREADY_SCOPED)
        names = tuple(result.keys())
        return [dict(zip(names, row, strict=True)) for row in result]

    def _inside(self, table: Any) -> ColumnElement[bool]:
        return self.session.scope.admits(table)


@cache
def _list_columns(ledger: Ledger) -> Select[Any]:
    table = ledger.table.__table__
    house = (table.c.id, table.c.unit_id, table.c.seq_no, table.c.state, table.c.version)
    return select(*house, *_shown(table, ledger.fields))


def _shown(table: Any, fields: Sequence[FieldSpec]) -> list[ColumnElement[Any]]:
    """A personal field shows its mask, running text about people shows nothing."""
    return [
        table.c[f"{spec.name}_mask"].label(spec.name)
        if spec.kind is FieldKind.PERSONAL
        else table.c[spec.name]
        for spec in fields
        if spec.kind is not FieldKind.NARRATIVE
    ]


def _order(ledger: Ledger) -> list[Any]:
    table = ledger.table.__table__
    dated = [table.c[ledger.dated]] if ledger.dated and _always_dated(ledger) else []
    return [*dated, table.c.id]


def _always_dated(ledger: Ledger) -> bool:
    return next(spec.required for spec in ledger.fields if spec.name == ledger.dated)


def _cursor(row: Mapping[str, Any], ledger: Ledger) -> str:
    values = [str(row[column.key]) for column in _order(ledger)]
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _decoded(cursor: str, ledger: Ledger) -> tuple[Any, ...]:
    try:
        *day, row_id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        values = (*map(date.fromisoformat, day), UUID(row_id))
        if len(values) == len(_order(ledger)):
            return values
    except (ValueError, TypeError, binascii.Error):
        pass
    raise Invalid("翻页参数 after 无效。请从上一页给出的 next 取得。")


def _personal_match(ledger: Ledger, field_name: str, value: str, vault: Vault) -> ColumnElement[bool]:
    part_name, _, name = field_name.rpartition(".")
    part = ledger.part(part_name) if part_name else None
    fields = part.fields if part else () if part_name else ledger.fields
    spec = next((one for one in fields if one.name == name and one.kind is FieldKind.PERSONAL), None)
    if spec is None:
        raise Invalid(f"“{field_name}”不是可按整值查找的个人信息字段。")
    table, digest = ledger.table.__table__, vault.index(spec, value)
    if part is None:
        return table.c[f"{name}_index"] == digest  # type: ignore[no-any-return]
    lines = part.table.__table__
    return (
        select(1)
        .where(
            lines.c.unit_id == table.c.unit_id,
            lines.c.row_id == table.c.id,
            lines.c.voided_at.is_(None),
            lines.c[f"{name}_index"] == digest,
        )
        .exists()
    )
