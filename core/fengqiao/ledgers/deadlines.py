"""Clocks of the law as data: an event starts them, another stops them, and the day they run out is computed."""

import calendar
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any


class ClockUnit(StrEnum):
    """How the time of a clock is counted.

    Ledgers record days, not moments: hours run from the end of the day they started on and end with a whole day.
    """

    DAY = "日"
    WORKING_DAY = "工作日"
    MONTH = "月"
    HOUR = "小时"


@dataclass(frozen=True)
class Deadline:
    """One clock; several with one code are one rule through time and place:
    of those in force where and when the clock starts the most local runs, then the latest.

    :param code: stable name, e.g. `D-M1`.
    :param title: what must be done.
    :param start: name of the field whose day starts the clock.
    :param stop: name of the field whose day stops it.
    :param amount: how many units; below zero for what must be done before the event.
    :param unit: hours, days, working days or calendar months.
    :param source: the legal text it comes from.
    :param verified: false for a clock whose source nobody has read; it is kept as data and never runs.
    :param roll: whether a last day off moves to the next working day (the one before, for a clock that runs back).
    :param region: leading digits of the region codes where it is in force; everywhere when None.
    :param inclusive: whether the day of the event is the first day counted.
    :param warn_before: from how many days before the last one it is shown as due.
    :param valid_from: first day on which an event starts this version of the rule.
    :param valid_to: last such day.
    :param extended_to: name of a field with the last day that was agreed or granted instead; as it stands, without
        `roll`. One before the clock's own last day changes nothing: an extension takes no time away.
    :param ended_by: names of fields whose day ends it, too, when nothing stopped it: withdrawn, handed on to somebody
        whose clock it is from then on.
    :raises ValueError: when it counts nothing, hours from a day that is itself counted, or back and is extended.
    """

    code: str
    title: str
    start: str
    stop: str
    amount: int
    unit: ClockUnit
    source: str
    verified: bool = True
    roll: bool = False
    region: str | None = None
    inclusive: bool = False
    warn_before: int = 0
    valid_from: date | None = None
    valid_to: date | None = None
    extended_to: str | None = None
    ended_by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        backwards = self.amount < 0 and (self.inclusive or self.extended_to is not None)
        if not self.amount or backwards or (self.inclusive and self.unit is ClockUnit.HOUR):
            raise ValueError(f"{self.code}: {self.amount} {self.unit} cannot be counted so")

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields of a row that it reads."""
        return (self.start, self.stop, *self.ended_by, *([self.extended_to] if self.extended_to else []))

    @property
    def rule(self) -> str:
        """What tells this version of the rule from the others of its code."""
        return f"{self.region or ''}/{self.valid_from or ''}"

    @property
    def asks_calendar(self) -> bool:
        """Whether its last day depends on which days are worked."""
        return self.roll or self.unit is ClockUnit.WORKING_DAY

    def in_force(self, day: date, regions: Container[str] = ()) -> bool:
        """Tell whether an event of this day starts the clock.

        :param regions: every leading part of the region codes that the unit bore on that day.
        """
        return (
            self.verified
            and (self.region is None or self.region in regions)
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_to is None or day <= self.valid_to)
        )

    def ended(self, record: Mapping[str, Any]) -> date | None:
        """Return the day on which the clock of a row stopped, None while it runs."""
        days: Iterator[date | None] = (record.get(name) for name in (self.stop, *self.ended_by))
        return next((day for day in days if day is not None), None)

    def extension(self, record: Mapping[str, Any]) -> date | None:
        """Return the last day that was agreed or granted for a row, if any was."""
        extended_to: date | None = record.get(self.extended_to) if self.extended_to else None
        return extended_to

    def due_on(self, started: date, days_off: Container[date]) -> date:
        """Return the last day in time.

        :param days_off: days that are not worked, see `fengqiao.ledgers.working_days`.
        """
        step = timedelta(days=1 if self.amount > 0 else -1)
        due = self._counted(started, days_off, step)
        return _working_day(due, days_off, step) if self.roll else due

    def _counted(self, started: date, days_off: Container[date], step: timedelta) -> date:
        if self.unit is ClockUnit.MONTH:
            due = add_months(started, self.amount)
            # A month that begins on the 15th ends on the 14th; one that has no 31st ends on its last day anyway.
            return due - step if self.inclusive and due.day == started.day else due
        first = started - step if self.inclusive else started
        if self.unit is ClockUnit.WORKING_DAY:
            return _add_working_days(first, abs(self.amount), days_off, step)
        days = -(-abs(self.amount) // 24) if self.unit is ClockUnit.HOUR else abs(self.amount)
        return first + days * step


def add_months(day: date, months: int) -> date:
    """Return the same day some calendar months on, or the last of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Weekends(Container[date]):
    """Saturdays and Sundays: the days off of a year whose official table is not loaded."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day.weekday() >= calendar.SATURDAY


def _add_working_days(day: date, amount: int, days_off: Container[date], step: timedelta) -> date:
    while amount:
        day += step
        amount -= day not in days_off
    return day


def _working_day(day: date, days_off: Container[date], step: timedelta) -> date:
    while day in days_off:
        day += step
    return day
