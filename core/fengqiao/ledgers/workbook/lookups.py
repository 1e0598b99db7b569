"""What an import asks the database: units by code, rows by any columns, labels of rows that are pointed at.

Every question names many values and is asked in bunches; every answer stays inside the session's scope.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Table, or_, select
from sqlmodel import col

from fengqiao.access.models import AuditHead
from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.ledgers.declaration import Ledger
from fengqiao.units.models import Unit

StoredRow = Row[*tuple[Any, ...]]
"""A row as the database gave it: some columns, in a known order."""

BUNCH = 5_000
"""Values per question: both databases take more (32,766 and 65,535 parameters)."""


def bunches(values: Iterable[Any], size: int = BUNCH) -> Iterator[list[Any]]:
    """Yield the values some at a time."""
    rest = iter(values)
    while bunch := list(islice(rest, size)):
        yield bunch


def units_by_code(session: ScopedSession, codes: Iterable[str]) -> dict[str, int]:
    """Return code → id of those units that exist and lie inside the scope."""
    unit: Any = Unit
    return {
        code: unit_id
        for bunch in bunches(codes)
        for code, unit_id in session.execute(
            select(unit.code, unit.id).where(unit.code.in_(bunch), session.scope.narrows(unit.id))
        )
    }


def codes_of_units(session: ScopedSession, unit_ids: Iterable[int]) -> dict[int, str]:
    """Return id → code of units."""
    unit: Any = Unit
    return {
        unit_id: code
        for bunch in bunches(unit_ids)
        for unit_id, code in session.execute(select(unit.id, unit.code).where(unit.id.in_(bunch)))
    }


def rows_where(
    session: ScopedSession,
    table: Table,
    names: Sequence[str],
    column: str,
    values: Iterable[Any],
    units: Collection[int] = (),
) -> Iterator[StoredRow]:
    """Yield columns of the rows, voided ones included, in which one column has one of these values.

    :param names: the columns to return.
    :param units: only rows of these units, when they are few enough to be named.
    """
    wanted = set(values)
    nothing = None in wanted
    near: tuple[ColumnElement[bool], ...] = (session.scope.admits(table),)
    if 0 < len(units) <= BUNCH:
        # The leading column of most indexes.
        near += (table.c.unit_id.in_(sorted(units)),)
    for bunch in bunches(wanted - {None}) if wanted != {None} else ([],):
        match = table.c[column].in_(bunch)
        found = or_(match, table.c[column].is_(None)) if nothing else match
        nothing = False
        statement = select(*(table.c[name] for name in names)).where(*near, found)
        yield from session.execute(statement, execution_options=ALREADY_SCOPED).all()


def labels_of(session: ScopedSession, ledger: Ledger, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return id → label of rows that references point at, of those inside the scope; voided ones keep theirs."""
    table = ledger.table.__table__
    return {
        row_id: str(label)
        for row_id, label in rows_where(session, table, ("id", label_column(ledger)), "id", ids)
        if label is not None
    }


def label_column(ledger: Ledger) -> str:
    """Return the column in which a row's label can be read: the mask, where the label is personal."""
    personal = any(spec.name == ledger.label and spec.sealed for spec in ledger.fields)
    return f"{ledger.label}_mask" if personal else ledger.label


def chain_lengths(session: ScopedSession, units: Iterable[int]) -> dict[int, int]:
    """Return unit → how many events its audit chain has: it grows with every change of a row of the unit."""
    return {
        unit_id: seq
        for bunch in bunches(units)
        for unit_id, seq in session.execute(
            select(col(AuditHead.unit_id), col(AuditHead.seq)).where(col(AuditHead.unit_id).in_(bunch))
        )
    }
