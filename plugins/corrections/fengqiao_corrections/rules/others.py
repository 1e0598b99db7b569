"""Delegations, surveys, bases and those released."""

from fengqiao.api import Fault, Record, first_fault, missing

from fengqiao_corrections.rules.words import demanded, follows, left_empty

delegation_in_order = follows("until", "委托截止日期", "since", "委托起始日期")
officer_in_order = follows("until", "结束日期", "since", "开始日期")
partner_in_order = follows("until", "参与截止日期", "since", "参与起始日期")
base_in_order = follows("until", "撤销日期", "since", "设立日期")

survey_in_order = follows("sent_on", "反馈日期", "received_on", "收到委托日期")
survey_open = left_empty("sent_on", "反馈日期", "办理中的调查评估不能有反馈日期")


def survey_answered(record: Record) -> Fault | None:
    """An answered survey has an opinion and a day."""
    return missing(record, "opinion", "评估意见", "请选择评估意见") or missing(
        record, "sent_on", "反馈日期", "请填写反馈日期"
    )


def base_not_overfull(record: Record) -> Fault | None:
    """No more people live in a base than it has places."""
    if record["in_use"] <= record["places"]:
        return None
    return Fault("in_use", "在住人数", "多于可安置人数", "请核对两个人数")


person_in_order = (
    follows("help_since", "建档帮教日期", "released_on", "释放（解矫）日期"),
    follows("help_until", "帮教期限止", "help_since", "建档帮教日期"),
    follows("ended_on", "帮教结束日期", "help_since", "建档帮教日期"),
)


def person_from_corrections(record: Record) -> Fault | None:
    """Only somebody who was in correction can have been a subject."""
    if record.get("subject_id") is None or record.get("came_from") not in ("prison", "detention"):
        return None
    return Fault("subject_id", "原矫正对象", "来自监狱或看守所的不填", "请清空，或把来源改为社区矫正")


def being_helped(record: Record) -> Fault | None:
    """Whoever is helped has been released, has a file since a day, and has a level."""
    return first_fault(
        record,
        demanded("released_on", "释放（解矫）日期", "请填写释放或解除矫正的日期"),
        demanded("help_since", "建档帮教日期", "请填写建档日期；在册人数从这一天起计"),
        demanded("key_level", "帮教类别", "请选择重点或一般"),
        left_empty("ended_on", "帮教结束日期", "帮教中的人员不能有结束日期"),
    )


not_helped_yet = left_empty("help_since", "建档帮教日期", "尚未建档的人员不能有建档日期")


def help_over(record: Record) -> Fault | None:
    """Help that is over began and ended on days."""
    return missing(record, "help_since", "建档帮教日期", "请填写建档日期") or missing(
        record, "ended_on", "帮教结束日期", "请填写帮教结束的日期"
    )


def link_answered(record: Record) -> Fault | None:
    """A link with a result of being linked has its day, and a day has its result."""
    if record.get("result") == "linked":
        return missing(record, "linked_on", "衔接日期", "请填写衔接日期")
    if record.get("linked_on") is None:
        return None
    return Fault("linked_on", "衔接日期", "没有衔接的不能有衔接日期", "请清空，或把衔接结果改为“已衔接”")


found_in_order = follows("found_on", "发现日期", "occurred_on", "发生日期")
