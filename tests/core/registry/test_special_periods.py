"""Special periods are the official days of festivals and sessions, each with who published them."""

import csv
from datetime import date
from pathlib import Path

import fengqiao
from fengqiao.api import special_periods
from fengqiao.indicators.window import Window
from fengqiao.registry.special_periods import known_periods

# By hand, from the notices of the State Council and the published days of the sessions.
NATIONAL = [
    Window(date(2022, 12, 31), date(2023, 1, 2)),
    Window(date(2023, 1, 21), date(2023, 1, 27)),
    Window(date(2023, 3, 4), date(2023, 3, 13)),
    Window(date(2024, 1, 1), date(2024, 1, 1)),
    Window(date(2024, 2, 10), date(2024, 2, 17)),
    Window(date(2024, 3, 4), date(2024, 3, 11)),
    Window(date(2025, 1, 1), date(2025, 1, 1)),
    Window(date(2025, 1, 28), date(2025, 2, 4)),
    Window(date(2025, 3, 4), date(2025, 3, 11)),
    Window(date(2026, 1, 1), date(2026, 1, 3)),
    Window(date(2026, 2, 15), date(2026, 2, 23)),
    Window(date(2026, 3, 4), date(2026, 3, 12)),
]
OF_GUANGXI = Window(date(2024, 1, 22), date(2024, 1, 26))
CALENDARS = Path(fengqiao.__file__).parent / "data" / "calendars"


def test_a_place_has_those_of_the_country_and_its_own() -> None:
    assert special_periods("310106") == tuple(NATIONAL)
    assert special_periods("4501") == tuple(sorted([*NATIONAL, OF_GUANGXI]))


def test_a_wider_place_has_not_those_of_its_parts() -> None:
    assert special_periods("4") == tuple(NATIONAL)


def test_every_year_with_an_official_table_has_both_festivals() -> None:
    """A table of a new year that names a festival in another way would leave it out without a word."""
    years = {table.stem for table in CALENDARS.glob("*.csv")}
    festivals = [one for one in known_periods() if one.name in {"元旦", "春节"}]
    assert len(years) >= 4
    assert len(festivals) == 2 * len(years)


def test_a_festival_is_one_run_of_days_off() -> None:
    """The days between its first and last are all days off: work made up before or after is outside."""
    off = set()
    for table in CALENDARS.glob("*.csv"):
        with table.open(encoding="utf-8") as lines:
            off |= {row["日期"] for row in csv.DictReader(lines) if row["安排"] == "放假"}
    for one in known_periods():
        if one.name in {"元旦", "春节"}:
            days = range(one.days.first.toordinal(), one.days.last.toordinal() + 1)
            assert {str(date.fromordinal(day)) for day in days} <= off


def test_every_period_names_who_published_its_days() -> None:
    assert [one for one in known_periods() if len(one.source) < 8] == []
    assert [one for one in known_periods() if one.region is not None and not one.region.isdigit()] == []
