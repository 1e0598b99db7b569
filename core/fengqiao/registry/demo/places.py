"""What the stations of the demonstration have, show and keep, with a few things missing here and there."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from fengqiao.chance import Chance
from fengqiao.ledgers.codes import Code
from fengqiao.ledgers.declaration import Ledger
from fengqiao.registry.codes import national_codes
from fengqiao.registry.demo.calendar import LAST_DAY
from fengqiao.registry.demo.district import DemoRow, DemoStation
from fengqiao.registry.premises import EQUIPMENT, PREMISES
from fengqiao.registry.stations import DISCLOSURES, STATION_RULES

_OPENED = date(2016, 1, 1)
_CODES = national_codes()


def _flagged(list_code: str, flag: str) -> list[Code]:
    return [_CODES.entries(list_code)[code] for code in _CODES.flagged(list_code, flag)]


_FUNCTIONS = _flagged("registry.station_function", "counts_as_standard_function")
_CLASSES = _flagged("registry.equipment_kind", "counts_as_standard_equipment")
_PUBLIC_ITEMS = _flagged("registry.disclosure_kind", "counts_as_public_item")
_RULES = _flagged("registry.station_rule_kind", "counts_as_station_rule")
_ROOMS = {
    function: next(
        room.code for room in _CODES.entries("registry.room_kind").values() if room.parent == function
    )
    for function in (*(function.code for function in _FUNCTIONS), "administration")
}


class Shortfalls:
    """Which stations fall short of the standard, and in what."""

    def __init__(self, rng: Chance, stations: Sequence[DemoStation]) -> None:
        self.small = rng.sample(stations, 2)
        self.lacking_rooms = rng.sample(stations, 3)
        self.lacking_equipment = rng.sample(stations, 3)
        self.little_training = rng.sample(stations, 3)
        self.hiding_something = rng.sample(stations, 2)
        self.nothing_entered = rng.sample(stations, 1)
        self.lacking_a_rule = rng.sample(stations, 2)


def station_things(rng: Chance, station: DemoStation, shortfalls: Shortfalls) -> Iterator[DemoRow]:
    """Yield premises with rooms, equipment, published items and rules of one station."""
    yield _row(PREMISES, station, _premises(rng, station, shortfalls))
    if station in shortfalls.small:
        # Given up before the window: its area does not count any more.
        yield _row(PREMISES, station, {"name": "原址", "usable_area": 160, "until": date(2022, 12, 31)})
    for record in _equipment(rng, station, shortfalls):
        yield _row(EQUIPMENT, station, record)
    if station not in shortfalls.nothing_entered:
        for item in _PUBLIC_ITEMS[: -1 if station in shortfalls.hiding_something else None]:
            yield _row(DISCLOSURES, station, {"kind": item.code, "place": "公示栏", "since": _OPENED})
    for rule in _RULES[: -1 if station in shortfalls.lacking_a_rule else None]:
        record = {"kind": rule.code, "title": f"{rule.title}制度", "since": _OPENED}
        yield _row(STATION_RULES, station, record)


def _row(ledger: Ledger, station: DemoStation, record: dict[str, Any]) -> DemoRow:
    return ledger, station.unit_id, record


def _premises(rng: Chance, station: DemoStation, shortfalls: Shortfalls) -> dict[str, Any]:
    large = station.kind == "township"
    area = rng.randint(88, 118) if station in shortfalls.small else rng.randint(205 if large else 124, 280)
    functions = list(_FUNCTIONS)
    if station in shortfalls.lacking_rooms:
        functions = rng.sample(functions, len(functions) - rng.randint(1, 2))
    rooms = [_room(rng, function) for function in functions]
    return {
        "name": "业务用房",
        "ownership": rng.choice(("shared_building", "allotted", "own_building")),
        "usable_area": area,
        "street_front": True,
        "sign_conform": True,
        "since": _OPENED,
        "rooms": [*rooms, {"kind": _ROOMS["administration"], "function": "administration", "area": 10}],
    }


def _room(rng: Chance, function: Code) -> dict[str, Any]:
    counter = rng.random() < 0.2
    return {
        "kind": "counter" if counter else _ROOMS[function.code],
        "function": function.code,
        "area": None if counter else rng.randint(6, 10),
    }


def _equipment(rng: Chance, station: DemoStation, shortfalls: Shortfalls) -> Iterator[dict[str, Any]]:
    missing = rng.sample(_CLASSES, 2) if station in shortfalls.lacking_equipment else []
    for kind in _CLASSES:
        if kind in missing[:1]:
            # There, but broken: it does not count.
            yield {"kind": kind.code, "quantity": 1, "in_use": False, "bought_on": date(2012, 5, 1)}
        elif kind not in missing and kind.code == "fax" and rng.random() < 0.4:
            yield {"kind": kind.code, "not_needed": True}
        elif kind not in missing:
            yield _bought(rng, kind)
    yield {"kind": "smart_screen", "quantity": 1, "fund_source": "central_transfer", "bought_on": LAST_DAY}
    yield {"kind": "command_room", "quantity": 1, "fund_source": "central_transfer", "bought_on": LAST_DAY}


def _bought(rng: Chance, kind: Code) -> dict[str, Any]:
    electric = kind.code == "vehicle"
    return {
        "kind": kind.code,
        "name": "电动车" if electric else None,
        "quantity": rng.randint(1, 2) if electric else rng.randint(1, 6),
        "net": "internal" if kind.code == "computer" else None,
        "fund_source": "central_transfer" if electric else "county",
        "bought_on": rng.day(date(2017, 1, 1), date(2022, 12, 31)),
    }
