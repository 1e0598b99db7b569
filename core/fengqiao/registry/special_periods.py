"""Special periods (特殊时期): festivals and sessions of congress, in which some texts ask for work of their own.

Festivals are the days off of the official tables that come with Fengqiao, sessions stand in a table with their source.
A period whose first or last day no source gives is in neither: an epidemic, or a session of a year not yet entered.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fengqiao.indicators.window import Window

_DATA = files("fengqiao") / "data"
_FESTIVALS = ("元旦", "春节")


@dataclass(frozen=True)
class SpecialPeriod:
    """One period.

    :param region: leading digits of the region codes where it is one; the whole country when None.
    :param source: who published its days.
    """

    name: str
    days: Window
    region: str | None
    source: str


def special_periods(region: str) -> tuple[Window, ...]:
    """Return the special periods of a place, earliest first.

    :param region: leading digits of its region code.
    """
    found = {one.days for one in known_periods() if one.region is None or region.startswith(one.region)}
    return tuple(sorted(found))


@cache
def known_periods() -> tuple[SpecialPeriod, ...]:
    """Return all that are known, of all places."""
    return (*_festivals(), *_sessions(_DATA / "special-periods.csv"))


def _festivals() -> Iterator[SpecialPeriod]:
    for table in sorted((_DATA / "calendars").iterdir(), key=lambda one: one.name):
        days_off = [row for row in _rows(table) if row["安排"] == "放假"]
        for name in _FESTIVALS:
            days = [row for row in days_off if name in row["名称"]]
            if days:
                span = sorted(date.fromisoformat(row["日期"]) for row in days)
                yield SpecialPeriod(name, Window(span[0], span[-1]), None, days[0]["依据"])


def _sessions(table: Traversable) -> Iterator[SpecialPeriod]:
    for row in _rows(table):
        days = Window(date.fromisoformat(row["开始"]), date.fromisoformat(row["结束"]))
        yield SpecialPeriod(row["名称"], days, row["地区"] or None, row["依据"])


def _rows(table: Traversable) -> list[dict[str, str]]:
    with table.open(encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))
