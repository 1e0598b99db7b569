"""Which rows have a clock, and which no longer: a clock that nothing can stop any more would be overdue for ever."""

from collections.abc import Iterable
from datetime import date, timedelta

from fengqiao.api import Deadline, Fault, Record, not_before

from fengqiao_legal_review.deadlines import ITEM_DEADLINES, RECONSIDERATION_DEADLINES
from fengqiao_legal_review.rules.words import ENFORCEMENT_DECISION, MAJOR_DECISION, REGULATION

_LONGEST = timedelta(days=60 + 30)
_PLANS = {"discussion_planned_on": "二十六", "comments_planned_to": "十五", "hearing_planned_on": "十六"}
_OF_ENFORCEMENT = {
    "enforcement_accepted_on": "执法决定审核计时日期",
    "enforcement_extended_to": "执法决定审核批准延长至",
}
_STARTS = {
    "discussion_planned_on": "拟集体讨论日期",
    "comments_planned_to": "拟定征求意见截止日期",
    "hearing_planned_on": "拟定听证日期",
    "enforcement_accepted_on": _OF_ENFORCEMENT["enforcement_accepted_on"],
    "application_from": "申请期限起算日期",
    "amend_asked_on": "收到补正通知日期",
    "authority_received_on": "复议机关收到日期",
    "ordinary_from": "受理申请日期（普通程序）",
    "simple_from": "受理申请日期（简易程序）",
}


def enforcement_clock_only(record: Record) -> Fault | None:
    """The clock of enforcement decisions runs for nothing else."""
    if record.get("kind") == ENFORCEMENT_DECISION:
        return None
    for field, title in _OF_ENFORCEMENT.items():
        if record.get(field) is not None:
            return Fault(field, title, "只有重大行政执法决定才有这个期限", "请清空本栏，或核对事项类别")
    return None


def major_decision_clocks_only(record: Record) -> Fault | None:
    """Days are planned for major decisions alone: the least times of the regulation bind nothing else."""
    if record.get("kind") == MAJOR_DECISION:
        return None
    for field, article in _PLANS.items():
        if record.get(field) is not None:
            return Fault(
                field,
                _STARTS[field],
                f"只有重大行政决策才有这个期限（{REGULATION}第{article}条）",
                "请清空本栏，或核对事项类别",
            )
    return None


def plans_in_order(record: Record) -> Fault | None:
    """What is planned does not lie before what it is planned for."""
    return (
        not_before(record, "discussion_planned_on", "拟集体讨论日期", "submitted_on", "送审日期")
        or not_before(
            record, "comments_planned_to", "拟定征求意见截止日期", "comments_from", "公开征求意见开始日期"
        )
        or not_before(record, "hearing_planned_on", "拟定听证日期", "hearing_material_on", "听证材料送达日期")
    )


def extension_within_limit(record: Record) -> Fault | None:
    """Only the ordinary procedure is extended, and by thirty days at most (行政复议法 62)."""
    extended_to: date | None = record.get("extended_to")
    begun: date | None = record.get("ordinary_from")
    if extended_to is None or (begun is not None and extended_to - begun <= _LONGEST):
        return not_before(record, "extended_to", "批准延长至", "ordinary_from", "受理申请日期（普通程序）")
    return Fault(
        "extended_to",
        "批准延长至",
        "只有普通程序可以延长，最多在六十日以外再加三十日（行政复议法第六十二条）",
        "请核对日期和适用的程序；没有批准延长的，请清空",
    )


def item_clocks_stopped(record: Record) -> Fault | None:
    """Nothing that was sent back or given up still waits for anything."""
    remedy = "请清空本栏；已经办了的，请填写办理的日期"
    return _still_running(record, ITEM_DEADLINES, "事项已退回或终止，不再计时", remedy)


def reconsideration_clocks_stopped(record: Record) -> Fault | None:
    """Nobody waits for anything any more in a closed case."""
    remedy = "请填写申请、答复或决定的日期；没有的，请清空本栏"
    return _still_running(record, RECONSIDERATION_DEADLINES, "已经办结，不再计时", remedy)


def _still_running(record: Record, deadlines: Iterable[Deadline], reason: str, remedy: str) -> Fault | None:
    for clock in deadlines:
        if record.get(clock.start) is not None and clock.ended(record) is None:
            return Fault(clock.start, _STARTS[clock.start], reason, remedy)
    return None
