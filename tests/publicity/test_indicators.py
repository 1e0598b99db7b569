"""Where an indicator of publicity could be read in two ways, this is the way it is read; figures are worked by hand."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from fengqiao.api import Ledger
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.window import Window
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.testing.bureau import Bureau
from fengqiao_publicity.ledgers import (
    ACTIVITIES,
    BOARDS,
    LAW_PEOPLE,
    MEDIA_REPORTS,
    ORDERS,
    PLANS,
    RECOGNITIONS,
    SITES,
    TEAMS,
    TRAININGS,
)
from fengqiao_publicity.plugin import register_indicators
from fengqiao_publicity.statistics import TARGETS

YEAR = Window(date(2024, 1, 1), date(2024, 12, 31))
MARCH = Window(date(2024, 3, 1), date(2024, 3, 31))
HALF = Window(date(2024, 1, 1), date(2024, 6, 30))
FEBRUARY, DAY, LAST, AFTER = date(2024, 2, 1), date(2024, 3, 4), date(2024, 3, 31), date(2024, 4, 1)
BEFORE = date(2023, 12, 31)
NO_DATA = "无数据"

SEVEN = ("organ", "school", "village", "community", "temple", "enterprise", "institution")
FOUR = ("plan", "scheme", "picture", "report")


def activity(**values: Any) -> dict[str, Any]:
    """Return a lecture held in March."""
    return {
        "state": "held",
        "title": "讲座",
        "kind": "daily",
        "target_kind": "community",
        "form": "lecture",
        "planned_on": FEBRUARY,
        "held_on": DAY,
        **values,
    }


def planned(**values: Any) -> dict[str, Any]:
    """Return an activity that was never held."""
    return {**activity(**values), "state": "planned", "held_on": None}


def evidence(*kinds: str, made_on: date = DAY) -> list[dict[str, Any]]:
    """Return one piece of evidence of each kind."""
    return [{"kind": kind, "made_on": made_on, "kept_at": "1号卷"} for kind in kinds]


def person(village: UUID, certified_on: date = FEBRUARY, **values: Any) -> dict[str, Any]:
    """Return a 法律明白人 put forward before the national rules, who serves."""
    return {
        "state": "serving",
        "name": "陈演示甲",
        "kind": "law_literate",
        "village_id": village,
        "source": "mediator",
        "nomination": "self",
        "selected_on": date(2020, 1, 1),
        "certified_on": certified_on,
        **values,
    }


def removed(village: UUID, on: date) -> dict[str, Any]:
    """Return one who served until a day."""
    return person(village, state="removed", removed_on=on, removal_reason="moved")


def enter(bureau: Bureau, ledger: Ledger, *rows: dict[str, Any]) -> None:
    """Write rows of one ledger at the station."""
    bureau.enter(*((ledger, bureau.station, row) for row in rows))


def test_every_indicator_has_a_code_of_its_own() -> None:
    codes = [indicator.code for indicator in register_indicators()]

    assert len(codes) > 60
    assert len(codes) == len(set(codes))
    assert all(code.startswith("publicity.") for code in codes)


def test_stocks_that_nobody_entered_are_no_data_and_what_did_not_happen_is_zero(bureau: Bureau) -> None:
    assert bureau.shows("publicity.site_kinds", MARCH) == NO_DATA
    assert bureau.shows("publicity.village_law_literate_coverage", MARCH) == NO_DATA
    assert bureau.shows("publicity.village_team_coverage", MARCH) == NO_DATA
    assert bureau.shows("publicity.activities", MARCH) == "0"
    assert bureau.shows("publicity.orders_delivered_rate", MARCH) == NO_DATA


@pytest.mark.requirement("NN-A35b")
def test_an_activity_counts_on_the_day_it_was_held(bureau: Bureau) -> None:
    enter(bureau, ACTIVITIES, activity(), activity(held_on=LAST), activity(held_on=AFTER), planned())

    assert bureau.shows("publicity.activities", MARCH) == "2"


@pytest.mark.requirement("NN-A25a", "YC-1-04")
def test_the_seven_visits_count_seven_kinds_of_people_once_each(bureau: Bureau) -> None:
    enter(bureau, ACTIVITIES, *(activity(target_kind=kind) for kind in SEVEN[:6]), activity(), activity())
    enter(bureau, ACTIVITIES, activity(target_kind="barracks"), planned(target_kind="institution"))
    assert bureau.shows("publicity.law_visit_target_kinds", MARCH) == "6"
    assert bureau.shows("publicity.target_kinds", MARCH) == "7"

    enter(bureau, ACTIVITIES, activity(target_kind="institution"))
    assert bureau.shows("publicity.law_visit_target_kinds", MARCH) == "7"


@pytest.mark.requirement("NN-A25b")
def test_evidence_is_full_when_one_activity_has_all_four_kinds_by_the_windows_end(bureau: Bureau) -> None:
    enter(
        bureau,
        ACTIVITIES,
        activity(target_kind="organ", evidence=evidence(*FOUR)),
        activity(target_kind="school", evidence=evidence("plan", "scheme", "film", "report")),
        activity(target_kind="village", evidence=evidence(*FOUR[:3])),
        activity(target_kind="village", evidence=evidence("report")),
        activity(target_kind="temple", evidence=evidence(*FOUR, made_on=AFTER)),
        activity(target_kind="barracks", evidence=evidence(*FOUR)),
    )

    assert bureau.shows("publicity.law_visit_targets_with_full_evidence", MARCH) == "2"


def test_an_activity_under_a_plan_of_the_ledger_needs_no_copy_of_it(bureau: Bureau) -> None:
    plan = {"id": UUID(int=1), "kind": "annual", "title": "年度计划", "year": 2024, "drafted_on": FEBRUARY}
    enter(bureau, PLANS, plan)
    enter(bureau, ACTIVITIES, activity(plan_id=plan["id"], evidence=evidence(*FOUR[1:])))
    enter(bureau, ACTIVITIES, activity(target_kind="organ", evidence=evidence(*FOUR[1:])))

    assert bureau.shows("publicity.law_visit_targets_with_full_evidence", MARCH) == "1"


@pytest.mark.requirement("NN-A26b", "NN-M11c", "SD-10a", "SD-10b")
def test_villages_are_counted_by_how_many_serve_in_them_on_the_last_day(bureau: Bureau) -> None:
    north, south = bureau.villages
    enter(
        bureau,
        LAW_PEOPLE,
        person(north),
        person(north),
        removed(north, LAST),
        removed(south, date(2024, 3, 30)),
        person(south, certified_on=AFTER),
        person(south, kind="law_leader"),
    )

    assert bureau.shows("publicity.village_law_literate_coverage", MARCH) == "50.00%"
    assert bureau.shows("publicity.villages_with_three_law_literates_rate", MARCH) == "50.00%"
    assert bureau.shows("publicity.villages_with_five_law_literates_rate", MARCH) == "0.00%"
    assert bureau.shows("publicity.village_law_leader_coverage", MARCH) == "50.00%"
    assert bureau.shows("publicity.law_literates", MARCH) == "3"
    # A day later one has gone and another has come.
    later = Window(AFTER, AFTER)
    assert bureau.shows("publicity.villages_with_three_law_literates_rate", later) == "0.00%"
    assert bureau.shows("publicity.village_law_literate_coverage", later) == "100.00%"


def test_whoever_was_only_put_forward_serves_nowhere(bureau: Bureau) -> None:
    put_forward = person(bureau.villages[0], state="nominated", certified_on=None)
    enter(bureau, LAW_PEOPLE, put_forward)

    assert bureau.shows("publicity.village_law_literate_coverage", MARCH) == "0.00%"


def test_a_voided_person_covers_no_village(bureau: Bureau) -> None:
    north, south = bureau.villages
    astray = UUID(int=7)
    enter(bureau, LAW_PEOPLE, person(north), person(south, id=astray))
    assert bureau.shows("publicity.village_law_literate_coverage", MARCH) == "100.00%"

    with bureau.database.writing(SYSTEM) as session:
        LedgerWriter(session, LAW_PEOPLE, bureau.codes, bureau.vault).void(astray, 1, "重复登记")

    assert bureau.shows("publicity.village_law_literate_coverage", MARCH) == "50.00%"


def test_yearly_training_counts_courses_of_the_window_by_those_who_serve(bureau: Bureau) -> None:
    north, _ = bureau.villages
    yearly = {"kind": "annual", "held_on": DAY, "hours": 8}
    enter(
        bureau,
        LAW_PEOPLE,
        person(north, courses=[yearly]),
        person(north, courses=[{**yearly, "held_on": AFTER}]),
        person(north, courses=[{**yearly, "kind": "pre_service"}]),
        person(north),
    )

    assert bureau.shows("publicity.law_people_trained_rate", MARCH) == "25.00%"


def training(*kinds: str, held_on: date = DAY) -> dict[str, Any]:
    """Return a training of ten people of each kind."""
    return {"held_on": held_on, "hours": 4, "audiences": [{"kind": kind, "persons": 10} for kind in kinds]}


@pytest.mark.requirement("NN-A26a", "NN-A34a", "NN-M11d", "JA-18")
def test_trainings_count_once_for_whom_they_reach(bureau: Bureau) -> None:
    enter(
        bureau,
        TRAININGS,
        training("village_committee", "mediator"),
        training("prosperous"),
        training("grid_worker", "law_literate"),
        training("leading_cadre"),
        training("mediator", held_on=AFTER),
    )

    assert bureau.shows("publicity.cadre_and_mediator_trainings", MARCH) == "1"
    assert bureau.shows("publicity.rural_trainings", MARCH) == "2"
    assert bureau.shows("publicity.core_audiences_trained", MARCH) == "3"
    assert bureau.shows("publicity.law_people_trainings", MARCH) == "1"
    assert bureau.shows("publicity.trainings", MARCH) == "4"
    assert bureau.shows("publicity.persons_trained", MARCH) == "60"


@pytest.mark.requirement("NN-A27a", "MX-10c", "MX-10d")
def test_rhythms_count_whole_periods_with_something_in_them(bureau: Bureau) -> None:
    themed = [activity(held_on=date(2024, month, 5), theme="主题") for month in (1, 2, 2, 4)]
    topics = [activity(kind="topic", held_on=date(2024, month, 5)) for month in (1, 2)]
    enter(bureau, ACTIVITIES, *themed, *topics, activity(held_on=date(2024, 6, 5)), planned(theme="主题"))
    enter(
        bureau,
        BOARDS,
        *({"published_on": date(2024, month, 9), "topic": "宪法"} for month in (1, 2, 3, 4, 5, 5)),
    )

    # What the bureau itself does keeps no station's rhythm.
    bureau.enter((ACTIVITIES, bureau.unit, activity(held_on=date(2024, 5, 5), theme="主题")))

    assert bureau.shows("publicity.months_with_theme_rate", HALF) == "50.00%"
    assert bureau.shows("publicity.quarterly_topic_rate", HALF) == "50.00%"
    assert bureau.shows("publicity.monthly_board_rate", HALF) == "83.33%"
    # No whole month lies inside a week.
    assert bureau.shows("publicity.months_with_theme_rate", Window(DAY, DAY)) == NO_DATA


def site(name: str, kind: str, village: UUID | None = None, **values: Any) -> dict[str, Any]:
    """Return a site in use since last year."""
    return {"name": name, "kind": kind, "village_id": village, "built_on": BEFORE, **values}


@pytest.mark.requirement("NN-A27b", "NN-A33a", "NN-A33b", "NN-A33c", "NN-M11b", "MX-10a")
def test_sites_count_as_long_as_they_are_in_use(bureau: Bureau) -> None:
    north, south = bureau.villages
    closed = {"state": "closed", "closed_on": date(2024, 3, 30)}
    enter(
        bureau,
        SITES,
        site("甲", "tutoring_station"),
        site("乙", "case_point", north),
        site("丙", "corridor", north),
        site("丁", "park", north, state="closed", closed_on=LAST),
        site("戊", "square", south, **closed),
        site("己", "bulletin_board", south),
        site("庚", "hall", south, built_on=AFTER),
    )

    assert bureau.shows("publicity.site_kinds", MARCH) == "5"
    assert bureau.shows("publicity.legal_tutoring_stations", MARCH) == "1"
    assert bureau.shows("publicity.case_explanation_sites", MARCH) == "1"
    assert bureau.shows("publicity.rural_legal_culture_sites", MARCH) == "2"
    assert bureau.shows("publicity.bulletin_boards", MARCH) == "1"
    assert bureau.shows("publicity.village_culture_site_coverage", MARCH) == "50.00%"


@pytest.mark.requirement("NN-A34b", "MX-10a")
def test_a_village_is_covered_by_its_own_volunteers_or_performers(bureau: Bureau) -> None:
    north, south = bureau.villages
    team = {"kind": "volunteers", "members": 5, "formed_on": BEFORE}
    enter(
        bureau,
        TEAMS,
        {**team, "name": "甲", "village_id": north},
        {**team, "name": "乙", "kind": "propagandists", "village_id": south},
        {**team, "name": "丙"},
        {**team, "name": "丁", "kind": "tutors", "state": "disbanded", "disbanded_on": FEBRUARY},
    )

    assert bureau.shows("publicity.village_team_coverage", MARCH) == "50.00%"
    assert bureau.shows("publicity.network_team_kinds", MARCH) == "2"
    assert bureau.shows("publicity.team_members", MARCH) == "15"


@pytest.mark.requirement("JA-09")
def test_special_sessions_count_in_organs_and_communities_only(bureau: Bureau) -> None:
    enter(
        bureau,
        ACTIVITIES,
        activity(kind="topic"),
        activity(kind="topic"),
        activity(kind="topic", target_kind="organ"),
        activity(kind="topic", target_kind="school"),
        activity(kind="campaign", target_kind="organ"),
    )

    assert bureau.shows("publicity.topic_sessions", MARCH) == "3"
    assert bureau.shows("publicity.topic_sessions_in_organs", MARCH) == "1"
    assert bureau.shows("publicity.topic_sessions_in_communities", MARCH) == "2"


@pytest.mark.requirement("JA-17", "JA-18", "NN-A35c", "SD-09", "YC-1-05d", "YC-3-06")
def test_activities_are_counted_by_day_form_topic_and_purpose(bureau: Bureau) -> None:
    order = {
        "id": UUID(int=5),
        "received_on": FEBRUARY,
        "requester_kind": "school",
        "requester": "某学校",
    }
    enter(bureau, ORDERS, order)
    enter(
        bureau,
        ACTIVITIES,
        activity(special_day="national_security"),
        activity(special_day="civil_code", law="civil_code"),
        activity(form="walk", law="civil_code"),
        activity(form="micro_film", purpose="rural_service"),
        activity(form="order", order_id=order["id"], purpose="poverty_relief"),
        activity(law="legal_aid", purpose="weak_groups"),
    )

    shown = {
        "national_security_day_activities": "1",
        "civil_code_month_activities": "1",
        "civil_code_lectures": "1",
        "law_walks": "1",
        "activity_forms": "4",
        "tailored_forms": "2",
        "rural_service_activities": "1",
        "poverty_relief_activities": "1",
        "weak_group_activities": "1",
        "legal_aid_activities": "1",
    }
    assert {name: bureau.shows(f"publicity.{name}", MARCH) for name in shown} == shown


@pytest.mark.requirement("MX-10b")
def test_the_share_of_people_reached_is_of_the_stations_people(bureau: Bureau) -> None:
    enter(
        bureau, ACTIVITIES, activity(audience=120), activity(audience=80), activity(held_on=AFTER, audience=9)
    )
    # What the bureau itself does reaches people whom no station counts.
    bureau.enter((ACTIVITIES, bureau.unit, activity(audience=500)))

    assert bureau.shows("publicity.education_coverage", MARCH) == "20.00%"
    assert bureau.shows("publicity.audience", MARCH) == "700"


@pytest.mark.requirement("SD-09")
def test_orders_are_delivered_when_they_are_by_the_windows_end(bureau: Bureau) -> None:
    order = {"received_on": DAY, "requester_kind": "school", "requester": "某学校"}
    done = {**order, "state": "delivered", "answered_on": DAY}
    enter(bureau, ORDERS, order, {**done, "delivered_on": LAST}, {**done, "delivered_on": AFTER})

    assert bureau.shows("publicity.orders", MARCH) == "3"
    assert bureau.shows("publicity.orders_delivered_rate", MARCH) == "33.33%"


@pytest.mark.requirement("MX-10a", "JA-19", "NN-M11a")
def test_plans_count_while_they_are_in_force_and_duties_when_done_in_time(bureau: Bureau) -> None:
    plan = {"kind": "duty_list", "title": "清单", "year": 2024, "drafted_on": BEFORE, "responsible": "某"}
    issued = {**plan, "state": "issued", "valid_from": FEBRUARY}
    duty = {"matter": "宪法宣传", "bearer": "某办", "due_on": DAY}
    duties = [duty, {**duty, "done_on": DAY}, {**duty, "done_on": LAST}, {**duty, "due_on": AFTER}]
    enter(
        bureau,
        PLANS,
        {**issued, "duties": duties},
        {**issued, "village_id": bureau.villages[0]},
        {**plan, "duties": duties},
        {**issued, "kind": "five_year", "valid_to": date(2024, 3, 30)},
        {**issued, "kind": "leaders_list", "valid_to": LAST},
    )

    assert bureau.shows("publicity.duty_lists", MARCH) == "2"
    assert bureau.shows("publicity.village_duty_list_coverage", MARCH) == "50.00%"
    assert bureau.shows("publicity.five_year_plans", MARCH) == "0"
    assert bureau.shows("publicity.leaders_lists", MARCH) == "1"
    assert bureau.shows("publicity.plan_duties_done_rate", MARCH) == "33.33%"


@pytest.mark.requirement("NN-A36", "YC-2-10", "YC-3-06")
def test_reports_in_the_media_count_by_level_and_topic(bureau: Bureau) -> None:
    report = {"published_on": DAY, "outlet": "某报", "level": "county", "topic": "mediation"}
    enter(
        bureau,
        MEDIA_REPORTS,
        report,
        {**report, "level": "city", "topic": "rural"},
        {**report, "level": "nation", "topic": "legal_aid"},
        {**report, "level": "city", "published_on": AFTER},
    )

    assert bureau.shows("publicity.media_reports", MARCH) == "3"
    assert bureau.shows("publicity.media_reports_city_or_above", MARCH) == "2"
    assert bureau.shows("publicity.media_reports_on_mediation", MARCH) == "1"
    assert bureau.shows("publicity.media_reports_on_legal_aid", MARCH) == "1"


@pytest.mark.requirement("JA-20", "SD-11")
def test_models_count_from_being_named_until_they_lose_the_name(bureau: Bureau) -> None:
    model = {"kind": "model_village", "name": "某村", "level": "nation", "started_on": BEFORE}
    named = {**model, "state": "named", "named_on": DAY}
    enter(
        bureau,
        RECOGNITIONS,
        model,
        named,
        {**named, "level": "city", "named_on": BEFORE},
        {**named, "named_on": AFTER},
        {**named, "state": "withdrawn", "withdrawn_on": date(2024, 3, 30)},
        {**named, "kind": "culture_brand", "level": "city"},
        {**named, "kind": "practical_project", "level": "city"},
        {**named, "kind": "democracy_base", "level": "township"},
    )

    shown = {
        "model_villages": "2",
        "model_villages_prepared": "2",
        "national_model_villages_named": "1",
        "culture_brands_named": "1",
        "practical_projects_named": "1",
        "democracy_bases_named": "1",
    }
    assert {name: bureau.shows(f"publicity.{name}", MARCH) for name in shown} == shown


def test_the_rows_by_target_add_up_to_all_activities(bureau: Bureau) -> None:
    kinds = (*SEVEN, "family", "network", "community")
    enter(bureau, ACTIVITIES, *(activity(target_kind=kind) for kind in kinds))

    by_target = [int(bureau.shows(f"publicity.quarterly.{code}", MARCH)) for code in TARGETS]

    assert by_target == [1, 1, 1, 2, 1, 1, 1, 2]
    assert sum(by_target) == int(bureau.shows("publicity.activities", MARCH))
