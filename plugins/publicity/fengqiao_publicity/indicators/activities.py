"""How many activities were held, for whom, in which forms, and how many people they reached."""

from typing import Any

from fengqiao.api import (
    PERCENT,
    STATION_STANDS,
    Indicator,
    Station,
    count,
    distinct,
    flagged,
    same_unit,
    total,
)
from sqlalchemy import or_
from sqlmodel import col

from fengqiao_publicity.indicators.conditions import (
    EVIDENCE_WHOLE,
    activity_kind,
    form,
    target,
)
from fengqiao_publicity.models import Activity


def held(*conditions: Any) -> Any:
    """Activities held in the window."""
    return count(Activity, *conditions, on=Activity.held_on)


def different(column: Any, *conditions: Any) -> Any:
    """Different values of a column among the activities held in the window."""
    return distinct(column, Activity, *conditions, on=Activity.held_on)


_TOPIC = activity_kind("counts_as_topic")
_SEVEN = target("seven_visits")
_IN_ORGANS, _IN_COMMUNITIES = target("counts_as_organ"), target("counts_as_community")
_POPULATION_KNOWN = (STATION_STANDS, col(Station.population).is_not(None))

INDICATORS = (
    # NN-A35b
    Indicator("publicity.activities", "法治宣传活动", held(), "次"),
    # NN-A25a: 机关、学校、乡村、社区、寺庙、企业、单位
    Indicator(
        "publicity.law_visit_target_kinds",
        "“法律七进”到达的对象",
        different(Activity.target_kind, _SEVEN),
        "类",
    ),
    # NN-A25b: one activity with all four kinds of evidence for each of the seven
    Indicator(
        "publicity.law_visit_targets_with_full_evidence",
        "“法律七进”材料齐全的对象",
        different(Activity.target_kind, _SEVEN, EVIDENCE_WHOLE),
        "类",
    ),
    # YC-1-04: which eight the county counts is not written down, so every kind of the list counts
    Indicator("publicity.target_kinds", "法治宣传到达的对象", different(Activity.target_kind), "类"),
    # NN-A35c
    Indicator("publicity.activity_forms", "法治宣传的形式", different(Activity.form), "种"),
    # SD-09: 菜单式、订单式、微电影、动漫
    Indicator(
        "publicity.tailored_forms",
        "菜单式、订单式、微电影、动漫中用到的形式",
        different(Activity.form, form("counts_as_tailored")),
        "种",
    ),
    # JA-09
    Indicator(
        "publicity.topic_sessions",
        "“机关内＋下社区”专题普法",
        held(_TOPIC, or_(_IN_ORGANS, _IN_COMMUNITIES)),
        "场",
    ),
    Indicator("publicity.topic_sessions_in_organs", "机关内专题普法", held(_TOPIC, _IN_ORGANS), "场"),
    Indicator(
        "publicity.topic_sessions_in_communities", "下社区专题普法", held(_TOPIC, _IN_COMMUNITIES), "场"
    ),
    Indicator(
        "publicity.audience", "法治宣传受众", total(Activity.audience, Activity, on=Activity.held_on), "人次"
    ),
    Indicator(
        "publicity.materials", "发放普法资料", total(Activity.materials, Activity, on=Activity.held_on), "份"
    ),
    # MX-10b: people of stations whose population is known; the share to reach is the province's
    Indicator(
        "publicity.education_coverage",
        "普法教育受教育面",
        total(
            Activity.audience,
            Activity,
            same_unit(Activity, Station, *_POPULATION_KNOWN),
            on=Activity.held_on,
        )
        / total(Station.population, Station, *_POPULATION_KNOWN),
        PERCENT,
        digits=2,
    ),
    # YC-3-06: what is done to make legal aid known; whether it is known is for a survey
    Indicator(
        "publicity.legal_aid_activities",
        "法律援助宣传活动",
        held(flagged(Activity.law, "counts_as_legal_aid")),
        "次",
    ),
)
