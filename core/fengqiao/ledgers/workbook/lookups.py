"""What an import asks the database: units by code, labels of rows that are pointed at, how long audit chains are."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from fengqiao.access.models import AuditHead
from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.bunches import bunches, rows_where
from fengqiao.ledgers.declaration import Ledger
from fengqiao.units.models import Unit


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
