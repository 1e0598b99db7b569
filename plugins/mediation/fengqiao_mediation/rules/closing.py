"""What a case demands before it may stand as closed, settled or not."""

from datetime import date

from fengqiao.api import Fault, Record, missing, not_before

from fengqiao_mediation.rules.words import NOT_SETTLED, RISKS, SETTLED_RESULTS


def declined(record: Record) -> Fault | None:
    """A case that was not taken says so."""
    if record.get("result") == "declined":
        return None
    return Fault("result", "调解结果", "不予受理的纠纷结果应为“不予受理”", "请把结果改为“不予受理”")


def closed(record: Record) -> Fault | None:
    """A closed case has a day of closing and a result."""
    if record.get("result") in ("open", "declined"):
        return Fault("result", "调解结果", "办结的纠纷没有办结的结果", "请选择成功、调解不成、拒绝或移送")
    return missing(record, "closed_on", "办结日期", "请填写办结日期")


def settled(record: Record) -> Fault | None:
    """A settled case has a result of settlement."""
    result = record.get("result")
    if result not in NOT_SETTLED:
        return None
    return Fault(
        "result",
        "调解结果",
        "达成协议的纠纷结果应为成功",
        "请选择“成功（书面协议）”或“成功（口头协议）”；未成功的请办理“终止”",
    )


def ended_without_settlement(record: Record) -> Fault | None:
    """A case that ended without settlement has no result of settlement, and its parties know their other remedies."""
    if record.get("result") in SETTLED_RESULTS:
        return Fault("result", "调解结果", "终止或移送的纠纷结果不能是成功", "请核对结果，或办理“达成协议”")
    return remedies_told(record)


def remedies_told(record: Record) -> Fault | None:
    """Where mediation failed, the parties were told of arbitration, review and court (人民调解法 26)."""
    if record.get("result") not in ("failed", "refused") or record.get("told_remedies"):
        return None
    return Fault(
        "told_remedies",
        "已告知其他救济途径",
        "调解不成的，必须告知当事人其他救济途径",
        "请告知仲裁、行政、司法等途径后填“是”",
    )


def refusal_is_the_result(record: Record) -> Fault | None:
    """A case that a party clearly refused ended by refusal, or went to another organ."""
    if record.get("refused_on") is None or record.get("result") not in (*SETTLED_RESULTS, "failed"):
        return None
    return Fault(
        "result",
        "调解结果",
        "当事人已明确拒绝调解，结果不符",
        "请选择“当事人拒绝或撤回”；登记有误的，请清空拒绝日期",
    )


def risk_reported(record: Record) -> Fault | None:
    """A risk of escalation was reported before the case closed (人民调解法 25)."""
    closed_on: date | None = record.get("closed_on")
    if not any(record.get(risk) for risk in RISKS) or closed_on is None:
        return None
    if any(line["reported_on"] <= closed_on for line in record.get("major_reports") or ()):
        return None
    return Fault(
        "major_reports",
        "重大信息报告",
        "有激化风险的纠纷办结前没有报告",
        "请登记办结日期以前的重大信息报告",
    )


def urged(record: Record) -> Fault | None:
    """Whoever does not perform was urged to on a day (人民调解法 31), and told of the court no earlier."""
    return missing(
        record, "urged_on", "督促履行日期", "请先督促履行（人民调解法第三十一条），再填写督促的日期"
    ) or not_before(record, "told_suit_on", "告知可以起诉日期", "urged_on", "督促履行日期")


def followed_up(record: Record) -> Fault | None:
    """A case counts as followed up once somebody went or called, and says when if a day was set for it."""
    if not record.get("follow_ups"):
        return Fault("follow_ups", "回访", "没有回访记录", "请先登记回访")
    if record.get("follow_up_by") is None:
        return None
    return missing(record, "followed_up_on", "回访完成日期", "请填写完成回访的日期")


def visited_that_day(record: Record) -> Fault | None:
    """The day on which the visit was done is the day of a visit."""
    done_on = record.get("followed_up_on")
    if done_on is None or any(line["visited_on"] == done_on for line in record.get("follow_ups") or ()):
        return None
    return Fault(
        "followed_up_on", "回访完成日期", "这一天没有回访记录", "请登记这一天的回访，或改为一次回访的日期"
    )


def archived(record: Record) -> Fault | None:
    """An archived case was archived on a day."""
    return missing(record, "archived_on", "归档日期", "请填写归档日期")
