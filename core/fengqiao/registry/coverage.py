"""How indicators of any line speak of stations and villages as wholes, and of the share of them that has something."""

from typing import Any

from fengqiao.indicators.conditions import in_force
from fengqiao.indicators.formulas import Formula
from fengqiao.indicators.measures import count
from fengqiao.registry.conditions import STATION_STANDS
from fengqiao.registry.stations import Station, Village

VILLAGE_STANDS = in_force(Village.since, Village.until)
"""The village or community stands on the window's last day."""

STATIONS = count(Station, STATION_STANDS)
VILLAGES = count(Village, VILLAGE_STANDS)


def share_of_stations(*conditions: Any) -> Formula:
    """Of the stations that stand on the window's last day, the share that meets the conditions, too."""
    return count(Station, STATION_STANDS, *conditions) / STATIONS


def share_of_villages(*conditions: Any) -> Formula:
    """Of the villages and communities that stand on the window's last day, the share that meets the conditions, too."""
    return count(Village, VILLAGE_STANDS, *conditions) / VILLAGES
