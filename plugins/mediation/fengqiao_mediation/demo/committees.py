"""Committees, workrooms and mediators of a demo district."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from fengqiao_mediation.demo.chance import new_id, some_day
from fengqiao_mediation.demo.people import synthetic_name
from fengqiao_mediation.demo.places import District, Office, Place, Row, unit_id

WORKROOM_AT = ("北站", "宝山路", "大宁路", "静安寺", "南京西路")
"""Stations with a joint workroom for intellectual property; the sixth is the park's."""

# From offices where hardly a case stays unsettled to those with several in a hundred, so that a demo shows both.
_TROUBLE = (0.05, 0.08, 0.1, 0.15, 0.25, 0.5, 0.8, 1.0, 1.3, 1.6, 2.0, 2.4, 2.8, 3.2)
_CARE = (1.0, 1.0, 1.0, 1.0, 0.99, 0.98, 0.97, 0.95, 0.93, 0.9)
_PARK_VOLUME = 2
_LONGEST_AGO, _LATEST = date(2012, 1, 1), date(2021, 12, 31)


def offices(rng: Random, demo: District) -> list[Office]:
    """Return the stations and the park, each with its own habits."""
    trouble = [_TROUBLE[place % len(_TROUBLE)] for place in range(len(demo.stations))]
    rng.shuffle(trouble)
    found = [
        Office(
            unit_id(station),
            station.name,
            30 + 3 * len(demo.villages.get(unit_id(station), ())),
            rate,
            rng.choice(_CARE),
        )
        for station, rate in zip(demo.stations, trouble, strict=True)
    ]
    return [*found, Office(unit_id(demo.park), demo.park.name, _PARK_VOLUME, 1.0, 1.0)]


def committee_rows(rng: Random, demo: District, found: list[Office]) -> Iterator[Row]:
    """Yield the committees and mediators of all offices, and note each place with its office.

    :raises ValueError: when a station that has a workroom is not in the district.
    """
    for office in found[:-1]:
        standard = rng.uniform(0.8, 1.0)
        yield from _committee(
            rng, office, f"{office.stem}人民调解委员会", _township_kind(office), standard=1.0
        )
        for village_id, village in demo.villages.get(office.unit_id, ()):
            name = f"{village}人民调解委员会"
            yield from _committee(rng, office, name, "community", standard=standard, village_id=village_id)
    park = found[-1]
    yield from _committee(rng, park, f"{park.name}调解工作室", "stationed_workroom", standard=1.0)
    for office in [_office_at(found, name) for name in WORKROOM_AT] + [park]:
        yield from _workroom(rng, office)


def _township_kind(office: Office) -> str:
    return "township" if office.stem.endswith(("镇", "乡")) else "street"


def _office_at(found: list[Office], name: str) -> Office:
    for office in found:
        if name in office.name:
            return office
    raise ValueError(f"演示区划中没有名称含“{name}”的司法所，知识产权调解工作室无处设立")


def _workroom(rng: Random, office: Office) -> Iterator[Row]:
    name = f"{office.stem}知识产权纠纷联合调解工作室"
    yield from _committee(rng, office, name, "joint_workroom", standard=1.0, industry="intellectual_property")
    office.workroom = office.places.pop()


def _committee(
    rng: Random,
    office: Office,
    name: str,
    kind: str,
    *,
    standard: float,
    village_id: UUID | None = None,
    industry: str | None = None,
) -> Iterator[Row]:
    committee_id, set_up_on = new_id(rng), some_day(rng, _LONGEST_AGO, _LATEST)
    committee: dict[str, Any] = {
        "id": committee_id,
        "name": name,
        "kind": kind,
        "industry": industry,
        "village_id": village_id,
        "set_up_by": office.stem,
        "set_up_on": set_up_on,
        "filed_on": set_up_on + timedelta(days=rng.randint(5, 28)),
        "director": synthetic_name(rng),
        "members": rng.randint(3, 9),
        "term_from": date(2021, rng.randint(1, 12), 1),
        "seal": True,
        "room": rng.random() < 0.95,
        "standardised": rng.random() < standard,
    }
    yield "mediation.committee", office.unit_id, committee
    mediators = [_mediator(rng, committee_id, village_id) for _ in range(2)]
    for mediator in mediators:
        yield "mediation.mediator", office.unit_id, mediator
    known = tuple((mediator["id"], mediator["name"]) for mediator in mediators)
    level = "village" if village_id else "industry" if industry else "township"
    office.places.append(Place(committee_id, office.unit_id, level, set_up_on, village_id, known))


def _mediator(rng: Random, committee_id: UUID, village_id: UUID | None) -> dict[str, Any]:
    return {
        "id": new_id(rng),
        "name": synthetic_name(rng),
        "committee_id": committee_id,
        "kind": "full_time" if rng.random() < (0.4 if village_id else 0.9) else "part_time",
        "post": "member",
        "grade": rng.choice(("first", "second", "third", "none")),
        "hired_on": some_day(rng, date(2021, 1, 1), date(2022, 12, 31)),
        "trained_hours": rng.randint(0, 48),
    }
