"""Which days are worked: weekends, and over them the official table of each year with its holidays and 调休.

A year whose table nobody loaded goes by weekends alone, and whoever asked for one of its days is told so.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.deadlines import Weekends
from fengqiao.ledgers.models import OfficialDay

_WEEKENDS = Weekends()


@dataclass(frozen=True)
class WorkCalendar:
    """The official tables that are loaded.

    :param arranged: day → whether it is worked, for days that a table names.
    :param years: the years that have a table.
    """

    arranged: Mapping[date, bool]
    years: frozenset[int]

    @classmethod
    def read(cls, session: ScopedSession) -> "WorkCalendar":
        """Return what is loaded."""
        rows = session.execute(select(col(OfficialDay.day), col(OfficialDay.worked), col(OfficialDay.year)))
        found = rows.all()
        return cls({day: worked for day, worked, _ in found}, frozenset(year for _, _, year in found))

    def is_off(self, day: date) -> bool:
        """Tell whether nobody works on a day, as far as is known."""
        worked = self.arranged.get(day)
        return day in _WEEKENDS if worked is None else not worked


NO_TABLES = WorkCalendar({}, frozenset())
"""No table at all: every weekend is off, and nothing is official."""


class DaysOff(Container[date]):
    """The days off of a calendar for one computation, which remembers what it was asked in vain.

    :ivar lacking: the earliest year without a table that the answer depends on; None when all of it is official.
    """

    def __init__(self, work_calendar: WorkCalendar) -> None:
        self._calendar = work_calendar
        self.lacking: int | None = None

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        if day not in self._calendar.arranged and day.year not in self._calendar.years:
            self.lacking = min(self.lacking or day.year, day.year)
        return self._calendar.is_off(day)
