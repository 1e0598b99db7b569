"""The documents of a legal aid case, from the assignment to the report that closes it, and what shows that they are there."""

from fengqiao.api import Document, Record

from fengqiao_legal_aid.rules.words import FOLLOW_UPS


def _assigning(case: Record) -> bool:
    return bool(case["assigned_to"]) or case["assigned_on"] is not None


def _assigned(case: Record) -> bool:
    return bool(case["assigned_to"] and case["undertaker"]) and case["assigned_on"] is not None


def _before_an_organ(case: Record) -> bool:
    return _assigned(case) and bool(case["organ"] or case["notifying_organ"])


def _changed(case: Record) -> bool:
    return bool(case["changes"])


def _terminated(case: Record) -> bool:
    return case["terminated_on"] is not None


def _termination_told(case: Record) -> bool:
    return case["termination_ground"] is not None and case["termination_told_on"] is not None


def _closed(case: Record) -> bool:
    return case["closed_on"] is not None


def _reported(case: Record) -> bool:
    return case["closing_report"] is not None


def _follow_up(line: Record) -> bool:
    return line["kind"] in FOLLOW_UPS


def _followed_up(case: Record) -> bool:
    return any(_follow_up(line) for line in case["supervisions"])


CASE_DOCUMENTS = (
    Document("assignment", "指派通知书", "assignment.docx", required=True, when=_assigning, ready=_assigned),
    Document("agreement", "法律援助委托协议", "agreement.docx", when=_assigned),
    Document("official_letter", "法律援助公函", "official_letter.docx", when=_before_an_organ),
    Document("change_notice", "更换法律援助人员通知书", "change_notice.docx", required=True, when=_changed),
    Document(
        "termination",
        "终止法律援助决定书",
        "termination.docx",
        required=True,
        when=_terminated,
        ready=_termination_told,
    ),
    Document(
        "closing_report",
        "结案报告",
        "closing_report.docx",
        required=True,
        when=_closed,
        ready=_reported,
    ),
    Document(
        "follow_up",
        "回访记录",
        "follow_up.docx",
        when=_closed,
        ready=_followed_up,
        only={"supervisions": _follow_up},
    ),
)
"""In the order in which they come into being."""
