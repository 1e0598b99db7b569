"""The district of the demonstration: its units, planted in the tree, and what stands in them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from uuid import UUID

from fengqiao.chance import Chance
from fengqiao.database.scope import ScopedSession
from fengqiao.errors import NotFound
from fengqiao.indicators.window import Window
from fengqiao.ledgers.declaration import Ledger
from fengqiao.registry.demo.calendar import ROWS_UNTIL, WINDOW
from fengqiao.registry.demo.people import Population, Staffing
from fengqiao.registry.demo.person import DemoPerson
from fengqiao.units.models import Unit, UnitRegion
from fengqiao.units.tree import EPOCH, found

DemoRow = tuple[Ledger, int, dict[str, Any]]
"""Ledger, owning unit, and the record with its `id` and its parts."""


@dataclass(frozen=True)
class DemoVillage:
    """A residents' committee's area. Its id is the id of its row."""

    id: UUID
    name: str


@dataclass(frozen=True, eq=False)
class DemoStation:
    """A station with its official name and code.

    :param township: name of its township or subdistrict, whose code is the unit's.
    :param kind: code of `registry.station_kind`.
    :param posts: approved civil servants' posts.
    :param villages: those it serves on every day of the window.
    :param staff: people whose main assignment on the window's last day is here.
    """

    unit: Unit
    township: str
    kind: str
    posts: int
    villages: tuple[DemoVillage, ...]
    staff: tuple[DemoPerson, ...]

    @property
    def unit_id(self) -> int:
        """The id of its unit."""
        return unit_id(self.unit)


@dataclass(frozen=True, eq=False)
class DemoDistrict:
    """What the plugins' parts of the demonstration build on.

    :param seed: the same seed gives the same people and things.
    :param city: the city's bureau, above the district.
    :param bureau: the district's bureau; station units and the park stand under it.
    :param park: a body directly under the bureau, without a station.
    :param stations: in the order of their codes.
    :param people: everybody, those of the bureau and those who have left included.
    :param window: the period whose published totals are met; rows may run on until 31 October.
    """

    seed: int
    city: Unit
    bureau: Unit
    park: Unit
    stations: tuple[DemoStation, ...]
    people: tuple[DemoPerson, ...]
    window: Window = WINDOW

    @property
    def beyond(self) -> Window:
        """The window and the days after it on which rows may lie that its totals must not count."""
        return Window(self.window.first, ROWS_UNTIL)

    @property
    def bureau_id(self) -> int:
        """The id of the bureau's unit."""
        return unit_id(self.bureau)

    @property
    def park_id(self) -> int:
        """The id of the park's unit."""
        return unit_id(self.park)


def unit_id(unit: Unit) -> int:
    """Return the id of a saved unit."""
    if unit.id is None:
        raise NotFound(f"单位“{unit.name}”尚未保存。")
    return unit.id


def found_district(session: ScopedSession, seed: int) -> DemoDistrict:
    """Plant the district's units in an empty tree and invent who and what stands in them.

    Writes units only; `registry_rows` yields the rows to be written.
    """
    places = list(_places())
    city = _plant(session, _only(places, "city_bureau"), None)
    bureau = _plant(session, _only(places, "county_bureau"), city)
    park = _plant(session, _only(places, "attached_body"), bureau)
    sites = [(place, _plant(session, place, bureau)) for place in places if place["kind"] == "station"]
    staffing = [
        Staffing(unit_id(unit), int(place["civil_servants"]), int(place["clerks"])) for place, unit in sites
    ]
    people = tuple(Population(Chance.of(seed, "people"), unit_id(bureau), staffing).people())
    stations = tuple(_station(seed, place, unit, people) for place, unit in sites)
    return DemoDistrict(seed, city, bureau, park, stations, people)


def _places() -> Iterator[dict[str, str]]:
    source = files("fengqiao") / "data" / "demo" / "district.csv"
    with source.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def _only(places: list[dict[str, str]], kind: str) -> dict[str, str]:
    (place,) = (place for place in places if place["kind"] == kind)
    return place


def _plant(session: ScopedSession, place: dict[str, str], under: Unit | None) -> Unit:
    unit = found(session, Unit(code=place["code"], name=place["name"], kind=place["kind"]), under)
    region_code = place["code"].partition("-")[0]
    session.add(UnitRegion(unit_id=unit_id(unit), valid_from=EPOCH, region_code=region_code))
    session.flush()
    return unit


def _station(seed: int, place: dict[str, str], unit: Unit, people: tuple[DemoPerson, ...]) -> DemoStation:
    rng = Chance.of(seed, f"villages {place['code']}")
    villages = (
        DemoVillage(rng.new_id(), f"{place['township']}第{number}居民区")
        for number in range(1, int(place["villages"]) + 1)
    )
    here = unit_id(unit)
    return DemoStation(
        unit,
        place["township"],
        place["station_kind"],
        int(place["posts"]),
        tuple(villages),
        tuple(person for person in people if person.serves_at(here)),
    )
