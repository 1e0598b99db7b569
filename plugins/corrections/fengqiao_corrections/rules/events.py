"""Events: whom they concern, and that lost people are looked for."""

from fengqiao.api import Fault, Record, missing, not_before

from fengqiao_corrections.rules.words import demanded, follows

_MAY_BE_UNKNOWN = "missed_supervision"
_LOST = ("lost_contact", "absconding")

event_in_order = follows("solved_on", "处置完毕日期", "occurred_on", "发生日期")
event_solved = demanded("solved_on", "处置完毕日期", "请填写处置完毕的日期")


def subject_named(record: Record) -> Fault | None:
    """Only somebody whom supervision missed altogether may have no row yet."""
    if record.get("kind") == _MAY_BE_UNKNOWN:
        return None
    return missing(record, "subject_id", "矫正对象", "请选择矫正对象；只有漏管人员可以留空")


def search_begun(record: Record) -> Fault | None:
    """Whoever is lost is looked for at once (社区矫正法 30)."""
    if record.get("kind") not in _LOST:
        return None
    return missing(
        record, "search_began_on", "开始查找日期", "应当立即组织查找，请填写开始查找的日期"
    ) or not_before(record, "search_began_on", "开始查找日期", "occurred_on", "发生日期")
