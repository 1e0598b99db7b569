"""What trained villagers, teams and trainings demand."""

from collections.abc import Iterator
from datetime import date

from fengqiao.api import Fault, Record, missing, not_before, unwanted

from fengqiao_publicity.rules.words import PRE_SERVICE

COURSE_BEGAN_ON = date(2021, 11, 8)
"""Day of the national rules for 法律明白人; whoever was put forward before may have taken no such course.

The steps themselves are those that 广西 published for carrying the national rules out.
"""

_COURSE = "按国家“法律明白人”培养规范（2021年11月8日），此后提名的人员先任前培训、考核，再登记发证"


def days_in_order(record: Record) -> Fault | None:
    """Being put forward, examined, certified and removed follow each other."""
    return (
        not_before(record, "examined_on", "考核合格日期", "selected_on", "提名日期")
        or not_before(record, "certified_on", "登记发证日期", "selected_on", "提名日期")
        or not_before(record, "certified_on", "登记发证日期", "examined_on", "考核合格日期")
        or not_before(record, "removed_on", "清退日期", "certified_on", "登记发证日期")
    )


def not_certified(record: Record) -> Fault | None:
    """Nobody is certified before having been trained and examined, or serves on paper."""
    return unwanted(
        record, "certified_on", "登记发证日期", "尚未登记发证，不能有登记发证日期", "请清空，或办理“登记发证”"
    )


def not_examined(record: Record) -> Fault | None:
    """Whoever has only been put forward or trained has not passed."""
    return unwanted(
        record, "examined_on", "考核合格日期", "尚未考核，不能有考核合格日期", "请清空，或办理“考核合格”"
    )


def not_removed(record: Record) -> Fault | None:
    """Whoever is on the way or serves has not been removed."""
    return unwanted(record, "removed_on", "清退日期", "未清退的人员不能有清退日期", "请清空，或办理“清退”")


def trained(record: Record) -> Fault | None:
    """The course before serving has been taken."""
    if _before_the_course(record) or any(_pre_service_days(record)):
        return None
    return Fault("courses", "培训经历", f"没有任前培训。{_COURSE}", "请登记任前培训")


def examined(record: Record) -> Fault | None:
    """The examination has been passed, after the course."""
    if _before_the_course(record):
        return None
    day: date | None = record.get("examined_on")
    if day is None:
        return Fault("examined_on", "考核合格日期", f"未填写。{_COURSE}", "请填写考核合格日期")
    first = min(_pre_service_days(record), default=None)
    if first is None or first <= day:
        return None
    return Fault("examined_on", "考核合格日期", f"早于任前培训({first})。{_COURSE}", "请核对两个日期")


def certified(record: Record) -> Fault | None:
    """Whoever serves is registered and certified."""
    return missing(record, "certified_on", "登记发证日期", "请填写县级司法行政机关登记发证的日期")


def removed(record: Record) -> Fault | None:
    """A removed person was removed on a day, for a reason."""
    return missing(record, "removed_on", "清退日期", "请填写在岗的最后一天") or missing(
        record, "removal_reason", "清退原因", "请选择清退原因"
    )


def _before_the_course(record: Record) -> bool:
    return bool(record["selected_on"] < COURSE_BEGAN_ON)


def _pre_service_days(record: Record) -> Iterator[date]:
    return (line["held_on"] for line in record.get("courses") or () if line.get("kind") == PRE_SERVICE)


def team_stands(record: Record) -> Fault | None:
    """A standing team was not disbanded."""
    return unwanted(record, "disbanded_on", "解散日期", "在册的队伍不能有解散日期", "请清空，或办理“解散”")


def team_disbanded(record: Record) -> Fault | None:
    """A disbanded team was disbanded on a day, after it was formed."""
    return missing(record, "disbanded_on", "解散日期", "请填写队伍存在的最后一天") or not_before(
        record, "disbanded_on", "解散日期", "formed_on", "组建日期"
    )


def audiences_named(record: Record) -> Fault | None:
    """A training says who came: every figure of trainings counts by it."""
    if record.get("audiences"):
        return None
    return Fault("audiences", "参训人员", "没有参训人员", "请至少登记一类参训人员及人数")
