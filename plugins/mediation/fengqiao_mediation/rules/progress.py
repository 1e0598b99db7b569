"""What the states of an open case demand."""

from fengqiao.api import Fault, Record, missing, not_before, unwanted


def days_in_order(record: Record) -> Fault | None:
    """Nothing is accepted before it is known, or archived before it is closed."""
    return (
        not_before(record, "accepted_on", "受理日期", "registered_on", "登记日期")
        or not_before(record, "informed_on", "告知权利义务日期", "registered_on", "登记日期")
        or not_before(record, "closed_on", "办结日期", "accepted_on", "受理日期")
        or not_before(record, "archived_on", "归档日期", "closed_on", "办结日期")
        or not_before(record, "registered_on", "登记日期", "dispute_since", "纠纷起始日期")
        or not_before(record, "feedback_on", "反馈日期", "registered_on", "登记日期")
    )


def feedback_complete(record: Record) -> Fault | None:
    """A feedback has a level and a day, or neither."""
    if record.get("feedback_level") is None and record.get("feedback_on") is None:
        return None
    return missing(record, "feedback_level", "反馈层级", "请选择由哪一级反馈") or missing(
        record, "feedback_on", "反馈日期", "请填写反馈日期，或清空反馈层级"
    )


def not_accepted(record: Record) -> Fault | None:
    """A case that nobody accepted has no day of acceptance: every figure of accepted cases counts by that day."""
    return unwanted(
        record,
        "accepted_on",
        "受理日期",
        "已登记或不予受理的纠纷不能有受理日期",
        "请清空受理日期；已受理的，请办理“受理”或在“状态”栏填写受理后的状态",
    )


def accepted(record: Record) -> Fault | None:
    """From acceptance on the day of acceptance stands."""
    return missing(record, "accepted_on", "受理日期", "请填写受理日期")


def informed(record: Record) -> Fault | None:
    """Whoever is told of rights and duties was told on a day."""
    return missing(record, "informed_on", "告知权利义务日期", "请填写告知当事人权利义务的日期")


def still_open(record: Record) -> Fault | None:
    """An open case has no result yet."""
    closed = unwanted(
        record,
        "closed_on",
        "办结日期",
        "未办结的纠纷不能有办结日期",
        "请清空，或在“状态”栏填写办结后的状态",
    )
    if closed or record.get("result") == "open":
        return closed
    return Fault(
        "result",
        "调解结果",
        "未办结的纠纷结果应为“进行中”",
        "请改回“进行中”，或在“状态”栏填写办结后的状态",
    )


def nobody_refused(record: Record) -> Fault | None:
    """One party's clear refusal ends mediation (人民调解法 17)."""
    return unwanted(
        record,
        "refused_on",
        "当事人明确拒绝调解日期",
        "一方明确拒绝调解的，不得继续调解，也不能登记为成功",
        "请办理“终止”，结果选“当事人拒绝或撤回”",
    )


def extension_recorded(record: Record) -> Fault | None:
    """An extended case says until when."""
    return missing(record, "extended_to", "延期至", "请填写双方同意延长到哪一天")


def extended_as_both_wish(record: Record) -> Fault | None:
    """An extension is what both parties wish (宁波市人民调解条例 27; nobody is kept in mediation, 人民调解法 23).

    Wherever its last day stands, for the clock runs to that day: it has a reason and reaches beyond acceptance.
    """
    if record.get("extended_to") is None:
        return None
    if not record.get("extension_wished"):
        return Fault(
            "extension_wished",
            "双方当事人要求延期",
            "双方当事人要求延长的，才可以延期（宁波市人民调解条例第二十七条，人民调解法第二十三条）",
            "双方都要求的填“是”；不要求的，请清空“延期至”，办理“终止”并下达终止调解通知书",
        )
    return missing(record, "extension_reason", "延期原因", "请写明延期原因") or not_before(
        record, "extended_to", "延期至", "accepted_on", "受理日期"
    )
