"""What pledges and cases of discipline demand."""

from fengqiao.api import Fault, Record, in_order, missing, not_before, unwanted


def pledge_in_order(record: Record) -> Fault | None:
    """A pledge ends after it begins, and is not signed when it is over."""
    return not_before(record, "ends_on", "责任期止", "begins_on", "责任期起") or not_before(
        record, "ends_on", "责任期止", "signed_on", "签订日期"
    )


def unsigned(record: Record) -> Fault | None:
    """A pledge that is owed has no day of signing."""
    return unwanted(record, "signed_on", "签订日期", "待签订的不能有签订日期", "请清空，或办理“签订”")


def signed(record: Record) -> Fault | None:
    """A signed pledge says when and with whom: it is signed level by level."""
    return missing(record, "signed_on", "签订日期", "请填写签订日期") or missing(
        record, "signed_with", "与谁签订", "逐级签订的责任书请填写上一级签订人"
    )


_RECEIVED, _FILED = ("received_on", "收到日期"), ("filed_on", "立案日期")
_ESTABLISHED, _CLEARED = ("established_on", "认定日期"), ("cleared_on", "了结日期")


def case_in_order(record: Record) -> Fault | None:
    """A case is received, filed and concluded in this order."""
    return in_order(record, _RECEIVED, _FILED, _ESTABLISHED) or in_order(record, _RECEIVED, _FILED, _CLEARED)


def not_filed(record: Record) -> Fault | None:
    """A mere report has no day of filing."""
    return unwanted(record, *_FILED, "线索不能有立案日期", "请清空，或办理“立案”")


def filed(record: Record) -> Fault | None:
    """A filed case was filed on a day."""
    return missing(record, *_FILED, "请填写立案日期")


def not_established(record: Record) -> Fault | None:
    """Nothing counts as a violation that was not established."""
    return unwanted(record, *_ESTABLISHED, "只有已认定的才有认定日期", "请清空，或办理“认定”")


def established(record: Record) -> Fault | None:
    """What is established was established on a day: the count of violations goes by it."""
    return missing(record, *_ESTABLISHED, "请填写认定的日期")


def not_cleared(record: Record) -> Fault | None:
    """Who is not cleared has no day of it."""
    return unwanted(record, *_CLEARED, "只有已了结的才有了结日期", "请清空，或办理“了结”")


def cleared(record: Record) -> Fault | None:
    """Who is cleared was cleared on a day."""
    return missing(record, *_CLEARED, "请填写了结的日期")
