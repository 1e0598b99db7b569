"""党建工作情况统计表: what a station shows of its party work each quarter and each year, row by row.

No authority prescribes this table; it puts together what the ledgers count.
"""

from collections.abc import Iterator
from typing import Any

from fengqiao.api import Every, Indicator, StatisticalRow, StatisticalTable

from fengqiao_party_building.indicators.conditions import meeting, study_kind
from fengqiao_party_building.indicators.gatherings import meetings, sessions
from fengqiao_party_building.indicators.integrity import ACTIVITIES, PLEDGES_SIGNED
from fengqiao_party_building.indicators.members import (
    DEPLOYED,
    FORMAL_MEMBERS,
    PROBATIONARY_MEMBERS,
    TARGETS,
)
from fengqiao_party_building.indicators.organisations import different, standing

MEETINGS = {
    "members_meeting": "支部党员大会",
    "committee_meeting": "支部委员会会议",
    "group_meeting": "党小组会",
    "lesson": "党课",
    "theme_day": "主题党日",
    "organisational_life": "组织生活会",
    "appraisal": "民主评议党员",
}
"""As everywhere in the table, each code of the ledger's own list carries the flag `counts_as_…` of its row."""

STUDY = {
    "regular": "日常学习",
    "special": "专题学习",
    "centre_group": "中心组学习",
    "online": "线上学习",
    "self_study": "个人自学",
}


def _row(section: str, name: str, title: str, formula: Any, unit: str) -> StatisticalRow:
    figure = Indicator(f"party_building.quarterly.{name}", title, formula, unit)
    return StatisticalRow(section, title, figure)


def _rows() -> Iterator[StatisticalRow]:
    section = "党组织"
    yield _row(section, "own_branches", "党支部", standing("counts_as_own_branch"), "个")
    yield _row(section, "groups", "党小组", standing("counts_as_group"), "个")
    yield _row(section, "joint_branches", "联合党支部", different("counts_as_joint"), "个")
    section = "党员"
    yield _row(section, "formal_members", "正式党员", FORMAL_MEMBERS, "人")
    yield _row(section, "probationary_members", "预备党员", PROBATIONARY_MEMBERS, "人")
    yield _row(section, "development_targets", "发展对象", TARGETS, "人")
    yield _row(section, "members_deployed", "下沉一线的党员", DEPLOYED, "人")
    for code, title in MEETINGS.items():
        yield _row("组织生活", f"meetings.{code}", title, meetings(meeting(f"counts_as_{code}")), "次")
    for code, title in STUDY.items():
        yield _row("理论学习", f"study.{code}", title, sessions(study_kind(f"counts_as_{code}")), "次")
    section = "廉政建设"
    yield _row(section, "pledges_signed", "签订党风廉政责任书", PLEDGES_SIGNED, "份")
    yield _row(section, "integrity_activities", "廉政活动", ACTIVITIES, "次")


QUARTERLY_RETURN = StatisticalTable(
    "party-building-quarterly", "党建工作情况统计表", tuple(_rows()), every=(Every.QUARTER, Every.YEAR)
)
"""The table."""
