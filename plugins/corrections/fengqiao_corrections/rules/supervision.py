"""Reports, leave, change of place, tags and bans."""

from datetime import date

from fengqiao.api import ClockUnit, Deadline, Fault, Record, first_fault, missing

from fengqiao_corrections.rules.words import RULES_2020, demanded, follows

TAG_LIMIT = Deadline(
    "D-C4",
    "解除电子定位",
    "since",
    "lifted_on",
    3,
    ClockUnit.MONTH,
    "《社区矫正法》第二十九条：不得超过三个月，每次延长不得超过三个月",
)

leave_in_order = follows("until", "外出截止日期", "since", "外出起始日期")
back_in_order = follows("back_on", "返回日期", "since", "外出起始日期")


def leave_decided(record: Record) -> Fault | None:
    """Leave is given by somebody, on a day, before it is taken (社区矫正法 27)."""
    return first_fault(
        record,
        demanded("decided_on", "审批日期", "请填写审批日期"),
        demanded("level", "批准层级", "请选择由哪一级批准"),
        follows("since", "外出起始日期", "decided_on", "审批日期"),
    )


def back(record: Record) -> Fault | None:
    """Whoever is back came back on a day."""
    return missing(record, "back_on", "返回日期", "请填写返回日期")


change_in_order = (
    follows("replied_on", "新执行地回复日期", "inquired_on", "征求意见日期"),
    follows("decided_on", "决定日期", "applied_on", "申请日期"),
    follows("reported_on", "到新执行地报到日期", "decided_on", "决定日期"),
)
change_decided = demanded("decided_on", "决定日期", "请填写决定日期")
change_completed = demanded("reported_on", "到新执行地报到日期", "请填写到新执行地报到的日期")


def tag_within_three_months(record: Record) -> Fault | None:
    """A tag is worn for three months at most, and so is each extension (社区矫正法 29)."""
    since: date | None = record.get("since")
    until: date | None = record.get("until")
    if since is None or until is None:
        return None
    latest = TAG_LIMIT.due_on(since, ())
    if until <= latest:
        return None
    return Fault(
        "until",
        "使用截止日期",
        "电子定位不得超过三个月（社区矫正法第二十九条）",
        f"请填写不晚于{latest}的日期；仍需使用的，经批准后另登记一条延长",
    )


tag_in_order = (
    follows("until", "使用截止日期", "since", "使用起始日期"),
    follows("since", "使用起始日期", "approved_on", "批准日期"),
    follows("lifted_on", "解除日期", "since", "使用起始日期"),
)
tag_lifted = demanded("lifted_on", "解除日期", "请填写解除日期")

NEEDS_DECISION = ("place", "meeting")


def restriction_decided(record: Record) -> Fault | None:
    """An answered request has an answer and its day."""
    if record.get("kind") not in NEEDS_DECISION:
        return None
    return missing(record, "decision", "审批结果", "请选择审批结果") or missing(
        record, "decided_on", "审批日期", "请填写审批日期"
    )


PUT_OFF_LIMIT = Deadline(
    "D-C9",
    "延长病情复查不超过三个月",
    "put_off_from",
    "due_on",
    3,
    ClockUnit.MONTH,
    f"{RULES_2020}第二十四条",
)
put_off_in_order = follows("due_on", "应报告日期", "put_off_from", "原应报告日期")


def put_off_approved(record: Record) -> Fault | None:
    """More time is given by the agency above, more than three months by that of the province (实施办法 24)."""
    since: date | None = record.get("put_off_from")
    due_on: date | None = record.get("due_on")
    if since is None or due_on is None:
        return None
    fault = missing(record, "put_off_by", "延长批准层级", "请选择由哪一级批准延长")
    if fault or record["put_off_by"] != "upper" or due_on <= PUT_OFF_LIMIT.due_on(since, ()):
        return fault
    return Fault(
        "put_off_by",
        "延长批准层级",
        "延长超过三个月的，由省级社区矫正机构批准（社区矫正法实施办法第二十四条）",
        "请选择省级社区矫正机构，或核对日期",
    )
