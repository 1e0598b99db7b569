"""Each rule refuses what it must, lets the rest pass, and is the only thing that stands in the way."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.lifecycle import Rule
from fengqiao.testing.contracts import Accept, RulesContract, Trial, rules_of
from fengqiao_legal_aid.ledgers import (
    ADVISER_CONTRACTS,
    APPLICATIONS,
    CASES,
    CHAT_GROUPS,
    CLIENTS,
    COMPLAINTS,
    CONSULTATIONS,
    DUTIES,
    FILE_REVIEWS,
    HARDSHIP_STANDARDS,
    LEDGERS,
    LIAISONS,
    LINKS,
    POINTS,
    PROVIDERS,
    SITES,
    SUBSIDY_STANDARDS,
    VISITS,
    VOLUNTEERS,
)
from fengqiao_legal_aid.rules import applications, cases, objections, others, spans

FEBRUARY, MARCH, APRIL, MAY = date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)
SOMETHING = UUID(int=1)

APPLIED = {"submitted_on": MARCH, "applicant": "陈演示甲", "matter": "labour", "form": "labour"}
TAKEN = {**APPLIED, "received_by": "受理员"}
INCOMPLETE = {**APPLIED, "gap_told_on": MARCH}
COMPLETE = {**INCOMPLETE, "supplied_on": APRIL}
LAPSED = {**INCOMPLETE, "decision": "lapsed", "lapsed_on": APRIL}
FORWARDED = {**TAKEN, "forwarded_on": MARCH, "forwarded_to": "县法律援助中心"}
URGENT = {**APPLIED, "urgent_ground": "preservation", "provided_first_on": MARCH}
RUNNING_OUT = {**URGENT, "urgent_ground": "limitation", "limitation_ends_on": date(2024, 3, 7)}
MADE_UP = {**URGENT, "made_up_on": MARCH}
RELAYED = {**APPLIED, "relayed_by": "custody", "asked_through_on": FEBRUARY, "relayed_on": FEBRUARY}
DECIDED = {**TAKEN, "decided_on": APRIL, "reviewed_by": "审查员"}
GRANTED = {**DECIDED, "decision": "granted", "hardship_basis": "pledge", "pledged_on": MARCH}
VERIFIED = {
    **GRANTED,
    "hardship_basis": "verified",
    "income_per_head": Decimal("1999.99"),
    "income_limit": Decimal("2000.00"),
}
REFUSED = {**DECIDED, "decision": "refused", "refusal_reason": "不属于范围", "told_in_writing_on": APRIL}
OBJECTED = {**REFUSED, "objected_on": APRIL}
UPHELD = {**OBJECTED, "objection_decided_on": MAY}

OPENED = {
    "opened_on": MARCH,
    "source": "application",
    "granted_on": MARCH,
    "kind": "civil",
    "recipient": "陈演示甲",
    "matter": "labour",
    "form": "litigation",
}
NOTIFIED = {
    **OPENED,
    "source": "notified_defence",
    "kind": "criminal",
    "granted_on": None,
    "notice_received_on": MARCH,
    "notifying_organ": "县人民法院",
}
ASSIGNED = {**OPENED, "assigned_on": MARCH, "assigned_to": "某所", "undertaker": "甲律师"}
CHANGE = {"changed_on": APRIL, "previous": "乙律师", "successor": "甲律师", "reason": "conflict"}
CHANGED = {**ASSIGNED, "changes": [CHANGE]}
TERMINATED = {**ASSIGNED, "terminated_on": APRIL, "termination_ground": "own_agent"}
END_OBJECTED = {**TERMINATED, "objected_on": APRIL}
END_UPHELD = {**END_OBJECTED, "objection_decided_on": MAY}
CLOSED = {**ASSIGNED, "closed_on": APRIL, "outcome": "won"}
HANDED_IN = {**CLOSED, "material_on": APRIL}
AUDITED = {**HANDED_IN, "audited_on": APRIL, "audited_by": "审核员"}
PAID = {**AUDITED, "subsidy": Decimal("1500.00"), "paid_on": APRIL}
EXAMINED = {**PAID, "supervisions": [{"kind": "phone_visit", "held_on": APRIL}]}
ARCHIVED = {**EXAMINED, "archived_on": MAY}

QUESTION = {"asked_on": MARCH, "channel": "letter", "topic": "labour", "letter_received_on": MARCH}
ANSWERED = {**QUESTION, "answered_on": MARCH, "handler": "甲"}
REVIEW = {"held_on": MAY, "quarter_day": MARCH, "method": "peer", "examined": 5, "excellent": 3, "failed": 2}
COMPLAINT = {"received_on": MARCH, "against": "lawyer"}
HANDLED = {**COMPLAINT, "result": "unfounded", "handled_on": APRIL, "told_on": APRIL}
STANDARD = {
    "region_code": "640323",
    "subsistence": Decimal("500.00"),
    "income_limit": Decimal("1000.00"),
    "since": MARCH,
    "source": "某文件",
}
SUBSIDY = {
    "region_code": "640323",
    "kind": "civil",
    "amount": Decimal("1500.00"),
    "since": MARCH,
    "source": "某文件",
}
WORKROOM = {"name": "某室", "level": "village_workroom", "village_id": SOMETHING, "opened_on": MARCH}
LINK = {"kind": "law_firm", "partner": "某律所", "since": MARCH}
PROVIDER = {"name": "某律所", "kind": "law_firm", "founded_on": MARCH}
CONTRACT = {"kind": "legal", "village_id": SOMETHING, "adviser": "甲律师", "since": MARCH}
DUTY = {
    "duty_on": MARCH,
    "place": "station",
    "person": "甲律师",
    "person_kind": "lawyer",
    "attended": True,
    "minutes": 60,
    "served": 2,
}
VISIT = {"received_on": MARCH, "topic": "labour", "first_handler": "甲"}
PASSED_ON = {**VISIT, "transferred_to": "县法律援助中心"}
VISIT_CLOSED = {**VISIT, "closed_on": APRIL}


SPANS: list[tuple[Rule, Ledger, dict[str, Any]]] = [
    (spans.GIVEN_UP_AFTER_SET_UP, POINTS, {"kind": "notary", "since": MARCH}),
    (spans.GIVEN_UP_AFTER_SET_UP, CLIENTS, {"name": "某局", "kind": "department", "since": MARCH}),
    (spans.ENDED_AFTER_SIGNED, LINKS, LINK),
    (spans.LEFT_AFTER_JOINED, VOLUNTEERS, {"name": "合成人甲", "kind": "lawyer", "since": MARCH}),
    (
        spans.DISMISSED_AFTER_APPOINTED,
        LIAISONS,
        {"name": "合成人甲", "village_id": SOMETHING, "since": MARCH},
    ),
    (spans.DISSOLVED_AFTER_FORMED, CHAT_GROUPS, {"village_id": SOMETHING, "since": MARCH}),
    (spans.REPEALED_AFTER_IN_FORCE, HARDSHIP_STANDARDS, STANDARD),
    (spans.REPEALED_AFTER_IN_FORCE, SUBSIDY_STANDARDS, SUBSIDY),
    (spans.TERM_OVER_AFTER_BEGUN, ADVISER_CONTRACTS, CONTRACT),
]


def _application(rule: Rule, state: str, good: dict[str, Any], change: dict[str, Any], at: str = "") -> Trial:
    return Trial(rule, APPLICATIONS, state, good, change, at)


def _case(rule: Rule, state: str, good: dict[str, Any], change: dict[str, Any], at: str = "") -> Trial:
    return Trial(rule, CASES, state, good, change, at)


TRIALS = [
    _application(applications.days_in_order, "forwarded", FORWARDED, {"forwarded_on": FEBRUARY}),
    _application(applications.days_in_order, "granted", GRANTED, {"decided_on": FEBRUARY}),
    _application(applications.days_in_order, "upheld", UPHELD, {"objection_decided_on": MARCH}),
    _application(applications.days_in_order, "lapsed", LAPSED, {"lapsed_on": FEBRUARY}),
    _application(applications.days_in_order, "provided_first", URGENT, {"provided_first_on": FEBRUARY}),
    _application(applications.days_in_order, "provided_first", MADE_UP, {"made_up_on": FEBRUARY}),
    _application(
        applications.days_in_order, "submitted", RELAYED, {"asked_through_on": APRIL}, "submitted_on"
    ),
    _application(applications.days_in_order, "submitted", RELAYED, {"asked_through_on": MARCH}, "relayed_on"),
    _application(applications.relay_told, "submitted", RELAYED, {"asked_through_on": None}),
    _application(applications.relay_told, "submitted", RELAYED, {"relayed_by": None}, "asked_through_on"),
    _application(
        applications.relay_told,
        "submitted",
        APPLIED,
        {"relayed_on": MARCH},
    ),
    _application(
        applications.limitation_near, "provided_first", RUNNING_OUT, {"limitation_ends_on": date(2024, 3, 8)}
    ),
    _application(
        applications.limitation_near,
        "provided_first",
        RUNNING_OUT,
        {"limitation_ends_on": date(2024, 2, 29)},
    ),
    _application(applications.limitation_near, "provided_first", RUNNING_OUT, {"limitation_ends_on": None}),
    _application(applications.made_up_after, "submitted", APPLIED, {"made_up_on": MARCH}),
    _application(applications.undecided, "submitted", APPLIED, {"decision": "granted"}),
    _application(applications.undecided, "in_review", TAKEN, {"decided_on": APRIL}),
    _application(applications.taken_in, "taken_in", TAKEN, {"received_by": None}),
    _application(applications.gap_told, "incomplete", INCOMPLETE, {"gap_told_on": None}),
    _application(applications.supplied, "complete", COMPLETE, {"supplied_on": None}),
    _application(applications.lapsed, "lapsed", LAPSED, {"decision": "refused"}),
    _application(applications.lapsed, "lapsed", LAPSED, {"gap_told_on": None}),
    _application(applications.lapsed, "lapsed", LAPSED, {"lapsed_on": None}),
    _application(applications.lapsed, "lapsed", LAPSED, {"supplied_on": APRIL}),
    _application(applications.forwarded, "forwarded", FORWARDED, {"forwarded_on": None}),
    _application(applications.forwarded, "forwarded", FORWARDED, {"forwarded_to": None}),
    _application(applications.provided_first, "provided_first", URGENT, {"urgent_ground": None}),
    _application(applications.provided_first, "provided_first", URGENT, {"provided_first_on": None}),
    _application(applications.decided, "granted", GRANTED, {"decided_on": None}),
    _application(applications.decided, "refused", REFUSED, {"reviewed_by": None}),
    _application(applications.granted, "granted", GRANTED, {"decision": "refused"}),
    _application(applications.granted, "granted", GRANTED, {"hardship_basis": None}),
    _application(applications.hardship_shown, "granted", GRANTED, {"pledged_on": None}),
    _application(
        applications.hardship_shown,
        "granted",
        {**GRANTED, "hardship_basis": "exempt", "exempt_reason": "relief"},
        {"exempt_reason": None},
    ),
    _application(
        applications.hardship_shown,
        "granted",
        {**GRANTED, "hardship_basis": "unlimited", "unlimited_ground": "good_samaritan"},
        {"unlimited_ground": None},
    ),
    _application(
        applications.income_within_limit, "granted", VERIFIED, {"income_per_head": Decimal("2000.01")}
    ),
    _application(applications.income_within_limit, "granted", VERIFIED, {"income_limit": None}),
    _application(applications.refused, "refused", REFUSED, {"decision": "granted"}),
    _application(applications.refused, "refused", REFUSED, {"refusal_reason": None}),
    _application(applications.refused, "refused", REFUSED, {"told_in_writing_on": None}),
    _application(objections.objected, "objected", OBJECTED, {"objected_on": None}),
    _application(objections.objection_decided, "upheld", UPHELD, {"objection_decided_on": None}),
    _case(cases.days_in_order, "assigned", ASSIGNED, {"assigned_on": FEBRUARY}),
    _case(cases.days_in_order, "closed", CLOSED, {"closed_on": FEBRUARY}),
    _case(cases.days_in_order, "terminated", TERMINATED, {"terminated_on": FEBRUARY}),
    _case(
        cases.days_in_order,
        "assigned",
        {**ASSIGNED, "assigned_on": APRIL, "granted_on": APRIL},
        {"granted_on": MAY},
        "assigned_on",
    ),
    _case(
        cases.days_in_order,
        "assigned",
        {**ASSIGNED, **NOTIFIED},
        {"notice_received_on": APRIL},
        "assigned_on",
    ),
    _case(
        cases.days_in_order,
        "unassigned",
        {**NOTIFIED, "ground_found_on": FEBRUARY, "notified_on": FEBRUARY},
        {"ground_found_on": MARCH},
        "notified_on",
    ),
    _case(
        cases.days_in_order,
        "assigned",
        {**ASSIGNED, **NOTIFIED, "organ_told_on": MARCH},
        {"organ_told_on": FEBRUARY},
    ),
    _case(cases.days_in_order, "upheld", END_UPHELD, {"objection_decided_on": MARCH}),
    _case(cases.terminated, "objected", END_OBJECTED, {"termination_ground": None}),
    _case(objections.objected, "objected", END_OBJECTED, {"objected_on": None}),
    _case(objections.objection_decided, "upheld", END_UPHELD, {"objection_decided_on": None}),
    _case(cases.well_founded, "unassigned", OPENED, {"granted_on": None}),
    _case(cases.well_founded, "unassigned", NOTIFIED, {"notice_received_on": None}),
    _case(cases.well_founded, "unassigned", NOTIFIED, {"notifying_organ": None}),
    _case(cases.defence_is_criminal, "unassigned", NOTIFIED, {"kind": "civil"}),
    _case(cases.unassigned, "unassigned", OPENED, {"assigned_on": MARCH}),
    _case(cases.assigned, "assigned", ASSIGNED, {"assigned_on": None}),
    _case(cases.assigned, "under_way", ASSIGNED, {"undertaker": None}),
    _case(cases.assigned, "archived", ARCHIVED, {"assigned_to": None}),
    _case(cases.still_open, "under_way", ASSIGNED, {"closed_on": APRIL}),
    _case(cases.still_open, "under_way", ASSIGNED, {"outcome": "won"}),
    _case(cases.still_open, "assigned", ASSIGNED, {"terminated_on": APRIL}),
    _case(cases.changes_in_hand, "under_way", CHANGED, {"undertaker": "乙律师"}),
    _case(cases.terminated, "terminated", TERMINATED, {"terminated_on": None}),
    _case(cases.terminated, "terminated", TERMINATED, {"termination_ground": None}),
    _case(cases.terminated, "terminated", TERMINATED, {"outcome": "won"}),
    _case(cases.closed, "closed", CLOSED, {"closed_on": None}),
    _case(cases.closed, "closed", CLOSED, {"outcome": None}),
    _case(cases.closed, "closed", CLOSED, {"terminated_on": APRIL}),
    _case(cases.handed_in, "handed_in", HANDED_IN, {"material_on": None}),
    _case(cases.audited, "audited", AUDITED, {"audited_on": None}),
    _case(cases.audited, "audited", AUDITED, {"audited_by": None}),
    _case(cases.paid, "paid", PAID, {"subsidy": None}),
    _case(cases.paid, "paid", PAID, {"paid_on": None}),
    _case(cases.examined, "examined", EXAMINED, {"supervisions": []}),
    _case(cases.archived, "archived", ARCHIVED, {"archived_on": None}),
    Trial(others.letters_only, CONSULTATIONS, "", QUESTION, {"channel": "telephone"}, "letter_received_on"),
    Trial(others.consultation_days_in_order, CONSULTATIONS, "answered", ANSWERED, {"answered_on": FEBRUARY}),
    Trial(others.answered, CONSULTATIONS, "answered", ANSWERED, {"handler": None}),
    Trial(
        others.handed_over,
        CONSULTATIONS,
        "handed_over",
        {**QUESTION, "handed_to": "县局"},
        {"handed_to": None},
    ),
    Trial(others.review_adds_up, FILE_REVIEWS, "", REVIEW, {"failed": 3}, "examined"),
    Trial(others.review_after_its_quarter, FILE_REVIEWS, "", REVIEW, {"held_on": FEBRUARY}),
    Trial(others.review_after_its_quarter, FILE_REVIEWS, "", REVIEW, {"disclosed_on": APRIL}),
    Trial(others.complaint_handled, COMPLAINTS, "handled", HANDLED, {"result": None}),
    Trial(others.complaint_handled, COMPLAINTS, "handled", HANDLED, {"told_on": None}),
    Trial(others.complaint_days_in_order, COMPLAINTS, "handled", HANDLED, {"told_on": MARCH}),
    Trial(
        others.limit_not_below_subsistence,
        HARDSHIP_STANDARDS,
        "",
        STANDARD,
        {"income_limit": Decimal("499.99")},
    ),
    Trial(others.region_in_digits, HARDSHIP_STANDARDS, "", STANDARD, {"region_code": "宁夏"}),
    Trial(others.region_in_digits, SUBSIDY_STANDARDS, "", SUBSIDY, {"region_code": "宁夏"}),
    Trial(others.village_named, SITES, "", WORKROOM, {"village_id": None}),
    Trial(spans.CLOSED_AFTER_OPENED, SITES, "", WORKROOM, {"closed_on": FEBRUARY}),
    *(Trial(rule, ledger, "", row, {"until": FEBRUARY}) for rule, ledger, row in SPANS),
    Trial(spans.CLOSED_AFTER_FOUNDED, PROVIDERS, "", PROVIDER, {"closed_on": FEBRUARY}),
    Trial(others.one_client, ADVISER_CONTRACTS, "", CONTRACT, {"client_id": SOMETHING}, "village_id"),
    Trial(others.one_client, ADVISER_CONTRACTS, "", CONTRACT, {"village_id": None}),
    Trial(others.attended_before_served, DUTIES, "", DUTY, {"attended": False}),
    Trial(others.visit_days_in_order, VISITS, "closed", VISIT_CLOSED, {"closed_on": FEBRUARY}),
    Trial(others.visit_open, VISITS, "received", VISIT, {"closed_on": APRIL}),
    Trial(others.visit_passed_on, VISITS, "passed_on", PASSED_ON, {"transferred_to": None}),
    Trial(others.visit_passed_on, VISITS, "passed_on", PASSED_ON, {"first_handler": None}),
    Trial(others.visit_closed, VISITS, "closed", VISIT_CLOSED, {"closed_on": None}),
]


class TestRules(RulesContract):
    ledgers = LEDGERS
    trials = TRIALS


def test_a_rule_that_several_ledgers_ask_is_tried_in_each() -> None:
    asked = {(ledger.code, id(rule)) for ledger in LEDGERS for rule in rules_of(ledger)}

    assert asked == {(trial.ledger.code, id(trial.rule)) for trial in TRIALS}


@pytest.mark.parametrize("ends", [date(2024, 3, 1), date(2024, 3, 7)])
def test_aid_is_provided_first_from_the_seventh_day_to_the_last_of_the_limitation(
    accept: Accept, ends: date
) -> None:
    accept(APPLICATIONS, {**RUNNING_OUT, "limitation_ends_on": ends}, "provided_first")


def test_income_up_to_the_limit_itself_is_low_enough(accept: Accept) -> None:
    accept(APPLICATIONS, {**VERIFIED, "income_per_head": Decimal("2000.00")}, "granted")


@pytest.mark.parametrize("ledger", [APPLICATIONS, CASES], ids=lambda ledger: ledger.code)
def test_there_is_no_field_for_a_fee(ledger: Ledger) -> None:
    titles = [spec.title for part in (ledger, *ledger.parts) for spec in part.fields]

    assert [title for title in titles if "收费" in title or title.endswith("费") or "费用" in title] == []


@pytest.mark.parametrize(
    ("ledger", "known"),
    [
        (APPLICATIONS, {"organ", "received_by", "forwarded_to", "reviewed_by"}),
        (
            CASES,
            {
                "forwarded_by",
                "organ",
                "notifying_organ",
                "assigned_to",
                "undertaker",
                "audited_by",
                "file_no",
                "responsible",
                "previous",
                "successor",
                "supervisor",
            },
        ),
    ],
    ids=["application", "case"],
)
def test_no_field_in_clear_could_name_whom_the_file_is_about(ledger: Ledger, known: set[str]) -> None:
    fields = [spec for part in (ledger, *ledger.parts) for spec in part.fields]

    assert {spec.name for spec in fields if spec.kind in ("text", "long_text")} == known
