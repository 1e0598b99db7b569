"""Where law is shown: sites by kind, and whether every village has one."""

from typing import Any

from fengqiao.api import PERCENT, Indicator, count, distinct

from fengqiao_publicity.indicators.conditions import SITE_IN_USE, site_kind, village_coverage
from fengqiao_publicity.models import Site

_ENTERED = count(Site)


def sites(*conditions: Any) -> Any:
    """Sites in use on the window's last day."""
    return count(Site, SITE_IN_USE, *conditions)


def _of_kind(code: str, title: str, flag: str, unit: str = "处") -> Indicator:
    return Indicator(f"publicity.{code}", title, sites(site_kind(flag)), unit, entered=_ENTERED)


INDICATORS = (
    Indicator("publicity.sites", "法治阵地", sites(), "处", entered=_ENTERED),
    # NN-A27b
    Indicator(
        "publicity.site_kinds", "法治阵地种类", distinct(Site.kind, Site, SITE_IN_USE), "种", entered=_ENTERED
    ),
    # NN-A33a
    _of_kind("legal_tutoring_stations", "法治辅导站", "counts_as_tutoring_station", "个"),
    # NN-A33b
    _of_kind("case_explanation_sites", "以案说法点", "counts_as_case_point"),
    # NN-A33c
    _of_kind("rural_legal_culture_sites", "农村法治文化阵地", "counts_as_culture_site"),
    # MX-10a
    _of_kind("bulletin_boards", "法治宣传栏", "counts_as_bulletin_board", "个"),
    # NN-M11b
    Indicator(
        "publicity.village_culture_site_coverage",
        "村（社区）法治文化阵地覆盖率",
        village_coverage(1, Site, SITE_IN_USE, site_kind("counts_as_culture_site")),
        PERCENT,
        digits=2,
        entered=_ENTERED,
    ),
)
