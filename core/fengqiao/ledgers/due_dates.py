"""Due dates: what the clocks of a ledger say about each of its rows, kept in one table for all ledgers."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlmodel import col

from fengqiao.clock import today
from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.database.types import uuid7
from fengqiao.ledgers.columns import Draft
from fengqiao.ledgers.deadlines import Deadline, Weekends
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.models import DueDate
from fengqiao.units.models import UnitRegion


def start(session: ScopedSession, ledger: Ledger, drafts: Iterable[Draft], *, again: bool = False) -> None:
    """Write the due dates of rows.

    :param again: the rows were there before; their old due dates are replaced.
    """
    rows = list(drafts)
    if again:
        for draft in rows:
            drop(session, draft.unit_id, draft.row_id)
    regions = _regions(session, ledger, {draft.unit_id for draft in rows})
    due = [line for draft in rows for line in _due(ledger, draft, regions.get(draft.unit_id, ()))]
    if due:
        session.execute(insert(DueDate.__table__), due, execution_options=ALREADY_SCOPED)  # type: ignore[attr-defined]


def drop(session: ScopedSession, unit_id: int, row_id: UUID) -> None:
    """Forget the due dates of a row: they follow from it and are no record of their own."""
    session.execute(
        delete(DueDate).where(col(DueDate.unit_id) == unit_id, col(DueDate.row_id) == row_id),
        execution_options=ALREADY_SCOPED,
    )


def _regions(session: ScopedSession, ledger: Ledger, units: set[int]) -> dict[int, list[str]]:
    """Return the region codes that units bear today; nothing is read when no clock asks for a region."""
    if not any(deadline.region for deadline in ledger.deadlines):
        return {}
    statement = select(col(UnitRegion.unit_id), col(UnitRegion.region_code)).where(
        col(UnitRegion.unit_id).in_(units),
        col(UnitRegion.valid_from) <= today(),
        col(UnitRegion.valid_to) > today(),
    )
    codes: dict[int, list[str]] = {}
    for unit_id, code in session.execute(statement):
        codes.setdefault(unit_id, []).append(code)
    return codes


def _due(ledger: Ledger, draft: Draft, regions: Collection[str]) -> Iterator[dict[str, Any]]:
    for deadline in ledger.deadlines:
        started = draft.record.get(deadline.start)
        if started is not None and _runs(deadline, regions):
            yield {
                "unit_id": draft.unit_id,
                "id": uuid7(),
                "ledger": ledger.code,
                "row_id": draft.row_id,
                "deadline": deadline.code,
                "due_on": deadline.due_on(started, Weekends()),
                "done_on": draft.record.get(deadline.stop),
            }


def _runs(deadline: Deadline, regions: Collection[str]) -> bool:
    """A clock whose legal source nobody has read is data only; one of a region runs only where it is in force."""
    region = deadline.region
    return deadline.verified and (region is None or any(code.startswith(region) for code in regions))
