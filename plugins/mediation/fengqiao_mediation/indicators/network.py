"""Committees, centres and rounds of screening as a net: which places it covers, and whether it holds."""

from typing import Any

from fengqiao.api import (
    PERCENT,
    Indicator,
    Station,
    Village,
    count,
    distinct,
    flagged,
    has,
    in_force,
    same_unit,
    share_of_stations,
    share_of_villages,
    total,
    within,
)
from sqlalchemy import and_, or_
from sqlmodel import col

from fengqiao_mediation.indicators.conditions import COMMITTEE_STANDS, committee_kind
from fengqiao_mediation.models import Centre, Committee, Screening

_CENTRE = (
    in_force(Centre.set_up_on, Centre.closed_on),
    flagged(Centre.level, "township_level"),
)
_HAS_COMMITTEE = same_unit(Station, Committee, COMMITTEE_STANDS, committee_kind("township_level"))
_INDUSTRY = (COMMITTEE_STANDS, committee_kind("counts_as_industry"))
_VILLAGE_COMMITTEE = (COMMITTEE_STANDS, committee_kind("village_level"))
_COMMITTEE = (COMMITTEE_STANDS, committee_kind("counts_as_committee"))
_IN_ORDER = and_(
    *(
        col(flag).is_(True)
        for flag in (
            Committee.organised,
            Committee.grid_screening,
            Committee.staffed,
            Committee.training_held,
        )
    )
)
# 人民调解法 8: three to nine members, a woman among them.
_LAWFUL = and_(col(Committee.members).between(3, 9), col(Committee.women) >= 1)
_ROUND = within(Screening.started_on)
_SCREENED = or_(has(Village, Screening, _ROUND), has(Village, Committee, has(Committee, Screening, _ROUND)))


def _share(name: str, title: str, share: Any) -> Indicator:
    return Indicator(f"mediation.{name}", title, share, PERCENT, digits=2)


INDICATORS = (
    # SD-12, SC-07a.
    _share(
        "township_centre_coverage",
        "依托司法所的一站式调解中心覆盖率",
        share_of_stations(same_unit(Station, Centre, *_CENTRE, col(Centre.at_station).is_(True))),
    ),
    # MX-06b.
    _share(
        "townships_with_centre_and_committee_rate",
        "调处中心和调委会齐全的乡镇（街道）占比",
        share_of_stations(_HAS_COMMITTEE, same_unit(Station, Centre, *_CENTRE)),
    ),
    # MX-06d.
    _share(
        "village_committees_in_order_rate",
        "村居调委会四项到位率",
        count(Committee, *_VILLAGE_COMMITTEE, _IN_ORDER) / count(Committee, *_VILLAGE_COMMITTEE),
    ),
    # YC-2-01: what the law asks of every committee.
    _share(
        "committees_lawfully_composed_rate",
        "调委会组成合法率",
        count(Committee, *_COMMITTEE, _LAWFUL) / count(Committee, *_COMMITTEE),
    ),
    # NN-M12c.
    Indicator("mediation.industry_committees", "行业性专业性调委会", count(Committee, *_INDUSTRY), "个"),
    # YC-1-07b: of the nine fields that the document names.
    Indicator(
        "mediation.industry_fields_covered",
        "已设调委会的行业领域",
        distinct(
            Committee.industry,
            Committee,
            *_INDUSTRY,
            flagged(Committee.industry, "counts_as_named_field"),
        ),
        "个",
    ),
    # NN-M12c, YC-2-04.
    _share("villages_screened_rate", "村（社区）排查覆盖率", share_of_villages(_SCREENED)),
    Indicator(
        "mediation.screening_kinds",
        "排查方式种类",
        distinct(
            Screening.kind,
            Screening,
            flagged(Screening.kind, "counts_as_asked_for"),
            on=Screening.started_on,
        ),
        "种",
    ),
    # MX-12a.
    Indicator(
        "mediation.hazards_found",
        "排查发现安全隐患",
        total(Screening.hazards, Screening, on=Screening.started_on),
        "处",
    ),
    _share(
        "hazards_removed_rate",
        "安全隐患消除率",
        total(Screening.hazards_removed, Screening, on=Screening.started_on)
        / total(Screening.hazards, Screening, on=Screening.started_on),
    ),
)
