"""Whether every station has the organisation it must have, and how many organisations there are."""

from typing import Any

from fengqiao.api import PERCENT, STATION_STANDS, Indicator, Station, count, distinct, share_of_stations
from sqlalchemy import and_, func, or_

from fengqiao_party_building.indicators.conditions import (
    ENOUGH_FOR_AN_OWN_ORGANISATION,
    FORMAL_MEMBERS,
    ORGANISATION_STANDS,
    STATION_BELOW_THREE,
    STATION_OF_THREE,
    organisation,
    station_has,
)
from fengqiao_party_building.models import Member, Organisation

# Of a joint branch every station keeps a row: it is one branch, told from others by its superior and its name.
_ONE_BRANCH = func.coalesce(Organisation.superior, "") + "/" + Organisation.name
_ENTERED = count(Organisation) + count(Member)
"""Where members were entered and no organisation, there is none; where nothing was entered, nobody knows."""


def standing(flag: str) -> Any:
    """Organisations of a kind, each station's row by itself."""
    return count(Organisation, ORGANISATION_STANDS, organisation(flag))


def different(flag: str, *conditions: Any) -> Any:
    """Organisations of a kind, each once however many stations name it."""
    return distinct(_ONE_BRANCH, Organisation, ORGANISATION_STANDS, organisation(flag), *conditions)


_OWN, _JOINT = station_has(organisation("counts_as_own")), station_has(organisation("counts_as_joint"))
_WITH_MEMBERS = (STATION_STANDS, FORMAL_MEMBERS > 0)
_AS_REQUIRED = or_(_OWN, and_(FORMAL_MEMBERS < ENOUGH_FOR_AN_OWN_ORGANISATION, _JOINT))

INDICATORS = (
    # NN-A06a
    Indicator(
        "party_building.own_organisations",
        "独立的党支部和党小组",
        standing("counts_as_own"),
        "个",
        entered=_ENTERED,
    ),
    # JS-01b
    Indicator(
        "party_building.own_branches", "独立党支部", standing("counts_as_own_branch"), "个", entered=_ENTERED
    ),
    # NN-A06b
    Indicator(
        "party_building.joint_branches", "联合党支部", different("counts_as_joint"), "个", entered=_ENTERED
    ),
    # SC-05a
    Indicator(
        "party_building.area_joint_branches",
        "区域联合党支部",
        different("counts_as_area_joint"),
        "个",
        entered=_ENTERED,
    ),
    # MX-16a
    Indicator(
        "party_building.league_branches", "团支部", standing("counts_as_league"), "个", entered=_ENTERED
    ),
    # AH-02a, MX-16a: a branch, not a group
    Indicator(
        "party_building.stations_of_three_with_branch_rate",
        "正式党员三人以上的司法所建立党支部的比例",
        count(Station, *STATION_OF_THREE, station_has(organisation("counts_as_own_branch")))
        / count(Station, *STATION_OF_THREE),
        PERCENT,
        digits=2,
    ),
    # AH-02a
    Indicator(
        "party_building.stations_below_three_with_joint_branch_rate",
        "正式党员不足三人的司法所参加联合党支部的比例",
        count(Station, *STATION_BELOW_THREE, _JOINT) / count(Station, *STATION_BELOW_THREE),
        PERCENT,
        digits=2,
    ),
    # JS-01a: 党组织覆盖; every station counts, those without members too
    Indicator(
        "party_building.stations_with_organisation_rate",
        "司法所党组织覆盖率",
        share_of_stations(station_has(organisation("counts_as_party"))),
        PERCENT,
        digits=2,
    ),
    # JS-01a: 组织规范设置; NN-A06a and NN-A06b together, over stations that have a formal member
    Indicator(
        "party_building.stations_organised_as_required_rate",
        "司法所党组织规范设置率",
        count(Station, *_WITH_MEMBERS, _AS_REQUIRED) / count(Station, *_WITH_MEMBERS),
        PERCENT,
        digits=2,
    ),
)
