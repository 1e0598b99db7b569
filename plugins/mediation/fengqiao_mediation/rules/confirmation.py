"""What the confirmation of an agreement by a court demands."""

from datetime import date, timedelta

from fengqiao.api import Fault, Record, in_order, missing, not_before

from fengqiao_mediation.rules.words import NOT_CONFIRMED

_LATEST = timedelta(days=30 + 10)
"""Thirty days, and the longest holiday behind which their last day can move."""


def days_in_order(record: Record) -> Fault | None:
    """Effect, application, answer, ruling and what is objected to it follow each other."""
    applied, answered = ("applied_on", "申请日期"), ("answered_on", "法院受理或不予受理日期")
    served = ("party_served_on", "要提异议的当事人收到裁定日期")
    return (
        in_order(record, ("effective_on", "协议生效日期"), applied, answered)
        or not_before(record, "decided_on", "裁定日期", *applied)
        or not_before(record, "application_extended_to", "法院准许顺延至", "effective_on", "协议生效日期")
        or not_before(record, "decision_extended_to", "裁定期限延长至", *answered)
        or in_order(record, ("decided_on", "裁定日期"), served, ("party_objected_on", "当事人提出异议日期"))
        or not_before(
            record,
            "outsider_objected_on",
            "案外人提出异议日期",
            "outsider_knew_on",
            "案外人知道权益受侵害日期",
        )
    )


def objection_made(record: Record) -> Fault | None:
    """What came of an objection presupposes one."""
    objected = record.get("party_objected_on") or record.get("outsider_objected_on")
    if record.get("objection_result") is None or objected:
        return None
    return Fault("objection_result", "异议结果", "没有提出异议的日期", "请填写异议日期，或清空本栏")


def applied(record: Record) -> Fault | None:
    """An application was made on a day."""
    return missing(record, "applied_on", "申请日期", "请填写双方共同申请的日期")


def applied_jointly(record: Record) -> Fault | None:
    """Both parties apply, or a court has nothing to confirm (人民调解法 33)."""
    if record.get("joint") or record.get("result") in NOT_CONFIRMED:
        return None
    return Fault(
        "joint",
        "双方共同申请",
        "司法确认应当由双方当事人共同申请（人民调解法第三十三条）",
        "双方共同申请的填“是”；只有一方申请的，法院不会受理",
    )


def applied_in_time(record: Record) -> Fault | None:
    """Nobody applies after the thirty days (人民调解法 33), unless the court allowed for it (民事诉讼法 86).

    A rule knows no holidays: what moves the last day is left to the clock D-M6, what is late beyond any is refused.
    """
    applied_on: date | None = record.get("applied_on")
    allowed: date | None = record.get("application_extended_to")
    if applied_on is None or record.get("result") in NOT_CONFIRMED:
        return None
    if applied_on <= max(record["effective_on"] + _LATEST, allowed or applied_on.min):
        return None
    return Fault(
        "applied_on",
        "申请日期",
        "已超过协议生效之日起三十日的申请期限（人民调解法第三十三条）",
        "请核对日期；法院准许顺延的（民事诉讼法第八十六条），请填写“法院准许顺延至”",
    )


def confirmable(record: Record) -> Fault | None:
    """What establishes or dissolves a relation of persons, or decides title, is not confirmed.

    法释〔2011〕5号 4; 民诉解释 355. A person says so of the agreement: the type of the dispute tells nothing about it.
    """
    if record.get("unconfirmable") is None or record.get("result") in NOT_CONFIRMED:
        return None
    return Fault(
        "unconfirmable",
        "不能确认的事项",
        "确认身份、收养、婚姻关系，或者物权、知识产权确权的协议，法院不予受理"
        "（法释〔2011〕5号第四条，民诉解释第三百五十五条）",
        "请核对协议内容；没有这类内容的，请清空本栏，有的不能申请",
    )


def answered(record: Record) -> Fault | None:
    """The court took the application on a day."""
    return missing(record, "answered_on", "法院受理或不予受理日期", "请填写法院答复的日期")


def decided(record: Record) -> Fault | None:
    """A decided application has a result and its day."""
    return missing(record, "result", "结果", "请选择结果") or missing(
        record, "decided_on", "裁定日期", "请填写裁定或撤回的日期"
    )
