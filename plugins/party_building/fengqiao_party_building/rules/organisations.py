"""What organisations, their brands and their guides demand."""

from fengqiao.api import Fault, Record, missing, not_before, unwanted

from fengqiao_party_building.rules.words import (
    AREA_KIND,
    GROUP_KIND,
    JOINT_KINDS,
)


def partners_named(record: Record) -> Fault | None:
    """A joint branch says with whom."""
    if record.get("kind") not in JOINT_KINDS:
        return None
    return missing(record, "partners", "联合单位", "请填写与哪些单位联合")


def area_named(record: Record) -> Fault | None:
    """A joint branch of an area names the area."""
    if record.get("kind") != AREA_KIND:
        return None
    return missing(record, "area", "片区", "请填写所属片区")


def branch_named(record: Record) -> Fault | None:
    """A group belongs to a branch."""
    if record.get("kind") != GROUP_KIND:
        return None
    return missing(record, "branch", "所属党支部", "请填写党小组属于哪个党支部")


def term_in_order(record: Record) -> Fault | None:
    """A term ends after it began, an organisation after it was founded."""
    return not_before(record, "term_to", "本届任期止", "term_from", "本届任期起") or not_before(
        record, "dissolved_on", "撤销日期", "founded_on", "成立日期"
    )


def standing(record: Record) -> Fault | None:
    """An organisation in being has no day of dissolution."""
    return unwanted(
        record, "dissolved_on", "撤销日期", "在册的党组织不能有撤销日期", "请清空，或把状态改为“已撤销”"
    )


def dissolved(record: Record) -> Fault | None:
    """A dissolved organisation was dissolved on a day."""
    return missing(record, "dissolved_on", "撤销日期", "请填写在册的最后一天")


def brand_ends_after_naming(record: Record) -> Fault | None:
    """A brand is not given up before it was named."""
    return not_before(record, "ended_on", "终止日期", "named_on", "创建（命名）日期")


def guide_ends_after_appointment(record: Record) -> Fault | None:
    """A guide's task ends after it began."""
    return not_before(record, "ended_on", "结束日期", "appointed_on", "派任日期")


def guiding(record: Record) -> Fault | None:
    """A guide at work has not ended."""
    return unwanted(record, "ended_on", "结束日期", "在任的不能有结束日期", "请清空，或把状态改为“已结束”")


def guided(record: Record) -> Fault | None:
    """A guide who ended did so on a day."""
    return missing(record, "ended_on", "结束日期", "请填写任务的最后一天")


def visits_during_the_task(record: Record) -> Fault | None:
    """A guide comes neither before the task nor after it."""
    for place, line in enumerate(record.get("visits") or ()):
        late = record.get("ended_on") is not None and line["visited_on"] > record["ended_on"]
        if late or line["visited_on"] < record["appointed_on"]:
            return Fault(
                f"visits.{place}.visited_on",
                f"到所指导第{place + 1}行·到所日期",
                "不在派任期间",
                "请核对到所日期、派任日期和结束日期",
            )
    return None
