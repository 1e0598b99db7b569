"""Where an indicator could be read in two ways, this is the way it is read: small numbers, counted by hand."""

from datetime import date
from typing import Any

import pytest
from fengqiao.indicators.window import Window
from fengqiao.testing.bureau import Bureau, PlantBureau
from fengqiao_legal_review.ledgers import (
    ATTENDANCES,
    ITEMS,
    LITIGATIONS,
    OBSERVATIONS,
    OPINIONS,
    PILOTS,
    POINTS,
    RECONSIDERATIONS,
)
from fengqiao_legal_review.plugin import register_indicators

MARCH = Window(date(2024, 3, 1), date(2024, 3, 31))
BEFORE, DAY, LAST, AFTER = date(2024, 2, 1), date(2024, 3, 4), date(2024, 3, 31), date(2024, 4, 1)
STATION = {"kind": "station", "lead": True}
ADVISER = {"kind": "legal_adviser", "heard_on": DAY}
PUBLIC_LAWYER = {"kind": "public_lawyer", "heard_on": DAY}


def item(kind: str, *others: dict[str, Any], **values: Any) -> dict[str, Any]:
    """Return an item on which the station issued a lawful opinion in March, alone or with others."""
    return {
        "state": "issued",
        "kind": kind,
        "submitting_unit": "某办公室",
        "submitted_on": BEFORE,
        "accepted_on": BEFORE,
        "mode": "joint" if others else "single",
        "reviewers": [STATION, *others],
        "conclusion": "lawful",
        "issued_on": DAY,
        **values,
    }


def entered(bureau: Bureau, ledger: Any, *records: dict[str, Any]) -> None:
    """Write rows of the station."""
    bureau.enter(*((ledger, bureau.station, record) for record in records))


def test_every_indicator_has_a_code_of_its_own() -> None:
    codes = [indicator.code for indicator in register_indicators()]

    assert len(codes) == len(set(codes)) > 40
    assert all(code.startswith("legal_review.") for code in codes)


@pytest.mark.requirement("JA-14")
def test_a_contract_counts_when_an_adviser_took_part_and_the_opinion_came_in_the_window(
    bureau: Bureau,
) -> None:
    entered(
        bureau,
        ITEMS,
        item("township_contract", ADVISER),
        item("township_contract", ADVISER, issued_on=LAST),
        item("township_contract", ADVISER, {"kind": "legal_adviser"}),  # two advisers, one contract
        item("township_contract", ADVISER, issued_on=AFTER),
        item("township_contract", ADVISER, issued_on=BEFORE, reviewers=[STATION, {"kind": "legal_adviser"}]),
        item("township_contract", ADVISER, conclusion="out_of_scope"),
        item("township_contract", PUBLIC_LAWYER),
        item("township_contract"),
        item("village_contract", {"kind": "village_adviser"}),
    )

    assert bureau.shows("legal_review.contracts_reviewed_by_advisers", MARCH) == "3"
    assert bureau.shows("legal_review.contracts_reviewed", MARCH) == "6"


@pytest.mark.requirement("JA-10", "JA-15", "SD-07", "AH-03d")
def test_each_kind_of_item_counts_where_it_belongs(bureau: Bureau) -> None:
    village, _ = bureau.villages
    checked = dict.fromkeys(("authority_checked", "procedure_checked", "content_checked"), True)
    pending = item("enforcement_decision", state="reviewing", conclusion=None, issued_on=None)
    entered(
        bureau,
        ITEMS,
        item("enforcement_decision"),
        item("enforcement_decision", conclusion="unlawful"),
        item("enforcement_decision", conclusion="out_of_scope"),
        pending,
        item("normative_document"),
        item("major_decision", ADVISER, **checked),
        item("party_document"),
        item("residents_pledge", {"kind": "village_adviser"}, village_id=village),
        item("residents_pledge", village_id=village),
        item("owners_charter", ADVISER),
    )

    assert bureau.shows("legal_review.enforcement_decisions_reviewed", MARCH) == "2"
    assert bureau.shows("legal_review.items_found_illegal", MARCH) == "1"
    assert bureau.shows("legal_review.normative_documents_reviewed", MARCH) == "1"
    assert bureau.shows("legal_review.major_decisions_reviewed", MARCH) == "1"
    assert bureau.shows("legal_review.decisions_and_documents_reviewed", MARCH) == "2"
    assert bureau.shows("legal_review.residents_rules_reviewed_by_advisers", MARCH) == "2"
    assert bureau.shows("legal_review.items_reviewed", MARCH) == "8"


@pytest.mark.requirement("NN-A29a")
def test_help_with_village_rules_is_none_where_items_are_kept_and_unknown_where_they_are_not(
    bureau: Bureau,
) -> None:
    one, two = bureau.villages
    assert bureau.shows("legal_review.village_rules_assisted", MARCH) == "无数据"

    entered(bureau, ITEMS, item("other"))
    assert bureau.shows("legal_review.village_rules_assisted", MARCH) == "0"

    entered(
        bureau,
        ITEMS,
        item("village_rules", village_id=one),
        item("villagers_charter", village_id=one),
        item("residents_pledge", village_id=two, issued_on=AFTER),
    )
    assert bureau.shows("legal_review.village_rules_assisted", MARCH) == "2"
    assert bureau.shows("legal_review.villages_assisted_with_rules", MARCH) == "1"


@pytest.mark.requirement("JS-04d")
def test_a_joint_review_is_led_by_the_station_with_somebody_beside_it(bureau: Bureau) -> None:
    assert bureau.shows("legal_review.joint_review_rate.reviewed", MARCH) == "无数据"

    office = {"kind": "party_government_office"}
    led_by_lawyer = [{"kind": "station"}, {**PUBLIC_LAWYER, "lead": True}]
    entered(
        bureau,
        ITEMS,
        item("other", office),
        item("other"),
        item("other", office, reviewers=led_by_lawyer),
    )

    assert bureau.shows("legal_review.joint_review_rate.reviewed", MARCH) == "33.33%"


def test_adoption_is_known_of_opinions_that_were_answered_by_the_windows_end(bureau: Bureau) -> None:
    answered = {"state": "answered", "answered_on": LAST, "adoption": "adopted"}
    why = {"adoption_reason": "理由"}
    entered(
        bureau,
        ITEMS,
        item("other"),
        item("other", **answered),
        item("other", **answered | why | {"adoption": "partly"}),
        item("other", **answered | why | {"adoption": "not_adopted"}),
        item("other", **answered | {"answered_on": AFTER}),
    )

    assert bureau.shows("legal_review.review_adoption_rate.answered", MARCH) == "66.67%"


@pytest.mark.requirement("JA-07", "SD-08", "JS-04a")
def test_only_the_head_at_an_office_meeting_counts_as_the_heads_attendance(bureau: Bureau) -> None:
    def meeting(kind: str, role: str = "head", on: date = DAY, **values: Any) -> dict[str, Any]:
        return {"meeting": kind, "role": role, "attended_on": on, **values}

    assert bureau.shows("legal_review.stations_with_head_attendance_rate", MARCH) == "0.00%"
    entered(
        bureau,
        ATTENDANCES,
        meeting("directors_office", spoke=True),
        meeting("township_heads_office", on=LAST),
        meeting("directors_office", on=AFTER),
        meeting("directors_office", "deputy_head"),
        meeting("joint_party_government"),
        meeting("party_committee"),
    )

    assert bureau.shows("legal_review.head_attendances", MARCH) == "2"
    assert bureau.shows("legal_review.head_attendances_joint_meetings", MARCH) == "1"
    assert bureau.shows("legal_review.head_attendances_all", MARCH) == "4"
    assert bureau.shows("legal_review.head_attendances_with_speech_rate.attended", MARCH) == "25.00%"
    assert bureau.shows("legal_review.stations_with_head_attendance_rate", MARCH) == "100.00%"


@pytest.mark.requirement("MX-11a", "AH-03d", "SD-07", "JA-57")
def test_opinions_are_counted_by_kind_and_by_whom_they_were_given_to(bureau: Bureau) -> None:
    def opinion(kind: str, **values: Any) -> dict[str, Any]:
        return {"kind": kind, "given_on": DAY, "to_unit": "某单位", **values}

    answer = {"state": "answered", "answered_on": DAY}
    entered(
        bureau,
        OPINIONS,
        opinion("legal_opinion", **answer, adoption="adopted"),
        opinion("legal_opinion", **answer, adoption="not_adopted", adoption_reason="理由"),
        opinion("risk_assessment", recipient="enforcement_body"),
        opinion("enforcement_coordination", recipient="enforcement_body"),
        opinion("proposal", recipient="village"),
        opinion("legal_opinion", given_on=AFTER),
    )

    assert bureau.shows("legal_review.opinions_given", MARCH) == "5"
    assert bureau.shows("legal_review.opinions_given_to_township", MARCH) == "2"
    assert bureau.shows("legal_review.risk_assessments", MARCH) == "1"
    assert bureau.shows("legal_review.enforcement_coordination_opinions", MARCH) == "1"
    assert bureau.shows("legal_review.opinion_adoption_rate.answered", MARCH) == "50.00%"


@pytest.mark.requirement("JA-11", "JA-57")
def test_a_point_counts_from_its_first_day_to_its_last(plant_bureau: PlantBureau) -> None:
    bureau = plant_bureau(stations=2)
    assert bureau.shows("legal_review.reconsideration_point_coverage", MARCH) == "0.00%"
    entered(
        bureau,
        POINTS,
        {"name": "一", "opened_on": LAST, "stationed_officer": True, "stationed_since": LAST},
        {"name": "二", "opened_on": BEFORE, "closed_on": LAST, "state": "closed"},
        {"name": "三", "opened_on": BEFORE, "closed_on": date(2024, 3, 30), "state": "closed"},
        {"name": "四", "opened_on": AFTER},
        {"name": "五", "opened_on": BEFORE, "stationed_officer": True, "stationed_since": AFTER},
    )

    assert bureau.shows("legal_review.reconsideration_points", MARCH) == "3"
    assert bureau.shows("legal_review.reconsideration_points_with_officer", MARCH) == "1"
    assert bureau.shows("legal_review.reconsideration_point_coverage", MARCH) == "50.00%"


@pytest.mark.requirement("JA-12a", "JA-57")
def test_a_question_is_a_step_and_no_case(bureau: Bureau) -> None:
    def step(name: str, on: date = DAY) -> dict[str, Any]:
        return {"step": name, "taken_on": on}

    asked = {"opened_on": DAY, "kind": "penalty", "steps": [step("consultation")]}
    taken_in = {**asked, "state": "taken_in", "taken_in_on": DAY}
    steps = [step(name) for name in ("consultation", "receipt", "forwarding")]
    entered(
        bureau,
        RECONSIDERATIONS,
        asked,
        {**taken_in, "steps": [*steps, step("mediation", AFTER)]},
        {**taken_in, "steps": [step("assistance"), step("mediation")]},
        {**taken_in, "taken_in_on": AFTER, "steps": [step("receipt", AFTER)]},
        {**taken_in, "state": "closed", "closed_on": DAY, "outcome": "settled", "steps": []},
    )

    shown = {
        name: bureau.shows(f"legal_review.reconsideration_{name}", MARCH)
        for name in ("consultations", "receipts", "mediations", "forwardings", "assistances")
    }
    assert shown == {
        "consultations": "2",
        "receipts": "1",
        "mediations": "1",
        "forwardings": "1",
        "assistances": "1",
    }
    assert bureau.shows("legal_review.reconsiderations", MARCH) == "3"
    assert bureau.shows("legal_review.reconsiderations_mediated", MARCH) == "1"


@pytest.mark.requirement("JA-12b")
def test_a_lawsuit_counts_by_its_notice_and_the_head_by_the_hearing(bureau: Bureau) -> None:
    lawsuit = {"kind": "first_instance", "court": "某法院", "respondent": "某街道", "notified_on": DAY}
    assert bureau.shows("legal_review.litigation_head_attendance_rate.heard", MARCH) == "无数据"
    entered(
        bureau,
        LITIGATIONS,
        lawsuit,
        {**lawsuit, "state": "heard", "hearing_on": LAST, "head_attended": True},
        {**lawsuit, "state": "heard", "hearing_on": LAST},
        {**lawsuit, "state": "heard", "hearing_on": AFTER, "head_attended": True},
        {**lawsuit, "notified_on": BEFORE, "state": "closed", "outcome": "partly_lost", "closed_on": LAST},
        {**lawsuit, "notified_on": AFTER},
    )

    assert bureau.shows("legal_review.litigations", MARCH) == "4"
    assert bureau.shows("legal_review.litigation_head_attendance_rate.heard", MARCH) == "50.00%"
    assert bureau.shows("legal_review.litigations_lost", MARCH) == "1"


@pytest.mark.requirement("JA-16", "JA-58")
def test_a_proposal_counts_where_the_city_took_it_up_in_the_window(bureau: Bureau) -> None:
    observation = {"kind": "observation", "collected_on": DAY, "contributors": 4}
    sent = {**observation, "submitted_on": DAY, "submitted_to": "某办"}
    adopted = {**sent, "state": "adopted", "adopted_by": "city_office", "adopted_on": LAST}
    entered(
        bureau,
        OBSERVATIONS,
        observation,
        adopted,
        {**adopted, "adopted_on": AFTER},
        {**adopted, "adopted_by": "county_office"},
        {**adopted, "kind": "legislation"},
        {**observation, "kind": "legislation", "contributors": 7},
        {**observation, "kind": "enforcement"},
        {**observation, "collected_on": AFTER},
    )

    assert bureau.shows("legal_review.observations_adopted_by_city", MARCH) == "1"
    assert bureau.shows("legal_review.observations_adopted", MARCH) == "2"
    assert bureau.shows("legal_review.observations_collected", MARCH) == "4"
    assert bureau.shows("legal_review.legislative_opinions_collected", MARCH) == "2"
    assert bureau.shows("legal_review.legislative_opinion_contributors", MARCH) == "11"
    assert bureau.shows("legal_review.enforcement_opinions_collected", MARCH) == "1"


def test_reports_and_orders_to_correct_count_on_their_own_day(bureau: Bureau) -> None:
    rules = {
        "village_id": bureau.villages[0],
        "voted_on": BEFORE,
        "state": "correcting",
        "conclusion": "unlawful",
    }
    ordered = {"correction_reason": "罚款没有依据"}
    entered(
        bureau,
        ITEMS,
        item("village_rules", **rules, reported_on=DAY, correction_ordered_on=LAST, **ordered),
        item("residents_pledge", **rules, reported_on=LAST, correction_ordered_on=AFTER, **ordered),
        item("village_rules", **rules, reported_on=BEFORE, correction_ordered_on=DAY, **ordered),
        item("village_contract", state="correcting", correction_ordered_on=DAY, **ordered),
    )

    assert bureau.shows("legal_review.village_rules_reported", MARCH) == "2"
    assert bureau.shows("legal_review.corrections_ordered", MARCH) == "3"


def test_a_station_that_keeps_no_items_has_no_figure_of_reports(bureau: Bureau) -> None:
    assert bureau.shows("legal_review.village_rules_reported", MARCH) == "无数据"


@pytest.mark.requirement("SC-10")
def test_a_pilot_counts_once_for_whoever_keeps_it_on_every_day_it_stands(plant_bureau: PlantBureau) -> None:
    """Two of three cities: one with two pilots, one whose last day it is; the third's is over. One station."""
    bureau = plant_bureau(stations=4)
    first, second, third, station = bureau.stations
    assert bureau.shows("legal_review.pilot_cities", MARCH) == "无数据"
    for unit, extent, scope, until in (
        (first, "city", "enforcement_supervision", None),
        (first, "city", "legality_review", None),
        (second, "city", "both", LAST),
        (third, "city", "both", date(2024, 3, 30)),
        (station, "station", "legality_review", None),
        (station, "county", "other", None),
    ):
        row = {"extent": extent, "scope": scope, "since": BEFORE, "until": until}
        bureau.enter((PILOTS, unit, row))
    bureau.enter((PILOTS, third, {"extent": "city", "scope": "both", "since": AFTER}))

    assert bureau.shows("legal_review.pilot_cities", MARCH) == "2"
    assert bureau.shows("legal_review.pilot_stations", MARCH) == "1"
