"""Random gatherings, and every answer held against one that was counted naively, day by day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest

from tests.core.outstanding.conftest import House
from tests.core.outstanding.house import CLUBS, GATHERINGS

FIRST, TODAY = date(2023, 12, 25), date(2024, 3, 13)
MONDAYS = [FIRST + timedelta(days=7 * week) for week in range(11)]
"""The first days of the weeks that are over: their Sundays lie from FIRST on and before TODAY."""


@dataclass(frozen=True)
class Meeting:
    """One gathering."""

    unit: int
    club: UUID
    day: date
    hours: int
    large: bool


@dataclass(frozen=True)
class Life:
    """Where and when a club existed."""

    unit: int
    since: date
    until: date | None


def weeks_missed(clubs: dict[UUID, Life], meetings: list[Meeting]) -> Counter[UUID]:
    """Count per club the weeks without a meeting that lie whole inside its life."""
    missed: Counter[UUID] = Counter()
    for club, life in clubs.items():
        for monday in MONDAYS:
            week = {monday + timedelta(days=day) for day in range(7)}
            bound = life.since <= monday and (life.until is None or life.until >= max(week))
            missed[club] += bound and not any(one.club == club and one.day in week for one in meetings)
    return +missed


def months_missed(own: list[Meeting]) -> int:
    """Count what a station missed of its monthly duties from December to February: M, H, G, and F by the 1st."""
    missed = 0
    for year, month, due in (
        (2023, 12, date(2024, 1, 1)),
        (2024, 1, date(2024, 2, 1)),
        (2024, 2, date(2024, 3, 1)),
    ):
        of_month = [one for one in own if (one.day.year, one.day.month) == (year, month)]
        missed += not any(one.large for one in of_month)
        missed += sum(one.hours for one in of_month) < 5
        missed += not of_month
        missed += not any(one.large and date(year, month, 1) < one.day <= due for one in own)
    return missed


def found_clubs(house: House, random: Random, stations: list[int]) -> dict[UUID, Life]:
    clubs = {}
    for number in range(6):
        since = FIRST - timedelta(days=random.randint(-30, 30))
        until = since + timedelta(days=random.randint(0, 90)) if random.random() < 0.5 else None
        life = Life(random.choice(stations), since, until)
        record = {"name": f"社{number}", "kind": "active", "since": since, "until": until}
        clubs[house.enter(CLUBS, life.unit, **record)] = life
    return clubs


def gather(house: House, random: Random, clubs: dict[UUID, Life]) -> list[Meeting]:
    meetings = []
    for _ in range(60):
        club, day = random.choice(list(clubs)), FIRST + timedelta(days=random.randint(-5, 85))
        one = Meeting(clubs[club].unit, club, day, random.randint(1, 3), random.random() < 0.4)
        house.enter(GATHERINGS, one.unit, met_on=day, club_id=club, hours=one.hours, large=one.large)
        meetings.append(one)
    return meetings


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_counts_and_standings_agree_with_the_naive_count(house: House, seed: int) -> None:
    random, district = Random(seed), house.district
    north, south, away = stations = [district.north, district.south, district.other_station]
    clubs = found_clubs(house, random, stations)
    meetings = gather(house, random, clubs)
    house.on(TODAY)
    weekly = weeks_missed(clubs, meetings)
    missed = {
        unit: months_missed([one for one in meetings if one.unit == unit])
        + sum(number for club, number in weekly.items() if clubs[club].unit == unit)
        for unit in stations
    }
    of_bureau = house.agenda(district.bureau, FIRST, TODAY).units
    assert {one.unit_id: one.missing for one in of_bureau} == {north: missed[north], south: missed[south]}
    # Nobody gathers at a bureau: each has missed the last quarter of 2023 itself.
    of_city = [one.missing for one in house.agenda(district.city, FIRST, TODAY).units]
    assert of_city == [missed[north] + missed[south] + 1, missed[away] + 1]
    for unit in stations:
        found = [one for one in house.agenda(unit, FIRST, TODAY).duties if one.duty.code == "W"]
        shown = {one.subject_id: len(one.missing) for one in found if one.missing}
        assert shown == {club: number for club, number in weekly.items() if clubs[club].unit == unit}
