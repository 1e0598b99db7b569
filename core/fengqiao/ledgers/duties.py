"""Duties as data: what must be done in every week, month, quarter or year, and which rows show that it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fengqiao.indicators.window import Every, Window


@dataclass(frozen=True)
class Subjects:
    """The rows each of which must keep a duty, instead of the unit as a whole: every committee of a station.

    :param table: the ledger table they stand in.
    :param field: name of the field of the duty's ledger that points at one of them.
    :param since: name of their field with the first day on which they exist.
    :param until: name of their field with the last such day.
    :param where: which of them are bound; all must hold, codes are asked for with `flagged`.
    :param key: name of their field that `field` holds.
    """

    table: type[Any]
    field: str
    since: str
    until: str
    where: tuple[Any, ...] = ()
    key: str = "id"


@dataclass(frozen=True)
class Duty:
    """Something that must be done once or more in each period. Several with one code are one rule through time and
    place; the most local that is in force binds.

    :param code: stable name, e.g. `F01`.
    :param title: what must be done.
    :param every: the rhythm, or the dated periods themselves: one for what must be done once by a day, several for
        festivals and sessions. A unit or subject is bound in those that lie whole inside its existence.
    :param on: name of the field of the ledger with the day on which it was done; a row counts for that day.
    :param source: the text that demands it.
    :param unit_kind: code of `registry.unit_kind`: the units that are bound.
    :param subjects: the rows that are bound. With `unit_kind` the units are, to an average over these rows: `times` of
        `amount` for each that exists on the period's last day, done by any of them; a unit without one is not bound.
    :param where: which rows of the ledger count; all must hold, codes are asked for with `flagged`.
    :param times: how often in each period, or how much of `amount`.
    :param amount: name of a whole-number field that is added up instead of counting rows (hours).
    :param due_after: the last day in time, in days after the period's last one. Above zero the days that count move
        with it: 1 for what is handed in from the 2nd to the 1st of the next month. Below zero they end earlier: -31
        for the end of November of a year.
    :param about: name of the field with a day of the period a row is about, where that is another than `on`: a report
        on March counts for March whenever it is handed in, and keeps the duty when that is in time.
    :param weekday: the one day of a week on which it must be done: 1 is Monday, 5 is Friday, 7 is Sunday.
    :param verified: false for a duty whose source nobody has read; it is kept as data and binds nobody.
    :param region: leading digits of the region codes where it binds; everywhere when None.
    :param valid_from: first day it is in force; it binds in periods that lie whole inside.
    :param valid_to: last such day.
    :raises ValueError: when nobody is bound, or units and rows without an amount to average; when a weekday is asked
        for in anything but a week; when two dated periods begin on one day.
    """

    code: str
    title: str
    every: Every | tuple[Window, ...]
    on: str
    source: str
    unit_kind: str | None = None
    subjects: Subjects | None = None
    where: tuple[Any, ...] = ()
    times: int = 1
    amount: str | None = None
    due_after: int = 0
    about: str | None = None
    weekday: int | None = None
    verified: bool = True
    region: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if (self.unit_kind is None) is (self.subjects is None) and not self.averages:
            raise ValueError(
                f"{self.code}: either units or subjects are bound, or units to an average of an amount"
            )
        if self.weekday is not None and not self._has_weekdays:
            raise ValueError(f"{self.code}: a weekday, 1 to 7, is a day of every week and due on itself")
        if isinstance(self.every, tuple) and len({one.first for one in self.every}) < len(self.every):
            raise ValueError(f"{self.code}: two of its periods begin on one day")

    @property
    def averages(self) -> bool:
        """Whether units are bound to an average over rows."""
        return None not in (self.unit_kind, self.subjects, self.amount)

    @property
    def bearers(self) -> Subjects | None:
        """The rows that are bound themselves."""
        return None if self.averages else self.subjects

    @property
    def _has_weekdays(self) -> bool:
        return self.rhythm == "周" and self.weekday in range(1, 8) and not self.due_after and not self.about

    @property
    def rhythm(self) -> str:
        """What a person calls one of its periods."""
        return "期" if isinstance(self.every, tuple) else self.every.value

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields of its ledger that it reads."""
        named = (self.on, self.about, self.amount, None if self.subjects is None else self.subjects.field)
        return tuple(name for name in named if name is not None)

    def periods(self, since: date, until: date) -> tuple[Period, ...]:
        """Return the periods that have begun by `until` and whose last day in time is not before `since`."""
        return tuple(
            one
            for one in self._around(since, until)
            if one.first <= until and one.due_on >= since and self._covers(one)
        )

    def _around(self, since: date, until: date) -> Iterator[Period]:
        if isinstance(self.every, tuple):
            yield from (self._period(one.first, one.last) for one in self.every)
            return
        first = self.every.begin(since - timedelta(days=max(self.due_after, 0)))
        while first <= until:
            after = self.every.next(first)
            yield self._period(first, after - timedelta(days=1))
            first = after

    def _period(self, first: date, last: date) -> Period:
        if self.weekday is not None:
            day = first + timedelta(days=self.weekday - 1)
            return Period(first, last, day, day)
        # Whoever says what a row is about need not wait for the period to end.
        later = 0 if self.about else max(self.due_after, 0)
        return Period(first, last, first + timedelta(days=later), last + timedelta(days=self.due_after))

    def _covers(self, period: Period) -> bool:
        return (self.valid_from is None or self.valid_from <= period.first) and (
            self.valid_to is None or period.last <= self.valid_to
        )


@dataclass(frozen=True)
class Period:
    """One week, month, quarter, year or dated period in which a duty must be kept.

    :param begins_on: the first day whose rows count.
    :param due_on: the last day in time.
    """

    first: date
    last: date
    begins_on: date
    due_on: date
