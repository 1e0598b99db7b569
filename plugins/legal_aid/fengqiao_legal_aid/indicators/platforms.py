"""Whether there is a place for public legal service everywhere."""

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
    same_unit,
    share_of_stations,
    share_of_villages,
)
from sqlmodel import col

from fengqiao_legal_aid.indicators.conditions import SITE_OPEN, site_level
from fengqiao_legal_aid.models import Site, SiteService


def _sites(flag: str) -> Any:
    return count(Site, SITE_OPEN, site_level(flag))


INDICATORS = (
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
        share_of_villages(has(Village, Site, SITE_OPEN, site_level("village_level"))),
        PERCENT,
        digits=2,
    ),
    # NN-M14a, SD-14, YC-1-01
    Indicator(
        "legal_aid.township_station_coverage",
        "设有公共法律服务工作站的司法所比例",
        share_of_stations(same_unit(Station, Site, SITE_OPEN, site_level("township_level"))),
        PERCENT,
        digits=2,
    ),
    # NN-M14a
    Indicator(
        "legal_aid.stations_with_open_hall_rate",
        "设有开放式服务大厅的司法所比例",
        share_of_stations(
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
            flagged(Site.platform, "counts_as_platform"),
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
            flagged(SiteService.service, "counts_as_centre_service"),
            has(SiteService, Site, SITE_OPEN, site_level("county_level")),
        ),
        "种",
    ),
)
