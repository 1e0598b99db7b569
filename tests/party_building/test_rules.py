"""Each rule refuses what it must, lets the rest pass, and is the only thing that stands in the way."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from fengqiao.errors import Invalid
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.lifecycle import Lifecycle, Rule
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
from fengqiao_party_building.rules import gatherings, integrity, members, organisations, words

from tests.party_building.conftest import Accept

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


@dataclass(frozen=True)
class Trial:
    """A rule, a row it lets pass, and what changes that row into one it refuses.

    :param field: the place that the fault names.
    :param state: the state of the row; the first one when empty.
    """

    rule: Rule
    ledger: Ledger
    state: str
    good: dict[str, Any]
    change: dict[str, Any]
    field: str


TRIALS = [
    Trial(organisations.partners_named, ORGANISATIONS, "", JOINT, {"partners": None}, "partners"),
    Trial(organisations.partners_named, ORGANISATIONS, "", AREA, {"partners": None}, "partners"),
    Trial(organisations.area_named, ORGANISATIONS, "", AREA, {"area": None}, "area"),
    Trial(organisations.branch_named, ORGANISATIONS, "", GROUP, {"branch": None}, "branch"),
    Trial(
        organisations.term_in_order,
        ORGANISATIONS,
        "",
        {**BRANCH, "term_from": MARCH, "term_to": APRIL},
        {"term_to": JANUARY},
        "term_to",
    ),
    Trial(
        organisations.term_in_order,
        ORGANISATIONS,
        "dissolved",
        {**BRANCH, "dissolved_on": APRIL},
        {"dissolved_on": JANUARY},
        "dissolved_on",
    ),
    Trial(organisations.standing, ORGANISATIONS, "standing", BRANCH, {"dissolved_on": APRIL}, "dissolved_on"),
    Trial(
        organisations.dissolved,
        ORGANISATIONS,
        "dissolved",
        {**BRANCH, "dissolved_on": APRIL},
        {"dissolved_on": None},
        "dissolved_on",
    ),
    Trial(organisations.brand_ends_after_naming, BRANDS, "", BRAND, {"ended_on": JANUARY}, "ended_on"),
    Trial(
        organisations.guide_ends_after_appointment,
        GUIDES,
        "ended",
        {**GUIDE, "ended_on": APRIL},
        {"ended_on": JANUARY},
        "ended_on",
    ),
    Trial(organisations.guiding, GUIDES, "guiding", GUIDE, {"ended_on": APRIL}, "ended_on"),
    Trial(organisations.guided, GUIDES, "ended", ENDED_GUIDE, {"ended_on": None}, "ended_on"),
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
    Trial(members.days_in_order, MEMBERS, "formal", FORMAL, {"regular_on": JANUARY}, "regular_on"),
    Trial(members.days_in_order, MEMBERS, "left", LEFT, {"left_on": JANUARY}, "left_on"),
    Trial(members.is_target, MEMBERS, "target", TARGET, {"target_on": None}, "target_on"),
    Trial(members.is_target, MEMBERS, "target", TARGET, {"joined_on": MARCH}, "joined_on"),
    Trial(members.joined, MEMBERS, "probationary", PROBATIONARY, {"joined_on": None}, "joined_on"),
    Trial(members.on_probation, MEMBERS, "probationary", PROBATIONARY, {"regular_on": APRIL}, "regular_on"),
    Trial(members.regular, MEMBERS, "formal", FORMAL, {"regular_on": None}, "regular_on"),
    Trial(members.still_here, MEMBERS, "formal", FORMAL, {"left_on": MAY}, "left_on"),
    Trial(members.still_here, MEMBERS, "target", TARGET, {"left_on": MAY}, "left_on"),
    Trial(members.gone, MEMBERS, "left", LEFT, {"left_on": None}, "left_on"),
    Trial(members.gone, MEMBERS, "left", LEFT, {"leaving_reason": None}, "leaving_reason"),
    Trial(members.regular_after_joining, MEMBERS, "left", LEFT, {"joined_on": None}, "joined_on"),
    Trial(
        members.deployments_in_order,
        MEMBERS,
        "formal",
        {**FORMAL, "deployments": [STAY]},
        {"deployments": [STAY, {**STAY, "ended_on": JANUARY}]},
        "deployments.1.ended_on",
    ),
    Trial(words.no_more_than_expected, MEETINGS, "", APPRAISAL, {"attended": 5}, "attended"),
    Trial(words.no_more_than_expected, STUDY_SESSIONS, "", STUDY, {"attended": 4}, "attended"),
    Trial(gatherings.lecturer_named, MEETINGS, "", LESSON, {"lecturer": None}, "lecturer"),
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
    Trial(integrity.pledge_in_order, PLEDGES, "owed", OWED, {"ends_on": date(2023, 1, 1)}, "ends_on"),
    Trial(integrity.pledge_in_order, PLEDGES, "signed", SIGNED, {"signed_on": date(2024, 6, 1)}, "ends_on"),
    Trial(integrity.unsigned, PLEDGES, "owed", OWED, {"signed_on": MARCH}, "signed_on"),
    Trial(integrity.signed, PLEDGES, "signed", SIGNED, {"signed_on": None}, "signed_on"),
    Trial(integrity.signed, PLEDGES, "signed", SIGNED, {"signed_with": None}, "signed_with"),
    Trial(
        integrity.case_in_order, DISCIPLINE_CASES, "filed", FILED, {"filed_on": date(2023, 1, 1)}, "filed_on"
    ),
    Trial(
        integrity.case_in_order,
        DISCIPLINE_CASES,
        "established",
        ESTABLISHED,
        {"established_on": JANUARY},
        "established_on",
    ),
    Trial(
        integrity.case_in_order,
        DISCIPLINE_CASES,
        "cleared",
        {**RECEIVED, "cleared_on": APRIL},
        {"cleared_on": date(2023, 1, 1)},
        "cleared_on",
    ),
    Trial(
        integrity.case_in_order, DISCIPLINE_CASES, "cleared", CLEARED, {"cleared_on": JANUARY}, "cleared_on"
    ),
    Trial(integrity.not_filed, DISCIPLINE_CASES, "received", RECEIVED, {"filed_on": MARCH}, "filed_on"),
    Trial(integrity.filed, DISCIPLINE_CASES, "established", ESTABLISHED, {"filed_on": None}, "filed_on"),
    Trial(
        integrity.not_established,
        DISCIPLINE_CASES,
        "cleared",
        CLEARED,
        {"established_on": APRIL},
        "established_on",
    ),
    Trial(
        integrity.established,
        DISCIPLINE_CASES,
        "established",
        ESTABLISHED,
        {"established_on": None},
        "established_on",
    ),
    Trial(
        integrity.not_cleared, DISCIPLINE_CASES, "established", ESTABLISHED, {"cleared_on": MAY}, "cleared_on"
    ),
    Trial(integrity.cleared, DISCIPLINE_CASES, "cleared", CLEARED, {"cleared_on": None}, "cleared_on"),
]
NAMES = [f"{trial.rule.__name__}-{trial.state or 'any'}-{trial.field}" for trial in TRIALS]


def without(rule: Callable[..., Any], ledger: Ledger) -> Ledger:
    """Return a ledger in which nobody asks a rule."""
    life = ledger.lifecycle
    states = tuple(replace(s, requires=tuple(r for r in s.requires if r is not rule)) for s in life.states)
    kept = tuple(r for r in ledger.rules if r is not rule)
    return replace(ledger, rules=kept, lifecycle=Lifecycle(states, life.moves))


@pytest.mark.parametrize("trial", TRIALS, ids=NAMES)
def test_a_rule_lets_the_right_row_pass_and_refuses_the_wrong_one(trial: Trial, accept: Accept) -> None:
    accept(trial.ledger, trial.good, trial.state or None)

    with pytest.raises(Invalid) as refused:
        accept(trial.ledger, {**trial.good, **trial.change}, trial.state or None)

    fault = next(one for one in refused.value.facts["faults"] if one["field"] == trial.field)
    assert fault["reason"]
    assert fault["remedy"]


@pytest.mark.parametrize("trial", TRIALS, ids=NAMES)
def test_without_its_rule_that_fault_would_go_unseen(trial: Trial, accept: Accept) -> None:
    unguarded = without(trial.rule, trial.ledger)

    try:
        accept(unguarded, {**trial.good, **trial.change}, trial.state or None)
    except Invalid as refused:
        # Another guard objects to the same row, in words of its own.
        alone = trial.rule(
            accept(unguarded_altogether(trial.ledger), wrong(trial), trial.state or None).record
        )
        assert alone is not None
        assert str(alone) not in refused.detail


def wrong(trial: Trial) -> dict[str, Any]:
    """Return the row that the rule refuses."""
    return {**trial.good, **trial.change}


def unguarded_altogether(ledger: Ledger) -> Ledger:
    """Return a ledger in which nobody asks anything."""
    states = tuple(replace(state, requires=()) for state in ledger.lifecycle.states)
    return replace(ledger, rules=(), lifecycle=Lifecycle(states, ledger.lifecycle.moves))


def test_every_rule_of_every_ledger_is_tried() -> None:
    in_force = {
        rule
        for ledger in LEDGERS
        for rule in (*ledger.rules, *(one for state in ledger.lifecycle.states for one in state.requires))
    }

    assert {rule.__name__ for rule in in_force} == {trial.rule.__name__ for trial in TRIALS}


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
