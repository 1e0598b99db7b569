"""Clocks are data: days, working days and months are counted as the law says, and an unread source never runs."""

from datetime import date

import pytest
from fengqiao.ledgers.deadlines import ClockUnit, Deadline, Weekends


def clock(amount: int, unit: ClockUnit, *, roll: bool = False) -> Deadline:
    """A clock from acceptance to closing."""
    return Deadline("D-1", "办结", "accepted_on", "closed_on", amount, unit, "某法第一条", roll=roll)


@pytest.mark.parametrize(
    ("deadline", "started", "due"),
    [
        # The day of the event is not counted.
        (clock(30, ClockUnit.DAY), date(2023, 3, 1), date(2023, 3, 31)),
        (clock(1, ClockUnit.MONTH), date(2023, 1, 31), date(2023, 2, 28)),
        (clock(3, ClockUnit.MONTH), date(2023, 11, 30), date(2024, 2, 29)),
        # Friday plus five working days is the next Friday.
        (clock(5, ClockUnit.WORKING_DAY), date(2023, 3, 3), date(2023, 3, 10)),
        # A last day off moves to the next working day, only where the rule says so.
        (clock(3, ClockUnit.DAY, roll=True), date(2023, 3, 1), date(2023, 3, 6)),
        (clock(3, ClockUnit.DAY), date(2023, 3, 1), date(2023, 3, 4)),
    ],
    ids=str,
)
def test_the_last_day_in_time(deadline: Deadline, started: date, due: date) -> None:
    assert deadline.due_on(started, Weekends()) == due


def test_an_official_holiday_is_a_day_off_like_a_weekend() -> None:
    holidays = {date(2023, 10, day) for day in range(1, 7)}
    assert clock(1, ClockUnit.WORKING_DAY).due_on(date(2023, 9, 30), holidays) == date(2023, 10, 7)
