"""What a review is: who must take part, what must be looked at, and what cannot stand in its place."""

from datetime import date

from fengqiao.api import Fault, Record, missing

from fengqiao_legal_review.rules.words import (
    ALONE,
    FULLY_ADOPTED,
    JOINT,
    LAWYERS,
    MAJOR_DECISION,
    NOT_A_REVIEW,
    REGULATION,
)


def comments_are_no_review(record: Record) -> Fault | None:
    """Asking for comments cannot replace the review: no opinion is issued on it (重大行政决策程序暂行条例 25)."""
    if record.get("mode") != NOT_A_REVIEW or record.get("issued_on") is None:
        return None
    return Fault(
        "mode",
        "审核方式",
        f"不得以征求意见等方式代替合法性审核（{REGULATION}第二十五条）",
        "请改为单独审核、联合审核或会诊，并完成审核",
    )


def reviewers_named(record: Record) -> Fault | None:
    """A review has a mode and reviewers; a joint one is led by one of at least two of them."""
    reviewers = record.get("reviewers") or ()
    if not reviewers:
        return Fault("reviewers", "审核人", "没有审核人", "请登记参加审核的单位或人员")
    mode = record.get("mode")
    leads = sum(bool(line.get("lead")) for line in reviewers)
    if mode in JOINT and (len(reviewers) < 2 or leads != 1):
        return Fault(
            "reviewers",
            "审核人",
            "联合审核应有一个牵头单位和至少一个参加单位",
            "请登记全部审核人，只给牵头的一个填“是”；一人审核的，审核方式选“单独审核”",
        )
    if mode == ALONE and len(reviewers) > 1:
        return Fault("mode", "审核方式", "有两个以上审核人，不是单独审核", "请改为“联合审核”或“会诊”")
    return missing(record, "mode", "审核方式", "请选择审核方式")


def reviewed_by_somebody(record: Record) -> Fault | None:
    """No opinion is issued on what nobody reviewed."""
    return None if record.get("issued_on") is None else reviewers_named(record)


def lawyers_heard(record: Record) -> Fault | None:
    """On a major decision legal advisers or public lawyers were heard (重大行政决策程序暂行条例 28)."""
    issued_on: date | None = record.get("issued_on")
    if record.get("kind") != MAJOR_DECISION or issued_on is None:
        return None
    for line in record.get("reviewers") or ():
        heard_on = line.get("heard_on")
        if line.get("kind") in LAWYERS and heard_on is not None and heard_on <= issued_on:
            return None
    return Fault(
        "reviewers",
        "审核人",
        f"出具意见前没有听取法律顾问、公职律师的意见（{REGULATION}第二十八条）",
        "请登记法律顾问或公职律师，并填写其提出意见的日期",
    )


_CHECKS = {
    "authority_checked": "已审查法定权限",
    "procedure_checked": "已审查法定程序",
    "content_checked": "已审查内容合法",
}


def contents_checked(record: Record) -> Fault | None:
    """A major decision was checked for authority, procedure and content (重大行政决策程序暂行条例 27)."""
    if record.get("kind") != MAJOR_DECISION or record.get("issued_on") is None:
        return None
    for field, title in _CHECKS.items():
        if not record.get(field):
            return Fault(
                field,
                title,
                f"权限、程序、内容三项都要审查（{REGULATION}第二十七条）",
                "请完成这一项审查后填“是”",
            )
    return None


def issued(record: Record) -> Fault | None:
    """An issued opinion has a conclusion and a day."""
    return missing(record, "conclusion", "审核结论", "请选择审核结论") or missing(
        record, "issued_on", "出具意见日期", "请填写出具意见的日期"
    )


def answered(record: Record) -> Fault | None:
    """The answer to the opinion on an item says whether it was adopted, and bears its day."""
    return missing(record, "adoption", "采纳情况", "请选择采纳情况") or missing(
        record, "answered_on", "反馈采纳情况日期", "请填写反馈采纳情况的日期"
    )


def refusal_explained(record: Record) -> Fault | None:
    """Whoever does not adopt an opinion in full says why."""
    if record.get("adoption") in (None, FULLY_ADOPTED):
        return None
    return missing(record, "adoption_reason", "不采纳的理由", "部分采纳、未采纳的，请写明理由")
