"""Sealed rows of ledgers: who may make one, which of the rows somebody read are sealed."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import not_, select

from fengqiao.access import audit
from fengqiao.database.scope import SYSTEM, Scope
from fengqiao.database.seals import SEALED_BY, open_rows
from fengqiao.database.session import Database
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.faults import Fault

REASON, REMEDY = "登记应当封存的档案需要专门的权限", "请交由封存档案专管员登记"


def sealed_unseen(ledger: Ledger, record: Mapping[str, Any], scope: Scope) -> Iterator[Fault]:
    """Refuse a row that would be sealed from the very person who writes it."""
    flag = ledger.table.__table__.info.get(SEALED_BY)
    if flag is not None and record.get(flag) and not scope.sees_sealed:
        yield Fault(flag, ledger.titles[flag], REASON, REMEDY)


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
