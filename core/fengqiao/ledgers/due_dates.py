"""Due dates: what the clocks of a ledger say about each of its rows, kept in one table for all ledgers."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import delete, insert
from sqlmodel import col

from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.database.types import uuid7
from fengqiao.ledgers.deadlines import Weekends
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.models import DueDate

if TYPE_CHECKING:
    from fengqiao.ledgers.writing import Draft


def start(session: ScopedSession, ledger: Ledger, drafts: "Iterable[Draft]", *, again: bool = False) -> None:
    """Write the due dates of rows.

    :param again: the rows were there before; their old due dates are replaced.
    """
    rows = list(drafts)
    if again:
        for draft in rows:
            drop(session, draft.unit_id, draft.row_id)
    due = [line for draft in rows for line in _due(ledger, draft)]
    if due:
        session.execute(insert(DueDate.__table__), due, execution_options=ALREADY_SCOPED)  # type: ignore[attr-defined]


def drop(session: ScopedSession, unit_id: int, row_id: UUID) -> None:
    """Forget the due dates of a row: they follow from it and are no record of their own."""
    session.execute(
        delete(DueDate).where(col(DueDate.unit_id) == unit_id, col(DueDate.row_id) == row_id),
        execution_options=ALREADY_SCOPED,
    )


def _due(ledger: Ledger, draft: "Draft") -> Iterator[dict[str, Any]]:
    for deadline in ledger.deadlines:
        started = draft.record.get(deadline.start)
        # A clock whose legal source nobody has read is data only; one of a region runs only where it is in force.
        if started is None or not deadline.verified or deadline.region is not None:
            continue
        yield {
            "unit_id": draft.unit_id,
            "id": uuid7(),
            "ledger": ledger.code,
            "row_id": draft.row_id,
            "deadline": deadline.code,
            "due_on": deadline.due_on(started, Weekends()),
            "done_on": draft.record.get(deadline.stop),
        }
