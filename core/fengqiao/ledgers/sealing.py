"""Sealed rows of ledgers: who may make one, which of the rows somebody writes or has read are sealed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKeyConstraint, Table, not_, select

from fengqiao.access import audit
from fengqiao.database.scope import ALREADY_SCOPED, SYSTEM, Scope, ScopedSession
from fengqiao.database.seals import SEALED_BY, open_rows
from fengqiao.database.session import Database
from fengqiao.ledgers.bulk import CHUNK
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.faults import Fault

REASON, REMEDY = "登记应当封存的档案需要专门的权限", "请交由封存档案专管员登记"


def sealed_unseen(ledger: Ledger, record: Mapping[str, Any], scope: Scope) -> Iterator[Fault]:
    """Refuse a row that would be sealed from the very person who writes it."""
    flag = ledger.table.__table__.info.get(SEALED_BY)
    if flag is not None and record.get(flag) and not scope.sees_sealed:
        yield Fault(flag, ledger.titles[flag], REASON, REMEDY)


def sealing_columns(table: Table) -> frozenset[str]:
    """Return the columns that decide whether a row is sealed, `unit_id` among them; none where no row can be."""
    flag = table.info.get(SEALED_BY)
    pointing = {column.name for key, _ in _keys_to_sealable(table) for column in key.columns}
    names = pointing | ({flag} if flag is not None else set())
    return frozenset(names | {"unit_id"}) if names else frozenset()


def sealed_among(session: ScopedSession, table: Table, rows: Sequence[Mapping[str, Any]]) -> set[int]:
    """Return the places of those rows that are sealed, by their own flag or through what they point at.

    :param rows: rows that need not be written yet, each with its `sealing_columns`.
    """
    flag = table.info.get(SEALED_BY)
    places = {place for place, row in enumerate(rows) if flag is not None and row[flag]}
    for key, open_ones in _keys_to_sealable(table):
        places |= _pointing_at_sealed(session, key, open_ones, rows)
    return places


def _keys_to_sealable(table: Table) -> Iterator[tuple[ForeignKeyConstraint, ColumnElement[bool]]]:
    for key in table.foreign_key_constraints:
        open_ones = None if key.referred_table is table else open_rows(key.referred_table)
        if open_ones is not None:
            yield key, open_ones


def _pointing_at_sealed(
    session: ScopedSession,
    key: ForeignKeyConstraint,
    open_ones: ColumnElement[bool],
    rows: Sequence[Mapping[str, Any]],
) -> set[int]:
    near, far = [one.parent.name for one in key.elements], [one.column for one in key.elements]
    place_of_id = next(place for place, column in enumerate(far) if column.name == "id")
    asked = list({row[near[place_of_id]] for row in rows} - {None})
    sealed = {
        tuple(found)
        for start in range(0, len(asked), CHUNK)
        for found in session.execute(
            select(*far).where(far[place_of_id].in_(asked[start : start + CHUNK]), not_(open_ones)),
            execution_options=ALREADY_SCOPED,
        )
    }
    return {place for place, row in enumerate(rows) if tuple(row[name] for name in near) in sealed}


def note_readings(database: Database, scope: Scope, ledger: Ledger, row_ids: Collection[UUID]) -> None:
    """Record which sealed rows somebody has read, where somebody may; the session they were read with is closed."""
    table = ledger.table.__table__
    open_ones = open_rows(table)
    if open_ones is None or not row_ids or not scope.sealed:
        return
    sealed = select(table.c.unit_id, table.c.id).where(table.c.id.in_(row_ids), not_(open_ones))
    with database.reading(SYSTEM) as session:
        found = [(unit_id, row_id) for unit_id, row_id in session.execute(sealed)]
    audit.record_readings(
        database, found, action=ledger.permission("read"), actor=scope.actor, object_kind=ledger.code
    )
