"""Where an indicator of mediation could be read in two ways, this is the way it is read."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from fengqiao.indicators.window import Window
from fengqiao.registry.stations import VILLAGES
from fengqiao.testing.bureau import Bureau
from fengqiao_mediation.indicators import INDICATORS
from fengqiao_mediation.ledgers import CASES, COMMITTEES, INCIDENTS, MEDIATORS, SCREENINGS
from fengqiao_mediation.plugin import register_indicators

from tests.mediation.made_up import (
    AFTER,
    DAY,
    MARCH,
    QUARTER,
    case,
    committee,
    mediator,
    open_case,
    village,
)


def test_every_indicator_has_a_code_of_its_own() -> None:
    codes = [indicator.code for indicator in register_indicators()]

    assert {indicator.code for indicator in INDICATORS} < set(codes)
    assert len(codes) == len(set(codes))
    assert all(code.startswith("mediation.") for code in codes)


def test_a_case_settled_after_the_window_is_not_settled_in_it(bureau: Bureau) -> None:
    bureau.enter((CASES, bureau.station, case()), (CASES, bureau.station, case(closed_on=AFTER)))

    assert bureau.shows("mediation.success_rate.accepted", MARCH) == "50.00%"


def test_a_station_without_cases_has_no_success_rate(bureau: Bureau) -> None:
    assert bureau.shows("mediation.success_rate.accepted", MARCH) == "无数据"
    assert bureau.shows("mediation.accepted_cases", MARCH) == "0"


def test_the_loop_of_a_case_whose_level_nobody_filled_in_can_be_closed(bureau: Bureau) -> None:
    bureau.enter((CASES, bureau.station, case(level=None)))

    assert bureau.shows("mediation.closed_loop_rate", MARCH) == "100.00%"


@pytest.mark.parametrize(
    "gap",
    [
        {"records": []},
        {"follow_ups": []},
        {"follow_ups": [{"visited_on": AFTER}]},
        {"level": "major"},
        {"group_flag": True},
    ],
    ids=str,
)
def test_a_case_with_a_step_missing_leaves_the_loop_open(bureau: Bureau, gap: dict[str, Any]) -> None:
    bureau.enter((CASES, bureau.station, case()), (CASES, bureau.station, case(**gap)))

    assert bureau.shows("mediation.closed_loop_rate", MARCH) == "50.00%"


def test_a_failed_case_needs_no_visit_and_a_refused_one_no_loop(bureau: Bureau) -> None:
    ended = {"state": "terminated", "told_remedies": True, "follow_ups": []}
    bureau.enter(
        (CASES, bureau.station, case(result="failed", **ended)),
        (CASES, bureau.station, case(result="refused", records=[], **ended)),
    )

    assert bureau.shows("mediation.closed_loop_rate", MARCH) == "100.00%"


@pytest.mark.requirement("JS-05b")
def test_the_four_steps_are_taken_when_the_dispute_was_graded_recorded_and_answered(bureau: Bureau) -> None:
    told = {"level": "general", "feedback_level": "township", "feedback_on": date(2024, 3, 31)}
    bureau.enter(
        (CASES, bureau.station, case(**told)),
        (CASES, bureau.station, case(**told | {"level": None})),
        (CASES, bureau.station, case(**told, records=[])),
        (CASES, bureau.station, case(**told | {"feedback_on": AFTER})),
        # Still in hand: nothing is to be answered yet.
        (CASES, bureau.station, open_case(level="general")),
    )

    assert bureau.shows("mediation.four_step_loop_rate", MARCH) == "25.00%"
    assert bureau.shows("mediation.four_step_loop_rate", QUARTER, bureau.station) == "25.00%"


def test_an_open_key_dispute_is_clear_with_level_record_and_key_person(bureau: Bureau) -> None:
    parties = [{"side": "applicant", "name": "陈演示甲", "key_person": True}]
    clear = open_case(key_dispute=True, level="complex", parties=parties)
    bureau.enter(
        (CASES, bureau.station, clear),
        (CASES, bureau.station, {**clear, "level": None}),
        (CASES, bureau.station, {**clear, "records": []}),
        (CASES, bureau.station, {**clear, "parties": [{**parties[0], "key_person": False}]}),
        # Settled only after the window: open on its last day.
        (CASES, bureau.station, {**case(closed_on=AFTER), "key_dispute": True, "level": None}),
        # Settled in it: no longer among them.
        (CASES, bureau.station, {**case(), "key_dispute": True}),
    )

    assert bureau.shows("mediation.key_disputes_clear_rate", MARCH) == "20.00%"


def test_a_property_case_counts_only_in_a_workroom_of_that_field(bureau: Bureau) -> None:
    ids = [uuid4() for _ in range(3)]
    workroom = {"kind": "joint_workroom", "industry": "intellectual_property"}
    bureau.enter(
        (COMMITTEES, bureau.unit, committee(id=ids[0], **workroom)),
        (COMMITTEES, bureau.unit, committee(id=ids[1], **workroom | {"industry": "traffic", "name": "二"})),
        (COMMITTEES, bureau.unit, committee(id=ids[2], name="三")),
        *((CASES, bureau.unit, case(committee_id=one, dispute_type="intellectual_property")) for one in ids),
        (CASES, bureau.unit, case(committee_id=ids[0])),
    )

    assert bureau.shows("mediation.intellectual_property_workrooms", MARCH) == "1"
    assert bureau.shows("mediation.intellectual_property_cases", MARCH) == "1"
    assert bureau.shows("mediation.intellectual_property_settled", MARCH) == "1"


def test_villages_are_covered_by_their_own_committee_and_its_full_time_mediator(bureau: Bureau) -> None:
    villages, committees = [uuid4(), uuid4()], [uuid4(), uuid4()]
    in_community = {"kind": "community", "village_id": villages[0], "name": "甲"}
    bureau.enter(
        *((VILLAGES, bureau.station, village(one)) for one in villages),
        (COMMITTEES, bureau.station, committee(id=committees[0], **in_community)),
        (COMMITTEES, bureau.station, committee(id=committees[1])),
        (MEDIATORS, bureau.station, mediator(committees[1])),
    )

    assert bureau.shows("mediation.village_committee_coverage", MARCH) == "50.00%"
    assert bureau.shows("mediation.villages_with_full_time_mediator_rate", MARCH) == "0.00%"
    assert bureau.shows("mediation.township_committee_coverage", MARCH) == "100.00%"

    bureau.enter((MEDIATORS, bureau.station, mediator(committees[0])))

    assert bureau.shows("mediation.villages_with_full_time_mediator_rate", MARCH) == "50.00%"


def test_every_bureau_is_expected_to_screen_and_no_station_is(bureau: Bureau) -> None:
    assert bureau.shows("mediation.bureau_quarterly_screening_rate", QUARTER) == "0.00%"
    assert bureau.shows("mediation.bureau_quarterly_screening_rate", QUARTER, bureau.station) == "无数据"

    bureau.enter((SCREENINGS, bureau.unit, {"level": "county", "started_on": DAY}))

    assert bureau.shows("mediation.bureau_quarterly_screening_rate", QUARTER) == "100.00%"


def test_a_round_that_a_station_enters_for_its_village_is_not_the_stations_own(bureau: Bureau) -> None:
    one, home = uuid4(), uuid4()
    place = {"kind": "community", "village_id": home}
    week = Window(date(2024, 3, 4), date(2024, 3, 17))
    bureau.enter(
        (VILLAGES, bureau.station, village(home)),
        (COMMITTEES, bureau.station, committee(id=one, **place)),
        (SCREENINGS, bureau.station, {"level": "village", "started_on": DAY, "committee_id": one}),
    )

    assert bureau.shows("mediation.village_weekly_screening_rate", week) == "50.00%"
    assert bureau.shows("mediation.station_monthly_screening_rate", MARCH) == "0.00%"


def test_growth_of_general_disputes_needs_a_year_to_compare_with(bureau: Bureau) -> None:
    earlier = {
        "registered_on": date(2023, 3, 6),
        "accepted_on": date(2023, 3, 6),
        "closed_on": date(2023, 3, 9),
    }
    bureau.enter((CASES, bureau.station, case()), (CASES, bureau.station, case(dispute_type="medical")))
    assert bureau.shows("mediation.general_disputes_growth", MARCH) == "无数据"

    bureau.enter(*((CASES, bureau.station, case(**earlier, records=[], follow_ups=[])) for _ in range(2)))

    assert bureau.shows("mediation.general_disputes_growth", MARCH) == "-50.00%"


def test_only_grave_disputes_that_left_the_city_count_as_such(bureau: Bureau) -> None:
    gone = {"resolved_level": "beyond_city"}
    bureau.enter(
        (CASES, bureau.station, case(level="complex", **gone)),
        (CASES, bureau.station, case(level="general", **gone)),
        (CASES, bureau.station, case(level="major", resolved_level="city")),
    )

    assert bureau.shows("mediation.disputes_leaving_city", MARCH) == "1"


def test_a_prevented_incident_is_no_incident_and_a_small_one_no_major_one(bureau: Bureau) -> None:
    happened = {"kind": "escalated", "occurred_on": DAY, "major": True, "persons": 2}
    bureau.enter(
        (INCIDENTS, bureau.station, happened),
        (INCIDENTS, bureau.station, {**happened, "prevented": True}),
        (INCIDENTS, bureau.station, {**happened, "major": False}),
        (INCIDENTS, bureau.station, {**happened, "kind": "violent", "major": False}),
    )

    assert bureau.shows("mediation.incidents_escalated", MARCH) == "1"
    assert bureau.shows("mediation.incidents_violent", MARCH) == "1"
    assert bureau.shows("mediation.monthly.prevented.escalated_persons", MARCH) == "2"
