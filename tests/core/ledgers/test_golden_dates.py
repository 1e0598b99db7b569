"""Golden dates, worked out by hand with the official tables of 2023 and 2024 in front of us.

The tables are those that are shipped: 国办发明电〔2022〕16号 and 国办发明电〔2023〕7号.
"""

from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from fengqiao.ledgers.deadlines import ClockUnit, Deadline, Weekends
from fengqiao.ledgers.official_day_files import read_table
from fengqiao.ledgers.working_days import NO_TABLES, DaysOff, WorkCalendar
from hypothesis import given
from hypothesis import strategies as some

DAY, WORKING_DAY, MONTH, HOUR = ClockUnit.DAY, ClockUnit.WORKING_DAY, ClockUnit.MONTH, ClockUnit.HOUR


@pytest.fixture(scope="module")
def official() -> WorkCalendar:
    """The calendar of 2023 and 2024, from the shipped files."""
    folder = Path(str(files("fengqiao") / "data" / "calendars"))
    tables = [read_table(folder / f"{year}.csv") for year in (2023, 2024)]
    assert [table.faults for table in tables] == [(), ()]
    days = {day: official for table in tables for day, (_, official) in table.days.items()}
    return WorkCalendar({day: one.worked for day, one in days.items()}, frozenset({2023, 2024}))


def clock(amount: int, unit: ClockUnit, *, roll: bool = False, inclusive: bool = False) -> Deadline:
    """A clock of a made-up law."""
    return Deadline(
        "D", "办结", "started_on", "done_on", amount, unit, "某法", roll=roll, inclusive=inclusive
    )


GOLDEN = [
    # --- Working days, over 调休. 2–8 February 2024: the Sunday (4th) is worked, so Thursday is the fifth day.
    (clock(5, WORKING_DAY), date(2024, 2, 2), date(2024, 2, 8)),
    # Friday 9 is the first; 10–17 are Spring Festival; Sunday 18 is worked; 19–23 are the rest.
    (clock(7, WORKING_DAY), date(2024, 2, 8), date(2024, 2, 23)),
    # National Day 2023 begins on 29 September; Saturday 7 and Sunday 8 October are worked, Monday 9 is the third.
    (clock(3, WORKING_DAY), date(2023, 9, 28), date(2023, 10, 9)),
    # Over New Year: Monday 1 January is off; 2, 3 and 4 are worked.
    (clock(3, WORKING_DAY), date(2023, 12, 29), date(2024, 1, 4)),
    # Thirty from 1 March 2024: twenty by the 29th, 1–3 April, Sunday 7 (worked), 8–12, Monday 15.
    (clock(30, WORKING_DAY), date(2024, 3, 1), date(2024, 4, 15)),
    # --- The last day is a holiday: it moves behind the whole of it.
    (clock(30, DAY, roll=True), date(2024, 9, 1), date(2024, 10, 8)),
    (clock(30, DAY, roll=True), date(2023, 12, 2), date(2024, 1, 2)),
    # Sunday 4 February 2024 is worked: it does not move.
    (clock(3, DAY, roll=True), date(2024, 2, 1), date(2024, 2, 4)),
    # Saturday 6 April 2024 is a holiday, Sunday 7 is worked.
    (clock(1, MONTH, roll=True), date(2024, 3, 6), date(2024, 4, 7)),
    # Without a rule that says so, a holiday is a last day like any other.
    (clock(30, DAY), date(2024, 9, 1), date(2024, 10, 1)),
    # --- Month ends and leap years.
    (clock(1, MONTH), date(2024, 1, 31), date(2024, 2, 29)),
    (clock(1, MONTH), date(2023, 1, 31), date(2023, 2, 28)),
    (clock(3, MONTH), date(2023, 11, 30), date(2024, 2, 29)),
    (clock(1, MONTH), date(2024, 2, 29), date(2024, 3, 29)),
    (clock(36, MONTH), date(2020, 2, 29), date(2023, 2, 28)),
    (clock(48, MONTH), date(2020, 2, 29), date(2024, 2, 29)),
    (clock(30, DAY), date(2024, 1, 30), date(2024, 2, 29)),
    (clock(30, DAY), date(2023, 1, 30), date(2023, 3, 1)),
    # --- Hours, from the end of a day, to whole days.
    (clock(24, HOUR), date(2024, 2, 28), date(2024, 2, 29)),
    (clock(48, HOUR), date(2023, 2, 27), date(2023, 3, 1)),
    (clock(36, HOUR), date(2024, 2, 28), date(2024, 3, 1)),
    # --- The day of the event counts.
    (clock(7, DAY, inclusive=True), date(2024, 5, 1), date(2024, 5, 7)),
    # Sunday 28 April 2024 is worked and is the first; 29, 30, then 6 and 7 May.
    (clock(5, WORKING_DAY, inclusive=True), date(2024, 4, 28), date(2024, 5, 7)),
    (clock(1, MONTH, inclusive=True), date(2024, 1, 15), date(2024, 2, 14)),
    (clock(1, MONTH, inclusive=True), date(2024, 1, 31), date(2024, 2, 29)),
    (clock(1, MONTH, inclusive=True), date(2024, 3, 1), date(2024, 3, 31)),
    # --- Before the event.
    (clock(-7, DAY), date(2024, 3, 5), date(2024, 2, 27)),
    # 5 October 2024 is a holiday: the last day worked before it is Monday 30 September.
    (clock(-3, DAY, roll=True), date(2024, 10, 8), date(2024, 9, 30)),
    # Monday 30, Sunday 29 (worked) and, behind Saturday 28, Friday 27 September.
    (clock(-3, WORKING_DAY), date(2024, 10, 8), date(2024, 9, 27)),
    (clock(-1, MONTH), date(2024, 3, 31), date(2024, 2, 29)),
]


@pytest.mark.parametrize(("deadline", "started", "due"), GOLDEN, ids=str)
def test_the_last_day_is_the_one_worked_out_by_hand(
    deadline: Deadline, started: date, due: date, official: WorkCalendar
) -> None:
    days_off = DaysOff(official)
    assert deadline.due_on(started, days_off) == due
    assert days_off.lacking is None


def test_without_the_tables_other_days_would_come_out() -> None:
    """A twin: the golden dates do hang on the tables."""
    wrong = [one for one in GOLDEN if one[0].due_on(one[1], Weekends()) != one[2]]
    assert len(wrong) == 12


def test_a_year_without_table_works_by_weekends_and_says_so(official: WorkCalendar) -> None:
    """National Day 2027 is a Friday; nobody knows its 调休 yet."""
    days_off = DaysOff(official)
    assert clock(5, WORKING_DAY).due_on(date(2027, 9, 29), days_off) == date(2027, 10, 6)
    assert days_off.lacking == 2027


def test_only_the_days_that_were_counted_make_a_date_unconfirmed(official: WorkCalendar) -> None:
    plain, rolled, across = DaysOff(official), DaysOff(official), DaysOff(official)
    assert clock(30, DAY).due_on(date(2027, 9, 1), plain) == date(2027, 10, 1)
    assert clock(10, DAY, roll=True).due_on(date(2024, 12, 20), rolled) == date(2024, 12, 30)
    # 31 December 2024 is official, 1 January 2025 is not.
    assert clock(2, WORKING_DAY).due_on(date(2024, 12, 30), across) == date(2025, 1, 1)
    assert (plain.lacking, rolled.lacking, across.lacking) == (None, None, 2025)


def test_the_earliest_year_in_question_is_named() -> None:
    days_off = DaysOff(NO_TABLES)
    clock(3, WORKING_DAY).due_on(date(2027, 12, 30), days_off)
    assert days_off.lacking == 2027


@pytest.mark.parametrize(
    ("amount", "unit", "inclusive"), [(0, DAY, False), (24, HOUR, True), (-3, DAY, True)], ids=str
)
def test_a_clock_that_counts_nothing_sensible_is_refused(
    amount: int, unit: ClockUnit, inclusive: bool
) -> None:
    with pytest.raises(ValueError, match="cannot be counted"):
        clock(amount, unit, inclusive=inclusive)


def test_a_clock_that_runs_back_is_not_extended() -> None:
    with pytest.raises(ValueError, match="cannot be counted"):
        replace(clock(-3, DAY), extended_to="granted_to")


@given(
    started=some.dates(date(2022, 12, 1), date(2025, 1, 31)),
    amount=some.integers(-40, 40).filter(bool),
    off=some.sets(some.dates(date(2022, 11, 1), date(2025, 4, 30)), max_size=60),
)
def test_exactly_so_many_days_are_worked_up_to_the_last_one(
    started: date, amount: int, off: set[date]
) -> None:
    """Counted the other way round: from the answer back, day by day."""
    arranged = dict.fromkeys(off, False)
    days_off = DaysOff(WorkCalendar(arranged, frozenset()))
    due = clock(amount, WORKING_DAY).due_on(started, days_off)
    step = 1 if amount > 0 else -1
    passed = [started + timedelta(days=step * one) for one in range(1, abs((due - started).days) + 1)]
    worked = [day for day in passed if day.weekday() < 5 and day not in off]
    assert (len(worked), worked[-1]) == (abs(amount), due)
