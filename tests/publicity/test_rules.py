"""Each rule refuses what it must, lets the rest pass, and is the only thing that stands in the way."""

from datetime import date
from uuid import UUID

import pytest
from fengqiao.errors import Invalid
from fengqiao.testing.contracts import Accept, RulesContract, Trial
from fengqiao_publicity.ledgers import (
    ACTIVITIES,
    LAW_PEOPLE,
    LEDGERS,
    ORDERS,
    PLANS,
    RECOGNITIONS,
    SITES,
    TEAMS,
    TRAININGS,
)
from fengqiao_publicity.rules import activities, people, places

FEBRUARY, MARCH, APRIL, MAY = (date(2024, month, 1) for month in (2, 3, 4, 5))
SOMETHING = UUID(int=1)

PLANNED = {
    "title": "民法典讲座",
    "kind": "daily",
    "target_kind": "community",
    "form": "lecture",
    "planned_on": MARCH,
}
APPROVED = {**PLANNED, "approved_on": MARCH}
HELD = {**APPROVED, "held_on": APRIL, "audience": 40, "materials": 10}
EVIDENCE = [
    {"kind": kind, "made_on": APRIL, "kept_at": "1号卷"} for kind in ("plan", "scheme", "picture", "report")
]
EVIDENCED = {**HELD, "evidence": EVIDENCE}
ARCHIVED = {**EVIDENCED, "archived_on": MAY}
CANCELLED = {**PLANNED, "cancelled_reason": "场地不能使用"}

ORDER = {"received_on": MARCH, "requester_kind": "school", "requester": "某学校"}
ACCEPTED = {**ORDER, "answered_on": APRIL}
DELIVERED = {**ACCEPTED, "delivered_on": APRIL}
DECLINED = {**ACCEPTED, "declined_reason": "不属普法范围"}

NOMINATED = {
    "name": "陈演示甲",
    "kind": "law_literate",
    "village_id": SOMETHING,
    "source": "mediator",
    "nomination": "self",
    "selected_on": MARCH,
}
COURSE = {"kind": "pre_service", "held_on": MARCH, "hours": 16}
TRAINED = {**NOMINATED, "courses": [COURSE]}
EXAMINED = {**TRAINED, "examined_on": APRIL}
SERVING = {**EXAMINED, "certified_on": APRIL}
REMOVED = {**SERVING, "removed_on": MAY, "removal_reason": "moved"}

SITE = {"name": "某村法治长廊", "kind": "corridor", "built_on": MARCH}
CLOSED_SITE = {**SITE, "closed_on": MAY}
CASE_POINT = {**SITE, "kind": "case_point", "village_id": SOMETHING}
TEAM = {"name": "某村志愿队", "kind": "volunteers", "members": 5, "formed_on": MARCH}
TRAINING = {"held_on": MARCH, "hours": 4, "audiences": [{"kind": "mediator", "persons": 20}]}
PREPARED = {"kind": "model_village", "name": "某村", "level": "nation", "started_on": MARCH}
NAMED = {**PREPARED, "named_on": APRIL}
PLAN = {"kind": "duty_list", "title": "某街道普法责任清单", "year": 2024, "drafted_on": MARCH}
ISSUED = {**PLAN, "valid_from": MARCH, "responsible": "某所长"}


TRIALS = [
    Trial(activities.days_in_order, ACTIVITIES, "held", HELD, {"held_on": FEBRUARY}, "held_on"),
    Trial(activities.days_in_order, ACTIVITIES, "archived", ARCHIVED, {"archived_on": MARCH}, "archived_on"),
    Trial(
        activities.ordered_by_somebody,
        ACTIVITIES,
        "held",
        {**HELD, "form": "order", "order_id": SOMETHING},
        {"order_id": None},
        "order_id",
    ),
    Trial(activities.not_held, ACTIVITIES, "planned", PLANNED, {"held_on": APRIL}, "held_on"),
    Trial(activities.not_held, ACTIVITIES, "approved", APPROVED, {"audience": 40}, "audience"),
    Trial(activities.not_held, ACTIVITIES, "cancelled", CANCELLED, {"held_on": APRIL}, "held_on"),
    Trial(activities.approved, ACTIVITIES, "approved", APPROVED, {"approved_on": None}, "approved_on"),
    Trial(activities.held, ACTIVITIES, "held", HELD, {"held_on": None}, "held_on"),
    Trial(
        activities.cancelled,
        ACTIVITIES,
        "cancelled",
        CANCELLED,
        {"cancelled_reason": None},
        "cancelled_reason",
    ),
    *(
        Trial(
            activities.evidence_whole,
            ACTIVITIES,
            "evidenced",
            EVIDENCED,
            {"evidence": [line for line in EVIDENCE if line["kind"] != kind]},
            "evidence",
        )
        for kind in ("plan", "scheme", "picture", "report")
    ),
    Trial(activities.archived, ACTIVITIES, "archived", ARCHIVED, {"archived_on": None}, "archived_on"),
    Trial(activities.order_open, ORDERS, "accepted", ACCEPTED, {"delivered_on": APRIL}, "delivered_on"),
    Trial(activities.order_answered, ORDERS, "accepted", ACCEPTED, {"answered_on": None}, "answered_on"),
    Trial(activities.order_answered, ORDERS, "accepted", ACCEPTED, {"answered_on": FEBRUARY}, "answered_on"),
    Trial(activities.order_delivered, ORDERS, "delivered", DELIVERED, {"delivered_on": None}, "delivered_on"),
    Trial(
        activities.order_delivered, ORDERS, "delivered", DELIVERED, {"delivered_on": FEBRUARY}, "delivered_on"
    ),
    Trial(
        activities.order_declined, ORDERS, "declined", DECLINED, {"declined_reason": None}, "declined_reason"
    ),
    Trial(people.days_in_order, LAW_PEOPLE, "examined", EXAMINED, {"examined_on": FEBRUARY}, "examined_on"),
    Trial(people.days_in_order, LAW_PEOPLE, "serving", SERVING, {"certified_on": MARCH}, "certified_on"),
    Trial(people.days_in_order, LAW_PEOPLE, "removed", REMOVED, {"removed_on": MARCH}, "removed_on"),
    Trial(people.not_certified, LAW_PEOPLE, "examined", EXAMINED, {"certified_on": APRIL}, "certified_on"),
    Trial(people.not_examined, LAW_PEOPLE, "trained", TRAINED, {"examined_on": APRIL}, "examined_on"),
    Trial(people.not_removed, LAW_PEOPLE, "serving", SERVING, {"removed_on": MAY}, "removed_on"),
    Trial(people.trained, LAW_PEOPLE, "trained", TRAINED, {"courses": []}, "courses"),
    Trial(
        people.trained,
        LAW_PEOPLE,
        "serving",
        SERVING,
        {"courses": [{**COURSE, "kind": "annual"}]},
        "courses",
    ),
    Trial(people.examined, LAW_PEOPLE, "serving", SERVING, {"examined_on": None}, "examined_on"),
    Trial(
        people.examined,
        LAW_PEOPLE,
        "examined",
        EXAMINED,
        {"courses": [{**COURSE, "held_on": MAY}]},
        "examined_on",
    ),
    Trial(people.certified, LAW_PEOPLE, "serving", SERVING, {"certified_on": None}, "certified_on"),
    Trial(people.removed, LAW_PEOPLE, "removed", REMOVED, {"removed_on": None}, "removed_on"),
    Trial(people.removed, LAW_PEOPLE, "removed", REMOVED, {"removal_reason": None}, "removal_reason"),
    Trial(people.team_stands, TEAMS, "standing", TEAM, {"disbanded_on": MAY}, "disbanded_on"),
    Trial(
        people.team_disbanded,
        TEAMS,
        "disbanded",
        {**TEAM, "disbanded_on": MAY},
        {"disbanded_on": None},
        "disbanded_on",
    ),
    Trial(
        people.team_disbanded,
        TEAMS,
        "disbanded",
        {**TEAM, "disbanded_on": MAY},
        {"disbanded_on": FEBRUARY},
        "disbanded_on",
    ),
    Trial(people.audiences_named, TRAININGS, "", TRAINING, {"audiences": []}, "audiences"),
    Trial(places.village_named, SITES, "", CASE_POINT, {"village_id": None}, "village_id"),
    Trial(places.site_in_use, SITES, "", SITE, {"closed_on": MAY}, "closed_on"),
    Trial(places.site_closed, SITES, "closed", CLOSED_SITE, {"closed_on": None}, "closed_on"),
    Trial(places.site_closed, SITES, "closed", CLOSED_SITE, {"closed_on": FEBRUARY}, "closed_on"),
    Trial(places.not_named, RECOGNITIONS, "prepared", PREPARED, {"named_on": APRIL}, "named_on"),
    Trial(places.named, RECOGNITIONS, "named", NAMED, {"named_on": None}, "named_on"),
    Trial(places.named, RECOGNITIONS, "named", NAMED, {"named_on": FEBRUARY}, "named_on"),
    Trial(places.not_withdrawn, RECOGNITIONS, "named", NAMED, {"withdrawn_on": MAY}, "withdrawn_on"),
    Trial(
        places.withdrawn,
        RECOGNITIONS,
        "withdrawn",
        {**NAMED, "withdrawn_on": MAY},
        {"withdrawn_on": MARCH},
        "withdrawn_on",
    ),
    Trial(
        places.withdrawn,
        RECOGNITIONS,
        "withdrawn",
        {**PREPARED, "withdrawn_on": MAY},
        {"withdrawn_on": None},
        "withdrawn_on",
    ),
    Trial(places.plan_days_in_order, PLANS, "issued", ISSUED, {"valid_to": FEBRUARY}, "valid_to"),
    Trial(places.plan_drafted, PLANS, "drafted", PLAN, {"valid_from": MARCH}, "valid_from"),
    Trial(places.plan_issued, PLANS, "issued", ISSUED, {"valid_from": None}, "valid_from"),
    Trial(places.plan_issued, PLANS, "issued", ISSUED, {"responsible": None}, "responsible"),
    Trial(places.plan_ended, PLANS, "ended", {**ISSUED, "valid_to": MAY}, {"valid_to": None}, "valid_to"),
]


class TestRules(RulesContract):
    ledgers = LEDGERS
    trials = TRIALS


def test_a_film_stands_for_pictures_and_a_named_plan_for_a_copy_of_it(accept: Accept) -> None:
    lines = [{**line, "kind": "film"} if line["kind"] == "picture" else line for line in EVIDENCE[1:]]

    accept(ACTIVITIES, {**HELD, "evidence": lines, "plan_id": SOMETHING}, "evidenced")


def test_whoever_was_put_forward_before_the_national_rules_needs_neither_course_nor_examination(
    accept: Accept,
) -> None:
    last_day_before = {**NOMINATED, "selected_on": date(2021, 11, 7), "certified_on": date(2021, 12, 1)}
    accept(LAW_PEOPLE, last_day_before, "serving")

    with pytest.raises(Invalid) as refused:
        accept(LAW_PEOPLE, {**last_day_before, "selected_on": people.COURSE_BEGAN_ON}, "serving")

    assert {fault["field"] for fault in refused.value.facts["faults"]} == {"courses", "examined_on"}


def test_a_code_that_a_province_added_is_not_mistaken_for_a_wrong_one() -> None:
    assert activities.ordered_by_somebody({**PLANNED, "form": "opera"}) is None
    assert places.village_named({**SITE, "kind": "boat"}) is None


def test_phones_and_contacts_are_sealed_and_no_field_asks_for_an_identity_number() -> None:
    fields = [spec for ledger in LEDGERS for part in (ledger, *ledger.parts) for spec in part.fields]

    assert {spec.name for spec in fields if spec.sealed} == {"phone", "contact", "leader"}
    assert [spec.title for spec in fields if "身份证" in spec.title] == []
