"""Clocks of the law as data: an event starts them, another stops them, and the day they run out is computed."""

import calendar
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class ClockUnit(StrEnum):
    """How the days of a clock are counted."""

    DAY = "日"
    WORKING_DAY = "工作日"
    MONTH = "月"


@dataclass(frozen=True)
class Deadline:
    """One clock.

    :param code: stable name, e.g. `D-M1`.
    :param title: what must be done.
    :param start: name of the field whose day starts the clock; that day is not counted.
    :param stop: name of the field whose day stops it.
    :param amount: how many units.
    :param unit: days, working days or calendar months.
    :param source: the legal text it comes from.
    :param verified: false for a clock whose source nobody has read; it is kept as data and never runs.
    :param roll: whether a last day off moves to the next working day.
    :param region: region code where it is in force; everywhere when None.
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

    def due_on(self, started: date, days_off: Container[date]) -> date:
        """Return the last day in time.

        :param days_off: days that are not worked, see `weekends`.
        """
        if self.unit is ClockUnit.MONTH:
            due = add_months(started, self.amount)
        elif self.unit is ClockUnit.WORKING_DAY:
            due = _add_working_days(started, self.amount, days_off)
        else:
            due = started + timedelta(days=self.amount)
        return _next_working_day(due, days_off) if self.roll else due


def add_months(day: date, months: int) -> date:
    """Return the same day some calendar months on, or the last of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Weekends(Container[date]):
    """Saturdays and Sundays: the days off when no official holiday table is loaded."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day.weekday() >= calendar.SATURDAY


def _add_working_days(day: date, amount: int, days_off: Container[date]) -> date:
    while amount:
        day += timedelta(days=1)
        amount -= day not in days_off
    return day


def _next_working_day(day: date, days_off: Container[date]) -> date:
    while day in days_off:
        day += timedelta(days=1)
    return day
