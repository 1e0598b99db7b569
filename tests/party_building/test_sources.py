"""What nobody has read in its source is kept as data and runs nowhere, until somebody marks it."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from fengqiao.indicators.window import Window
from fengqiao.testing.bureau import Bureau
from fengqiao.testing.contracts import DeadlinesContract
from fengqiao_party_building.ledgers import LEDGERS, MEETINGS, ORGANISATIONS
from fengqiao_party_building.plugin import register_indicators
from fengqiao_party_building.rhythms import RHYTHMS, rhythm_indicators

QUARTER = Window(date(2024, 1, 1), date(2024, 3, 31))


def test_no_clock_of_an_unread_source_runs() -> None:
    clocks = [clock for ledger in LEDGERS for clock in ledger.deadlines]

    assert {clock.code for clock in clocks} == {"D-PB1", "D-PB2"}
    assert [clock for clock in clocks if clock.verified] == []


class TestDeadlines(DeadlinesContract):
    ledgers = LEDGERS


def test_no_frequency_of_an_unread_source_is_measured() -> None:
    assert len(RHYTHMS) == 7
    assert all("《" in rhythm.source for rhythm in RHYTHMS)
    assert list(rhythm_indicators()) == []
    assert [one.code for one in register_indicators() if ".rhythm." in one.code] == []


def test_a_frequency_that_somebody_has_read_is_measured_branch_by_branch(bureau: Bureau) -> None:
    (monthly,) = rhythm_indicators(
        replace(one, verified=True) for one in RHYTHMS if one.name == "committee_meeting"
    )
    branch = {"kind": "branch", "founded_on": date(2020, 1, 1)}
    one, two = uuid4(), uuid4()
    meeting = {"kind": "committee_meeting", "organisation_id": one}
    bureau.enter(
        (ORGANISATIONS, bureau.station, {**branch, "id": one, "name": "甲"}),
        (ORGANISATIONS, bureau.station, {**branch, "id": two, "name": "乙"}),
        *((MEETINGS, bureau.station, {**meeting, "held_on": date(2024, month, 9)}) for month in (1, 1, 2)),
        (MEETINGS, bureau.station, {**meeting, "kind": "theme_day", "held_on": date(2024, 3, 9)}),
    )

    assert bureau.shows(monthly, QUARTER) == "33.33%"
