"""What is due, overdue and missing: the one answer, for a unit itself and in counts for the units right below it."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import and_, select
from sqlmodel import col

from fengqiao.database.scope import ScopedSession
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Ledger
from fengqiao.outstanding.answers import Agenda, UnitCount
from fengqiao.outstanding.asking import LINK, Asking
from fengqiao.outstanding.clocks import due_counts, due_rows
from fengqiao.outstanding.keeping import duty_counts, standings
from fengqiao.units.models import Unit, UnitLink


def agenda(
    session: ScopedSession,
    codes: CodeBook,
    ledgers: Iterable[Ledger],
    unit_id: int,
    window: Window,
    today: date,
) -> Agenda:
    """Return what is due, overdue and missing, by deadlines and by duties.

    :param session: a reading session; the caller has checked that its actor may see the unit.
    :param ledgers: those that the actor may read.
    :param unit_id: the unit; for itself it gets rows, for its subordinates counts over their subtrees.
    :param window: duties are looked at in the periods that fall due from its first day on and begin by its last; clocks
        are shown that are to be shown by its last day, however long they are overdue.
    """
    asking = Asking(session, codes, {one.code: one for one in ledgers}, window, today)
    return Agenda(due_rows(asking, unit_id), standings(asking, unit_id), _counts(asking, unit_id))


def _counts(asking: Asking, unit_id: int) -> list[UnitCount]:
    units = _right_below(asking, unit_id)
    if units:
        for one, due, overdue in due_counts(asking, units):
            units[one].due, units[one].overdue = due, overdue
        for one, still_open, missing in duty_counts(asking, units):
            units[one].open += still_open
            units[one].missing += missing
    return list(units.values())


def _right_below(asking: Asking, unit_id: int) -> dict[int, UnitCount]:
    found = asking.rows(
        select(col(Unit.id), col(Unit.name))
        .join(UnitLink, and_(LINK.descendant_id == col(Unit.id), LINK.depth == 1, asking.linked()))
        .where(LINK.ancestor_id == unit_id)
        .order_by(col(Unit.code))
    )
    return {one: UnitCount(one, name) for one, name in found}
