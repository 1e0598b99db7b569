"""Whether disputes are settled where they belong: small ones in the village, great ones in the township or county."""

from typing import Any

from fengqiao.api import PERCENT, Indicator, count, flagged, has
from sqlalchemy import or_
from sqlmodel import col

from fengqiao_mediation.indicators.conditions import COMMITTEE_STANDS, committee_kind, dispute, level
from fengqiao_mediation.indicators.measures import settled
from fengqiao_mediation.models import Case, Committee


def _kept_within(name: str, title: str, bound: str, *disputes: Any) -> Indicator:
    inside = flagged(Case.resolved_level, bound)
    return Indicator(
        f"mediation.{name}", title, settled(*disputes, inside) / settled(*disputes), PERCENT, digits=2
    )


_SMALL = level("counts_as_small")
_GRAVE = level("counts_as_major")
_PROPERTY_MANAGEMENT = "counts_as_property_management"
# A workroom for one field counts like a committee of it.
_OF_A_TRADE = or_(committee_kind("counts_as_industry"), col(Committee.industry).is_not(None))

# NN-A24b, YC-2-03. No number is asked for. What a firm or a trade settled itself never left the village.
INDICATORS = (
    _kept_within("small_disputes_kept_in_village_rate", "小事不出村（社区）比例", "within_village", _SMALL),
    _kept_within(
        "grave_disputes_kept_in_township_rate", "大事不出乡镇（街道）比例", "within_township", _GRAVE
    ),
    _kept_within("grave_disputes_kept_in_county_rate", "疑难纠纷不出县比例", "within_county", _GRAVE),
    # JA-28: of the team that a brand stands for, what the committees' ledger keeps.
    Indicator(
        "mediation.property_management_committees",
        "物业矛盾专项化解组织",
        count(
            Committee,
            COMMITTEE_STANDS,
            flagged(Committee.industry, _PROPERTY_MANAGEMENT),
        ),
        "个",
    ),
    _kept_within(
        "property_management_disputes_kept_in_village_rate",
        "物业矛盾不出小区（村居）比例",
        "within_village",
        dispute(_PROPERTY_MANAGEMENT),
    ),
    _kept_within(
        "enterprise_disputes_kept_inside_rate",
        "企事业单位纠纷内部解决比例",
        "within_unit",
        has(Case, Committee, committee_kind("counts_as_enterprise")),
    ),
    _kept_within(
        "industry_disputes_kept_inside_rate",
        "行业纠纷行业内部解决比例",
        "within_industry",
        has(Case, Committee, _OF_A_TRADE),
    ),
)
