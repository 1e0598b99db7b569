"""The period a figure speaks of, and the periods derived from it."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial


@dataclass(frozen=True, order=True)
class Window:
    """From a day to a day, both included; any two days will do.

    :raises ValueError: when it ends before it begins.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"统计期间止于 {self.last},早于起始日 {self.first}")

    @classmethod
    def on(cls, day: date) -> "Window":
        """Return the window of one day, for stocks."""
        return cls(day, day)

    def parts(self, every: "Every") -> Iterator["Window"]:
        """Yield the weeks, months, quarters or years inside, those at the edges cut off there."""
        first = self.first
        while first <= self.last:
            after = every.next(first)
            yield Window(first, min(self.last, after - timedelta(days=1)))
            first = after

    def __str__(self) -> str:
        return f"{self.first}…{self.last}"


class Every(StrEnum):
    """A rhythm that work must keep: once in each of these."""

    WEEK = "周"
    MONTH = "月"
    QUARTER = "季度"
    HALF_YEAR = "半年"
    YEAR = "年"

    @property
    def months(self) -> int:
        """How many months it is; 0 for a week."""
        return _MONTHS[self]

    def begin(self, day: date) -> date:
        """Return the first day of the period that holds a day; weeks begin on Monday."""
        if not self.months:
            return day - timedelta(days=day.weekday())
        return date(day.year, (day.month - 1) // self.months * self.months + 1, 1)

    def next(self, day: date) -> date:
        """Return the first day of the period after the one that holds a day."""
        begin = self.begin(day)
        if not self.months:
            return begin + timedelta(days=7)
        year, month = divmod(begin.year * 12 + begin.month - 1 + self.months, 12)
        return date(year, month + 1, 1)

    def holding(self, day: date) -> Window:
        """Return the period that holds a day."""
        return Window(self.begin(day), self.next(day) - timedelta(days=1))


_MONTHS = {Every.WEEK: 0, Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}


def whole_periods(window: Window, every: Every) -> int:
    """Return how many periods lie whole inside a window: a week cut off by its edge is nobody's fault."""
    begin = window.first if every.begin(window.first) == window.first else every.next(window.first)
    count = 0
    while (end := every.next(begin)) - timedelta(days=1) <= window.last:
        begin, count = end, count + 1
    return count


@dataclass(frozen=True)
class Frame:
    """How a measure's own window follows from the indicator's.

    :param years_earlier: look at the same days this many years before; whole months stay whole in leap years.
    :param last_months: look at this many months up to the window's last day.
    :param whole: keep only the whole periods inside; an empty rest counts nothing.
    :param previous: look at the window of the same length that ends the day before, whole months for whole months.
    """

    years_earlier: int = 0
    last_months: int | None = None
    whole: Every | None = None
    previous: bool = False

    def of(self, window: Window) -> Window | None:
        """Return the derived window, or None when nothing whole lies inside."""
        if self.years_earlier:
            window = _years_earlier(window, self.years_earlier)
        if self.previous:
            window = _previous(window)
        if self.last_months is not None:
            window = Window(_months_before(window.last, self.last_months) + timedelta(days=1), window.last)
        return self._trimmed(window) if self.whole else window

    def _trimmed(self, window: Window) -> Window | None:
        every = self.whole or Every.YEAR
        first = window.first if every.begin(window.first) == window.first else every.next(window.first)
        after = window.last + timedelta(days=1)
        last = every.begin(after) - timedelta(days=1)
        return Window(first, last) if first <= last else None


AS_GIVEN = Frame()
"""The indicator's own window."""


def _years_before(day: date, years: int) -> date:
    return day.replace(
        year=day.year - years, day=min(day.day, calendar.monthrange(day.year - years, day.month)[1])
    )


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    length = calendar.monthrange(year, month + 1)[1]
    # The end of a month looks back to the end of a month: 24 months up to 30 September begin on 1 October.
    last_of_month = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if last_of_month else min(day.day, length))


def _whole_months(window: Window) -> int:
    """Return how many months a window is that begins with one and ends with one; 0 for any other."""
    after = window.last + timedelta(days=1)
    if not window.first.day == after.day == 1:
        return 0
    return 12 * (after.year - window.first.year) + after.month - window.first.month


def _years_earlier(window: Window, years: int) -> Window:
    move = (
        partial(_months_before, months=12 * years)
        if _whole_months(window)
        else partial(_years_before, years=years)
    )
    return Window(move(window.first), move(window.last))


def _previous(window: Window) -> Window:
    """Whole months look back to as many whole months before, anything else to as many days."""
    last, months = window.first - timedelta(days=1), _whole_months(window)
    if months:
        return Window(_months_before(last, months) + timedelta(days=1), last)
    return Window(last - (window.last - window.first), last)
