"""The clocks run from a field to a field, say where they come from, and those nobody has settled do not run."""

from datetime import date

import pytest
from fengqiao.ledgers.deadlines import Deadline, Weekends
from fengqiao.testing.contracts import DeadlinesContract
from fengqiao_legal_aid.ledgers import LEDGERS

CLOCKS = {(ledger.code, deadline.code): deadline for ledger in LEDGERS for deadline in ledger.deadlines}


class TestDeadlines(DeadlinesContract):
    ledgers = LEDGERS


@pytest.mark.parametrize(
    ("ledger", "code", "started", "due"),
    [
        # Plain days: the seventh is Saturday 9 March and does not move.
        ("legal_aid.application", "D-L1", date(2024, 3, 2), date(2024, 3, 9)),
        ("legal_aid.application", "D-L7", date(2024, 2, 26), date(2024, 3, 2)),
        # Hours are whole days: whoever was asked on the last day of February passes it on by the next.
        ("legal_aid.application", "D-L5", date(2024, 2, 29), date(2024, 3, 1)),
        ("legal_aid.aid_case", "D-L2", date(2024, 2, 27), date(2024, 3, 1)),
        ("legal_aid.aid_case", "D-L4", date(2023, 12, 30), date(2024, 1, 2)),
        ("legal_aid.aid_case", "D-L4a", date(2023, 2, 27), date(2023, 3, 2)),
        ("legal_aid.aid_case", "D-L4b", date(2024, 2, 27), date(2024, 3, 1)),
        ("legal_aid.aid_case", "D-L7", date(2024, 4, 29), date(2024, 5, 4)),
        ("legal_aid.aid_case", "D-L8", date(2024, 1, 31), date(2024, 3, 1)),
        ("legal_aid.aid_case", "D-L9", date(2024, 3, 1), date(2024, 3, 31)),
        # From Friday 1 March, seven working days: the Tuesday after next.
        ("legal_aid.consultation", "D-L13", date(2024, 3, 1), date(2024, 3, 12)),
    ],
)
def test_a_clock_runs_out_on_its_day(ledger: str, code: str, started: date, due: date) -> None:
    assert CLOCKS[ledger, code].due_on(started, Weekends()) == due


def test_only_the_clocks_of_the_national_law_run_everywhere() -> None:
    def runs(clock: Deadline) -> bool:
        return clock.verified and clock.region is None

    national = {"D-L1", "D-L2", "D-L4", "D-L4a", "D-L4b", "D-L5", "D-L7"}
    assert {clock.code for clock in CLOCKS.values() if runs(clock)} == national
    assert all("法律援助法" in clock.source for clock in CLOCKS.values() if runs(clock))
    assert {clock.valid_from for clock in CLOCKS.values() if runs(clock)} == {date(2022, 1, 1)}
    local = {clock.region: clock.valid_to for clock in CLOCKS.values() if clock.verified and clock.region}
    before = date(2021, 12, 31)
    assert local == {"5333": None, "5305": None, "31": before, "33": before, "37": before}


@pytest.mark.parametrize("field", ["decided_on", "forwarded_on", "lapsed_on"])
def test_what_is_decided_handed_on_or_withdrawn_waits_at_the_station_no_more(field: str) -> None:
    clock, day = CLOCKS["legal_aid.application", "D-L1"], date(2024, 3, 5)
    assert clock.ended({"submitted_on": date(2024, 3, 2)}) is None
    assert clock.ended({"submitted_on": date(2024, 3, 2), field: day}) == day


def test_the_day_of_the_decision_counts_where_the_station_learns_of_it() -> None:
    record = {"forwarded_on": date(2024, 3, 3), "decided_on": date(2024, 3, 12)}
    assert CLOCKS["legal_aid.application", "D-L1"].ended(record) == date(2024, 3, 12)
