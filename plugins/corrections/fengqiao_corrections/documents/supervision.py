"""Approvals that a subject asks for: leave, another place, a place or a person that is otherwise barred."""

from fengqiao.api import Condition, Document, Record

from fengqiao_corrections.rules.supervision import NEEDS_DECISION


def _decided(row: Record) -> bool:
    return bool(row["state"] != "applied")


def _approval_kept(leave: Record) -> bool:
    return _decided(leave) and leave["decided_on"] is not None and leave["level"] is not None


def _change_decided(change: Record) -> bool:
    return _decided(change) and change["decided_on"] is not None


def _asked_for(restriction: Record) -> bool:
    return restriction["kind"] in NEEDS_DECISION and restriction["decision"] is not None


def _answered(restriction: Record) -> bool:
    return _asked_for(restriction) and restriction["decided_on"] is not None


def _approval(code: str, title: str, when: Condition, ready: Condition) -> tuple[Document, ...]:
    return (Document(code, title, f"{code}.docx", required=True, when=when, ready=ready),)


LEAVE_DOCUMENTS = _approval("leave", "外出审批表", _decided, _approval_kept)
PLACE_CHANGE_DOCUMENTS = _approval("place_change", "执行地变更审批表", _decided, _change_decided)
RESTRICTION_DOCUMENTS = _approval(
    "restriction", "进入特定区域（场所）、会见特定人员审批表", _asked_for, _answered
)
