"""The clocks that run: those of a unit's own rows one by one, those below in counts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, or_, select

from fengqiao.indicators.conditions import unsealed
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.models import DueDate
from fengqiao.outstanding.answers import DueRow
from fengqiao.outstanding.asking import Asking

MOST = 200
"""How many are listed at most; counts are not cut."""

_TABLE = DueDate.__table__  # type: ignore[attr-defined]
_DUE = _TABLE.c


def due_rows(asking: Asking, unit_id: int) -> list[DueRow]:
    """List the clocks that run on the unit's own rows, the most urgent first."""
    found = asking.rows(
        select(_TABLE)
        .where(_DUE.unit_id == unit_id, _shown(asking))
        .order_by(_DUE.due_on, _DUE.id)
        .limit(MOST)
    )
    return [line for row in found if (line := _due_row(asking, row)) is not None]


def due_counts(asking: Asking, units: Iterable[int]) -> Sequence[Any]:
    """Return (unit, due, overdue) over the subtrees of some units."""
    return asking.by_ancestor(units, _TABLE, _DUE.due_on, _shown(asking))


def _shown(asking: Asking) -> ColumnElement[bool]:
    return and_(
        _DUE.done_on.is_(None),
        func.coalesce(_DUE.warn_on, _DUE.due_on) <= asking.window.last,
        _DUE.ledger.in_(list(asking.ledgers)),
        *_of_open_rows(asking.ledgers.values()),
    )


def _of_open_rows(ledgers: Iterable[Ledger]) -> Iterator[ColumnElement[bool]]:
    """Leave out the clocks of sealed rows: a due date names its row and has no key to it."""
    for ledger in ledgers:
        table = ledger.table.__table__
        if open_ones := unsealed(table):
            there = select(literal(1)).where(
                table.c.unit_id == _DUE.unit_id, table.c.id == _DUE.row_id, *open_ones
            )
            yield or_(_DUE.ledger != ledger.code, there.correlate(_TABLE).exists())


def _due_row(asking: Asking, row: Any) -> DueRow | None:
    ledger = asking.ledgers[row.ledger]
    versions = [one for one in ledger.deadlines if one.code == row.deadline]
    deadline = next((one for one in versions if one.rule == row.rule), next(iter(versions), None))
    if deadline is None:
        return None  # a clock that this version of the plugin does not know any more
    # A row from before there were official tables was counted by weekends.
    never_checked = row.rule is None and deadline.asks_calendar
    return DueRow(
        row.unit_id,
        ledger,
        deadline,
        row.row_id,
        row.due_on,
        overdue=row.due_on < asking.today,
        unconfirmed=never_checked or row.unconfirmed_year is not None,
    )
