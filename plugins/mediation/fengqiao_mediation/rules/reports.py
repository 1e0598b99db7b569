"""What major reports demand, of a case or of a round of screening."""

from fengqiao.api import Fault, Record, not_before


def case_reports_in_order(record: Record) -> Fault | None:
    """What a case's report set off came after the report."""
    return _in_order(record, "major_reports", "重大信息报告")


def screening_reports_in_order(record: Record) -> Fault | None:
    """What a round's report set off came after the report."""
    return _in_order(record, "reports", "排查重大信息报告")


def _in_order(record: Record, part: str, title: str) -> Fault | None:
    for place, line in enumerate(record.get(part) or ()):
        fault = not_before(line, "handled_on", "处置日期", "reported_on", "报告日期")
        if fault:
            return Fault(
                f"{part}.{place}.{fault.field}",
                f"{title}第{place + 1}行·{fault.title}",
                fault.reason,
                fault.remedy,
            )
    return None
