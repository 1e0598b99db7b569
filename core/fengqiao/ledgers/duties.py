"""Duties as data: what must be done in every week, month, quarter or year, and which rows show that it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fengqiao.indicators.window import Every


@dataclass(frozen=True)
class Subjects:
    """The rows each of which must keep a duty, instead of the unit as a whole: every committee of a station.

    :param table: the ledger table they stand in.
    :param field: name of the field of the duty's ledger that points at one of them.
    :param since: name of their field with the first day on which they exist.
    :param until: name of their field with the last such day.
    :param where: which of them are bound; all must hold, codes are asked for with `flagged`.
    """

    table: type[Any]
    field: str
    since: str
    until: str
    where: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Duty:
    """Something that must be done once or more in each period. Several with one code are one rule through time and
    place; the most local that is in force binds.

    :param code: stable name, e.g. `F01`.
    :param title: what must be done.
    :param every: the period; a unit or subject is bound in those that lie whole inside its existence.
    :param on: name of the field of the ledger with the day a row counts for.
    :param source: the text that demands it.
    :param unit_kind: code of `registry.unit_kind`: the units that are bound. Either this or `subjects`.
    :param subjects: the rows that are bound.
    :param where: which rows of the ledger count; all must hold, codes are asked for with `flagged`.
    :param times: how often in each period, or how much of `amount`.
    :param amount: name of a whole-number field that is added up instead of counting rows (hours).
    :param due_after: the last day in time, in days after the period's last one. Above zero the days that count move
        with it: 1 for what is handed in from the 2nd to the 1st of the next month. Below zero they end earlier: -31
        for the end of November of a year.
    :param verified: false for a duty whose source nobody has read; it is kept as data and binds nobody.
    :param region: leading digits of the region codes where it binds; everywhere when None.
    :param valid_from: first day it is in force; it binds in periods that lie whole inside.
    :param valid_to: last such day.
    :raises ValueError: when nobody, or two kinds of bearers, are bound.
    """

    code: str
    title: str
    every: Every
    on: str
    source: str
    unit_kind: str | None = None
    subjects: Subjects | None = None
    where: tuple[Any, ...] = ()
    times: int = 1
    amount: str | None = None
    due_after: int = 0
    verified: bool = True
    region: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if (self.unit_kind is None) is (self.subjects is None):
            raise ValueError(f"{self.code}: either units or subjects are bound")

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields of its ledger that it reads."""
        named = (self.on, self.amount, None if self.subjects is None else self.subjects.field)
        return tuple(name for name in named if name is not None)

    def periods(self, since: date, until: date) -> tuple[Period, ...]:
        """Return the periods that have begun by `until` and whose last day in time is not before `since`."""
        found: list[Period] = []
        first = self.every.begin(since - timedelta(days=max(self.due_after, 0)))
        while first <= until:
            after = self.every.next(first)
            period = Period(first, after - timedelta(days=1), self.due_after)
            if period.due_on >= since and self._covers(period):
                found.append(period)
            first = after
        return tuple(found)

    def _covers(self, period: Period) -> bool:
        return (self.valid_from is None or self.valid_from <= period.first) and (
            self.valid_to is None or period.last <= self.valid_to
        )


@dataclass(frozen=True)
class Period:
    """One week, month, quarter or year in which a duty must be kept.

    :param due_after: see `Duty`.
    """

    first: date
    last: date
    due_after: int = 0

    @property
    def begins_on(self) -> date:
        """The first day whose rows count."""
        return self.first + timedelta(days=max(self.due_after, 0))

    @property
    def due_on(self) -> date:
        """The last day in time."""
        return self.last + timedelta(days=self.due_after)
