"""Each rule refuses what it must, lets the rest pass, and is the only thing that stands in the way."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.testing.bureau import Bureau
from fengqiao.testing.contracts import RulesContract, Trial
from fengqiao_mediation.ledgers import (
    ANALYSES,
    CASES,
    CENTRES,
    COMMITTEES,
    CONFIRMATIONS,
    EXPERTS,
    LEDGERS,
    MEDIATORS,
    REFERRALS,
    SCREENINGS,
    SUBSIDIES,
    SUBSIDY_RATES,
)
from fengqiao_mediation.rules import (
    agreements,
    closing,
    confirmation,
    others,
    parties,
    progress,
    reports,
    resources,
)

MARCH, APRIL, MAY = date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)
SOMETHING = UUID(int=1)

REGISTERED = {"registered_on": MARCH, "source": "application", "dispute_type": "neighbourhood"}
ACCEPTED = {**REGISTERED, "accepted_on": MARCH}
ORAL = {**ACCEPTED, "closed_on": APRIL, "result": "settled_oral"}
PAPER = {"form": "written", "made_on": APRIL, "effective_on": APRIL, "signed_and_sealed": True}
WRITTEN = {**ORAL, "result": "settled_written", "agreements": [PAPER]}
FAILED = {**ACCEPTED, "closed_on": APRIL, "result": "failed", "told_remedies": True}
REFUSED = {**FAILED, "result": "refused", "refused_on": APRIL}
DECLINED = {**REGISTERED, "result": "declined"}
EXTENDED = {**ACCEPTED, "extension_wished": True, "extended_to": MAY, "extension_reason": "双方要求"}
REPORT = {"reported_on": MARCH, "receivers": "派出所"}
RISKY = {**ORAL, "risk_crime": True, "major_reports": [REPORT]}
COMMITTEE = {"name": "某调委会", "kind": "street", "set_up_on": MARCH}
MEDIATOR = {"name": "演示甲", "committee_id": SOMETHING, "kind": "full_time", "hired_on": MARCH}
SCREENING = {"level": "township", "started_on": MARCH, "found": 2, "handled": 1}
CONFIRMATION = {"case_id": SOMETHING, "effective_on": MARCH, "joint": True, "applied_on": MARCH}
DECIDED = {**CONFIRMATION, "decided_on": APRIL, "result": "confirmed"}
UNPERFORMED = {**ORAL, "urged_on": APRIL, "told_suit_on": MAY}
REFERRAL = {"referrer": "court_assigned", "mode": "entrusted", "received_on": MARCH}
CENTRE = {"name": "某中心", "level": "township", "set_up_on": MARCH}
EXPERT = {"name": "演示乙", "industry": "labour", "listed_on": MARCH}
RATE = {"region_code": "310106", "grade": "simple", "amount": Decimal(80), "since": MARCH}
SUBSIDY = {
    "mediator_id": SOMETHING,
    "grade": "simple",
    "period_from": MARCH,
    "period_to": APRIL,
    "cases": 3,
    "rate": Decimal("80.50"),
    "due": Decimal("241.50"),
}
PAID = {**SUBSIDY, "paid": Decimal(200), "paid_on": APRIL}
ANALYSIS = {"level": "township", "made_on": APRIL, "covers_from": MARCH, "covers_to": MARCH}


TRIALS = [
    Trial(progress.days_in_order, CASES, "accepted", ACCEPTED, {"accepted_on": date(2024, 2, 1)}),
    Trial(progress.days_in_order, CASES, "settled", ORAL, {"closed_on": date(2024, 2, 1)}),
    Trial(progress.not_accepted, CASES, "registered", REGISTERED, {"accepted_on": MARCH}),
    Trial(progress.not_accepted, CASES, "declined", DECLINED, {"accepted_on": MARCH}),
    Trial(progress.accepted, CASES, "mediating", ACCEPTED, {"accepted_on": None}),
    Trial(progress.informed, CASES, "informed", {**ACCEPTED, "informed_on": MARCH}, {"informed_on": None}),
    Trial(progress.still_open, CASES, "mediating", ACCEPTED, {"result": "settled_oral"}),
    Trial(progress.still_open, CASES, "mediating", ACCEPTED, {"closed_on": APRIL}),
    Trial(progress.nobody_refused, CASES, "mediating", ACCEPTED, {"refused_on": MARCH}),
    Trial(progress.nobody_refused, CASES, "settled", ORAL, {"refused_on": MARCH}),
    Trial(progress.extension_recorded, CASES, "extended", EXTENDED, {"extended_to": None}),
    Trial(progress.extended_as_both_wish, CASES, "extended", EXTENDED, {"extension_reason": None}),
    Trial(closing.declined, CASES, "declined", DECLINED, {"result": "open"}),
    Trial(closing.closed, CASES, "settled", ORAL, {"closed_on": None}),
    Trial(closing.closed, CASES, "archived", {**ORAL, "archived_on": MAY}, {"result": "open"}),
    Trial(closing.settled, CASES, "settled", ORAL, {"result": "transferred"}),
    Trial(agreements.written_agreement_kept, CASES, "settled", WRITTEN, {"agreements": []}),
    Trial(
        agreements.written_agreement_kept,
        CASES,
        "archived",
        {**WRITTEN, "archived_on": MAY},
        {"agreements": [{**PAPER, "form": "oral"}]},
    ),
    Trial(agreements.agreed_with_result, CASES, "mediating", ACCEPTED, {"agreements": [PAPER]}, "result"),
    Trial(
        agreements.agreed_with_result,
        CASES,
        "archived",
        {**FAILED, "archived_on": MAY},
        {"agreements": [PAPER]},
        "result",
    ),
    Trial(
        agreements.agreements_dated,
        CASES,
        "settled",
        WRITTEN,
        {"agreements": [{"form": "written"}]},
        at="agreements.0.made_on",
    ),
    Trial(
        agreements.agreements_dated,
        CASES,
        "settled",
        WRITTEN,
        {"agreements": [{**PAPER, "effective_on": MARCH}]},
        at="agreements.0.effective_on",
    ),
    Trial(
        agreements.agreements_dated,
        CASES,
        "settled",
        {**ORAL, "agreements": [{**PAPER, "form": "oral"}]},
        {"agreements": [{**PAPER, "form": "oral", "effective_on": MAY}]},
        at="agreements.0.effective_on",
    ),
    Trial(closing.ended_without_settlement, CASES, "terminated", FAILED, {"result": "settled_oral"}),
    Trial(closing.ended_without_settlement, CASES, "terminated", FAILED, {"told_remedies": False}),
    Trial(closing.remedies_told, CASES, "archived", {**FAILED, "archived_on": MAY}, {"told_remedies": False}),
    Trial(closing.refusal_is_the_result, CASES, "terminated", REFUSED, {"result": "failed"}),
    Trial(
        closing.refusal_is_the_result,
        CASES,
        "archived",
        {**REFUSED, "archived_on": MAY},
        {"result": "settled_oral"},
    ),
    Trial(closing.risk_reported, CASES, "settled", RISKY, {"major_reports": []}),
    Trial(
        closing.risk_reported, CASES, "settled", RISKY, {"major_reports": [{**REPORT, "reported_on": MAY}]}
    ),
    Trial(
        closing.followed_up,
        CASES,
        "followed_up",
        {**ORAL, "follow_ups": [{"visited_on": MAY}]},
        {"follow_ups": []},
    ),
    Trial(closing.archived, CASES, "archived", {**ORAL, "archived_on": MAY}, {"archived_on": None}),
    Trial(
        parties.parties_named,
        CASES,
        "accepted",
        {**ACCEPTED, "parties": [{"side": "applicant", "name": "陈演示甲"}]},
        {"parties": [{"side": "applicant"}]},
        at="parties.0.name",
    ),
    Trial(
        parties.parties_named,
        CASES,
        "accepted",
        {**ACCEPTED, "parties": [{"side": "applicant", "kind": "legal", "organisation": "某公司"}]},
        {"parties": [{"side": "applicant", "kind": "legal", "name": "陈演示甲"}]},
        at="parties.0.organisation",
    ),
    Trial(others.village_named, COMMITTEES, "", COMMITTEE, {"kind": "village"}, at="village_id"),
    Trial(
        others.term_in_order,
        COMMITTEES,
        "",
        {**COMMITTEE, "term_from": MARCH, "term_to": APRIL},
        {"term_from": MAY},
        at="term_to",
    ),
    Trial(others.standing, COMMITTEES, "standing", COMMITTEE, {"dissolved_on": MAY}),
    Trial(
        others.dissolved, COMMITTEES, "dissolved", {**COMMITTEE, "dissolved_on": MAY}, {"dissolved_on": None}
    ),
    Trial(others.serving, MEDIATORS, "serving", MEDIATOR, {"left_on": MAY}),
    Trial(
        others.left,
        MEDIATORS,
        "left",
        {**MEDIATOR, "left_on": MAY, "leaving_reason": "resigned"},
        {"leaving_reason": None},
    ),
    Trial(
        others.screening_committee_named, SCREENINGS, "", SCREENING, {"level": "village"}, at="committee_id"
    ),
    Trial(others.screening_adds_up, SCREENINGS, "", SCREENING, {"handled": 3}),
    Trial(
        confirmation.days_in_order,
        CONFIRMATIONS,
        "applied",
        CONFIRMATION,
        {"applied_on": date(2024, 2, 1)},
    ),
    Trial(confirmation.applied, CONFIRMATIONS, "applied", CONFIRMATION, {"applied_on": None}),
    Trial(
        confirmation.answered,
        CONFIRMATIONS,
        "accepted",
        {**CONFIRMATION, "answered_on": MARCH},
        {"answered_on": None},
    ),
    Trial(
        confirmation.decided,
        CONFIRMATIONS,
        "decided",
        {**CONFIRMATION, "decided_on": APRIL, "result": "confirmed"},
        {"result": None},
    ),
    Trial(
        others.one_court_clock,
        REFERRALS,
        "",
        {**REFERRAL, "assigned_on": MARCH},
        {"referrer": "police"},
        at="assigned_on",
    ),
    Trial(
        others.one_court_clock,
        REFERRALS,
        "",
        {**REFERRAL, "referrer": "court_entrusted", "entrusted_ordinary_on": MARCH},
        {"entrusted_summary_on": MARCH},
    ),
    Trial(
        others.answered,
        REFERRALS,
        "answered",
        {**REFERRAL, "feedback_on": APRIL, "outcome": "settled"},
        {"outcome": None},
    ),
    Trial(others.court_entrusts, REFERRALS, "", REFERRAL, {"mode": "invited"}),
    Trial(
        others.joint_organ_named,
        REFERRALS,
        "",
        {**REFERRAL, "referrer": "police", "mode": "joint", "joint_with": "某派出所"},
        {"joint_with": None},
    ),
    Trial(others.women_among_members, COMMITTEES, "", {**COMMITTEE, "members": 5, "women": 5}, {"women": 6}),
    Trial(
        others.screening_adds_up,
        SCREENINGS,
        "",
        {**SCREENING, "hazards": 1, "hazards_removed": 1},
        {"hazards": 0},
        at="hazards_removed",
    ),
    Trial(
        progress.days_in_order,
        CASES,
        "accepted",
        {**ACCEPTED, "dispute_since": MARCH},
        {"dispute_since": APRIL},
        at="registered_on",
    ),
    Trial(
        progress.feedback_complete,
        CASES,
        "settled",
        {**ORAL, "feedback_level": "village", "feedback_on": APRIL},
        {"feedback_on": None},
    ),
    Trial(
        progress.feedback_complete,
        CASES,
        "settled",
        {**ORAL, "feedback_level": "village", "feedback_on": APRIL},
        {"feedback_level": None},
    ),
    Trial(
        reports.case_reports_in_order,
        CASES,
        "accepted",
        {**ACCEPTED, "major_reports": [{**REPORT, "handled_on": MARCH}]},
        {"major_reports": [{**REPORT, "reported_on": MAY, "handled_on": APRIL}]},
        at="major_reports.0.handled_on",
    ),
    Trial(
        reports.screening_reports_in_order,
        SCREENINGS,
        "",
        {**SCREENING, "reports": [REPORT, {**REPORT, "handled_on": MAY}]},
        {"reports": [REPORT, {**REPORT, "reported_on": MAY, "handled_on": APRIL}]},
        at="reports.1.handled_on",
    ),
    Trial(
        resources.centre_days_in_order,
        CENTRES,
        "",
        {**CENTRE, "closed_on": MARCH},
        {"set_up_on": APRIL},
        at="closed_on",
    ),
    Trial(
        resources.expert_days_in_order,
        EXPERTS,
        "",
        {**EXPERT, "removed_on": MARCH},
        {"listed_on": APRIL},
        at="removed_on",
    ),
    Trial(
        resources.rate_days_in_order,
        SUBSIDY_RATES,
        "",
        {**RATE, "until": MARCH},
        {"since": APRIL},
        at="until",
    ),
    Trial(resources.analysis_days_in_order, ANALYSES, "", ANALYSIS, {"covers_from": APRIL}, at="covers_to"),
    Trial(resources.analysis_days_in_order, ANALYSES, "", ANALYSIS, {"made_on": date(2024, 2, 1)}),
    Trial(resources.subsidy_days_in_order, SUBSIDIES, "due", SUBSIDY, {"period_from": MAY}, at="period_to"),
    Trial(resources.subsidy_days_in_order, SUBSIDIES, "paid", PAID, {"paid_on": date(2024, 2, 1)}),
    Trial(resources.subsidy_adds_up, SUBSIDIES, "due", SUBSIDY, {"due": Decimal("241.49")}),
    Trial(resources.subsidy_unpaid, SUBSIDIES, "due", SUBSIDY, {"paid_on": APRIL}),
    Trial(resources.subsidy_unpaid, SUBSIDIES, "due", SUBSIDY, {"paid": Decimal(100)}),
    Trial(resources.subsidy_paid, SUBSIDIES, "paid", PAID, {"paid_on": None}),
    Trial(resources.subsidy_paid, SUBSIDIES, "paid", PAID, {"paid": None}),
    Trial(resources.subsidy_paid, SUBSIDIES, "paid", PAID, {"paid": Decimal(242)}),
    # A day written into a case that is not called extended would move its clock as well.
    *(
        Trial(progress.extended_as_both_wish, CASES, state, EXTENDED, {"extension_wished": False})
        for state in ("extended", "mediating")
    ),
    Trial(progress.extended_as_both_wish, CASES, "mediating", EXTENDED, {"extended_to": date(2024, 2, 1)}),
    Trial(
        agreements.written_where_it_must_be,
        CASES,
        "settled",
        {**WRITTEN, "written_ground": "asked"},
        {"result": "settled_oral"},
    ),
    Trial(
        agreements.written_where_it_must_be,
        CASES,
        "archived",
        {**ORAL, "archived_on": MAY},
        {"written_ground": "grave"},
        at="result",
    ),
    Trial(
        agreements.agreements_dated,
        CASES,
        "settled",
        WRITTEN,
        {"agreements": [{**PAPER, "signed_and_sealed": False}]},
        at="agreements.0.signed_and_sealed",
    ),
    Trial(
        parties.private_as_asked,
        CASES,
        "mediating",
        {**ACCEPTED, "parties": [{"side": "applicant", "name": "陈演示甲", "objects_to_publicity": True}]},
        {"public": True},
    ),
    Trial(closing.urged, CASES, "unperformed", UNPERFORMED, {"urged_on": None}),
    Trial(closing.urged, CASES, "unperformed", UNPERFORMED, {"told_suit_on": MARCH}),
    Trial(
        closing.followed_up,
        CASES,
        "followed_up",
        {**ORAL, "follow_ups": [{"visited_on": MAY}], "follow_up_by": MAY, "followed_up_on": MAY},
        {"followed_up_on": None},
    ),
    Trial(
        closing.visited_that_day,
        CASES,
        "settled",
        {**ORAL, "follow_ups": [{"visited_on": MAY}], "followed_up_on": MAY},
        {"followed_up_on": APRIL},
    ),
    Trial(
        confirmation.days_in_order,
        CONFIRMATIONS,
        "decided",
        {**DECIDED, "party_served_on": APRIL, "party_objected_on": MAY},
        {"party_objected_on": MARCH},
    ),
    Trial(
        confirmation.days_in_order,
        CONFIRMATIONS,
        "decided",
        {**DECIDED, "outsider_knew_on": APRIL, "outsider_objected_on": MAY},
        {"outsider_objected_on": MARCH},
    ),
    Trial(
        confirmation.days_in_order,
        CONFIRMATIONS,
        "accepted",
        {**CONFIRMATION, "answered_on": MARCH, "decision_extended_to": MAY},
        {"decision_extended_to": date(2024, 2, 1)},
    ),
    Trial(
        confirmation.objection_made,
        CONFIRMATIONS,
        "decided",
        {**DECIDED, "outsider_objected_on": MAY, "objection_result": "upheld"},
        {"outsider_objected_on": None},
        at="objection_result",
    ),
    Trial(confirmation.applied_jointly, CONFIRMATIONS, "applied", CONFIRMATION, {"joint": False}),
    # Forty-one days: no holiday moves the last of thirty so far.
    Trial(
        confirmation.applied_in_time,
        CONFIRMATIONS,
        "applied",
        CONFIRMATION,
        {"applied_on": date(2024, 4, 11)},
    ),
    Trial(
        confirmation.applied_in_time,
        CONFIRMATIONS,
        "applied",
        {**CONFIRMATION, "applied_on": date(2024, 4, 30), "application_extended_to": MAY},
        {"application_extended_to": APRIL},
        at="applied_on",
    ),
    *(
        Trial(confirmation.confirmable, CONFIRMATIONS, "applied", CONFIRMATION, {"unconfirmable": matter})
        for matter in ("identity", "adoption", "marriage", "title", "intellectual_property")
    ),
    Trial(
        others.lawfully_composed,
        COMMITTEES,
        "standing",
        {**COMMITTEE, "members": 9, "women": 1},
        {"members": 10},
    ),
    Trial(
        others.lawfully_composed,
        COMMITTEES,
        "standing",
        {**COMMITTEE, "members": 3, "women": 1},
        {"members": 2},
    ),
    Trial(
        others.lawfully_composed,
        COMMITTEES,
        "standing",
        {**COMMITTEE, "members": 3, "women": 1},
        {"women": 0},
    ),
    Trial(
        others.court_extends,
        REFERRALS,
        "",
        {**REFERRAL, "assigned_on": MARCH, "extended_to": MAY},
        {"assigned_on": None},
        at="extended_to",
    ),
    Trial(
        others.court_extends,
        REFERRALS,
        "",
        {**REFERRAL, "assigned_on": MARCH, "extended_to": MAY},
        {"extended_to": date(2024, 2, 1)},
    ),
]


class TestRules(RulesContract):
    ledgers = LEDGERS
    trials = TRIALS


def test_a_result_that_a_province_added_is_not_mistaken_for_a_wrong_one() -> None:
    local = {**ORAL, "result": "settled_video"}

    assert closing.settled(local) is None
    assert closing.closed(local) is None


@pytest.mark.parametrize("result", ["not_accepted", "rejected", "withdrawn"])
def test_an_application_that_a_court_did_not_grant_is_written_down_as_it_was(
    accept: Callable[..., Any], result: str
) -> None:
    """Whatever was wrong with it: it went nowhere."""
    wrong = {"joint": False, "unconfirmable": "marriage", "applied_on": MAY}
    accept(CONFIRMATIONS, {**DECIDED, **wrong, "decided_on": MAY, "result": result}, "decided")


def test_a_dispute_about_a_marriage_may_be_confirmed_when_its_agreement_touches_no_relation(
    bureau: Bureau,
) -> None:
    """What cannot be confirmed is what the agreement says, not what the dispute is about."""
    settled = uuid4()
    bureau.enter(
        (
            CASES,
            bureau.station,
            {"id": settled, "state": "settled", **WRITTEN, "dispute_type": "marriage_family"},
        )
    )
    asked = bureau.register(CONFIRMATIONS, case_id=settled, effective_on=APRIL)
    asked.move("apply", joint=True, applied_on=APRIL, court="某区人民法院")
    assert asked.state == "applied"


def test_a_workroom_is_no_committee_of_three(accept: Callable[..., Any]) -> None:
    accept(COMMITTEES, {**COMMITTEE, "kind": "personal_workroom", "members": 1, "women": 0}, "standing")


def test_a_case_has_no_field_for_a_fee() -> None:
    titles = [spec.title for part in (CASES, *CASES.parts) for spec in part.fields]

    assert [title for title in titles if "费" in title] == []


def test_a_case_has_no_field_in_clear_that_could_name_a_party() -> None:
    open_texts = {
        spec.name
        for part in (CASES, *CASES.parts)
        for spec in part.fields
        if spec.kind in ("text", "long_text")
    }

    assert open_texts == {"file_no", "name", "place", "made_by", "recorder", "number", "visitor", "receivers"}
