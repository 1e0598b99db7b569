"""How duties are kept: by a unit and its rows one by one, by the units below in counts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, cast, select

from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.duties import Duty, Period
from fengqiao.outstanding.answers import DutyStanding, Outstanding
from fengqiao.outstanding.asking import Asking
from fengqiao.outstanding.occasions import number_of, occasions


def standings(asking: Asking, unit_id: int) -> list[DutyStanding]:
    """List how the unit itself and its rows stand with every duty that binds them; within one, the worst come first."""
    found: list[DutyStanding] = []
    for ledger, duty, periods in _duties(asking):
        one = occasions(ledger, duty, periods, select(cast(unit_id, Integer)))
        rows = asking.rows(select(one).order_by(one.c.subject, one.c.number))
        of_duty = _Entering(ledger, duty, periods, asking.today).standings(rows)
        _name(asking, duty, of_duty)
        found.extend(sorted(of_duty, key=lambda one: (-len(one.missing), one.subject or "")))
    return found


def duty_counts(asking: Asking, units: Iterable[int]) -> Iterator[Any]:
    """Yield (unit, open, missing) over the subtrees of some units, for each duty."""
    for ledger, duty, periods in _duties(asking):
        one = occasions(ledger, duty, periods, asking.inside(units))
        yield from asking.by_ancestor(units, one, one.c.due_on, one.c.done < one.c.needed)


def _duties(asking: Asking) -> Iterator[tuple[Ledger, Duty, Sequence[Period]]]:
    for ledger in asking.ledgers.values():
        for duty in ledger.duties:
            periods = duty.periods(asking.window.first, asking.window.last) if duty.verified else ()
            if periods:
                yield ledger, duty, periods


def _name(asking: Asking, duty: Duty, found: Sequence[DutyStanding]) -> None:
    """Say what the rows that are bound are called, where they may be read."""
    if duty.bearers is None or not found:
        return
    table = duty.bearers.table
    for ledger in (one for one in asking.ledgers.values() if one.table is table):
        own, ids = table.__table__.c, [one.subject_id for one in found]
        named = asking.rows(select(own.id, own[ledger.label]).where(own.id.in_(ids)))
        names = {row_id: str(name) for row_id, name in named}
        for one in found:
            one.subject = names.get(one.subject_id)


@dataclass(frozen=True)
class _Entering:
    """Puts the rows of one duty together by who is bound."""

    ledger: Ledger
    duty: Duty
    periods: Sequence[Period]
    today: date

    def standings(self, rows: Iterable[Any]) -> list[DutyStanding]:
        by_number = {number_of(one, self.duty.every): one for one in self.periods}
        found: dict[UUID | None, DutyStanding] = {}
        for row in rows:
            standing = found.setdefault(row.subject, DutyStanding(self.ledger, self.duty, row.subject))
            self._enter(standing, Outstanding(by_number[row.number], int(row.done), row.needed))
        return list(found.values())

    def _enter(self, standing: DutyStanding, one: Outstanding) -> None:
        over = one.period.due_on < self.today
        if one.done >= one.needed:
            standing.kept += over
        else:
            (standing.missing if over else standing.open).append(one)
