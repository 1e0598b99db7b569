"""The documents of a case: the thirteen parts of its file, which must be there, and what shows that they are; letters.

The list is the one of the Ministry of Justice's forms of 2010. What people bring (identity, evidence) is not printed; a
form counts as there once the row holds what it records.
"""

from fengqiao.api import Condition, Document, Record


def _of_kind(kind: str) -> Condition:
    return lambda line: line["kind"] == kind


def _has_record(kind: str) -> Condition:
    return lambda case: any(line["kind"] == kind for line in case["records"])


def _in_form(form: str) -> Condition:
    return lambda line: line["form"] == form


def _applied_for(case: Record) -> bool:
    return bool(case["source"] == "application")


def _told_by_applicant(case: Record) -> bool:
    return bool(case["parties"]) and bool(case["facts"] or case["demand"])


def _accepted(case: Record) -> bool:
    return case["accepted_on"] is not None


def _informed(case: Record) -> bool:
    return case["informed_on"] is not None or _has_record("notice")(case)


def _identified(case: Record) -> bool:
    """Everybody's identity is known: a person's number, a body's name."""
    parties = case["parties"]
    return bool(parties) and all(
        line["id_no"] if line["kind"] == "natural" else line["organisation"] for line in parties
    )


def _has_agent(party: Record) -> bool:
    return party["agent_name"] is not None


def _represented(case: Record) -> bool:
    return any(line["agent_name"] for line in case["parties"])


def _authorised(case: Record) -> bool:
    return _represented(case) and all(line["authorised"] for line in case["parties"] if line["agent_name"])


def _investigated(case: Record) -> bool:
    return bool(case["investigated"])


def _settled_on_paper(case: Record) -> bool:
    return bool(case["result"] == "settled_written") or _written_down(case)


def _settled_by_word(case: Record) -> bool:
    return bool(case["result"] == "settled_oral")


def _written_down(case: Record) -> bool:
    """There is a written agreement with its content and day (人民调解法 29)."""
    return any(line["form"] == "written" and line["terms"] and line["made_on"] for line in case["agreements"])


def _oral_one_kept(case: Record) -> bool:
    return any(line["form"] == "oral" and line["terms"] for line in case["agreements"])


def _performed(case: Record) -> bool:
    return any(line["performed"] == "performed" for line in case["agreements"])


def _performance_dated(case: Record) -> bool:
    return _performed(case) and all(
        line["performed_on"] for line in case["agreements"] if line["performed"] == "performed"
    )


def _visited(case: Record) -> bool:
    return bool(case["follow_ups"])


def _ended_without_settlement(case: Record) -> bool:
    return case["result"] in ("failed", "refused")


def _declined(case: Record) -> bool:
    return bool(case["result"] == "declined")


def _closed(case: Record) -> bool:
    return case["closed_on"] is not None and not _declined(case)


def _entrusted(referral: Record) -> bool:
    return bool(referral["mode"] == "entrusted")


def _returned(referral: Record) -> bool:
    return bool(referral["outcome"] == "returned")


def _answered(referral: Record) -> bool:
    return referral["feedback_on"] is not None


def _explained(case: Record) -> bool:
    return case["closing_note"] is not None


CASE_DOCUMENTS = (
    Document("cover", "卷宗封面", "cover.docx"),
    Document("contents", "卷内目录", "contents.docx"),
    Document(
        "application",
        "人民调解申请书",
        "application.docx",
        number=1,
        required=True,
        when=_applied_for,
        ready=_told_by_applicant,
    ),
    Document(
        "registration",
        "人民调解受理登记表",
        "registration.docx",
        number=1,
        required=True,
        when=lambda case: not _applied_for(case),
        ready=lambda case: not _applied_for(case) and _accepted(case),
    ),
    Document(
        "rights_notice",
        "当事人权利义务告知书",
        "rights_notice.docx",
        number=2,
        required=True,
        when=_accepted,
        ready=_informed,
    ),
    Document("identity", "当事人身份证明", number=3, required=True, when=_accepted, ready=_identified),
    Document(
        "authorisation",
        "授权委托书",
        "authorisation.docx",
        number=4,
        when=_represented,
        ready=_authorised,
        only={"parties": _has_agent},
    ),
    Document(
        "investigation",
        "人民调解调查记录",
        "investigation.docx",
        number=5,
        when=_investigated,
        ready=_has_record("investigation"),
        only={"records": _of_kind("investigation")},
    ),
    Document("evidence", "证据材料", number=6, ready=_has_record("evidence")),
    Document(
        "mediation_record",
        "人民调解记录",
        "mediation_record.docx",
        number=7,
        required=True,
        when=_accepted,
        ready=_has_record("session"),
        only={"records": _of_kind("session")},
    ),
    Document(
        "agreement",
        "人民调解协议书",
        "agreement.docx",
        number=8,
        required=True,
        when=_settled_on_paper,
        ready=_written_down,
        only={"agreements": _in_form("written")},
    ),
    Document(
        "oral_agreement",
        "口头协议登记表",
        "oral_agreement.docx",
        number=8,
        required=True,
        when=_settled_by_word,
        ready=_oral_one_kept,
        only={"agreements": _in_form("oral")},
    ),
    Document("performance", "履行凭证", number=9, when=_performed, ready=_performance_dated),
    Document("follow_up", "人民调解回访记录", "follow_up.docx", number=10, ready=_visited),
    Document(
        "confirmation_application",
        "司法确认申请书",
        "confirmation_application.docx",
        number=11,
        when=_settled_on_paper,
        only={"agreements": _in_form("written")},
    ),
    Document("explanation", "卷宗情况说明", "explanation.docx", number=12, ready=_explained),
    Document("back_cover", "封底（备考表）", "back_cover.docx", number=13, required=True),
    Document(
        "termination_notice",
        "终止调解通知书",
        "termination_notice.docx",
        when=_ended_without_settlement,
        ready=_has_record("termination"),
    ),
    Document("decline_notice", "不予受理告知书", "decline_notice.docx", when=_declined),
    Document("closing_report", "人民调解结案报告表", "closing_report.docx", when=_closed),
)
"""In the order of the file; what has no number stands outside its list."""

REFERRAL_DOCUMENTS = (
    Document(
        "entrustment_letter",
        "委托调解函",
        "entrustment_letter.docx",
        when=_entrusted,
        ready=lambda referral: referral["letter_no"] is not None,
    ),
    Document("refusal_letter", "不予调解函", "refusal_letter.docx", when=_returned),
    Document("feedback_letter", "调解情况反馈函", "feedback_letter.docx", when=_answered),
)
"""The letters between a committee and the organ that handed a dispute over."""
