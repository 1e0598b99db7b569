"""The clocks that run: those of a unit's own rows one by one, those below in counts."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

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
    )


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
