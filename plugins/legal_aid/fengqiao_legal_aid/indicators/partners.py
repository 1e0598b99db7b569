"""Which points a station has, and who stands behind it."""

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
)
from sqlmodel import col

from fengqiao_legal_aid.indicators.conditions import (
    GROUP_STANDS,
    LINK_IN_FORCE,
    POINT_STANDS,
    VOLUNTEERS,
    link_kind,
    point_kind,
)
from fengqiao_legal_aid.models import ChatGroup, Liaison, Link, Point, Provider, Volunteer


def _with_point(flag: str) -> Any:
    return same_unit(Station, Point, POINT_STANDS, point_kind(f"counts_as_{flag}"))


_FIVE_POINTS = ("notary", "legal_aid", "arbitration", "legislation_opinions", "reconsideration")
_SIX_POINTS = (*_FIVE_POINTS, "enforcement_opinions")
_ASSOCIATION = flagged(Provider.kind, "counts_as_association")

_POINTS = (
    # SD-14 and JA-37: how many, whatever the kind
    Indicator("legal_aid.service_points", "专门服务点", count(Point, POINT_STANDS), "个"),
    # SD-14: which six is not printed, so kinds are counted
    Indicator(
        "legal_aid.service_point_kinds", "专门服务点种类", distinct(Point.kind, Point, POINT_STANDS), "种"
    ),
    # JA-37, MX-14b
    Indicator(
        "legal_aid.notary_points",
        "公证联系点",
        count(Point, POINT_STANDS, point_kind("counts_as_notary")),
        "个",
    ),
    Indicator(
        "legal_aid.aid_workstations",
        "法律援助工作站（点）",
        count(Point, POINT_STANDS, point_kind("counts_as_legal_aid")),
        "个",
    ),
    # JS-04b
    Indicator(
        "legal_aid.stations_with_five_points_rate",
        "“一所五站点”覆盖率",
        share_of_stations(*map(_with_point, _FIVE_POINTS)),
        PERCENT,
        digits=2,
    ),
    # SC-08
    Indicator(
        "legal_aid.stations_with_six_points_rate",
        "六类服务点齐全的司法所比例",
        share_of_stations(*map(_with_point, _SIX_POINTS)),
        PERCENT,
        digits=2,
    ),
)

_PARTNERS = (
    # MX-14b
    Indicator(
        "legal_aid.liaisons", "法律援助联络员", count(Liaison, in_force(Liaison.since, Liaison.until)), "人"
    ),
    # NN-M14c
    Indicator("legal_aid.volunteers", "法律服务志愿者", count(Volunteer, VOLUNTEERS), "人"),
    Indicator(
        "legal_aid.volunteer_professionals",
        "志愿者中的律师和基层法律服务工作者",
        count(
            Volunteer,
            VOLUNTEERS,
            flagged(Volunteer.kind, "counts_as_legal_professional"),
        ),
        "人",
    ),
    # NN-A19
    Indicator(
        "legal_aid.law_firm_links",
        "“所所对接”的律师事务所",
        count(Link, LINK_IN_FORCE, link_kind("counts_as_law_firm")),
        "家",
    ),
    # SD-17
    Indicator(
        "legal_aid.co_building_rate",
        "与基层法律服务所“两所共建”率",
        share_of_stations(same_unit(Station, Link, LINK_IN_FORCE, link_kind("counts_as_co_building"))),
        PERCENT,
        digits=2,
    ),
    # JA-50a
    Indicator(
        "legal_aid.association_lawyers",
        "公益法律服务社会组织的律师",
        total(Provider.lawyers, Provider, in_force(Provider.founded_on, Provider.closed_on), _ASSOCIATION),
        "名",
    ),
    # NN-A35a, YC-1-05a
    Indicator(
        "legal_aid.village_group_coverage",
        "村（社区）法律服务群覆盖率",
        share_of_villages(has(Village, ChatGroup, GROUP_STANDS)),
        PERCENT,
        digits=2,
    ),
    # NN-A35a: those groups in which adviser, committee and representatives all are
    Indicator(
        "legal_aid.village_complete_group_coverage",
        "人员齐全的村（社区）法律服务群覆盖率",
        share_of_villages(
            has(
                Village,
                ChatGroup,
                GROUP_STANDS,
                col(ChatGroup.with_adviser).is_(True),
                col(ChatGroup.with_committee).is_(True),
                col(ChatGroup.with_representatives).is_(True),
            ),
        ),
        PERCENT,
        digits=2,
    ),
)

INDICATORS = (*_POINTS, *_PARTNERS)
