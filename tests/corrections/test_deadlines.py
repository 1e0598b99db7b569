"""The clocks run from a field to a field, say where they come from, and those nobody has checked do not run."""

from datetime import date

import pytest
from fengqiao.ledgers.deadlines import Weekends
from fengqiao.testing.contracts import DeadlinesContract
from fengqiao_corrections.ledgers import LEDGERS

CLOCKS = {(ledger.code, clock.code): clock for ledger in LEDGERS for clock in ledger.deadlines}


class TestDeadlines(DeadlinesContract):
    ledgers = LEDGERS


@pytest.mark.parametrize(
    ("ledger", "code", "started", "due"),
    [
        ("subject", "D-C1a", date(2024, 3, 1), date(2024, 3, 6)),
        ("subject", "D-C1b", date(2024, 3, 1), date(2024, 3, 11)),
        ("subject", "D-C1c", date(2024, 3, 1), date(2024, 3, 6)),
        ("subject", "D-C1d", date(2024, 3, 1), date(2024, 3, 11)),
        ("subject", "D-C2", date(2024, 2, 25), date(2024, 3, 6)),
        ("subject", "D-C3", date(2024, 2, 25), date(2024, 3, 6)),
        ("tag", "D-C4", date(2023, 11, 30), date(2024, 2, 29)),
        ("verdict", "D-C6", date(2024, 3, 1), date(2024, 3, 31)),
        ("verdict", "D-C7", date(2024, 3, 1), date(2024, 3, 31)),
        ("released_person", "D-R4", date(2024, 2, 29), date(2029, 2, 28)),
        ("link", "D-R1", date(2024, 3, 1), date(2024, 3, 31)),
    ],
)
def test_a_clock_runs_out_on_its_day(ledger: str, code: str, started: date, due: date) -> None:
    assert CLOCKS[f"corrections.{ledger}", code].due_on(started, Weekends()) == due


def test_what_nobody_has_checked_never_runs_and_local_clocks_stay_local() -> None:
    unchecked = {clock.code for clock in CLOCKS.values() if not clock.verified}

    assert unchecked == {"D-C13", "D-C15", "D-C16a", "D-C16b", "D-C16c", "D-C16d"}
    assert {clock.code: clock.region for clock in CLOCKS.values() if clock.region} == {
        "D-R1": "31",
        "D-R4": "35",
    }
