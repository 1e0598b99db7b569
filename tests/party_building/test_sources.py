"""What nobody has read in its source is kept as data and runs nowhere, until somebody marks it."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.window import Window
from fengqiao.ledgers.declaration import Ledger
from fengqiao.outstanding.agenda import agenda
from fengqiao.testing.bureau import Bureau
from fengqiao.testing.contracts import DeadlinesContract
from fengqiao_party_building.indicators.rhythms import rhythm_indicators
from fengqiao_party_building.ledgers import LEDGERS, MEETINGS, ORGANISATIONS
from fengqiao_party_building.plugin import register_indicators
from fengqiao_party_building.rhythms import RHYTHMS

BRANCH = {"kind": "branch", "founded_on": date(2020, 1, 1)}
QUARTER = Window(date(2024, 1, 1), date(2024, 3, 31))


def test_no_clock_of_an_unread_source_runs() -> None:
    clocks = [clock for ledger in LEDGERS for clock in ledger.deadlines]

    assert {clock.code for clock in clocks} == {"D-PB1", "D-PB2"}
    assert [clock for clock in clocks if clock.verified] == []


class TestDeadlines(DeadlinesContract):
    ledgers = LEDGERS


def test_no_frequency_of_an_unread_source_is_measured() -> None:
    assert len(RHYTHMS) == 7
    assert all("《" in rhythm.source and "待核实" in rhythm.source for rhythm in RHYTHMS)
    assert list(rhythm_indicators()) == []
    assert [one.code for one in register_indicators() if ".rhythm." in one.code] == []


def agenda_of(bureau: Bureau, *ledgers: Ledger) -> list[tuple[str, str | None, int]]:
    """Return what the agenda of the station shows for the quarter: duty, who is bound, in how many periods it was missed."""
    with bureau.database.reading(SYSTEM) as session:
        found = agenda(session, bureau.codes, ledgers, bureau.station, QUARTER, date(2024, 7, 1))
    return [(one.duty.code, one.subject, len(one.missing)) for one in found.duties]


def test_every_frequency_is_there_as_a_duty_that_binds_nobody(bureau: Bureau) -> None:
    bureau.enter((ORGANISATIONS, bureau.station, {**BRANCH, "name": "甲"}))
    monthly = {"committee_meeting", "group_meeting", "theme_day"}
    assert {duty.code: str(duty.every) for duty in MEETINGS.duties} == {
        "PB-members_meeting": "季度",
        **{f"PB-{name}": "月" for name in monthly},
        **{f"PB-{name}": "年" for name in ("lesson", "organisational_life", "appraisal")},
    }
    assert [duty.code for duty in MEETINGS.duties if duty.verified] == []
    assert agenda_of(bureau, ORGANISATIONS, MEETINGS) == []


def test_a_frequency_that_somebody_has_read_binds_every_branch_and_no_group(bureau: Bureau) -> None:
    one = uuid4()
    bureau.enter(
        (ORGANISATIONS, bureau.station, {**BRANCH, "id": one, "name": "甲"}),
        (
            ORGANISATIONS,
            bureau.station,
            {**BRANCH, "name": "乙", "dissolved_on": date(2023, 12, 31), "state": "dissolved"},
        ),
        (ORGANISATIONS, bureau.station, {**BRANCH, "name": "丙", "kind": "group", "branch": "甲"}),
        (
            MEETINGS,
            bureau.station,
            {"kind": "theme_day", "organisation_id": one, "held_on": date(2024, 2, 9)},
        ),
    )
    read = tuple(replace(duty, verified=True) for duty in MEETINGS.duties if duty.code == "PB-theme_day")

    assert agenda_of(bureau, ORGANISATIONS, replace(MEETINGS, duties=read)) == [("PB-theme_day", "甲", 2)]


def test_a_frequency_that_somebody_has_read_is_measured_branch_by_branch(bureau: Bureau) -> None:
    (monthly,) = rhythm_indicators(
        replace(one, verified=True) for one in RHYTHMS if one.name == "committee_meeting"
    )
    one, two = uuid4(), uuid4()
    meeting = {"kind": "committee_meeting", "organisation_id": one}
    bureau.enter(
        (ORGANISATIONS, bureau.station, {**BRANCH, "id": one, "name": "甲"}),
        (ORGANISATIONS, bureau.station, {**BRANCH, "id": two, "name": "乙"}),
        *((MEETINGS, bureau.station, {**meeting, "held_on": date(2024, month, 9)}) for month in (1, 1, 2)),
        (MEETINGS, bureau.station, {**meeting, "kind": "theme_day", "held_on": date(2024, 3, 9)}),
    )

    assert bureau.shows(monthly, QUARTER) == "33.33%"
