"""What an objection demands: against a refusal of aid, or against its early end (法律援助法 49)."""

from fengqiao.api import Fault, Record, missing


def objected(record: Record) -> Fault | None:
    """An objection was raised on a day."""
    return missing(record, "objected_on", "提出异议日期", "请填写提出异议的日期")


def objection_decided(record: Record) -> Fault | None:
    """An objection was decided on a day."""
    return objected(record) or missing(
        record, "objection_decided_on", "异议审查决定日期", "请填写司法行政部门作出决定的日期"
    )
