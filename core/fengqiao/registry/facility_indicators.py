"""What documents beyond the acceptance standard ask of premises and equipment, and of the station as an institution."""

from typing import Any

from sqlmodel import col

from fengqiao.indicators.conditions import flagged, has, same_unit
from fengqiao.indicators.indicator import PERCENT, Indicator
from fengqiao.indicators.measures import Measure, count, distinct, total
from fengqiao.registry.conditions import STATION_STANDS, of_station
from fengqiao.registry.premises import Equipment, Premises, Room
from fengqiao.registry.station_indicators import (
    EQUIPMENT_IN_USE,
    PREMISES_IN_USE,
    STATIONS_IN_FORCE,
    rooms_in_use,
)
from fengqiao.registry.stations import Station

_PREMISES = count(Premises, PREMISES_IN_USE, of_station(Premises))


def _share(name: str, title: str, part: Any, whole: Any) -> Indicator:
    return Indicator(f"registry.{name}", title, part / whole, PERCENT, digits=2)


def _area_per_station(name: str, title: str, flag: str) -> Indicator:
    """Square metres of a station of one kind; of several, their mean."""
    kind = (STATION_STANDS, flagged(Station.kind, flag))
    theirs = total(Premises.usable_area, Premises, PREMISES_IN_USE, same_unit(Premises, Station, *kind))
    per_station = theirs / count(Station, *kind)
    return Indicator(f"registry.{name}", title, per_station, "平方米", digits=2, entered=count(Premises))


def _equipment(flag: str) -> tuple[Any, ...]:
    return (flagged(Equipment.kind, flag), EQUIPMENT_IN_USE)


def _equipment_kinds(name: str, title: str, flag: str) -> Indicator:
    kinds = distinct(Equipment.kind, Equipment, *_equipment(flag))
    return Indicator(f"registry.{name}", title, kinds, "类", entered=count(Equipment))


def _quantity(*where: Any) -> Measure:
    return total(Equipment.quantity, Equipment, EQUIPMENT_IN_USE, of_station(Equipment), *where)


def _vehicle(flag: str) -> Any:
    return flagged(Equipment.vehicle_kind, flag)


INDICATORS = (
    # NN-A04b, SC-04a.
    _share(
        "stations_independent_rate",
        "司法所立户列编率",
        count(
            Station, STATION_STANDS, col(Station.independent).is_(True), col(Station.separate_post).is_(True)
        ),
        STATIONS_IN_FORCE,
    ),
    # NN-M10a, NN-M10b.
    _area_per_station("usable_area_per_township_station", "乡镇司法所平均使用面积", "in_township"),
    _area_per_station("usable_area_per_subdistrict_station", "街道司法所平均使用面积", "in_subdistrict"),
    # NN-M10e.
    _share(
        "premises_properly_obtained_rate",
        "用房以单建、合建、调剂取得的比例",
        count(
            Premises,
            PREMISES_IN_USE,
            of_station(Premises),
            flagged(Premises.ownership, "counts_as_proper"),
        ),
        _PREMISES,
    ),
    # AH-05a, JA-48.
    _share(
        "premises_with_conforming_sign_rate",
        "外观标识合规率",
        count(Premises, PREMISES_IN_USE, of_station(Premises), col(Premises.sign_conform).is_(True)),
        _PREMISES,
    ),
    # NN-M03.
    rooms_in_use("named_rooms", "规定的独立用房", Room.kind, "counts_as_named_room", "类"),
    # MX-01c.
    rooms_in_use("basic_function_areas", "基本业务用房区域", Room.function, "counts_as_basic_function", "项"),
    # NN-M10c.
    rooms_in_use("office_functions", "办公用房承担的功能", Room.function, "counts_as_office_function", "项"),
    # MX-01d: the document says "about 20", so that no number here passes or fails.
    Indicator(
        "registry.meeting_room_seats",
        "会议室座位",
        total(
            Room.seats,
            Room,
            flagged(Room.kind, "counts_as_meeting_room"),
            has(Room, Premises, PREMISES_IN_USE),
        ),
        "座",
        entered=count(Room, has(Room, Premises)),
    ),
    # MX-03a, MX-03b.
    Indicator(
        "registry.light_vehicles",
        "摩托车和电动自行车",
        _quantity(_vehicle("counts_as_light_vehicle")),
        "辆",
        entered=count(Equipment),
    ),
    Indicator("registry.cars", "汽车", _quantity(_vehicle("counts_as_car")), "辆", entered=count(Equipment)),
    # NN-M06.
    _equipment_kinds("service_equipment_kinds", "服务与办公设备种类", "counts_as_service_equipment"),
    # MX-02.
    _equipment_kinds("basic_equipment_kinds", "基本办公设备种类", "counts_as_basic_equipment"),
    # SD-20.
    _equipment_kinds("smart_equipment_kinds", "智慧设备种类", "counts_as_smart_equipment"),
    # MX-05b.
    Indicator(
        "registry.internal_network_computers",
        "内网电脑",
        _quantity(
            flagged(Equipment.kind, "counts_as_computer"),
            flagged(Equipment.net, "counts_as_internal"),
        ),
        "台",
        entered=count(Equipment),
    ),
    # SC-06.
    Indicator(
        "registry.stations_with_remote_visits",
        "有远程视频会见系统的司法所",
        count(Station, STATION_STANDS, same_unit(Station, Equipment, *_equipment("counts_as_remote_visit"))),
        "家",
    ),
    # JA-47.
    Indicator(
        "registry.centrally_funded_equipment",
        "中央转移支付配备的装备",
        _quantity(flagged(Equipment.fund_source, "counts_as_central")),
        "件",
    ),
)
