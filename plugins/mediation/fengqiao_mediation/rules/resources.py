"""What centres, experts, rates, subsidies and analyses demand."""

from fengqiao.api import Fault, Record, missing, not_before, unwanted


def centre_days_in_order(record: Record) -> Fault | None:
    """A centre closes after it was set up."""
    return not_before(record, "closed_on", "撤销日期", "set_up_on", "设立日期")


def expert_days_in_order(record: Record) -> Fault | None:
    """An expert leaves the pool after joining it."""
    return not_before(record, "removed_on", "出库日期", "listed_on", "入库日期")


def rate_days_in_order(record: Record) -> Fault | None:
    """A rate ends after it began."""
    return not_before(record, "until", "废止日期", "since", "施行日期")


def subsidy_days_in_order(record: Record) -> Fault | None:
    """A period ends after it began, and is paid for once it has begun."""
    return not_before(record, "period_to", "计补期间止", "period_from", "计补期间起") or not_before(
        record, "paid_on", "发放日期", "period_from", "计补期间起"
    )


def subsidy_adds_up(record: Record) -> Fault | None:
    """What is due is so many cases at the rate of one."""
    if record["due"] == record["cases"] * record["rate"]:
        return None
    return Fault("due", "应付金额（元）", "不等于件数乘以每件金额", "请核对件数、每件金额和应付金额")


def subsidy_unpaid(record: Record) -> Fault | None:
    """What is still due was not paid on any day."""
    reason, remedy = "待发放的补贴还没有发放", "请清空，或办理“发放”"
    return unwanted(record, "paid_on", "发放日期", reason, remedy) or unwanted(
        record, "paid", "实付金额（元）", reason, remedy
    )


def subsidy_paid(record: Record) -> Fault | None:
    """What was paid was paid on a day, and no more than was due."""
    empty = missing(record, "paid_on", "发放日期", "请填写发放日期") or missing(
        record, "paid", "实付金额（元）", "请填写实付金额"
    )
    if empty or record["paid"] <= record["due"]:
        return empty
    return Fault("paid", "实付金额（元）", "多于应付金额", "请核对实付金额和应付金额")


def analysis_days_in_order(record: Record) -> Fault | None:
    """An analysis looks back on days that have passed."""
    return not_before(record, "covers_to", "分析期间止", "covers_from", "分析期间起") or not_before(
        record, "made_on", "形成日期", "covers_from", "分析期间起"
    )
