"""Due dates: what the clocks of a ledger say about each of its rows, kept in one table for all ledgers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlmodel import col

from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.database.types import uuid7
from fengqiao.ledgers.columns import Draft
from fengqiao.ledgers.deadlines import Deadline
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.models import DueDate
from fengqiao.ledgers.working_days import NO_TABLES, DaysOff, WorkCalendar
from fengqiao.units.models import UnitRegion


def start(session: ScopedSession, ledger: Ledger, drafts: Iterable[Draft], *, again: bool = False) -> None:
    """Write the due dates of rows.

    :param again: the rows were there before; their old due dates are replaced.
    """
    rows = list(drafts)
    if again:
        for draft in rows:
            drop(session, draft.unit_id, draft.row_id)
    due = list(due_dates(session, ledger, rows))
    if due:
        session.execute(insert(DueDate.__table__), due, execution_options=ALREADY_SCOPED)  # type: ignore[attr-defined]


def drop(session: ScopedSession, unit_id: int, row_id: UUID) -> None:
    """Forget the due dates of a row: they follow from it and are no record of their own."""
    session.execute(
        delete(DueDate).where(col(DueDate.unit_id) == unit_id, col(DueDate.row_id) == row_id),
        execution_options=ALREADY_SCOPED,
    )


def due_dates(session: ScopedSession, ledger: Ledger, drafts: Sequence[Draft]) -> Iterator[dict[str, Any]]:
    """Yield the due dates of rows as columns; of each draft only the fields of clocks are read."""
    if not ledger.deadlines or not drafts:
        return
    work_calendar = (
        WorkCalendar.read(session) if any(one.asks_calendar for one in ledger.deadlines) else NO_TABLES
    )
    regions = _Regions.read(session, ledger, {draft.unit_id for draft in drafts})
    for draft in drafts:
        for deadline in _running(ledger, draft, regions):
            yield _line(ledger, draft, deadline, work_calendar)


@dataclass(frozen=True)
class _Regions:
    """The region codes that units bore through time; nothing is read when no clock asks for a region."""

    borne: dict[int, list[tuple[date, date, str]]]

    @classmethod
    def read(cls, session: ScopedSession, ledger: Ledger, units: set[int]) -> "_Regions":
        borne: dict[int, list[tuple[date, date, str]]] = {}
        if any(deadline.region for deadline in ledger.deadlines):
            for one in session.scalars(select(UnitRegion).where(col(UnitRegion.unit_id).in_(units))):
                borne.setdefault(one.unit_id, []).append((one.valid_from, one.valid_to, one.region_code))
        return cls(borne)

    def on(self, unit_id: int, day: date) -> frozenset[str]:
        """Return every leading part of the codes that a unit bore on a day."""
        codes = [code for since, until, code in self.borne.get(unit_id, ()) if since <= day < until]
        return frozenset(code[:length] for code in codes for length in range(2, len(code) + 1))


def _running(ledger: Ledger, draft: Draft, regions: _Regions) -> Iterable[Deadline]:
    """Return the clocks that a row has started, of each rule the version in force on that day.

    Where several are, the most local one prevails, then the latest.
    """
    chosen: dict[str, Deadline] = {}
    for deadline in ledger.deadlines:
        started = draft.record.get(deadline.start)
        if started is None or not deadline.in_force(started, regions.on(draft.unit_id, started)):
            continue
        other = chosen.get(deadline.code)
        if other is None or _precedence(deadline) > _precedence(other):
            chosen[deadline.code] = deadline
    return chosen.values()


def _precedence(deadline: Deadline) -> tuple[int, date]:
    return len(deadline.region or ""), deadline.valid_from or date.min


def _line(ledger: Ledger, draft: Draft, deadline: Deadline, work_calendar: WorkCalendar) -> dict[str, Any]:
    days_off = DaysOff(work_calendar)
    counted = deadline.due_on(draft.record[deadline.start], days_off)
    due_on = max(counted, deadline.extension(draft.record) or counted)
    return {
        "unit_id": draft.unit_id,
        "id": uuid7(),
        "ledger": ledger.code,
        "row_id": draft.row_id,
        "deadline": deadline.code,
        "due_on": due_on,
        "done_on": deadline.ended(draft.record),
        "rule": deadline.rule,
        "warn_on": due_on - timedelta(days=deadline.warn_before) if deadline.warn_before else None,
        # What was agreed or granted hangs on no calendar.
        "unconfirmed_year": days_off.lacking if due_on == counted else None,
    }
