"""Duties that bind a unit to an average over its rows: so many hours for each club it has."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from fengqiao.api import Duty, Every, Ledger, Subjects, Window, flagged
from fengqiao.database.scope import SYSTEM
from fengqiao.outstanding.agenda import agenda
from fengqiao.outstanding.answers import DutyStanding

from tests.core.outstanding.conftest import House
from tests.core.outstanding.house import CLUBS, CODES, GATHERINGS, Club

CLUBS_THAT_MEET = Subjects(
    Club, "club_id", since="since", until="until", where=(flagged(Club.kind, "meets"),)
)
FIVE_HOURS_EACH = Duty(
    "A",
    "每月每社平均五小时",
    Every.MONTH,
    "met_on",
    "章程十",
    unit_kind="station",
    subjects=CLUBS_THAT_MEET,
    amount="hours",
    times=5,
)
FIRST, TODAY = date(2024, 1, 1), date(2024, 4, 10)


def standing_of(house: House, unit: int, duty: Duty = FIVE_HOURS_EACH) -> DutyStanding | None:
    """Return how a unit stands with the duty from January to today."""
    ledger: Ledger = replace(GATHERINGS, duties=(duty,))
    house.on(TODAY)
    with house.database.reading(SYSTEM) as session:
        found = agenda(session, CODES, [CLUBS, ledger], unit, Window(FIRST, TODAY), TODAY)
    return next(iter(found.duties), None)


def of_months(standing: DutyStanding) -> list[tuple[int, int, int]]:
    """Return month, done and needed of what was missed or is open."""
    return [(one.period.first.month, one.done, one.needed) for one in [*standing.missing, *standing.open]]


def club(house: House, name: str, since: date, until: date | None = None, kind: str = "active") -> object:
    return house.enter(CLUBS, house.district.north, name=name, kind=kind, since=since, until=until)


def meet(house: House, day: date, hours: int, club_id: object) -> None:
    house.enter(GATHERINGS, house.district.north, met_on=day, hours=hours, club_id=club_id)


def test_the_hours_of_one_club_may_make_up_for_another(house: House) -> None:
    """January: 10 hours for two clubs. February: 9 of 10. March: a third club, 14 of 15. April runs, nothing yet."""
    chess = club(house, "棋社", date(2020, 1, 1))
    club(house, "诗社", date(2020, 1, 1))
    club(house, "画社", date(2024, 3, 31))
    for month, hours in ((1, 10), (2, 9), (3, 14)):
        meet(house, date(2024, month, 15), hours, chess)
    standing = standing_of(house, house.district.north)
    assert standing is not None
    assert (standing.subject, standing.kept) == (None, 1)
    assert of_months(standing) == [(2, 9, 10), (3, 14, 15), (4, 0, 15)]


def test_only_clubs_of_the_last_day_count_with_their_hours(house: House) -> None:
    """The poets part in March: two clubs are counted in January and February, one from then on, and only its hours."""
    chess, poems = (
        club(house, "棋社", date(2020, 1, 1)),
        club(house, "诗社", date(2020, 1, 1), date(2024, 3, 30)),
    )
    idle = club(house, "空社", date(2020, 1, 1), kind="idle")
    for month in (1, 2, 3):
        meet(house, date(2024, month, 10), 4, chess)
        meet(house, date(2024, month, 11), 6, poems)
        meet(house, date(2024, month, 12), 50, idle)
    standing = standing_of(house, house.district.north)
    assert standing is not None
    assert standing.kept == 2
    assert of_months(standing) == [(3, 4, 5), (4, 0, 5)]


def test_a_unit_without_a_club_is_not_bound(house: House) -> None:
    assert standing_of(house, house.district.south) is None


def test_without_the_average_each_club_would_have_to_meet_for_itself(house: House) -> None:
    """A twin: bound one by one, the poets miss what the chess players made up for."""
    chess = club(house, "棋社", date(2020, 1, 1))
    club(house, "诗社", date(2020, 1, 1))
    meet(house, date(2024, 1, 15), 10, chess)
    together = standing_of(house, house.district.north)
    alone = standing_of(house, house.district.north, replace(FIVE_HOURS_EACH, unit_kind=None))
    assert together is not None
    assert alone is not None
    assert [month for month, _, _ in of_months(together)] == [2, 3, 4]
    assert (alone.subject, [month for month, _, _ in of_months(alone)]) == ("诗社", [1, 2, 3, 4])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_clubs_and_hours_agree_with_the_naive_average(house: House, seed: int) -> None:
    random, north = Random(seed), house.district.north
    lives, met = {}, []
    for number in range(5):
        since = date(2024, random.randint(1, 3), random.randint(1, 28))
        until = random.choice((None, date(2024, random.randint(3, 5), random.randint(1, 28))))
        lives[club(house, f"社{number}", since, until)] = (since, until or date.max)
    for _ in range(30):
        one = random.choice(list(lives))
        met.append((one, date(2024, random.randint(1, 4), random.randint(1, 28)), random.randint(1, 4)))
        meet(house, met[-1][1], met[-1][2], one)
    wanted = {}
    for month, last in ((1, 31), (2, 29), (3, 31), (4, 30)):
        there = {one for one, (since, until) in lives.items() if since <= date(2024, month, last) <= until}
        hours = sum(amount for one, day, amount in met if one in there and day.month == month)
        if hours < 5 * len(there):
            wanted[month] = (hours, 5 * len(there))
    found = standing_of(house, north)
    assert {month: (done, needed) for month, done, needed in (of_months(found) if found else ())} == wanted


def test_counts_above_say_the_same(house: House) -> None:
    club(house, "棋社", date(2020, 1, 1))
    house.on(TODAY)
    ledger = replace(GATHERINGS, duties=(FIVE_HOURS_EACH,))
    with house.database.reading(SYSTEM) as session:
        found = agenda(session, CODES, [CLUBS, ledger], house.district.bureau, Window(FIRST, TODAY), TODAY)
    assert {one.unit_id: (one.open, one.missing) for one in found.units} == {
        house.district.north: (1, 3),
        house.district.south: (0, 0),
    }


def test_an_average_needs_an_amount() -> None:
    with pytest.raises(ValueError, match="average of an amount"):
        replace(FIVE_HOURS_EACH, amount=None)
