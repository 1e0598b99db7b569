"""By whose word, with whom and where the work is done: delegations, officers, partners, bases."""

from typing import Any

from fengqiao.api import (
    PERCENT,
    Indicator,
    Station,
    count,
    distinct,
    flagged,
    in_force,
    same_unit,
    share_of_stations,
)
from sqlmodel import col

from fengqiao_corrections.indicators.register import SUBJECTS
from fengqiao_corrections.models import Base, Delegation, Officer, Partner

_SERVES = in_force(Officer.since, Officer.until)
_TAKES_PART = in_force(Partner.since, Partner.until)
_BASE_STANDS = in_force(Base.since, Base.until)


def _stations_with(code: str, title: str, table: type[Any], *conditions: Any) -> Indicator:
    share = share_of_stations(same_unit(Station, table, *conditions))
    return Indicator(f"corrections.{code}", title, share, PERCENT, digits=2)


def _kind(flag: str) -> Any:
    return flagged(Partner.kind, flag)


def _officers(flag: str) -> Any:
    kind = flagged(Officer.kind, flag)
    return distinct(Officer.staff_id, Officer, kind, _SERVES, col(Officer.full_time).is_(True))


_EDUCATES = col(Partner.daily_education).is_(True)
_HELPS = col(Partner.helps_three_none).is_(True)
_TAKES_IN = col(Base.takes_three_none).is_(True)

INDICATORS = (
    # SC-09
    _stations_with(
        "stations_with_delegation_rate",
        "司法所受委托率",
        Delegation,
        in_force(Delegation.since, Delegation.until),
    ),
    # MX-08a, MX-08b
    Indicator(
        "corrections.political_legal_officers",
        "专职从事社区矫正的政法专项编制人员",
        _officers("counts_as_political_legal"),
        "人",
    ),
    Indicator(
        "corrections.workers_per_subjects",
        "社区矫正专职工作者与矫正对象之比",
        _officers("counts_as_worker") / SUBJECTS,
        PERCENT,
        digits=2,
    ),
    # NN-M13a: the text joins both kinds; each has a figure of its own, and stations with either have a rate.
    Indicator(
        "corrections.social_organisations",
        "参与日常教育的社会组织",
        count(Partner, _TAKES_PART, _EDUCATES, _kind("counts_as_social_organisation")),
        "个",
    ),
    Indicator(
        "corrections.volunteer_teams",
        "参与日常教育的志愿者团队",
        count(Partner, _TAKES_PART, _EDUCATES, _kind("counts_as_volunteer_team")),
        "支",
    ),
    _stations_with(
        "stations_with_education_partner_rate",
        "有社会力量参与日常教育的司法所占比",
        Partner,
        _TAKES_PART,
        _EDUCATES,
        _kind("counts_as_social_organisation") | _kind("counts_as_volunteer_team"),
    ),
    # NN-M13b
    Indicator(
        "corrections.three_none_employers",
        "帮扶“三无”人员的企事业单位",
        count(Partner, _TAKES_PART, _HELPS, _kind("counts_as_employer")),
        "家",
    ),
    # MX-09i
    Indicator(
        "corrections.transitional_bases",
        "接收“三无”人员的过渡性安置基地",
        count(Base, _BASE_STANDS, _TAKES_IN),
        "个",
    ),
    _stations_with("stations_with_base_rate", "有过渡性安置基地的司法所占比", Base, _BASE_STANDS, _TAKES_IN),
)
