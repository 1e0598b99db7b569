"""Rows walk from their beginning to their end; steps in a wrong order are refused and name the article."""

from datetime import date

import pytest
from fengqiao.errors import Conflict, Invalid
from fengqiao.testing.bureau import Bureau, Walk
from fengqiao.testing.contracts import LifecyclesContract
from fengqiao_legal_review.ledgers import (
    ITEMS,
    LEDGERS,
    LITIGATIONS,
    OBSERVATIONS,
    OPINIONS,
    POINTS,
    RECONSIDERATIONS,
)

FEB, MARCH, APRIL, MAY = (date(2024, month, 1) for month in (2, 3, 4, 5))
STATION = {"kind": "station", "lead": True}
ADVISER = {"kind": "legal_adviser", "heard_on": APRIL}
CHECKED = {"authority_checked": True, "procedure_checked": True, "content_checked": True}
LAWFUL = {"conclusion": "lawful", "issued_on": APRIL, **CHECKED}


def major_decision(bureau: Bureau) -> Walk:
    """Return a major decision whose review has begun."""
    walk = bureau.register(ITEMS, kind="major_decision", submitting_unit="某办公室", submitted_on=FEB)
    walk.move("accept", accepted_on=MARCH)
    walk.move("review", mode="joint", reviewers=[STATION, ADVISER])
    return walk


def test_a_draft_walks_from_its_submission_to_the_archive(bureau: Bureau) -> None:
    draft = bureau.register(ITEMS, kind="normative_document", submitting_unit="某办公室", submitted_on=FEB)

    draft.move("ask_for_more", supplement_asked_on=FEB)
    draft.move("supplement", supplemented_on=MARCH, materials=[{"kind": "basis", "received_on": MARCH}])
    draft.move("accept", accepted_on=MARCH)
    draft.move("review", mode="joint", reviewers=[STATION, ADVISER])
    draft.move("issue", conclusion="lawful_after_change", issued_on=APRIL, opinion_no="审〔2024〕1号")
    draft.move("answer", adoption="partly", adoption_reason="保留第三条", answered_on=APRIL)
    draft.move("discuss", discussed_on=MAY)
    draft.move("conclude", concluded_on=MAY)
    draft.move("file", filed_on=MAY, file_no="备〔2024〕1号")

    assert draft.state == "filed"


def test_nothing_is_discussed_before_its_review(bureau: Bureau) -> None:
    draft = major_decision(bureau)

    with pytest.raises(Conflict, match="审查中"):
        draft.move("discuss", discussed_on=MAY)

    assert draft.state == "reviewing"


def test_what_was_found_illegal_is_not_discussed_but_stopped_and_submitted_anew(bureau: Bureau) -> None:
    draft = major_decision(bureau)
    draft.move("issue", **{**LAWFUL, "conclusion": "beyond_authority"})

    for step, day in (("discuss", "discussed_on"), ("conclude", "concluded_on")):
        with pytest.raises(Invalid, match="第二十五条"):
            draft.move(step, **{day: MAY})
    draft.move("stop", stopped_on=MAY, stop_reason="超越权限")
    anew = bureau.register(
        ITEMS,
        kind="major_decision",
        submitting_unit="某办公室",
        submitted_on=MAY,
        earlier_item_id=draft.row_id,
    )

    assert (draft.state, anew.state) == ("stopped", "submitted")


def test_asking_for_comments_does_not_replace_the_review(bureau: Bureau) -> None:
    draft = major_decision(bureau)

    with pytest.raises(Invalid, match="不得以征求意见等方式代替合法性审核"):
        draft.move("issue", mode="comments", **LAWFUL)
    draft.move("issue", **LAWFUL)

    assert draft.state == "issued"


def test_a_major_decision_is_reviewed_only_after_a_lawyer_was_heard(bureau: Bureau) -> None:
    draft = major_decision(bureau)

    with pytest.raises(Invalid, match="第二十八条"):
        draft.move("issue", reviewers=[STATION, {"kind": "party_government_office"}], **LAWFUL)
    draft.move("issue", reviewers=[STATION, {"kind": "public_lawyer", "heard_on": MARCH}], **LAWFUL)

    assert draft.state == "issued"


def test_a_contract_may_be_signed_without_a_discussion(bureau: Bureau) -> None:
    contract = bureau.register(ITEMS, kind="township_contract", submitting_unit="某办公室", submitted_on=FEB)
    contract.move("accept", accepted_on=FEB)
    contract.move("review", mode="single", reviewers=[STATION])
    contract.move("issue", conclusion="lawful", issued_on=MARCH)
    contract.move("conclude", concluded_on=APRIL)

    assert contract.state == "concluded"


def test_rules_of_a_village_are_reported_ordered_to_be_corrected_and_filed(bureau: Bureau) -> None:
    (village, _) = bureau.villages
    rules = bureau.register(
        ITEMS, kind="village_rules", submitting_unit="某村", submitted_on=FEB, village_id=village
    )
    rules.move("accept", accepted_on=FEB)
    rules.move("review", mode="single", reviewers=[STATION])
    rules.move("issue", conclusion="lawful", issued_on=FEB)
    rules.move("conclude", voted_on=MARCH, concluded_on=MARCH)
    with pytest.raises(Invalid, match="村民委员会组织法第二十七条"):
        rules.move("file", filed_on=APRIL)
    rules.move("file", reported_on=MARCH, filed_on=APRIL)

    rules.move("order_correction", correction_ordered_on=APRIL, correction_reason="罚款没有依据")
    with pytest.raises(Conflict, match="责令改正中"):
        rules.move("file", filed_on=MAY)
    rules.move("correct", corrected_on=MAY)
    with pytest.raises(Invalid, match="备案或归档日期"):
        rules.move("file")
    rules.move("file", filed_on=MAY)

    assert rules.state == "filed"


def test_nobody_is_ordered_to_correct_a_contract_of_the_township(bureau: Bureau) -> None:
    contract = bureau.register(ITEMS, kind="township_contract", submitting_unit="某办公室", submitted_on=FEB)
    contract.move("accept", accepted_on=FEB)
    contract.move("review", mode="single", reviewers=[STATION])
    contract.move("issue", conclusion="unlawful", issued_on=MARCH)

    with pytest.raises(Invalid, match="第二十七条"):
        contract.move("order_correction", correction_ordered_on=MARCH, correction_reason="显失公平")


def test_a_reform_without_a_clear_rule_is_discussed_at_its_stated_risk(bureau: Bureau) -> None:
    draft = major_decision(bureau)
    draft.move("issue", **{**LAWFUL, "conclusion": "unlawful"})

    with pytest.raises(Invalid, match="第二十五条"):
        draft.move("discuss", discussed_on=MAY)
    draft.move("discuss", discussed_on=MAY, reform_risk="国家尚无明确规定，存在被撤销的风险")

    assert draft.state == "discussed"


def test_a_question_becomes_a_case_that_is_forwarded_mediated_and_closed(bureau: Bureau) -> None:
    asked = {"step": "consultation", "taken_on": FEB}
    receipt, mediation = {"step": "receipt", "taken_on": MARCH}, {"step": "mediation", "taken_on": APRIL}
    case = bureau.register(
        RECONSIDERATIONS, opened_on=FEB, kind="penalty", applicant="陈演示甲", steps=[asked]
    )

    with pytest.raises(Conflict, match="已咨询"):
        case.move("forward", forwarded_on=MARCH, forwarded_to="某区复议局")
    case.move("take_in", taken_in_on=MARCH, steps=[asked, receipt])
    case.move("forward", forwarded_on=MARCH, forwarded_to="某区复议局")
    case.move("mediate", steps=[asked, receipt, mediation])
    with pytest.raises(Invalid, match="请选择结果"):
        case.move("close", closed_on=MAY)
    case.move("close", closed_on=MAY, outcome="mediated")

    assert case.state == "closed"


def test_the_other_rows_reach_their_ends(bureau: Bureau) -> None:
    opinion = bureau.register(OPINIONS, kind="proposal", given_on=MARCH, to_unit="某街道办事处")
    opinion.move("answer", adoption="adopted", answered_on=APRIL)
    lawsuit = bureau.register(
        LITIGATIONS, notified_on=MARCH, kind="first_instance", court="某法院", respondent="某街道"
    )
    lawsuit.move("hear", hearing_on=APRIL, head_attended=True)
    lawsuit.move("close", outcome="won", closed_on=MAY)
    point = bureau.register(POINTS, name="某咨询点", opened_on=MARCH)
    point.move("close", closed_on=MAY)
    proposal = bureau.register(OBSERVATIONS, kind="observation", collected_on=MARCH)
    proposal.move("submit", submitted_on=MARCH, submitted_to="某办")
    proposal.move("adopt", adopted_by="city_office", adopted_on=MAY)

    states = [walk.state for walk in (opinion, lawsuit, point, proposal)]
    assert states == ["answered", "closed", "closed", "adopted"]


class TestLifecycles(LifecyclesContract):
    ledgers = LEDGERS
