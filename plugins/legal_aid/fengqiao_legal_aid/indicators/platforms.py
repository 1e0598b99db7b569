"""Whether there is a place for public legal service everywhere, and who stands behind it."""

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
    total,
)
from sqlmodel import col

from fengqiao_legal_aid.indicators.conditions import (
    GROUP_STANDS,
    LINK_IN_FORCE,
    POINT_STANDS,
    SITE_OPEN,
    STATION_STANDS,
    STATIONS,
    VILLAGE_STANDS,
    VILLAGES,
    VOLUNTEERS,
    link_kind,
    point_kind,
    site_level,
)
from fengqiao_legal_aid.models import ChatGroup, Liaison, Link, Point, Provider, Site, SiteService, Volunteer


def _sites(flag: str) -> Any:
    return count(Site, SITE_OPEN, site_level(flag))


def _stations_with(*conditions: Any) -> Any:
    return count(Station, STATION_STANDS, *conditions) / STATIONS


def _with_point(flag: str) -> Any:
    return same_unit(Station, Point, POINT_STANDS, point_kind(f"counts_as_{flag}"))


_FIVE_POINTS = ("notary", "legal_aid", "arbitration", "legislation_opinions", "reconsideration")
_SIX_POINTS = (*_FIVE_POINTS, "enforcement_opinions")
_ASSOCIATION = flagged(Provider.kind, "legal_aid.provider_kind", "counts_as_association")

_SITES = (
    # JA-34a
    Indicator("legal_aid.township_stations", "街镇公共法律服务工作站", _sites("township_level"), "个"),
    # JA-34b
    Indicator("legal_aid.village_workrooms", "居村公共法律服务工作室", _sites("village_level"), "个"),
    # YC-1-01
    Indicator("legal_aid.county_centres", "县（市、区）公共法律服务中心", _sites("county_level"), "个"),
    # JA-38: subdistrict, committee, office building
    Indicator("legal_aid.building_sites", "楼宇公共法律服务点", _sites("building_level"), "个"),
    # JA-55
    Indicator(
        "legal_aid.township_rule_of_law_centres", "街镇法治服务中心", _sites("rule_of_law_township"), "个"
    ),
    Indicator(
        "legal_aid.village_rule_of_law_stations", "居委法治服务站", _sites("rule_of_law_village"), "个"
    ),
    Indicator("legal_aid.park_rule_of_law_stations", "园区法治服务站", _sites("rule_of_law_park"), "个"),
    # NN-A14a, NN-M14a, YC-1-01
    Indicator(
        "legal_aid.village_workroom_coverage",
        "村（社区）公共法律服务工作室覆盖率",
        count(Village, VILLAGE_STANDS, has(Village, Site, SITE_OPEN, site_level("village_level"))) / VILLAGES,
        PERCENT,
        digits=2,
    ),
    # NN-M14a, SD-14, YC-1-01
    Indicator(
        "legal_aid.township_station_coverage",
        "设有公共法律服务工作站的司法所比例",
        _stations_with(same_unit(Station, Site, SITE_OPEN, site_level("township_level"))),
        PERCENT,
        digits=2,
    ),
    # NN-M14a
    Indicator(
        "legal_aid.stations_with_open_hall_rate",
        "设有开放式服务大厅的司法所比例",
        _stations_with(
            same_unit(Station, Site, SITE_OPEN, site_level("township_level"), col(Site.open_hall).is_(True))
        ),
        PERCENT,
        digits=2,
    ),
    # NN-M04
    Indicator(
        "legal_aid.platform_kinds",
        "实体、热线、网络平台种类",
        distinct(
            Site.platform,
            Site,
            SITE_OPEN,
            flagged(Site.platform, "legal_aid.platform", "counts_as_platform"),
        ),
        "种",
    ),
    # YC-1-03
    Indicator(
        "legal_aid.county_centre_service_kinds",
        "县（市、区）中心法律服务资源种类",
        distinct(
            SiteService.service,
            SiteService,
            flagged(SiteService.service, "legal_aid.service", "counts_as_centre_service"),
            has(SiteService, Site, SITE_OPEN, site_level("county_level")),
        ),
        "种",
    ),
)

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
        _stations_with(*map(_with_point, _FIVE_POINTS)),
        PERCENT,
        digits=2,
    ),
    # SC-08
    Indicator(
        "legal_aid.stations_with_six_points_rate",
        "六类服务点齐全的司法所比例",
        _stations_with(*map(_with_point, _SIX_POINTS)),
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
            flagged(Volunteer.kind, "legal_aid.provider_person", "counts_as_legal_professional"),
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
        _stations_with(same_unit(Station, Link, LINK_IN_FORCE, link_kind("counts_as_co_building"))),
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
        count(Village, VILLAGE_STANDS, has(Village, ChatGroup, GROUP_STANDS)) / VILLAGES,
        PERCENT,
        digits=2,
    ),
    # NN-A35a: those groups in which adviser, committee and representatives all are
    Indicator(
        "legal_aid.village_complete_group_coverage",
        "人员齐全的村（社区）法律服务群覆盖率",
        count(
            Village,
            VILLAGE_STANDS,
            has(
                Village,
                ChatGroup,
                GROUP_STANDS,
                col(ChatGroup.with_adviser).is_(True),
                col(ChatGroup.with_committee).is_(True),
                col(ChatGroup.with_representatives).is_(True),
            ),
        )
        / VILLAGES,
        PERCENT,
        digits=2,
    ),
)

INDICATORS = (*_SITES, *_POINTS, *_PARTNERS)
