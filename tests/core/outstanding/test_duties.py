"""Duties: who was bound in which period, whether it was kept, and what counts say above."""

from datetime import date

import pytest
from fengqiao.api import Duty, Every, Ledger
from fengqiao.database.scope import SYSTEM
from fengqiao.outstanding.answers import DutyStanding, UnitCount
from fengqiao.units.models import Unit

from tests.core.outstanding.conftest import House
from tests.core.outstanding.house import CLUBS, GATHERINGS, Gathering


def missing(standing: DutyStanding) -> list[tuple[date, date, int]]:
    """First and last day of the periods that were missed, with what was done in them."""
    return [(one.period.first, one.period.last, one.done) for one in standing.missing]


def test_a_week_without_a_meeting_is_missing_and_the_running_week_is_open(house: House) -> None:
    """4 March 2024 is a Monday; today is Wednesday 20 March."""
    club = house.enter(CLUBS, house.district.north, name="棋社", kind="active", since=date(2024, 1, 1))
    for day in (date(2024, 3, 4), date(2024, 3, 10)):
        house.enter(GATHERINGS, house.district.north, met_on=day, club_id=club)
    house.on(date(2024, 3, 20))
    standing = house.standing("W", house.district.north, date(2024, 3, 4))
    assert (standing.subject, standing.kept) == ("棋社", 1)
    assert missing(standing) == [(date(2024, 3, 11), date(2024, 3, 17), 0)]
    assert [(one.period.first, one.period.due_on) for one in standing.open] == [
        (date(2024, 3, 18), date(2024, 3, 24))
    ]


def test_what_is_done_this_week_is_not_open_any_more(house: House) -> None:
    club = house.enter(CLUBS, house.district.north, name="棋社", kind="active", since=date(2024, 1, 1))
    house.enter(GATHERINGS, house.district.north, met_on=date(2024, 3, 19), club_id=club)
    house.on(date(2024, 3, 20))
    standing = house.standing("W", house.district.north, date(2024, 3, 18))
    assert (standing.kept, standing.missing, standing.open) == (0, [], [])


def test_a_club_is_bound_in_the_whole_weeks_of_its_life_and_an_idle_one_never(house: House) -> None:
    north = house.district.north
    house.enter(CLUBS, north, name="短社", kind="active", since=date(2024, 3, 5), until=date(2024, 3, 24))
    house.enter(CLUBS, north, name="空社", kind="idle", since=date(2024, 1, 1))
    house.on(date(2024, 4, 10))
    standing = house.standing("W", north, date(2024, 3, 4))
    assert standing.subject == "短社"
    assert [first for first, _, _ in missing(standing)] == [date(2024, 3, 11), date(2024, 3, 18)]


def test_a_meeting_of_one_club_does_not_keep_the_duty_of_another(house: House) -> None:
    north = house.district.north
    chess = house.enter(CLUBS, north, name="棋社", kind="active", since=date(2024, 1, 1))
    house.enter(CLUBS, north, name="诗社", kind="active", since=date(2024, 1, 1))
    house.enter(GATHERINGS, north, met_on=date(2024, 3, 5), club_id=chess)
    house.on(date(2024, 3, 11))
    found = house.agenda(north, date(2024, 3, 4), date(2024, 3, 10)).duties
    assert {one.subject: (one.kept, len(one.missing)) for one in found if one.duty.code == "W"} == {
        "棋社": (1, 0),
        "诗社": (0, 1),
    }


def test_months_are_kept_by_rows_that_count_only(house: House) -> None:
    north = house.district.north
    house.enter(GATHERINGS, north, met_on=date(2024, 1, 31), large=True)
    house.enter(GATHERINGS, north, met_on=date(2024, 2, 29), large=False)
    house.on(date(2024, 4, 1))
    standing = house.standing("M", north, date(2024, 1, 1), date(2024, 3, 31))
    assert standing.kept == 1
    assert [first for first, _, _ in missing(standing)] == [date(2024, 2, 1), date(2024, 3, 1)]


def test_a_bureau_keeps_its_own_quarter_and_its_stations_do_not_keep_it_for_it(house: House) -> None:
    bureau = house.district.bureau
    house.enter(GATHERINGS, bureau, met_on=date(2023, 12, 31))
    house.enter(GATHERINGS, house.district.north, met_on=date(2024, 2, 1))
    house.on(date(2024, 4, 1))
    standing = house.standing("Q", bureau, date(2023, 10, 1))
    assert (standing.kept, missing(standing)) == (1, [(date(2024, 1, 1), date(2024, 3, 31), 0)])
    assert [one.period.last for one in standing.open] == [date(2024, 6, 30)]


def test_an_amount_is_added_up(house: House) -> None:
    north = house.district.north
    for month, hours in ((1, 2), (1, 3), (2, 4)):
        house.enter(GATHERINGS, north, met_on=date(2024, month, 10), hours=hours)
    house.on(date(2024, 3, 1))
    standing = house.standing("H", north, date(2024, 1, 1), date(2024, 2, 29))
    assert (standing.kept, missing(standing)) == (1, [(date(2024, 2, 1), date(2024, 2, 29), 4)])


@pytest.mark.parametrize(
    ("reported", "kept"),
    [(date(2024, 3, 1), 0), (date(2024, 3, 2), 1), (date(2024, 4, 1), 1), (date(2024, 4, 2), 0)],
)
def test_what_is_due_by_the_first_of_the_next_month_counts_that_day(
    house: House, reported: date, kept: int
) -> None:
    """The boundary day of C14: the 1st still is in time, and then speaks of the month before."""
    house.enter(GATHERINGS, house.district.north, met_on=reported, large=True)
    house.on(date(2024, 4, 10))
    standing = house.standing("F", house.district.north, date(2024, 4, 1), date(2024, 4, 1))
    march = [one for one in standing.missing if one.period.first == date(2024, 3, 1)]
    assert (standing.kept, len(march)) == (kept, 1 - kept)


@pytest.mark.parametrize(("applied", "kept"), [(date(2023, 11, 30), 1), (date(2023, 12, 1), 0)])
def test_what_is_due_before_the_year_ends_is_late_after_its_day(
    house: House, applied: date, kept: int
) -> None:
    house.enter(GATHERINGS, house.district.north, met_on=applied)
    house.on(date(2024, 1, 10))
    standing = house.standing("N", house.district.north, date(2023, 11, 1), date(2023, 12, 31))
    assert (standing.kept, len(standing.missing)) == (kept, 1 - kept)


def test_a_local_duty_takes_the_place_of_the_general_one_while_it_is_in_force(house: House) -> None:
    north, south = house.district.north, house.district.south
    house.lies_in(north, "330203", date(2020, 1, 1))
    house.on(date(2024, 2, 1))
    for unit in (north, south):
        house.enter(GATHERINGS, unit, met_on=date(2023, 12, 5))
        house.enter(GATHERINGS, unit, met_on=date(2024, 1, 5))

    def of(unit: int) -> dict[str, tuple[int, int]]:
        found = house.agenda(unit, date(2023, 12, 1), date(2024, 1, 31)).duties
        return {one.duty.source: (one.kept, len(one.missing)) for one in found if one.duty.code == "G"}

    assert of(south) == {"通则": (2, 0)}
    assert of(north) == {"宁波": (0, 1), "通则": (1, 0)}


def test_a_duty_nobody_has_read_binds_nobody(house: House) -> None:
    house.on(date(2024, 2, 1))
    codes = {one.duty.code for one in house.agenda(house.district.north, date(2024, 1, 1)).duties}
    assert codes == {"M", "H", "F", "N", "G"}


def test_a_voided_row_keeps_nothing(house: House) -> None:
    row = house.enter(GATHERINGS, house.district.north, met_on=date(2024, 1, 31), large=True)
    house.void(GATHERINGS, row)
    house.on(date(2024, 2, 1))
    assert len(house.standing("M", house.district.north, date(2024, 1, 1), date(2024, 1, 31)).missing) == 1


def test_higher_units_see_counts_of_whole_subtrees(house: House) -> None:
    """Today is 2 February 2024, so January's duties are over, with what is due by 1 February.

    North has nothing but a club: four weeks (1, 8, 15, 22 January), M, H, G and F are missing; the week of 29 January
    and the year (N) run on. South kept all of January, and N with it. A bureau's own quarter runs on.
    """
    north, south = house.district.north, house.district.south
    house.enter(CLUBS, north, name="棋社", kind="active", since=date(2024, 1, 1))
    house.enter(GATHERINGS, south, met_on=date(2024, 1, 9), hours=5, large=True)
    house.on(date(2024, 2, 2))

    def counts(unit: int) -> list[UnitCount]:
        return house.agenda(unit, date(2024, 1, 4), date(2024, 1, 31)).units

    of_north = UnitCount(north, "北街司法所", open=2, missing=8)
    of_south = UnitCount(south, "南街司法所")
    assert counts(house.district.bureau) == [of_north, of_south]
    assert counts(house.district.city) == [
        UnitCount(house.district.bureau, "甲区司法局", open=3, missing=8),
        UnitCount(house.district.other_bureau, "乙区司法局", open=2, missing=4),
    ]
    assert counts(north) == []


def test_a_unit_that_was_closed_is_bound_no_more(house: House) -> None:
    with house.database.writing(SYSTEM) as session:
        unit = session.get_one(Unit, house.district.north)
        unit.closed_on = date(2024, 3, 1)
        session.add(unit)
    house.on(date(2024, 5, 1))
    standing = house.standing("M", house.district.north, date(2024, 1, 1), date(2024, 4, 30))
    # January and February were whole months of its life.
    assert [first for first, _, _ in missing(standing)] == [date(2024, 1, 1), date(2024, 2, 1)]


def test_a_duty_that_binds_nobody_or_reads_no_field_is_refused_where_it_is_declared() -> None:
    with pytest.raises(ValueError, match="either units or subjects"):
        Duty("X", "无人", Every.WEEK, "met_on", "无")
    with pytest.raises(TypeError, match="has no fields"):
        Ledger(
            Gathering,
            "tests.gathering",
            "活动",
            "gatherings",
            duties=(Duty("X", "笔误", Every.WEEK, "met", "无", unit_kind="station"),),
        )
