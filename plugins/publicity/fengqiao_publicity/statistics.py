"""The two periodic returns of the line: what there is, half a year at a time; what was done, quarter by quarter.

Both follow the published practice of one city (遂宁): 基础数据半年报 and 动态数据季报.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from fengqiao.api import PERCENT, Every, Indicator, StatisticalRow, StatisticalTable, section_sum

from fengqiao_publicity.indicators import INDICATORS
from fengqiao_publicity.indicators.activities import held
from fengqiao_publicity.indicators.conditions import target

TARGETS = {
    "organ": "进机关",
    "school": "进学校",
    "village": "进乡村",
    "community": "进社区",
    "temple": "进寺庙",
    "enterprise": "进企业",
    "institution": "进单位",
    "other": "其他对象",
}
"""Each kind of target carries the flag `reported_as_…` of the row it counts in, so the rows add up to all activities."""


def _by_target(code: str, title: str) -> Indicator:
    formula: Any = held(target(f"reported_as_{code}"))
    return Indicator(f"publicity.quarterly.{code}", title, formula, "次")


TARGET_INDICATORS = tuple(_by_target(code, title) for code, title in TARGETS.items())

_KNOWN = {indicator.code: indicator for indicator in INDICATORS}

_STOCKS = {
    "计划与责任": ("five_year_plans", "duty_lists", "leaders_lists", "village_duty_list_coverage"),
    "法治阵地": (
        "sites",
        "site_kinds",
        "legal_tutoring_stations",
        "case_explanation_sites",
        "rural_legal_culture_sites",
        "bulletin_boards",
        "village_culture_site_coverage",
    ),
    "骨干与队伍": (
        "law_literates",
        "law_leaders",
        "village_law_literate_coverage",
        "villages_with_three_law_literates_rate",
        "village_law_leader_coverage",
        "villages_meeting_quotas_rate",
        "teams",
        "team_members",
        "village_team_coverage",
    ),
    "示范创建": ("model_villages", "model_villages_prepared"),
}
_FLOWS = {
    "宣传活动": ("activities", "audience", "materials", "activity_forms", "law_visit_target_kinds"),
    "培训": ("trainings", "persons_trained", "law_people_trainings", "rural_trainings"),
    "订单": ("orders", "orders_delivered_rate"),
    "按期完成": ("months_with_theme_rate", "monthly_board_rate", "quarterly_topic_rate"),
    "媒体报道": ("media_reports", "media_reports_city_or_above"),
}


def _rows(sections: dict[str, tuple[str, ...]], *, compared: bool) -> Iterator[StatisticalRow]:
    for section, names in sections.items():
        for name in names:
            indicator = _KNOWN[f"publicity.{name}"]
            yield StatisticalRow(section, indicator.title, indicator, compared=compared)


def _target_rows(indicators: Iterable[Indicator]) -> Iterator[StatisticalRow]:
    for indicator in indicators:
        share = Indicator(
            f"{indicator.code}_share", f"{indicator.title}占比", indicator.formula / held(), PERCENT, digits=1
        )
        yield StatisticalRow("按对象", indicator.title, indicator, share)


_BY_TARGET = tuple(_target_rows(TARGET_INDICATORS))

RETURNS = (
    # Stocks are as of the last day; a year before, nobody may have kept them.
    StatisticalTable(
        "publicity-half-yearly",
        "普法工作基础数据统计表",
        tuple(_rows(_STOCKS, compared=False)),
        every=(Every.HALF_YEAR,),
    ),
    StatisticalTable(
        "publicity-quarterly",
        "普法工作动态数据统计表",
        (*_rows(_FLOWS, compared=True), *_BY_TARGET),
        every=(Every.QUARTER,),
        checks=(
            section_sum(
                ("宣传活动", _KNOWN["publicity.activities"].title),
                "按对象",
                [row.title for row in _BY_TARGET],
            ),
        ),
    ),
)
"""半年报 and 季报; the period is the caller's."""
