"""Who carries law into villages: trained villagers, teams, and the trainings that reach those who pass it on."""

from typing import Any

from fengqiao.api import PERCENT, Indicator, count, distinct, flagged, has, total, within
from sqlalchemy import or_

from fengqiao_publicity.indicators.conditions import (
    SERVING,
    TEAM_STANDS,
    audience_kind,
    person_kind,
    quota_coverage,
    team_kind,
    village_coverage,
)
from fengqiao_publicity.models import Audience, Course, LawPerson, Team, Training

_PEOPLE, _TEAMS = count(LawPerson), count(Team)
_SERVING = count(LawPerson, SERVING)
_HELD = has(Audience, Training, within(Training.held_on))


def _coverage(name: str, title: str, kind: str, at_least: int) -> Indicator:
    share = village_coverage(at_least, LawPerson, SERVING, person_kind(kind))
    return Indicator(f"publicity.{name}", title, share, PERCENT, digits=2, entered=_PEOPLE)


def trainings(*who: Any) -> Any:
    """Trainings of the window that reached one of some kinds of people."""
    return count(Training, has(Training, Audience, or_(*who)), on=Training.held_on)


def _serving(kind: str) -> Any:
    return count(LawPerson, SERVING, person_kind(kind))


# How many a village must have is set by region and year, see `quotas`; a standard may ask for a number of its own.
_COVERAGES = (
    # NN-A26b, NN-M11c
    _coverage("village_law_literate_coverage", "村（社区）“法律明白人”覆盖率", "counts_as_law_literate", 1),
    # SD-10a
    _coverage(
        "villages_with_three_law_literates_rate",
        "有三名以上“法律明白人”的村（社区）占比",
        "counts_as_law_literate",
        3,
    ),
    _coverage(
        "villages_with_five_law_literates_rate",
        "有五名以上“法律明白人”的村（社区）占比",
        "counts_as_law_literate",
        5,
    ),
    # SD-10b
    _coverage("village_law_leader_coverage", "村（社区）“法治带头人”覆盖率", "counts_as_law_leader", 1),
    Indicator(
        "publicity.villages_meeting_quotas_rate",
        "“法律明白人”等达到当地名额的村（社区）占比",
        quota_coverage(),
        PERCENT,
        digits=2,
        entered=_PEOPLE,
    ),
)

INDICATORS = (
    *_COVERAGES,
    Indicator(
        "publicity.law_literates",
        "在岗“法律明白人”",
        _serving("counts_as_law_literate"),
        "人",
        entered=_PEOPLE,
    ),
    Indicator(
        "publicity.law_leaders", "在岗“法治带头人”", _serving("counts_as_law_leader"), "人", entered=_PEOPLE
    ),
    Indicator(
        "publicity.law_people_trained_rate",
        "“法律明白人”“法治带头人”年度培训率",
        count(
            LawPerson,
            SERVING,
            has(
                LawPerson,
                Course,
                flagged(Course.kind, "counts_as_annual"),
                within(Course.held_on),
            ),
        )
        / _SERVING,
        PERCENT,
        digits=2,
    ),
    # NN-A26a
    Indicator(
        "publicity.cadre_and_mediator_trainings",
        "村（社区）干部、人民调解员培训",
        trainings(audience_kind("counts_as_village_cadre"), audience_kind("counts_as_mediator")),
        "次",
    ),
    # NN-M11d: 村“两委”、人民调解员、网格员、村民小组长
    Indicator(
        "publicity.core_audiences_trained",
        "四类骨干中接受培训的种类",
        distinct(Audience.kind, Audience, audience_kind("core_audience"), _HELD),
        "类",
    ),
    # NN-A34a: 村“两委”干部、人民调解员、农村致富带头人、村民代表
    Indicator(
        "publicity.rural_trainings", "农村骨干法治培训", trainings(audience_kind("rural_backbone")), "次"
    ),
    # JA-18
    Indicator(
        "publicity.law_people_trainings",
        "“法治带头人”“法律明白人”培训",
        trainings(audience_kind("counts_as_law_person")),
        "次",
    ),
    Indicator("publicity.trainings", "法治培训", count(Training, on=Training.held_on), "次"),
    Indicator("publicity.persons_trained", "法治培训人次", total(Audience.persons, Audience, _HELD), "人次"),
    # NN-A34b
    Indicator(
        "publicity.village_team_coverage",
        "村（社区）宣传志愿队、文艺队覆盖率",
        village_coverage(1, Team, TEAM_STANDS, team_kind("village_team")),
        PERCENT,
        digits=2,
        entered=_TEAMS,
    ),
    # MX-10a: 宣传员、辅导员、普法志愿者
    Indicator(
        "publicity.network_team_kinds",
        "宣传员、辅导员、志愿者队伍种类",
        distinct(Team.kind, Team, TEAM_STANDS, team_kind("counts_as_network")),
        "种",
        entered=_TEAMS,
    ),
    Indicator("publicity.teams", "普法队伍", count(Team, TEAM_STANDS), "支", entered=_TEAMS),
    Indicator(
        "publicity.team_members", "普法队伍人数", total(Team.members, Team, TEAM_STANDS), "人", entered=_TEAMS
    ),
)
