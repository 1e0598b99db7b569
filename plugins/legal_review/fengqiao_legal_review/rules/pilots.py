"""What a pilot must be."""

from fengqiao.api import Fault, Record, not_before


def pilot_days_in_order(record: Record) -> Fault | None:
    """No pilot ends before it begins."""
    return not_before(record, "until", "结束日期", "since", "开始日期")
