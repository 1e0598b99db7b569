"""Disputes that weigh more than others: grave, old, of many people, or handed down; and how they were met."""

from typing import Any

from fengqiao.api import PERCENT, Every, Indicator, flagged, has, on_record, period_of
from sqlalchemy import and_, extract, or_
from sqlmodel import col

from fengqiao_mediation.indicators.conditions import Condition, dispute, level
from fengqiao_mediation.indicators.measures import accepted, settled
from fengqiao_mediation.models import Case, Plan

_LONG = 30
"""Years after which a dispute is told of as inherited (JA-50e)."""

_GRAVE = level("counts_as_major")
_WITH_PLAN = has(Case, Plan, on_record(Plan.made_on))
_STATION_TAKES_PART = flagged(Case.station_part, "counts_as_taking_part")


def _lasted(years: int) -> Condition:
    """The dispute was so many years old on the day it was closed."""
    began, ended = col(Case.dispute_since), col(Case.closed_on)
    months = period_of(ended, Every.MONTH) - period_of(began, Every.MONTH)
    on_the_day = and_(months == 12 * years, extract("day", ended) >= extract("day", began))
    return and_(began.is_not(None), or_(months > 12 * years, on_the_day))


def _source(flag: str) -> Any:
    return flagged(Case.source, flag)


INDICATORS = (
    # JA-51a.
    Indicator("mediation.grave_disputes_settled", "化解重大疑难纠纷", settled(_GRAVE), "件"),
    # JA-50d.
    Indicator(
        "mediation.group_disputes_settled", "化解群体性纠纷", settled(col(Case.group_flag).is_(True)), "起"
    ),
    # JA-50e.
    Indicator(
        "mediation.thirty_year_disputes_settled", "化解三十年以上历史遗留矛盾", settled(_lasted(_LONG)), "起"
    ),
    # MX-06a.
    Indicator(
        "mediation.grave_disputes_with_station",
        "司法所参与调解的疑难复杂纠纷",
        accepted(_GRAVE, _STATION_TAKES_PART),
        "件",
    ),
    # YC-2-05b.
    Indicator(
        "mediation.grave_disputes_with_plan_rate",
        "疑难复杂纠纷制定调解预案比例",
        accepted(_GRAVE, _WITH_PLAN) / accepted(_GRAVE),
        PERCENT,
        digits=2,
    ),
    Indicator(
        "mediation.disputes_assigned_from_above",
        "党委政府交办纠纷",
        accepted(_source("counts_as_assigned_from_above")),
        "件",
    ),
    Indicator(
        "mediation.disputes_handed_over",
        "部门委托移交纠纷",
        accepted(_source("counts_as_handed_over")),
        "件",
    ),
    Indicator("mediation.backlog_disputes_settled", "化解积案", settled(col(Case.backlog).is_(True)), "件"),
    # YC-2-05a.
    Indicator("mediation.everyday_disputes", "一般纠纷", accepted(dispute("counts_as_everyday")), "件"),
    # YC-2-05c.
    Indicator(
        "mediation.professional_disputes",
        "专业性行业性纠纷",
        accepted(dispute("counts_as_professional")),
        "件",
    ),
    # MX-06c.
    Indicator(
        "mediation.hotspot_disputes_settled", "化解热点领域纠纷", settled(dispute("counts_as_hotspot")), "件"
    ),
)
