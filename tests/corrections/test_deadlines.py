"""The clocks run from a field to a field, say where they come from, and those nobody has checked do not run."""

from datetime import date

import pytest
from fengqiao.ledgers.deadlines import ClockUnit, Weekends
from fengqiao.testing.contracts import DeadlinesContract
from fengqiao_corrections.ledgers import EDUCATIONS, LEDGERS, PUBLIC_BENEFITS

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
        ("subject", "D-C21", date(2024, 3, 1), date(2024, 3, 1)),
        ("survey", "D-C22", date(2024, 3, 1), date(2024, 3, 1)),
        ("report", "D-C23", date(2024, 3, 1), date(2024, 3, 1)),
        ("place_change", "D-C24", date(2024, 3, 1), date(2024, 3, 1)),
        ("verdict", "D-C6", date(2024, 3, 1), date(2024, 3, 31)),
        ("verdict", "D-C7a", date(2024, 3, 1), date(2024, 3, 3)),
        ("verdict", "D-C7b", date(2024, 3, 1), date(2024, 3, 31)),
        ("released_person", "D-R4", date(2024, 2, 29), date(2029, 2, 28)),
        ("link", "D-R1", date(2024, 3, 1), date(2024, 3, 31)),
        ("link", "D-R2", date(2024, 3, 31), date(2024, 3, 1)),
    ],
)
def test_a_clock_runs_out_on_its_day(ledger: str, code: str, started: date, due: date) -> None:
    assert CLOCKS[f"corrections.{ledger}", code].due_on(started, Weekends()) == due


def test_what_nobody_has_checked_never_runs_and_local_clocks_stay_local() -> None:
    unchecked = {clock.code for clock in CLOCKS.values() if not clock.verified}

    assert unchecked == {
        *("D-C13a", "D-C13b", "D-C14a", "D-C14b", "D-C14c", "D-C15"),
        *("D-C16a", "D-C16b", "D-C16c", "D-C16d", "D-C16e", "D-C17", "D-C18"),
        *("D-R5a", "D-R5b", "D-R5c"),
    }
    assert {clock.code: clock.region for clock in CLOCKS.values() if clock.region} == {
        "D-R1": "31",
        "D-R2": "31",
        "D-R4": "35",
    }


def test_nothing_of_the_replaced_rules_of_2012_stands_anywhere() -> None:
    """Report to the station in three days, eight hours of study and of service a month, leave of one month at most."""
    duties = [duty for ledger in LEDGERS for duty in ledger.duties]
    sources = [one.source for one in (*CLOCKS.values(), *duties)]
    asked = {(clock.stop, clock.amount, clock.unit) for clock in CLOCKS.values()}

    assert not [source for source in sources if "2012" in source]
    assert not asked & {
        ("reported_on", 3, ClockUnit.DAY),
        ("received_on", 3, ClockUnit.DAY),
        ("back_on", 1, ClockUnit.MONTH),
        ("until", 1, ClockUnit.MONTH),
    }
    assert not [duty.code for duty in duties if duty.amount is not None]
    assert not [ledger.code for ledger in (EDUCATIONS, PUBLIC_BENEFITS) if ledger.duties or ledger.deadlines]
