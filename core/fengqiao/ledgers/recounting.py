"""Counting due dates again after the calendar changed: only those that hang on it, and only those that move are written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, or_, select, update
from sqlmodel import col

from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.ledgers.columns import Draft
from fengqiao.ledgers.deadlines import ClockUnit, Deadline
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.due_dates import due_dates
from fengqiao.ledgers.models import DueDate

_CHUNK = 500
_FOLLOWS = ("due_on", "warn_on", "unconfirmed_year", "rule")
# Two working days in seven days off, and a holiday of up to nine days at either end.
_DAYS_PER = {ClockUnit.HOUR: 1, ClockUnit.DAY: 1, ClockUnit.WORKING_DAY: 2, ClockUnit.MONTH: 31}
_HOLIDAYS = timedelta(days=30)
_TABLE = DueDate.__table__  # type: ignore[attr-defined]
_MOVE = (
    update(_TABLE)
    .where(_TABLE.c.unit_id == bindparam("of_unit"), _TABLE.c.id == bindparam("of_id"))
    .values({name: bindparam(f"new_{name}") for name in _FOLLOWS})
)


def recount(session: ScopedSession, ledgers: Iterable[Ledger], first: date, last: date) -> int:
    """Count again what may hang on the days from `first` to `last`.

    :param session: of the machinery or the operator: all units' rows are counted.
    :returns: how many due dates moved, or became or ceased to be official.
    """
    moved = 0
    for ledger in ledgers:
        clocks = [one for one in ledger.deadlines if one.asks_calendar]
        rows = _rows(session, ledger, clocks, first, last) if clocks else []
        for begin in range(0, len(rows), _CHUNK):
            moved += _recounted(session, ledger, rows[begin : begin + _CHUNK])
    return moved


def _rows(
    session: ScopedSession, ledger: Ledger, clocks: Sequence[Deadline], first: date, last: date
) -> Sequence[Row[Any]]:
    """Return the rows on which a clock started so near that it may have run through these days."""
    table = ledger.table.__table__
    fields = dict.fromkeys(name for one in ledger.deadlines for name in one.fields)
    near = [table.c[one.start].between(first - _reach(one), last + _reach(one)) for one in clocks]
    statement = select(table.c.unit_id, table.c.id, *(table.c[name] for name in fields)).where(
        and_(table.c.voided_at.is_(None), or_(*near))
    )
    return session.execute(statement, execution_options=ALREADY_SCOPED).all()


def _reach(deadline: Deadline) -> timedelta:
    """Return how far a clock can run at most."""
    return timedelta(days=abs(deadline.amount) * _DAYS_PER[deadline.unit]) + _HOLIDAYS


def _recounted(session: ScopedSession, ledger: Ledger, rows: Sequence[Row[Any]]) -> int:
    drafts = [
        Draft(row.id, row.unit_id, None, "", {name: row._mapping[name] for name in row._fields[2:]})
        for row in rows
    ]
    new = {
        (one["unit_id"], one["row_id"], one["deadline"]): one for one in due_dates(session, ledger, drafts)
    }
    moves = list(_moves(new, _stored(session, ledger, [row.id for row in rows])))
    if moves:
        session.connection().execute(_MOVE, moves)
    return len(moves)


def _stored(session: ScopedSession, ledger: Ledger, row_ids: Sequence[UUID]) -> Sequence[DueDate]:
    return session.scalars(
        select(DueDate).where(col(DueDate.ledger) == ledger.code, col(DueDate.row_id).in_(row_ids)),
        execution_options=ALREADY_SCOPED,
    ).all()


def _moves(
    new: Mapping[tuple[int, UUID, str], Mapping[str, Any]], stored: Iterable[DueDate]
) -> Iterator[dict[str, Any]]:
    for old in stored:
        line = new.get((old.unit_id, old.row_id, old.deadline))
        if line is not None and any(getattr(old, name) != line[name] for name in _FOLLOWS):
            yield {"of_unit": old.unit_id, "of_id": old.id} | {f"new_{name}": line[name] for name in _FOLLOWS}
