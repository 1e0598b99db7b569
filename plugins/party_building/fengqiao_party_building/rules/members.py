"""What the way of a member demands, from target to full member and away."""

from fengqiao.api import Fault, Record, in_order, missing, not_before, unwanted


def days_in_order(record: Record) -> Fault | None:
    """Target, probation and full membership follow each other, and nobody leaves before coming."""
    return in_order(
        record, ("target_on", "确定为发展对象日期"), ("joined_on", "入党日期"), ("regular_on", "转正日期")
    ) or not_before(record, "left_on", "离开日期", "here_since", "组织关系转入日期")


def is_target(record: Record) -> Fault | None:
    """A target has been named and has not joined."""
    return missing(record, "target_on", "确定为发展对象日期", "请填写确定为发展对象的日期") or unwanted(
        record, "joined_on", "入党日期", "发展对象不能有入党日期", "请清空，或办理“接收为预备党员”"
    )


def joined(record: Record) -> Fault | None:
    """Every member joined on a day."""
    return missing(record, "joined_on", "入党日期", "请填写接收为预备党员的日期")


def on_probation(record: Record) -> Fault | None:
    """A probationary member is no full member yet."""
    return unwanted(record, "regular_on", "转正日期", "预备党员不能有转正日期", "请清空，或办理“转正”")


def regular(record: Record) -> Fault | None:
    """A full member became one on a day."""
    return missing(record, "regular_on", "转正日期", "请填写转正日期")


def still_here(record: Record) -> Fault | None:
    """Who is here has not left."""
    return unwanted(record, "left_on", "离开日期", "在册的不能有离开日期", "请清空，或办理“离开”")


def gone(record: Record) -> Fault | None:
    """Who left did so on a day and for a reason."""
    return missing(record, "left_on", "离开日期", "请填写在本所的最后一天") or missing(
        record, "leaving_reason", "离开原因", "请选择离开原因"
    )


def regular_after_joining(record: Record) -> Fault | None:
    """Nobody becomes a full member without having joined."""
    if record.get("regular_on") is None:
        return None
    return joined(record)


def deployments_in_order(record: Record) -> Fault | None:
    """A deployment ends after it began."""
    for place, line in enumerate(record.get("deployments") or ()):
        fault = not_before(line, "ended_on", "结束日期", "began_on", "开始日期")
        if fault:
            return Fault(
                f"deployments.{place}.ended_on",
                f"下沉服务第{place + 1}行·结束日期",
                fault.reason,
                fault.remedy,
            )
    return None
