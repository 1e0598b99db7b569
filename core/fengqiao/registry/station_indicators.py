"""What can be counted of stations as places: how many, how large, what they have, show and keep."""

from typing import Any

from sqlmodel import col

from fengqiao.indicators.conditions import flagged, has, in_force
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.measures import count, distinct, total
from fengqiao.registry.conditions import STATION_STANDS, STATIONS_OF_TOWNSHIP, of_station
from fengqiao.registry.people import Post
from fengqiao.registry.premises import Equipment, Premises, Room
from fengqiao.registry.stations import Disclosure, Station, StationRule

STATIONS_IN_FORCE = count(Station, STATION_STANDS)
_IN_A_TOWNSHIP = (STATION_STANDS, col(Station.township_code).is_not(None))
PREMISES_IN_USE = in_force(Premises.since, Premises.until)
EQUIPMENT_IN_USE = (
    in_force(Equipment.bought_on, Equipment.retired_on)
    & col(Equipment.in_use).is_(True)
    & (col(Equipment.quantity) >= 1)
)

APPROVED_CIVIL_SERVICE_POSTS = total(
    Post.approved,
    Post,
    flagged(Post.kind, "counts_as_civil_service"),
    in_force(Post.since, Post.until),
    of_station(Post),
)


def rooms_in_use(name: str, title: str, column: Any, flag: str, unit: str) -> Indicator:
    """Return how many different kinds (or functions) of rooms that carry a flag the premises in use have."""
    different = distinct(column, Room, flagged(column, flag), has(Room, Premises, PREMISES_IN_USE))
    entered = count(Room, has(Room, Premises))
    return Indicator(f"registry.{name}", title, different, unit, entered=entered)


INDICATORS = (
    Indicator("registry.stations", "司法所数", STATIONS_IN_FORCE, "家"),
    Indicator(
        "registry.stations_per_township",
        "每乡镇（街道）司法所数",
        total(STATIONS_OF_TOWNSHIP, Station, *_IN_A_TOWNSHIP) / count(Station, *_IN_A_TOWNSHIP),
        "家",
        digits=2,
    ),
    Indicator(
        "registry.station_civil_service_posts",
        "司法所公务员编制数",
        APPROVED_CIVIL_SERVICE_POSTS,
        "个",
    ),
    Indicator(
        "registry.usable_area",
        "业务用房使用面积",
        total(Premises.usable_area, Premises, PREMISES_IN_USE, of_station(Premises)),
        "平方米",
        entered=count(Premises),
    ),
    rooms_in_use(
        "function_rooms", "设有用房或窗口的功能", Room.function, "counts_as_standard_function", "项"
    ),
    Indicator(
        "registry.equipment_kinds",
        "装备种类",
        distinct(
            Equipment.kind,
            Equipment,
            flagged(Equipment.kind, "counts_as_standard_equipment"),
            EQUIPMENT_IN_USE | col(Equipment.not_needed).is_(True),
        ),
        "类",
        entered=count(Equipment),
    ),
    Indicator(
        "registry.disclosure_kinds",
        "公开事项种类",
        distinct(
            Disclosure.kind,
            Disclosure,
            flagged(Disclosure.kind, "counts_as_public_item"),
            in_force(Disclosure.since, Disclosure.until),
        ),
        "类",
        entered=count(Disclosure),
    ),
    Indicator(
        "registry.rule_kinds",
        "所务制度种类",
        distinct(
            StationRule.kind,
            StationRule,
            flagged(StationRule.kind, "counts_as_station_rule"),
            in_force(StationRule.since, StationRule.until),
        ),
        "项",
        entered=count(StationRule),
    ),
)
