"""Each rule refuses what it must, lets the rest pass, and is the only thing that stands in the way."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from fengqiao.errors import Invalid
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.lifecycle import Lifecycle, Rule
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
from fengqiao_mediation.rules import closing, others, parties, progress, reports, resources

from tests.mediation.conftest import Accept

MARCH, APRIL, MAY = date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)
SOMETHING = UUID(int=1)

REGISTERED = {"registered_on": MARCH, "source": "application", "dispute_type": "neighbourhood"}
ACCEPTED = {**REGISTERED, "accepted_on": MARCH}
ORAL = {**ACCEPTED, "closed_on": APRIL, "result": "settled_oral"}
PAPER = {"form": "written", "made_on": APRIL, "effective_on": APRIL}
WRITTEN = {**ORAL, "result": "settled_written", "agreements": [PAPER]}
FAILED = {**ACCEPTED, "closed_on": APRIL, "result": "failed", "told_remedies": True}
REFUSED = {**FAILED, "result": "refused", "refused_on": APRIL}
DECLINED = {**REGISTERED, "result": "declined"}
EXTENDED = {**ACCEPTED, "extended_to": MAY, "extension_reason": "双方要求"}
REPORT = {"reported_on": MARCH, "receivers": "派出所"}
RISKY = {**ORAL, "risk_crime": True, "major_reports": [REPORT]}
COMMITTEE = {"name": "某调委会", "kind": "street", "set_up_on": MARCH}
MEDIATOR = {"name": "演示甲", "committee_id": SOMETHING, "kind": "full_time", "hired_on": MARCH}
SCREENING = {"level": "township", "started_on": MARCH, "found": 2, "handled": 1}
CONFIRMATION = {"case_id": SOMETHING, "effective_on": MARCH, "applied_on": MARCH}
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
    Trial(
        progress.days_in_order, CASES, "accepted", ACCEPTED, {"accepted_on": date(2024, 2, 1)}, "accepted_on"
    ),
    Trial(progress.days_in_order, CASES, "settled", ORAL, {"closed_on": date(2024, 2, 1)}, "closed_on"),
    Trial(progress.not_accepted, CASES, "registered", REGISTERED, {"accepted_on": MARCH}, "accepted_on"),
    Trial(progress.not_accepted, CASES, "declined", DECLINED, {"accepted_on": MARCH}, "accepted_on"),
    Trial(progress.accepted, CASES, "mediating", ACCEPTED, {"accepted_on": None}, "accepted_on"),
    Trial(
        progress.informed,
        CASES,
        "informed",
        {**ACCEPTED, "informed_on": MARCH},
        {"informed_on": None},
        "informed_on",
    ),
    Trial(progress.still_open, CASES, "mediating", ACCEPTED, {"result": "settled_oral"}, "result"),
    Trial(progress.still_open, CASES, "mediating", ACCEPTED, {"closed_on": APRIL}, "closed_on"),
    Trial(progress.nobody_refused, CASES, "mediating", ACCEPTED, {"refused_on": MARCH}, "refused_on"),
    Trial(progress.nobody_refused, CASES, "settled", ORAL, {"refused_on": MARCH}, "refused_on"),
    Trial(progress.extension_recorded, CASES, "extended", EXTENDED, {"extended_to": None}, "extended_to"),
    Trial(
        progress.extension_recorded,
        CASES,
        "extended",
        EXTENDED,
        {"extension_reason": None},
        "extension_reason",
    ),
    Trial(closing.declined, CASES, "declined", DECLINED, {"result": "open"}, "result"),
    Trial(closing.closed, CASES, "settled", ORAL, {"closed_on": None}, "closed_on"),
    Trial(closing.closed, CASES, "archived", {**ORAL, "archived_on": MAY}, {"result": "open"}, "result"),
    Trial(closing.settled, CASES, "settled", ORAL, {"result": "transferred"}, "result"),
    Trial(closing.written_agreement_kept, CASES, "settled", WRITTEN, {"agreements": []}, "agreements"),
    Trial(
        closing.written_agreement_kept,
        CASES,
        "archived",
        {**WRITTEN, "archived_on": MAY},
        {"agreements": [{**PAPER, "form": "oral"}]},
        "agreements",
    ),
    Trial(closing.agreed_with_result, CASES, "mediating", ACCEPTED, {"agreements": [PAPER]}, "result"),
    Trial(
        closing.agreed_with_result,
        CASES,
        "archived",
        {**FAILED, "archived_on": MAY},
        {"agreements": [PAPER]},
        "result",
    ),
    Trial(
        closing.agreements_dated,
        CASES,
        "settled",
        WRITTEN,
        {"agreements": [{"form": "written"}]},
        "agreements.0.made_on",
    ),
    Trial(
        closing.agreements_dated,
        CASES,
        "settled",
        WRITTEN,
        {"agreements": [{**PAPER, "effective_on": MARCH}]},
        "agreements.0.effective_on",
    ),
    Trial(
        closing.agreements_dated,
        CASES,
        "settled",
        {**ORAL, "agreements": [{**PAPER, "form": "oral"}]},
        {"agreements": [{**PAPER, "form": "oral", "effective_on": MAY}]},
        "agreements.0.effective_on",
    ),
    Trial(
        closing.ended_without_settlement, CASES, "terminated", FAILED, {"result": "settled_oral"}, "result"
    ),
    Trial(
        closing.ended_without_settlement,
        CASES,
        "terminated",
        FAILED,
        {"told_remedies": False},
        "told_remedies",
    ),
    Trial(
        closing.remedies_told,
        CASES,
        "archived",
        {**FAILED, "archived_on": MAY},
        {"told_remedies": False},
        "told_remedies",
    ),
    Trial(closing.refusal_is_the_result, CASES, "terminated", REFUSED, {"result": "failed"}, "result"),
    Trial(
        closing.refusal_is_the_result,
        CASES,
        "archived",
        {**REFUSED, "archived_on": MAY},
        {"result": "settled_oral"},
        "result",
    ),
    Trial(closing.risk_reported, CASES, "settled", RISKY, {"major_reports": []}, "major_reports"),
    Trial(
        closing.risk_reported,
        CASES,
        "settled",
        RISKY,
        {"major_reports": [{**REPORT, "reported_on": MAY}]},
        "major_reports",
    ),
    Trial(
        closing.followed_up,
        CASES,
        "followed_up",
        {**ORAL, "follow_ups": [{"visited_on": MAY}]},
        {"follow_ups": []},
        "follow_ups",
    ),
    Trial(
        closing.archived,
        CASES,
        "archived",
        {**ORAL, "archived_on": MAY},
        {"archived_on": None},
        "archived_on",
    ),
    Trial(
        parties.parties_named,
        CASES,
        "accepted",
        {**ACCEPTED, "parties": [{"side": "applicant", "name": "陈演示甲"}]},
        {"parties": [{"side": "applicant"}]},
        "parties.0.name",
    ),
    Trial(
        parties.parties_named,
        CASES,
        "accepted",
        {**ACCEPTED, "parties": [{"side": "applicant", "kind": "legal", "organisation": "某公司"}]},
        {"parties": [{"side": "applicant", "kind": "legal", "name": "陈演示甲"}]},
        "parties.0.organisation",
    ),
    Trial(others.village_named, COMMITTEES, "", COMMITTEE, {"kind": "village"}, "village_id"),
    Trial(
        others.term_in_order,
        COMMITTEES,
        "",
        {**COMMITTEE, "term_from": MARCH, "term_to": APRIL},
        {"term_from": MAY},
        "term_to",
    ),
    Trial(others.standing, COMMITTEES, "standing", COMMITTEE, {"dissolved_on": MAY}, "dissolved_on"),
    Trial(
        others.dissolved,
        COMMITTEES,
        "dissolved",
        {**COMMITTEE, "dissolved_on": MAY},
        {"dissolved_on": None},
        "dissolved_on",
    ),
    Trial(others.serving, MEDIATORS, "serving", MEDIATOR, {"left_on": MAY}, "left_on"),
    Trial(
        others.left,
        MEDIATORS,
        "left",
        {**MEDIATOR, "left_on": MAY, "leaving_reason": "resigned"},
        {"leaving_reason": None},
        "leaving_reason",
    ),
    Trial(others.screening_committee_named, SCREENINGS, "", SCREENING, {"level": "village"}, "committee_id"),
    Trial(others.screening_adds_up, SCREENINGS, "", SCREENING, {"handled": 3}, "handled"),
    Trial(
        others.confirmation_days_in_order,
        CONFIRMATIONS,
        "applied",
        CONFIRMATION,
        {"applied_on": date(2024, 2, 1)},
        "applied_on",
    ),
    Trial(
        others.confirmation_applied,
        CONFIRMATIONS,
        "applied",
        CONFIRMATION,
        {"applied_on": None},
        "applied_on",
    ),
    Trial(
        others.confirmation_answered,
        CONFIRMATIONS,
        "accepted",
        {**CONFIRMATION, "answered_on": MARCH},
        {"answered_on": None},
        "answered_on",
    ),
    Trial(
        others.confirmation_decided,
        CONFIRMATIONS,
        "decided",
        {**CONFIRMATION, "decided_on": APRIL, "result": "confirmed"},
        {"result": None},
        "result",
    ),
    Trial(
        others.one_court_clock,
        REFERRALS,
        "",
        {**REFERRAL, "assigned_on": MARCH},
        {"referrer": "police"},
        "assigned_on",
    ),
    Trial(
        others.one_court_clock,
        REFERRALS,
        "",
        {**REFERRAL, "referrer": "court_entrusted", "entrusted_ordinary_on": MARCH},
        {"entrusted_summary_on": MARCH},
        "entrusted_summary_on",
    ),
    Trial(
        others.answered,
        REFERRALS,
        "answered",
        {**REFERRAL, "feedback_on": APRIL, "outcome": "settled"},
        {"outcome": None},
        "outcome",
    ),
    Trial(others.court_entrusts, REFERRALS, "", REFERRAL, {"mode": "invited"}, "mode"),
    Trial(
        others.joint_organ_named,
        REFERRALS,
        "",
        {**REFERRAL, "referrer": "police", "mode": "joint", "joint_with": "某派出所"},
        {"joint_with": None},
        "joint_with",
    ),
    Trial(
        others.women_among_members,
        COMMITTEES,
        "",
        {**COMMITTEE, "members": 5, "women": 5},
        {"women": 6},
        "women",
    ),
    Trial(
        others.screening_adds_up,
        SCREENINGS,
        "",
        {**SCREENING, "hazards": 1, "hazards_removed": 1},
        {"hazards": 0},
        "hazards_removed",
    ),
    Trial(
        progress.days_in_order,
        CASES,
        "accepted",
        {**ACCEPTED, "dispute_since": MARCH},
        {"dispute_since": APRIL},
        "registered_on",
    ),
    Trial(
        progress.feedback_complete,
        CASES,
        "settled",
        {**ORAL, "feedback_level": "village", "feedback_on": APRIL},
        {"feedback_on": None},
        "feedback_on",
    ),
    Trial(
        progress.feedback_complete,
        CASES,
        "settled",
        {**ORAL, "feedback_level": "village", "feedback_on": APRIL},
        {"feedback_level": None},
        "feedback_level",
    ),
    Trial(
        reports.case_reports_in_order,
        CASES,
        "accepted",
        {**ACCEPTED, "major_reports": [{**REPORT, "handled_on": MARCH}]},
        {"major_reports": [{**REPORT, "reported_on": MAY, "handled_on": APRIL}]},
        "major_reports.0.handled_on",
    ),
    Trial(
        reports.screening_reports_in_order,
        SCREENINGS,
        "",
        {**SCREENING, "reports": [REPORT, {**REPORT, "handled_on": MAY}]},
        {"reports": [REPORT, {**REPORT, "reported_on": MAY, "handled_on": APRIL}]},
        "reports.1.handled_on",
    ),
    Trial(
        resources.centre_days_in_order,
        CENTRES,
        "",
        {**CENTRE, "closed_on": MARCH},
        {"set_up_on": APRIL},
        "closed_on",
    ),
    Trial(
        resources.expert_days_in_order,
        EXPERTS,
        "",
        {**EXPERT, "removed_on": MARCH},
        {"listed_on": APRIL},
        "removed_on",
    ),
    Trial(
        resources.rate_days_in_order, SUBSIDY_RATES, "", {**RATE, "until": MARCH}, {"since": APRIL}, "until"
    ),
    Trial(resources.analysis_days_in_order, ANALYSES, "", ANALYSIS, {"covers_from": APRIL}, "covers_to"),
    Trial(resources.analysis_days_in_order, ANALYSES, "", ANALYSIS, {"made_on": date(2024, 2, 1)}, "made_on"),
    Trial(resources.subsidy_days_in_order, SUBSIDIES, "due", SUBSIDY, {"period_from": MAY}, "period_to"),
    Trial(resources.subsidy_days_in_order, SUBSIDIES, "paid", PAID, {"paid_on": date(2024, 2, 1)}, "paid_on"),
    Trial(resources.subsidy_adds_up, SUBSIDIES, "due", SUBSIDY, {"due": Decimal("241.49")}, "due"),
    Trial(resources.subsidy_unpaid, SUBSIDIES, "due", SUBSIDY, {"paid_on": APRIL}, "paid_on"),
    Trial(resources.subsidy_paid, SUBSIDIES, "paid", PAID, {"paid_on": None}, "paid_on"),
    Trial(resources.subsidy_paid, SUBSIDIES, "paid", PAID, {"paid": None}, "paid"),
    Trial(resources.subsidy_paid, SUBSIDIES, "paid", PAID, {"paid": Decimal(242)}, "paid"),
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
        alone = trial.rule(accept_record(trial))
        assert alone is not None
        assert str(alone) not in refused.detail


def accept_record(trial: Trial) -> dict[str, Any]:
    """Return the wrong row as a rule sees it."""
    names = [spec.name for spec in trial.ledger.fields]
    lists: dict[str, Any] = {part.name: [] for part in trial.ledger.parts}
    return {**dict.fromkeys(names), **lists, **trial.good, **trial.change}


def test_every_rule_of_every_ledger_is_tried() -> None:
    in_force = {
        rule
        for ledger in LEDGERS
        for rule in (*ledger.rules, *(one for state in ledger.lifecycle.states for one in state.requires))
    }

    assert {rule.__name__ for rule in in_force} == {trial.rule.__name__ for trial in TRIALS}


def test_a_result_that_a_province_added_is_not_mistaken_for_a_wrong_one() -> None:
    local = {**ORAL, "result": "settled_video"}

    assert closing.settled(local) is None
    assert closing.closed(local) is None


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
