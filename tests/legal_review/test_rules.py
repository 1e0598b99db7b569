"""Each rule refuses what it must, lets the rest pass, and is the only thing that stands in the way."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.lifecycle import Rule
from fengqiao.testing.contracts import Accept, RulesContract, Trial, rules_of
from fengqiao_legal_review.ledgers import (
    ITEMS,
    LEDGERS,
    LITIGATIONS,
    OBSERVATIONS,
    OPINIONS,
    PILOTS,
    POINTS,
    RECONSIDERATIONS,
)
from fengqiao_legal_review.rules import (
    advice,
    clocks,
    decision,
    disputes,
    pilots,
    procedure,
    review,
    submission,
    villages,
)

FEB, MARCH, APRIL, MAY = (date(2024, month, 1) for month in (2, 3, 4, 5))

STATION = {"kind": "station", "lead": True}
ADVISER = {"kind": "legal_adviser", "heard_on": APRIL}
ITEM = {"kind": "other", "submitting_unit": "某办公室", "submitted_on": MARCH}
ACCEPTED = {**ITEM, "accepted_on": MARCH}
REVIEWING = {**ACCEPTED, "mode": "joint", "reviewers": [STATION, ADVISER]}
ISSUED = {**REVIEWING, "conclusion": "lawful", "issued_on": APRIL}
CHANGED = {**ISSUED, "conclusion": "lawful_after_change", "adoption": "adopted", "answered_on": APRIL}
DISCUSSED = {**ISSUED, "discussed_on": MAY}
CONCLUDED = {**ISSUED, "concluded_on": MAY}
STOPPED = {**ISSUED, "conclusion": "unlawful", "stopped_on": MAY, "stop_reason": "不合法"}
CHECKED = {"authority_checked": True, "procedure_checked": True, "content_checked": True}
MAJOR = {**ISSUED, **CHECKED, "kind": "major_decision"}
MAJOR_DRAFT = {**ITEM, "kind": "major_decision"}
COMMENTED = {**MAJOR_DRAFT, "comments_from": MARCH, "comments_to": date(2024, 3, 31)}
HEARING = {**MAJOR_DRAFT, "hearing_material_on": MARCH, "hearing_on": date(2024, 3, 8)}
PLANNED = {
    **MAJOR_DRAFT,
    "discussion_planned_on": APRIL,
    "hearing_planned_on": APRIL,
    "comments_planned_to": APRIL,
}
RETURNED = {**ITEM, "returned_on": MARCH, "return_reason": "材料不全"}
REFORM = {**MAJOR, "conclusion": "unlawful", "discussed_on": MAY, "reform_risk": "国家尚无规定"}
PLEDGE = {**ITEM, "kind": "village_rules", "village_id": UUID(int=1)}
ADOPTED_RULES = {**ISSUED, "kind": "village_rules", "village_id": UUID(int=1), "concluded_on": MAY}
FILED_RULES = {**ADOPTED_RULES, "reported_on": MAY, "filed_on": MAY}
CORRECTING = {**FILED_RULES, "correction_ordered_on": MAY, "correction_reason": "罚款没有依据"}
JUNE = date(2024, 6, 1)
CORRECTED = {**CORRECTING, "corrected_on": JUNE, "filed_on": JUNE}
CONTRACT = {**ITEM, "kind": "township_contract"}

OPINION = {"kind": "legal_opinion", "given_on": MARCH, "to_unit": "某街道办事处"}
ADVISED = {**OPINION, "adoption": "adopted", "answered_on": APRIL}
ASKED = {"opened_on": MARCH, "kind": "penalty"}
TAKEN_IN = {**ASKED, "taken_in_on": MARCH}
RECEIPT = {"step": "receipt", "taken_on": MARCH}
MEDIATION = {"step": "mediation", "taken_on": MARCH}
FORWARDED = {**TAKEN_IN, "forwarded_on": MARCH, "forwarded_to": "某区复议局"}
ENDED = {**TAKEN_IN, "closed_on": APRIL, "outcome": "upheld"}
LAWSUIT = {"notified_on": MARCH, "kind": "first_instance", "court": "某法院", "respondent": "某街道办事处"}
JUDGED = {**LAWSUIT, "outcome": "won", "closed_on": APRIL}
POINT = {"name": "某咨询点", "opened_on": MARCH}
OBSERVATION = {"kind": "observation", "collected_on": MARCH}
SENT = {**OBSERVATION, "submitted_on": MARCH, "submitted_to": "某办"}
ADOPTED = {**SENT, "adopted_by": "city_office", "adopted_on": APRIL}


def item(rule: Rule, state: str, good: dict[str, Any], change: dict[str, Any], at: str = "") -> Trial:
    """Return a trial of an item."""
    return Trial(rule, ITEMS, state, good, change, at)


TRIALS = [
    item(submission.days_in_order, "accepted", ACCEPTED, {"accepted_on": FEB}),
    item(submission.days_in_order, "issued", ISSUED, {"issued_on": FEB}),
    item(submission.days_in_order, "submitted", ITEM, {"supplement_asked_on": FEB}),
    item(submission.days_in_order, "accepted", ACCEPTED, {"due_on": FEB}),
    item(submission.days_in_order, "stopped", STOPPED, {"stopped_on": FEB}),
    item(submission.days_in_order, "answered", CHANGED, {"answered_on": MARCH}),
    item(
        submission.days_in_order,
        "concluded",
        {**CONCLUDED, "discussed_on": APRIL},
        {"discussed_on": date(2024, 6, 1)},
        "concluded_on",
    ),
    item(submission.days_in_order, "filed", {**CONCLUDED, "filed_on": MAY}, {"filed_on": APRIL}),
    item(submission.days_in_order, "filed", {**STOPPED, "filed_on": MAY}, {"filed_on": APRIL}),
    item(submission.title_names_nobody, "submitted", CONTRACT, {"title": "与某人的合同"}),
    item(
        submission.title_names_nobody,
        "submitted",
        ITEM,
        {"kind": "enforcement_decision", "title": "处罚"},
        "title",
    ),
    item(submission.village_named, "submitted", ITEM, {"kind": "village_rules"}, "village_id"),
    item(
        clocks.enforcement_clock_only,
        "accepted",
        {**ACCEPTED, "kind": "enforcement_decision", "enforcement_accepted_on": MARCH},
        {"kind": "other"},
        "enforcement_accepted_on",
    ),
    *(
        item(
            clocks.major_decision_clocks_only,
            "submitted",
            {**MAJOR_DRAFT, field: APRIL},
            {"kind": "other"},
            field,
        )
        for field in ("discussion_planned_on", "comments_planned_to", "hearing_planned_on")
    ),
    item(clocks.plans_in_order, "submitted", PLANNED, {"discussion_planned_on": FEB}),
    item(clocks.plans_in_order, "submitted", PLANNED, {"comments_from": MAY}, "comments_planned_to"),
    item(clocks.plans_in_order, "submitted", PLANNED, {"hearing_material_on": MAY}, "hearing_planned_on"),
    *(
        item(clocks.item_clocks_stopped, "returned", {**RETURNED, "kind": kind}, {field: APRIL})
        for field, kind in (
            ("discussion_planned_on", "major_decision"),
            ("comments_planned_to", "major_decision"),
            ("hearing_planned_on", "major_decision"),
            ("enforcement_accepted_on", "enforcement_decision"),
        )
    ),
    item(
        clocks.item_clocks_stopped,
        "stopped",
        {**MAJOR_DRAFT, "accepted_on": MARCH, "stopped_on": MAY, "stop_reason": "不再推进"},
        {"hearing_planned_on": APRIL},
    ),
    item(
        decision.risk_of_major_decisions_only,
        "submitted",
        MAJOR_DRAFT,
        {"kind": "other", "reform_risk": "风险"},
        "reform_risk",
    ),
    item(decision.nothing_illegal_decided, "discussed", REFORM, {"reform_risk": None}, "discussed_on"),
    *(
        item(villages.of_villages_only, "issued", ISSUED, {field: MAY})
        for field in ("voted_on", "reported_on", "correction_ordered_on", "corrected_on")
    ),
    item(villages.of_villages_only, "issued", ISSUED, {"correction_reason": "罚款没有依据"}),
    item(
        villages.of_villages_only,
        "issued",
        {**ISSUED, "kind": "village_contract", "correction_ordered_on": MAY},
        {"reported_on": MAY},
    ),
    item(villages.village_days_in_order, "submitted", {**PLEDGE, "voted_on": MARCH}, {"reported_on": FEB}),
    item(villages.village_days_in_order, "correcting", CORRECTING, {"correction_ordered_on": MARCH}),
    item(villages.village_days_in_order, "corrected", CORRECTED, {"corrected_on": APRIL}),
    item(villages.reported, "filed", FILED_RULES, {"reported_on": None}),
    item(villages.reported, "filed", {**FILED_RULES, "kind": "residents_pledge"}, {"reported_on": None}),
    item(
        villages.reported,
        "filed",
        {**CORRECTED, "concluded_on": None},
        {"reported_on": None},
    ),
    item(villages.correction_ordered, "correcting", CORRECTING, {"correction_ordered_on": None}),
    item(villages.correction_ordered, "correcting", CORRECTING, {"correction_reason": None}),
    item(villages.correction_ordered, "corrected", CORRECTED, {"correction_reason": None}),
    item(villages.corrected, "corrected", CORRECTED, {"corrected_on": None}),
    item(decision.filed, "filed", CORRECTED, {"filed_on": MAY}),
    item(submission.not_accepted, "submitted", ITEM, {"accepted_on": MARCH}),
    item(
        submission.not_accepted,
        "returned",
        {**ITEM, "returned_on": MARCH, "return_reason": "材料不全"},
        {"accepted_on": MARCH},
    ),
    item(submission.accepted, "accepted", ACCEPTED, {"accepted_on": None}),
    item(submission.accepted, "discussed", DISCUSSED, {"accepted_on": None}),
    item(submission.no_opinion_yet, "accepted", ACCEPTED, {"conclusion": "lawful"}),
    item(submission.no_opinion_yet, "reviewing", REVIEWING, {"issued_on": APRIL}),
    item(
        submission.supplement_asked,
        "supplementing",
        {**ITEM, "supplement_asked_on": MARCH},
        {"supplement_asked_on": None},
    ),
    item(
        submission.returned,
        "returned",
        {**ITEM, "returned_on": MARCH, "return_reason": "材料不全"},
        {"return_reason": None},
    ),
    item(
        procedure.short_comments_explained,
        "submitted",
        COMMENTED,
        {"comments_to": date(2024, 3, 30)},
        "comments_shortened_reason",
    ),
    item(procedure.short_comments_explained, "submitted", COMMENTED, {"comments_to": FEB}),
    item(
        procedure.material_before_hearing,
        "submitted",
        HEARING,
        {"hearing_on": date(2024, 3, 7)},
        "hearing_material_on",
    ),
    item(review.comments_are_no_review, "issued", ISSUED, {"mode": "comments"}),
    item(review.comments_are_no_review, "filed", {**CONCLUDED, "filed_on": MAY}, {"mode": "comments"}),
    item(review.reviewers_named, "reviewing", REVIEWING, {"reviewers": []}),
    item(review.reviewers_named, "reviewing", REVIEWING, {"reviewers": [STATION]}),
    item(review.reviewers_named, "reviewing", REVIEWING, {"reviewers": [STATION, {**ADVISER, "lead": True}]}),
    item(review.reviewers_named, "reviewing", REVIEWING, {"mode": "single"}),
    item(review.reviewers_named, "reviewing", REVIEWING, {"mode": None}),
    item(review.reviewed_by_somebody, "issued", ISSUED, {"reviewers": []}),
    item(review.reviewed_by_somebody, "concluded", CONCLUDED, {"reviewers": []}),
    item(
        review.lawyers_heard, "issued", MAJOR, {"reviewers": [STATION, {"kind": "party_government_office"}]}
    ),
    item(review.lawyers_heard, "issued", MAJOR, {"reviewers": [STATION, {**ADVISER, "heard_on": None}]}),
    item(review.lawyers_heard, "issued", MAJOR, {"reviewers": [STATION, {**ADVISER, "heard_on": MAY}]}),
    item(review.contents_checked, "issued", MAJOR, {"authority_checked": False}),
    item(review.contents_checked, "issued", MAJOR, {"procedure_checked": False}),
    item(review.contents_checked, "discussed", {**MAJOR, "discussed_on": MAY}, {"content_checked": False}),
    item(review.issued, "issued", ISSUED, {"conclusion": None}),
    item(review.issued, "issued", ISSUED, {"issued_on": None}),
    item(review.answered, "answered", CHANGED, {"adoption": None}),
    item(review.answered, "answered", CHANGED, {"answered_on": None}),
    item(review.refusal_explained, "answered", CHANGED, {"adoption": "partly"}, "adoption_reason"),
    item(decision.reviewed_before_decided, "discussed", DISCUSSED, {"discussed_on": date(2024, 3, 31)}),
    item(decision.reviewed_before_decided, "concluded", CONCLUDED, {"concluded_on": date(2024, 3, 31)}),
    item(
        decision.reviewed_before_decided,
        "concluded",
        CONCLUDED,
        {"conclusion": "out_of_scope"},
        "concluded_on",
    ),
    item(
        decision.reviewed_before_decided,
        "filed",
        {**CONCLUDED, "filed_on": MAY},
        {"issued_on": None},
        "concluded_on",
    ),
    *(
        item(decision.nothing_illegal_decided, state, row, {"conclusion": conclusion}, field)
        for conclusion in ("unlawful", "beyond_authority", "procedure_missing")
        for state, row, field in (
            ("discussed", DISCUSSED, "discussed_on"),
            ("concluded", CONCLUDED, "concluded_on"),
            ("filed", {**CONCLUDED, "filed_on": MAY}, "concluded_on"),
        )
    ),
    item(
        decision.change_adopted,
        "discussed",
        {**CHANGED, "discussed_on": MAY},
        {"adoption": "not_adopted", "adoption_reason": "不改"},
        "adoption",
    ),
    item(decision.change_adopted, "concluded", {**CHANGED, "concluded_on": MAY}, {"adoption": None}),
    item(decision.not_decided, "issued", ISSUED, {"discussed_on": MAY}),
    item(decision.not_decided, "answered", CHANGED, {"concluded_on": MAY}),
    item(decision.not_decided, "stopped", {**STOPPED, "conclusion": "lawful"}, {"discussed_on": MAY}),
    item(decision.discussed, "discussed", DISCUSSED, {"discussed_on": None}),
    item(decision.concluded, "concluded", CONCLUDED, {"concluded_on": None}),
    item(decision.stopped, "stopped", STOPPED, {"stopped_on": None}),
    item(decision.stopped, "stopped", STOPPED, {"stop_reason": None}),
    item(decision.filed, "filed", {**CONCLUDED, "filed_on": MAY}, {"filed_on": None}),
    item(decision.filed, "filed", {**CONCLUDED, "filed_on": MAY}, {"concluded_on": None}, "filed_on"),
    Trial(advice.opinion_answered_in_order, OPINIONS, "answered", ADVISED, {"answered_on": FEB}),
    Trial(advice.opinion_unanswered, OPINIONS, "given", OPINION, {"adoption": "adopted"}),
    Trial(advice.opinion_unanswered, OPINIONS, "given", OPINION, {"answered_on": APRIL}),
    Trial(advice.opinion_answered, OPINIONS, "answered", ADVISED, {"adoption": None}),
    Trial(advice.opinion_answered, OPINIONS, "answered", ADVISED, {"answered_on": None}),
    Trial(
        review.refusal_explained,
        OPINIONS,
        "answered",
        ADVISED,
        {"adoption": "not_adopted"},
        "adoption_reason",
    ),
    Trial(
        disputes.reconsideration_days_in_order,
        RECONSIDERATIONS,
        "taken_in",
        {**TAKEN_IN, "knew_on": FEB, "applied_on": MARCH},
        {"knew_on": APRIL},
        "applied_on",
    ),
    Trial(
        disputes.reconsideration_days_in_order,
        RECONSIDERATIONS,
        "forwarded",
        {**FORWARDED, "amend_asked_on": MARCH, "amended_on": MARCH},
        {"amended_on": FEB},
    ),
    Trial(
        disputes.one_procedure,
        RECONSIDERATIONS,
        "taken_in",
        {**TAKEN_IN, "ordinary_from": MARCH},
        {"simple_from": MARCH},
    ),
    Trial(
        disputes.taken_in_before_handled,
        RECONSIDERATIONS,
        "asked",
        {**ASKED, "steps": [{"step": "consultation", "taken_on": MARCH}]},
        {"steps": [RECEIPT]},
        "taken_in_on",
    ),
    Trial(
        disputes.taken_in_before_handled,
        RECONSIDERATIONS,
        "taken_in",
        {**TAKEN_IN, "steps": [RECEIPT]},
        {"steps": [{**RECEIPT, "taken_on": FEB}]},
        "steps.0.taken_on",
    ),
    Trial(disputes.only_asked, RECONSIDERATIONS, "asked", ASKED, {"taken_in_on": MARCH}),
    Trial(disputes.taken_in, RECONSIDERATIONS, "taken_in", TAKEN_IN, {"taken_in_on": None}),
    Trial(
        disputes.mediation_step_kept,
        RECONSIDERATIONS,
        "mediating",
        {**TAKEN_IN, "steps": [MEDIATION]},
        {"steps": [RECEIPT]},
    ),
    Trial(disputes.forwarded, RECONSIDERATIONS, "forwarded", FORWARDED, {"forwarded_to": None}),
    Trial(disputes.reconsideration_open, RECONSIDERATIONS, "taken_in", TAKEN_IN, {"closed_on": MAY}),
    Trial(disputes.reconsideration_closed, RECONSIDERATIONS, "closed", ENDED, {"outcome": None}),
    Trial(disputes.reconsideration_closed, RECONSIDERATIONS, "closed", ENDED, {"closed_on": None}),
    item(
        clocks.enforcement_clock_only,
        "accepted",
        {**ACCEPTED, "kind": "enforcement_decision", "enforcement_extended_to": MARCH},
        {"kind": "other"},
        "enforcement_extended_to",
    ),
    # 1 March and ninety days is 30 May.
    *(
        Trial(
            clocks.extension_within_limit,
            RECONSIDERATIONS,
            "taken_in",
            {**TAKEN_IN, "ordinary_from": MARCH, "extended_to": date(2024, 5, 30)},
            change,
            "extended_to",
        )
        for change in (
            {"extended_to": date(2024, 5, 31)},
            {"extended_to": FEB},
            {"ordinary_from": None},
            {"ordinary_from": None, "simple_from": MARCH},
        )
    ),
    *(
        Trial(
            clocks.reconsideration_clocks_stopped,
            RECONSIDERATIONS,
            "closed",
            {**ENDED, start: MARCH, stop: MARCH},
            {stop: None},
            start,
        )
        for start, stop in (
            ("application_from", "applied_on"),
            ("amend_asked_on", "amended_on"),
            ("authority_received_on", "answered_on"),
            ("ordinary_from", "decided_on"),
            ("simple_from", "decided_on"),
        )
    ),
    Trial(
        disputes.reconsideration_days_in_order,
        RECONSIDERATIONS,
        "taken_in",
        {**TAKEN_IN, "application_from": MARCH, "applied_on": MARCH},
        {"application_from": APRIL},
        "applied_on",
    ),
    Trial(disputes.litigation_days_in_order, LITIGATIONS, "closed", JUDGED, {"closed_on": FEB}),
    Trial(
        disputes.head_at_a_hearing,
        LITIGATIONS,
        "closed",
        {**JUDGED, "hearing_on": APRIL, "head_attended": True},
        {"hearing_on": None},
    ),
    Trial(disputes.heard, LITIGATIONS, "heard", {**LAWSUIT, "hearing_on": APRIL}, {"hearing_on": None}),
    Trial(disputes.pending, LITIGATIONS, "notified", LAWSUIT, {"outcome": "won"}),
    Trial(disputes.judged, LITIGATIONS, "closed", JUDGED, {"outcome": None}),
    Trial(disputes.point_days_in_order, POINTS, "closed", {**POINT, "closed_on": MAY}, {"closed_on": FEB}),
    Trial(disputes.point_open, POINTS, "open", POINT, {"closed_on": MAY}),
    Trial(disputes.point_closed, POINTS, "closed", {**POINT, "closed_on": MAY}, {"closed_on": None}),
    Trial(
        pilots.pilot_days_in_order,
        PILOTS,
        "",
        {"scope": "both", "extent": "station", "since": MARCH, "until": MARCH},
        {"until": FEB},
    ),
    Trial(advice.observation_days_in_order, OBSERVATIONS, "adopted", ADOPTED, {"adopted_on": FEB}),
    Trial(advice.not_adopted_yet, OBSERVATIONS, "submitted", SENT, {"adopted_on": APRIL}),
    Trial(advice.not_adopted_yet, OBSERVATIONS, "collected", OBSERVATION, {"adopted_by": "township"}),
    Trial(advice.submitted, OBSERVATIONS, "submitted", SENT, {"submitted_to": None}),
    Trial(advice.adopted, OBSERVATIONS, "adopted", ADOPTED, {"adopted_by": None}),
    Trial(advice.declined, OBSERVATIONS, "declined", {**SENT, "declined_on": APRIL}, {"declined_on": None}),
]
ARTICLES = {
    procedure.short_comments_explained: "第十五条",
    procedure.material_before_hearing: "第十六条",
    review.comments_are_no_review: "第二十五条",
    review.lawyers_heard: "第二十八条",
    review.contents_checked: "第二十七条",
    decision.reviewed_before_decided: "第二十五条",
    decision.nothing_illegal_decided: "第二十五条",
    decision.change_adopted: "第二十五条",
    disputes.one_procedure: "第六十二条",
    clocks.extension_within_limit: "第六十二条",
    clocks.major_decision_clocks_only: "条例第",
    decision.risk_of_major_decisions_only: "第二十五条",
    villages.of_villages_only: "第二十七条",
    villages.reported: "组织法第",
}


class TestRules(RulesContract):
    ledgers = LEDGERS
    trials = TRIALS


def test_a_rule_that_two_ledgers_ask_is_tried_in_each() -> None:
    asked = {(ledger.code, id(rule)) for ledger in LEDGERS for rule in rules_of(ledger)}

    assert asked == {(trial.ledger.code, id(trial.rule)) for trial in TRIALS}


@pytest.mark.parametrize(("rule", "article"), ARTICLES.items(), ids=lambda one: getattr(one, "__name__", one))
def test_what_a_law_demands_is_refused_with_its_article(rule: Rule, article: str) -> None:
    reasons = [fault.reason for one in TRIALS if one.rule is rule and (fault := rule(one.record))]
    # Two days in the wrong order need no law.
    demanded = [reason for reason in reasons if not reason.startswith("早于")]

    assert demanded
    assert [reason for reason in demanded if article not in reason] == []


def test_the_thirtieth_day_of_comments_is_enough_and_a_reason_allows_fewer(accept: Accept) -> None:
    accept(ITEMS, COMMENTED, "submitted")
    short = {"comments_to": date(2024, 3, 10), "comments_shortened_reason": "防汛抢险"}
    accept(ITEMS, {**COMMENTED, **short}, "submitted")


def test_comments_and_hearings_of_lesser_items_are_their_own_affair(accept: Accept) -> None:
    lesser = {"kind": "normative_document", "comments_to": date(2024, 3, 10), "hearing_on": date(2024, 3, 2)}
    accept(ITEMS, {**COMMENTED, **HEARING, **lesser}, "submitted")


def test_a_question_that_was_answered_is_closed_without_an_outcome(accept: Accept) -> None:
    accept(RECONSIDERATIONS, {**ASKED, "closed_on": MARCH}, "closed")


def test_a_conclusion_that_a_province_added_is_not_mistaken_for_an_illegal_one() -> None:
    local = {**DISCUSSED, "conclusion": "lawful_in_substance"}

    assert decision.nothing_illegal_decided(local) is None
    assert decision.reviewed_before_decided(local) is None


def test_a_village_is_named_by_its_rules(accept: Accept) -> None:
    accept(ITEMS, {**ITEM, "kind": "village_rules", "village_id": UUID(int=1)}, "submitted")


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_no_ledger_has_a_field_in_clear_that_could_name_a_citizen(ledger: Ledger) -> None:
    in_clear = {
        spec.name
        for part in (ledger, *ledger.parts)
        for spec in part.fields
        if spec.kind in ("text", "long_text")
    }

    assert in_clear <= {
        *("title", "submitting_unit", "opinion_no", "file_no", "name", "organisation", "to_unit", "topics"),
        *("place", "respondent", "forwarded_to", "handler", "court", "case_no", "point", "content"),
        *("submitted_to", "document_no"),
    }
    if ledger is RECONSIDERATIONS:
        assert {spec.name for spec in ledger.personal} == {"applicant", "organisation", "phone", "matter"}
    if ledger is LITIGATIONS:
        assert {spec.name for spec in ledger.personal} == {"plaintiff", "matter"}
