"""Clocks as dated regional data, and due dates that follow the calendar when a table is loaded later."""

from collections.abc import Callable
from datetime import date

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.window import Window
from fengqiao.ledgers.models import DueDate
from fengqiao.ledgers.official_days import Loaded
from fengqiao.outstanding.agenda import agenda
from sqlalchemy import update

from tests.core.outstanding.conftest import House
from tests.core.outstanding.house import CLUBS, CODES, REQUESTS

NINGBO = "330203"
SPRING_2026 = "".join(f"2026,2026-02-{day},放假,春节,通知\n" for day in range(16, 24))
Calendar = Callable[[str], Loaded]


@pytest.mark.parametrize(
    ("asked", "code", "due"),
    [
        # The new law, everywhere; its first day already.
        (date(2022, 1, 1), None, date(2022, 1, 8)),
        (date(2022, 1, 1), NINGBO, date(2022, 1, 8)),
        # The old one until the day before.
        (date(2021, 12, 31), None, date(2022, 1, 15)),
        # Ningbo's own: Friday 31 December 2021 and seven working days by weekends.
        (date(2021, 12, 31), NINGBO, date(2022, 1, 11)),
        (date(2021, 12, 31), "330106", date(2022, 1, 15)),
    ],
    ids=str,
)
def test_the_rule_in_force_on_the_day_it_starts_runs(
    house: House, asked: date, code: str | None, due: date
) -> None:
    if code:
        house.lies_in(house.district.north, code, date(2010, 1, 1))
    house.enter(REQUESTS, house.district.north, asked_on=asked)
    assert house.due()["D-1"][0] == due


def test_the_region_counts_that_the_unit_bore_on_that_day(house: House) -> None:
    house.lies_in(house.district.north, NINGBO, date(2010, 1, 1), date(2021, 6, 1))
    house.lies_in(house.district.north, "330106", date(2021, 6, 1))
    house.enter(REQUESTS, house.district.north, asked_on=date(2021, 6, 1))
    assert house.due()["D-1"][0] == date(2021, 6, 16)


def test_the_answer_names_the_version_of_the_rule_that_ran(house: House) -> None:
    house.lies_in(house.district.north, NINGBO, date(2010, 1, 1))
    house.on(date(2022, 3, 1))
    house.enter(REQUESTS, house.district.north, asked_on=date(2021, 12, 31))
    due = house.agenda(house.district.north, date(2022, 1, 1)).due
    assert {one.deadline.code: one.deadline.source for one in due}["D-1"] == "宁波条例"


def test_a_clock_shows_from_its_warning_day_and_is_overdue_after_its_last(house: House) -> None:
    """Asked on 1 March 2024, due on the 8th, warned of three days before."""
    house.enter(REQUESTS, house.district.north, asked_on=date(2024, 3, 1))

    def shown(day: date) -> list[bool]:
        house.on(day)
        due = house.agenda(house.district.north, date(2024, 1, 1)).due
        return [one.overdue for one in due if one.deadline.code == "D-1"]

    assert [shown(date(2024, 3, day)) for day in (4, 5, 8, 9)] == [[], [False], [False], [True]]


def test_a_clock_runs_to_the_day_that_was_granted_instead_of_its_own(house: House) -> None:
    """Asked on Friday 1 March 2024: five working days run to the 8th; granted is a Sunday, which does not move."""
    asked = house.enter(REQUESTS, house.district.north, asked_on=date(2024, 3, 1))
    house.change(asked, granted_to=date(2024, 3, 24))
    assert house.due()["D-2"] == (date(2024, 3, 24), None)
    assert house.due()["D-1"][0] == date(2024, 3, 8)  # nobody may extend this one

    def overdue(day: date) -> list[str]:
        house.on(day)
        due = house.agenda(house.district.north, date(2024, 1, 1)).due
        return sorted(one.deadline.code for one in due if one.overdue)

    assert [overdue(date(2024, 3, day)) for day in (24, 25)] == [["D-1", "D-3"], ["D-1", "D-2", "D-3"]]
    house.change(asked, version=2, granted_to=None)
    assert house.due()["D-2"][0] == date(2024, 3, 8)


def test_an_extension_takes_no_time_away(house: House) -> None:
    house.enter(REQUESTS, house.district.north, asked_on=date(2024, 3, 1), granted_to=date(2024, 3, 7))
    assert house.due()["D-2"][0] == date(2024, 3, 8)


def test_what_is_withdrawn_ends_the_clock_that_says_so_and_no_other(house: House) -> None:
    asked = house.enter(REQUESTS, house.district.north, asked_on=date(2024, 3, 1))
    house.on(date(2024, 4, 1))

    def overdue() -> list[str]:
        due = house.agenda(house.district.north, date(2024, 1, 1)).due
        return sorted(one.deadline.code for one in due if one.overdue)

    assert overdue() == ["D-1", "D-2", "D-3"]
    house.change(asked, withdrawn_on=date(2024, 3, 20))
    assert overdue() == ["D-1", "D-2"]
    house.change(asked, version=2, withdrawn_on=None)
    assert overdue() == ["D-1", "D-2", "D-3"]


def test_what_is_done_or_voided_is_due_no_more(house: House) -> None:
    done = house.enter(REQUESTS, house.district.north, asked_on=date(2024, 3, 1))
    wrong = house.enter(REQUESTS, house.district.north, asked_on=date(2024, 3, 2))
    house.on(date(2024, 4, 1))
    assert {one.row_id for one in house.agenda(house.district.north, date(2024, 1, 1)).due} == {done, wrong}
    house.answer(done, date(2024, 3, 9))
    house.void(REQUESTS, wrong)
    assert house.agenda(house.district.north, date(2024, 1, 1)).due == []


def test_higher_units_see_how_many_are_due_and_overdue_and_not_which(house: House) -> None:
    """Overdue on 10 March: all three clocks of the 1st; of Friday the 8th only the 24 hours, D-1 is warned of."""
    house.enter(REQUESTS, house.district.north, asked_on=date(2024, 3, 1))
    house.enter(REQUESTS, house.district.south, asked_on=date(2024, 3, 8))
    house.enter(REQUESTS, house.district.bureau, asked_on=date(2024, 3, 8))
    house.on(date(2024, 3, 12))
    found = house.agenda(house.district.bureau, date(2024, 3, 11), date(2024, 3, 12))
    assert {one.unit_id for one in found.due} == {house.district.bureau}
    assert [(one.due, one.overdue) for one in found.units] == [(0, 3), (1, 1)]


def test_ledgers_somebody_may_not_read_neither_show_nor_count(house: House) -> None:
    house.enter(REQUESTS, house.district.north, asked_on=date(2024, 3, 1))
    house.on(date(2024, 4, 1))
    with house.database.reading(SYSTEM) as session:
        window = Window(date(2024, 1, 1), date(2024, 4, 1))
        of_north = agenda(session, CODES, [CLUBS], house.district.north, window, date(2024, 4, 1))
        of_bureau = agenda(session, CODES, [CLUBS], house.district.bureau, window, date(2024, 4, 1))
    assert (of_north.due, of_north.duties) == ([], [])
    assert [(one.due, one.overdue, one.open, one.missing) for one in of_bureau.units] == [(0, 0, 0, 0)] * 2


def test_a_table_loaded_later_moves_the_dates_that_hang_on_it(house: House, calendar: Calendar) -> None:
    """Asked on Friday 13 February 2026: five working days run to the 20th by weekends, over the festival to the 27th.

    The 23rd is the last day off (a Monday): 24, 25, 26, 27 and, behind the weekend, Monday 2 March.
    """
    house.enter(REQUESTS, house.district.north, asked_on=date(2026, 2, 13))
    assert house.due() == {
        "D-1": (date(2026, 2, 20), None),
        "D-2": (date(2026, 2, 20), 2026),
        "D-3": (date(2026, 2, 14), None),
    }
    assert calendar(SPRING_2026).moved == 1
    assert house.due() == {
        "D-1": (date(2026, 2, 20), None),
        "D-2": (date(2026, 3, 2), None),
        "D-3": (date(2026, 2, 14), None),
    }


def test_a_table_loaded_later_leaves_what_was_granted_as_it_is(house: House, calendar: Calendar) -> None:
    house.enter(REQUESTS, house.district.north, asked_on=date(2026, 2, 13), granted_to=date(2026, 3, 10))
    assert house.due()["D-2"] == (date(2026, 3, 10), None)
    assert calendar(SPRING_2026).moved == 0
    assert house.due()["D-2"] == (date(2026, 3, 10), None)


def test_a_corrected_table_takes_the_place_of_the_first(house: House, calendar: Calendar) -> None:
    house.enter(REQUESTS, house.district.north, asked_on=date(2026, 2, 13))
    calendar(SPRING_2026)
    # One day less, and the Saturday before the festival's end worked.
    corrected = (
        SPRING_2026.replace("2026,2026-02-23,放假,春节,通知\n", "") + "2026,2026-02-28,上班,春节,通知\n"
    )
    assert calendar(corrected).moved == 1
    # 23, 24, 25, 26, 27.
    assert house.due()["D-2"] == (date(2026, 2, 27), None)
    assert calendar(corrected).moved == 0


def test_a_row_whose_clock_ran_into_the_year_from_the_one_before_is_counted_again(
    house: House, calendar: Calendar
) -> None:
    """Asked on Wednesday 31 December 2025; 1 and 2 January 2026 are off, Sunday 4 is worked."""
    house.enter(REQUESTS, house.district.north, asked_on=date(2025, 12, 31))
    assert house.due()["D-2"] == (date(2026, 1, 7), 2026)
    lines = "2026,2026-01-01,放假,元旦,通知\n2026,2026-01-02,放假,元旦,通知\n2026,2026-01-04,上班,元旦,通知\n"
    assert calendar(lines).moved == 1
    assert house.due()["D-2"] == (date(2026, 1, 8), None)


def test_a_due_date_from_before_there_were_tables_is_unconfirmed_until_it_is_counted_again(
    house: House, calendar: Calendar
) -> None:
    house.enter(REQUESTS, house.district.north, asked_on=date(2026, 2, 13))
    house.on(date(2026, 3, 10))
    with house.database.writing(SYSTEM) as session:
        session.execute(update(DueDate).values(rule=None, warn_on=None, unconfirmed_year=None))

    def unconfirmed() -> dict[str, bool]:
        due = house.agenda(house.district.north, date(2026, 1, 1)).due
        return {one.deadline.code: one.unconfirmed for one in due}

    assert unconfirmed() == {"D-1": False, "D-2": True, "D-3": False}
    calendar(SPRING_2026)
    assert unconfirmed() == {"D-1": False, "D-2": False, "D-3": False}
