"""Committees, workrooms and mediators of a demo district."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from fengqiao.api import Chance, DemoDistrict, DemoRow, DemoStation

from fengqiao_mediation.demo.places import Office, Place
from fengqiao_mediation.ledgers import COMMITTEES, MEDIATORS

WORKROOM_AT = ("北站", "宝山路", "大宁路", "静安寺", "南京西路")
"""Where stations have a joint workroom for intellectual property; the sixth is the park's."""

# From offices where hardly a case stays unsettled to those with several in a hundred, so that a demo shows both.
_TROUBLE = (0.05, 0.08, 0.1, 0.15, 0.25, 0.5, 0.8, 1.0, 1.3, 1.6, 2.0, 2.4, 2.8, 3.2)
_CARE = (1.0, 1.0, 1.0, 1.0, 0.99, 0.98, 0.97, 0.95, 0.93, 0.9)
_PARK_VOLUME = 2
_EARLIEST, _LATEST = date(2016, 1, 1), date(2021, 12, 31)


def offices(rng: Chance, demo: DemoDistrict) -> list[Office]:
    """Return the stations and, last, the park, each with its own habits."""
    trouble = [_TROUBLE[place % len(_TROUBLE)] for place in range(len(demo.stations))]
    rng.shuffle(trouble)
    found = [
        Office(
            station.unit_id,
            station.township,
            station,
            30 + 3 * len(station.villages),
            rate,
            rng.choice(_CARE),
        )
        for station, rate in zip(demo.stations, trouble, strict=True)
    ]
    return [*found, Office(demo.park_id, demo.park.name, None, _PARK_VOLUME, 1.0, 1.0)]


def committee_rows(rng: Chance, found: list[Office]) -> Iterator[DemoRow]:
    """Yield the committees and mediators of all offices, and note each place with its office.

    :raises ValueError: when a station that has a workroom is not in the district.
    """
    for office in found:
        if office.station is None:
            yield from _committee(rng, office, f"{office.name}调解工作室", "stationed_workroom")
        else:
            yield from _of_station(rng, office, office.station)
    for office in [*(_office_at(found, name) for name in WORKROOM_AT), found[-1]]:
        yield from _workroom(rng, office)


def _of_station(rng: Chance, office: Office, station: DemoStation) -> Iterator[DemoRow]:
    kind = "township" if station.kind == "township" else "street"
    yield from _committee(rng, office, f"{office.name}人民调解委员会", kind)
    standard = rng.uniform(0.8, 1.0)
    for village in station.villages:
        name = f"{village.name}人民调解委员会"
        yield from _committee(rng, office, name, "community", village_id=village.id, standard=standard)


def _workroom(rng: Chance, office: Office) -> Iterator[DemoRow]:
    name = f"{office.name}知识产权纠纷联合调解工作室"
    yield from _committee(rng, office, name, "joint_workroom", industry="intellectual_property")
    office.workroom = office.places.pop()


def _office_at(found: list[Office], name: str) -> Office:
    for office in found:
        if office.name.startswith(name):
            return office
    raise ValueError(f"演示区划中没有“{name}”街道，知识产权调解工作室无处设立")


def _committee(
    rng: Chance,
    office: Office,
    name: str,
    kind: str,
    *,
    standard: float = 1.0,
    village_id: UUID | None = None,
    industry: str | None = None,
) -> Iterator[DemoRow]:
    committee_id = rng.new_id()
    belongs: dict[str, Any] = {"industry": industry, "village_id": village_id, "set_up_by": office.name}
    standardised = rng.happens(standard)
    record = {"id": committee_id, "name": name, "kind": kind, "standardised": standardised, **belongs}
    yield COMMITTEES, office.unit_id, record | _standing(rng)
    mediators = [_mediator(rng, committee_id, village_id) for _ in range(2)]
    for mediator in mediators:
        yield MEDIATORS, office.unit_id, mediator
    level = "village" if village_id else "industry" if industry else "township"
    known = tuple((mediator["id"], mediator["name"]) for mediator in mediators)
    office.places.append(Place(committee_id, office.unit_id, level, village_id, known))


def _standing(rng: Chance) -> dict[str, Any]:
    set_up_on = rng.day(_EARLIEST, _LATEST)
    return {
        "set_up_on": set_up_on,
        "filed_on": set_up_on + timedelta(days=rng.randint(5, 28)),
        "director": rng.name(),
        "members": rng.randint(3, 9),
        "term_from": date(2022, rng.randint(1, 12), 1),
        "seal": True,
        "room": rng.happens(0.95),
    }


def _mediator(rng: Chance, committee_id: UUID, village_id: UUID | None) -> dict[str, Any]:
    return {
        "id": rng.new_id(),
        "name": rng.name(),
        "committee_id": committee_id,
        "kind": "full_time" if rng.happens(0.4 if village_id else 0.9) else "part_time",
        "post": "member",
        "grade": rng.choice(("first", "second", "third", "none")),
        "hired_on": rng.day(date(2021, 1, 1), date(2022, 12, 31)),
        "trained_hours": rng.randint(0, 48),
    }
