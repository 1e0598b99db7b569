"""Who must be in the group around a subject, and that there is a plan."""

from collections.abc import Mapping
from typing import Any

from fengqiao.api import Fault, Record

_FIELD, _TITLE = "group_members", "矫正小组成员"


def group_formed(record: Record) -> Fault | None:
    """A subject on the register has a group that fits them (社区矫正法 25, 52).

    A woman's group has a woman in it; a minor's has somebody who knows minors.
    """
    members = [line for line in record.get(_FIELD) or () if line.get("left_on") is None]
    if not members:
        return Fault(
            _FIELD,
            _TITLE,
            "没有确定矫正小组（社区矫正法第二十五条）",
            "请登记矫正小组成员",
        )
    return _woman_for_a_woman(record, members) or _somebody_for_a_minor(record, members)


def _woman_for_a_woman(record: Record, members: list[Mapping[str, Any]]) -> Fault | None:
    if record.get("sex") != "female" or any(line.get("sex") == "female" for line in members):
        return None
    return Fault(
        _FIELD,
        _TITLE,
        "矫正对象为女性的，矫正小组中应有女性成员（社区矫正法第二十五条）",
        "请增加一名女性成员",
    )


def _somebody_for_a_minor(record: Record, members: list[Mapping[str, Any]]) -> Fault | None:
    if not record.get("minor") or any(line.get("knows_minors") for line in members):
        return None
    return Fault(
        _FIELD,
        _TITLE,
        "未成年人的矫正小组应有熟悉未成年人身心特点的人员（社区矫正法第五十二条）",
        "请增加一名这样的成员，并在“熟悉未成年人身心特点”填“是”",
    )


def plan_made(record: Record) -> Fault | None:
    """A subject on the register has a plan of their own (社区矫正法 24)."""
    if record.get("plans"):
        return None
    return Fault("plans", "矫正方案", "没有矫正方案（社区矫正法第二十四条）", "请登记制定的矫正方案")
