"""The clocks run from a field to a field, say where they come from, and those nobody has settled do not run."""

from datetime import date

import pytest
from fengqiao.ledgers.deadlines import Deadline, Weekends
from fengqiao.testing.contracts import DeadlinesContract
from fengqiao_mediation.ledgers import LEDGERS

CLOCKS = {(ledger.code, deadline.code): deadline for ledger in LEDGERS for deadline in ledger.deadlines}


class TestDeadlines(DeadlinesContract):
    ledgers = LEDGERS


@pytest.mark.parametrize(
    ("ledger", "code", "started", "due"),
    [
        ("mediation.case", "D-M1", date(2024, 1, 31), date(2024, 2, 29)),
        ("mediation.committee", "D-M11", date(2021, 3, 1), date(2024, 3, 1)),
        # The thirtieth day is Sunday 31 March; the court's period ends on the next working day.
        ("mediation.confirmation", "D-M6", date(2024, 3, 1), date(2024, 4, 1)),
        ("mediation.confirmation", "D-M7", date(2024, 3, 4), date(2024, 3, 7)),
        ("mediation.referral", "D-M3a", date(2024, 3, 1), date(2024, 3, 31)),
        ("mediation.referral", "D-M3b", date(2024, 3, 1), date(2024, 3, 16)),
        ("mediation.referral", "D-M3c", date(2024, 3, 1), date(2024, 3, 8)),
        ("mediation.committee", "D-M12", date(2024, 3, 1), date(2024, 4, 12)),
    ],
)
def test_a_clock_runs_out_on_its_day(ledger: str, code: str, started: date, due: date) -> None:
    assert CLOCKS[ledger, code].due_on(started, Weekends()) == due


def test_only_settled_national_clocks_run_everywhere() -> None:
    def runs(clock: Deadline) -> bool:
        return clock.verified and clock.region is None

    assert {clock.code for clock in CLOCKS.values() if not runs(clock)} == {"D-M8", "D-M12"}
    assert {clock.region for clock in CLOCKS.values() if clock.code == "D-M12"} == {"3302"}
