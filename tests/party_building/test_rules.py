"""Each rule refuses what it must, lets the rest pass, and is the only thing that stands in the way."""

from datetime import date
from uuid import UUID

from fengqiao.testing.contracts import RulesContract, Trial
from fengqiao_party_building.ledgers import (
    BRANDS,
    DISCIPLINE_CASES,
    GUIDES,
    LEDGERS,
    MEETINGS,
    MEMBERS,
    ORGANISATIONS,
    PLEDGES,
    STUDY_SESSIONS,
)
from fengqiao_party_building.rules import gatherings, integrity, members, organisations

JANUARY, MARCH, APRIL, MAY = date(2024, 1, 1), date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)
SOMETHING = UUID(int=1)

BRANCH = {"name": "某党支部", "kind": "branch", "founded_on": MARCH}
JOINT = {**BRANCH, "kind": "joint_branch", "partners": "邻所"}
AREA = {**JOINT, "kind": "area_joint_branch", "area": "北片"}
GROUP = {**BRANCH, "kind": "group", "branch": "机关党支部"}
BRAND = {"organisation_id": SOMETHING, "name": "先锋", "kind": "brand", "named_on": MARCH, "ended_on": APRIL}
GUIDE = {"name": "演示甲", "kind": "guide", "appointed_on": MARCH}
ENDED_GUIDE = {**GUIDE, "ended_on": APRIL, "visits": [{"visited_on": MARCH}]}
TARGET = {"staff_id": SOMETHING, "target_on": JANUARY}
PROBATIONARY = {**TARGET, "joined_on": MARCH}
FORMAL = {**PROBATIONARY, "regular_on": APRIL, "here_since": MARCH}
LEFT = {**FORMAL, "left_on": MAY, "leaving_reason": "transferred"}
STAY = {"task": "publicity", "began_on": MARCH, "ended_on": MARCH}
LESSON = {"organisation_id": SOMETHING, "kind": "lesson", "held_on": MARCH, "lecturer": "演示乙"}
APPRAISAL = {
    "organisation_id": SOMETHING,
    "kind": "appraisal",
    "held_on": MARCH,
    "expected": 4,
    "attended": 4,
    "excellent": 1,
    "qualified": 3,
}
STUDY = {"kind": "regular", "topic": "theory", "studied_on": MARCH, "expected": 3, "attended": 2}
ABSENT = {"member_id": SOMETHING, "absent": True, "made_up_on": APRIL, "notes_kept": True}
MADE_UP = {**STUDY, "member_records": [ABSENT]}
OWED = {"staff_id": SOMETHING, "kind": "integrity", "begins_on": JANUARY, "ends_on": MAY}
SIGNED = {**OWED, "signed_on": MARCH, "signed_with": "演示丙"}
RECEIVED = {"kind": "work", "received_on": JANUARY}
FILED = {**RECEIVED, "filed_on": MARCH}
ESTABLISHED = {**FILED, "established_on": APRIL}
CLEARED = {**FILED, "cleared_on": APRIL}


TRIALS = [
    Trial(organisations.partners_named, ORGANISATIONS, "", JOINT, {"partners": None}),
    Trial(organisations.partners_named, ORGANISATIONS, "", AREA, {"partners": None}),
    Trial(organisations.area_named, ORGANISATIONS, "", AREA, {"area": None}),
    Trial(organisations.branch_named, ORGANISATIONS, "", GROUP, {"branch": None}),
    Trial(
        organisations.term_in_order,
        ORGANISATIONS,
        "",
        {**BRANCH, "term_from": MARCH, "term_to": APRIL},
        {"term_to": JANUARY},
    ),
    Trial(
        organisations.term_in_order,
        ORGANISATIONS,
        "dissolved",
        {**BRANCH, "dissolved_on": APRIL},
        {"dissolved_on": JANUARY},
    ),
    Trial(organisations.standing, ORGANISATIONS, "standing", BRANCH, {"dissolved_on": APRIL}),
    Trial(
        organisations.dissolved,
        ORGANISATIONS,
        "dissolved",
        {**BRANCH, "dissolved_on": APRIL},
        {"dissolved_on": None},
    ),
    Trial(organisations.brand_ends_after_naming, BRANDS, "", BRAND, {"ended_on": JANUARY}),
    Trial(
        organisations.guide_ends_after_appointment,
        GUIDES,
        "ended",
        {**GUIDE, "ended_on": APRIL},
        {"ended_on": JANUARY},
    ),
    Trial(organisations.guiding, GUIDES, "guiding", GUIDE, {"ended_on": APRIL}),
    Trial(organisations.guided, GUIDES, "ended", ENDED_GUIDE, {"ended_on": None}),
    Trial(
        organisations.visits_during_the_task,
        GUIDES,
        "ended",
        ENDED_GUIDE,
        {"visits": [{"visited_on": MAY}]},
        "visits.0.visited_on",
    ),
    Trial(
        organisations.visits_during_the_task,
        GUIDES,
        "guiding",
        GUIDE,
        {"visits": [{"visited_on": MARCH}, {"visited_on": JANUARY}]},
        "visits.1.visited_on",
    ),
    Trial(members.days_in_order, MEMBERS, "probationary", PROBATIONARY, {"target_on": APRIL}, "joined_on"),
    Trial(members.days_in_order, MEMBERS, "formal", FORMAL, {"regular_on": JANUARY}),
    Trial(members.days_in_order, MEMBERS, "left", LEFT, {"left_on": JANUARY}),
    Trial(members.is_target, MEMBERS, "target", TARGET, {"target_on": None}),
    Trial(members.is_target, MEMBERS, "target", TARGET, {"joined_on": MARCH}),
    Trial(members.joined, MEMBERS, "probationary", PROBATIONARY, {"joined_on": None}),
    Trial(members.on_probation, MEMBERS, "probationary", PROBATIONARY, {"regular_on": APRIL}),
    Trial(members.regular, MEMBERS, "formal", FORMAL, {"regular_on": None}),
    Trial(members.still_here, MEMBERS, "formal", FORMAL, {"left_on": MAY}),
    Trial(members.still_here, MEMBERS, "target", TARGET, {"left_on": MAY}),
    Trial(members.gone, MEMBERS, "left", LEFT, {"left_on": None}),
    Trial(members.gone, MEMBERS, "left", LEFT, {"leaving_reason": None}),
    Trial(members.regular_after_joining, MEMBERS, "left", LEFT, {"joined_on": None}),
    Trial(
        members.deployments_in_order,
        MEMBERS,
        "formal",
        {**FORMAL, "deployments": [STAY]},
        {"deployments": [STAY, {**STAY, "ended_on": JANUARY}]},
        "deployments.1.ended_on",
    ),
    Trial(gatherings.no_more_than_expected, MEETINGS, "", APPRAISAL, {"attended": 5}),
    Trial(gatherings.no_more_than_expected, STUDY_SESSIONS, "", STUDY, {"attended": 4}),
    Trial(gatherings.lecturer_named, MEETINGS, "", LESSON, {"lecturer": None}),
    Trial(gatherings.verdicts_add_up, MEETINGS, "", APPRAISAL, {"unqualified": 1}, "excellent"),
    Trial(gatherings.verdicts_add_up, MEETINGS, "", APPRAISAL, {"kind": "theme_day"}, "excellent"),
    Trial(
        gatherings.only_the_absent_make_up,
        STUDY_SESSIONS,
        "",
        MADE_UP,
        {"member_records": [{**ABSENT, "absent": False}]},
        "member_records.0.made_up_on",
    ),
    Trial(
        gatherings.only_the_absent_make_up,
        STUDY_SESSIONS,
        "",
        MADE_UP,
        {"member_records": [{**ABSENT, "made_up_on": JANUARY}]},
        "member_records.0.made_up_on",
    ),
    Trial(integrity.pledge_in_order, PLEDGES, "owed", OWED, {"ends_on": date(2023, 1, 1)}),
    Trial(integrity.pledge_in_order, PLEDGES, "signed", SIGNED, {"signed_on": date(2024, 6, 1)}, "ends_on"),
    Trial(integrity.unsigned, PLEDGES, "owed", OWED, {"signed_on": MARCH}),
    Trial(integrity.signed, PLEDGES, "signed", SIGNED, {"signed_on": None}),
    Trial(integrity.signed, PLEDGES, "signed", SIGNED, {"signed_with": None}),
    Trial(integrity.case_in_order, DISCIPLINE_CASES, "filed", FILED, {"filed_on": date(2023, 1, 1)}),
    Trial(
        integrity.case_in_order,
        DISCIPLINE_CASES,
        "established",
        ESTABLISHED,
        {"established_on": JANUARY},
    ),
    Trial(
        integrity.case_in_order,
        DISCIPLINE_CASES,
        "cleared",
        {**RECEIVED, "cleared_on": APRIL},
        {"cleared_on": date(2023, 1, 1)},
    ),
    Trial(integrity.case_in_order, DISCIPLINE_CASES, "cleared", CLEARED, {"cleared_on": JANUARY}),
    Trial(integrity.not_filed, DISCIPLINE_CASES, "received", RECEIVED, {"filed_on": MARCH}),
    Trial(integrity.filed, DISCIPLINE_CASES, "established", ESTABLISHED, {"filed_on": None}),
    Trial(
        integrity.not_established,
        DISCIPLINE_CASES,
        "cleared",
        CLEARED,
        {"established_on": APRIL},
    ),
    Trial(
        integrity.established,
        DISCIPLINE_CASES,
        "established",
        ESTABLISHED,
        {"established_on": None},
    ),
    Trial(integrity.not_cleared, DISCIPLINE_CASES, "established", ESTABLISHED, {"cleared_on": MAY}),
    Trial(integrity.cleared, DISCIPLINE_CASES, "cleared", CLEARED, {"cleared_on": None}),
]


class TestRules(RulesContract):
    ledgers = LEDGERS
    trials = TRIALS


def test_a_kind_of_organisation_that_a_province_added_is_not_mistaken_for_a_wrong_one() -> None:
    local = {**BRANCH, "kind": "provisional_branch"}

    assert organisations.partners_named(local) is None
    assert organisations.branch_named(local) is None


def test_what_tells_of_people_in_a_case_of_discipline_is_sealed_in_the_strictest_class() -> None:
    from fengqiao.api import P4, Narrative, PrivacyClass

    classes: dict[str, PrivacyClass] = {
        spec.name: spec.marker.privacy
        for spec in DISCIPLINE_CASES.fields
        if isinstance(spec.marker, Narrative)
    }
    in_clear = {spec.name for spec in DISCIPLINE_CASES.fields} - set(classes)

    assert classes == {"person": P4, "facts": P4, "decision": P4}
    assert in_clear == {"kind", "received_on", "filed_on", "established_on", "cleared_on"}


def test_nothing_written_in_clear_names_a_member() -> None:
    assert {spec.kind for spec in MEMBERS.fields} <= {"reference", "code", "day", "boolean", "narrative"}
