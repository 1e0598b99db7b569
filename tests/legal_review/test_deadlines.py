"""The clocks run from a field to a field, say where they come from, and the local one runs at home only."""

from datetime import date, timedelta

import pytest
from fengqiao.ledgers.deadlines import Weekends
from fengqiao.testing.contracts import DeadlinesContract
from fengqiao_legal_review.ledgers import LEDGERS

CLOCKS = {deadline.code: deadline for ledger in LEDGERS for deadline in ledger.deadlines}


class TestDeadlines(DeadlinesContract):
    ledgers = LEDGERS


@pytest.mark.parametrize(
    ("code", "started", "due"),
    [
        # Monday to Monday: five working days with a weekend between them.
        ("D-A4", date(2024, 3, 4), date(2024, 3, 11)),
        # 31 - 1 days of January, 29 of February, one of March.
        ("D-A5", date(2024, 1, 1), date(2024, 3, 1)),
        ("D-A6", date(2024, 3, 1), date(2024, 3, 8)),
        ("D-A7a", date(2024, 3, 1), date(2024, 4, 30)),
        ("D-A7b", date(2024, 3, 1), date(2024, 3, 31)),
    ],
)
def test_a_clock_runs_out_on_its_day(code: str, started: date, due: date) -> None:
    assert CLOCKS[code].due_on(started, Weekends()) == due


def test_working_days_leave_out_days_off_that_are_no_weekend() -> None:
    labour_day = {date(2024, 5, day) for day in range(1, 6)}

    assert CLOCKS["D-A6"].due_on(date(2024, 4, 29), labour_day) == date(2024, 5, 9)
    assert CLOCKS["D-A6"].due_on(date(2024, 4, 29), ()) == date(2024, 4, 29) + timedelta(days=5)


def test_all_clocks_but_the_local_one_run_everywhere() -> None:
    assert {code for code, clock in CLOCKS.items() if clock.region} == {"D-A4"}
    assert CLOCKS["D-A4"].region == "331083002"
    assert all(clock.verified for clock in CLOCKS.values())
