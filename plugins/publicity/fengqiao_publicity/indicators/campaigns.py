"""What was done for days that the calendar names, and for people and places that campaigns name."""

from typing import Any

from fengqiao.api import Indicator, flagged

from fengqiao_publicity.indicators.activities import held
from fengqiao_publicity.indicators.conditions import form
from fengqiao_publicity.models import Activity


def _day(flag: str) -> Any:
    return held(flagged(Activity.special_day, flag))


def _purpose(flag: str) -> Any:
    return held(flagged(Activity.purpose, flag))


INDICATORS = (
    # JA-17
    Indicator(
        "publicity.national_security_day_activities",
        "全民国家安全教育日宣传活动",
        _day("counts_as_national_security"),
        "次",
    ),
    Indicator(
        "publicity.civil_code_month_activities",
        "民法典宣传月宣传活动",
        _day("counts_as_civil_code_month"),
        "次",
    ),
    # JA-18; the training of trained villagers stands with trainings
    Indicator(
        "publicity.civil_code_lectures",
        "民法典讲座",
        held(form("counts_as_lecture"), flagged(Activity.law, "counts_as_civil_code")),
        "场",
    ),
    Indicator("publicity.law_walks", "法治徒步打卡", held(form("counts_as_walk")), "次"),
    # YC-1-05d
    Indicator(
        "publicity.rural_service_activities", "法律服务下乡活动", _purpose("counts_as_rural_service"), "次"
    ),
    Indicator(
        "publicity.poverty_relief_activities", "法治扶贫宣传活动", _purpose("counts_as_poverty_relief"), "次"
    ),
    Indicator(
        "publicity.weak_group_activities", "困难和特殊群体专项宣传", _purpose("counts_as_weak_groups"), "次"
    ),
)
