"""What sites, recognitions and plans demand."""

from fengqiao.api import Fault, Record, missing, not_before, unwanted

from fengqiao_publicity.rules.words import CASE_POINT


def village_named(record: Record) -> Fault | None:
    """A point where cases are explained stands at a village's workroom, so it names the village."""
    if record.get("kind") != CASE_POINT:
        return None
    return missing(record, "village_id", "村（社区）", "以案说法点请选择所在的村（社区）")


def site_in_use(record: Record) -> Fault | None:
    """A site in use was not closed."""
    return unwanted(record, "closed_on", "停用日期", "在用的阵地不能有停用日期", "请清空，或办理“停用”")


def site_closed(record: Record) -> Fault | None:
    """A closed site was closed on a day, after it was built."""
    return missing(record, "closed_on", "停用日期", "请填写使用的最后一天") or not_before(
        record, "closed_on", "停用日期", "built_on", "建成日期"
    )


def not_named(record: Record) -> Fault | None:
    """What is only on its way has no day of being named: figures count by that day."""
    return unwanted(record, "named_on", "命名日期", "培育中的对象不能有命名日期", "请清空，或办理“命名”")


def named(record: Record) -> Fault | None:
    """A model was named on a day, after it was taken up."""
    return missing(record, "named_on", "命名日期", "请填写命名日期") or not_before(
        record, "named_on", "命名日期", "started_on", "列入培育日期"
    )


def not_withdrawn(record: Record) -> Fault | None:
    """What stands was not withdrawn."""
    return unwanted(record, "withdrawn_on", "撤销日期", "未撤销的不能有撤销日期", "请清空，或办理“撤销”")


def withdrawn(record: Record) -> Fault | None:
    """What was withdrawn was withdrawn on a day, not before it was named."""
    return (
        missing(record, "withdrawn_on", "撤销日期", "请填写撤销日期")
        or not_before(record, "withdrawn_on", "撤销日期", "started_on", "列入培育日期")
        or not_before(record, "withdrawn_on", "撤销日期", "named_on", "命名日期")
    )


def plan_days_in_order(record: Record) -> Fault | None:
    """A plan ends after it began."""
    return not_before(record, "valid_to", "终止日期", "valid_from", "施行日期")


def plan_drafted(record: Record) -> Fault | None:
    """A draft is not in force: figures count by the day of its coming into force."""
    return unwanted(record, "valid_from", "施行日期", "拟订中的计划不能有施行日期", "请清空，或办理“印发”")


def plan_issued(record: Record) -> Fault | None:
    """An issued plan is in force from a day and names who answers for it."""
    return missing(record, "valid_from", "施行日期", "请填写施行日期") or missing(
        record, "responsible", "责任人", "请填写责任人"
    )


def plan_ended(record: Record) -> Fault | None:
    """A plan that ended was in force until a day."""
    return missing(record, "valid_to", "终止日期", "请填写施行的最后一天")
