"""Organisations, members, brands and guides of the demo."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance, DemoDistrict, DemoPerson, DemoRow

from fengqiao_party_building.demo.stations import PartyStation, Roll
from fengqiao_party_building.ledgers import BRANDS, GUIDES, MEMBERS, ORGANISATIONS

_YEAR = timedelta(days=366)
_NAMES = {
    "branch": "{}司法所党支部",
    "group": "{}司法所党小组",
    "joint_branch": "司法所第一联合党支部",
    "area_joint_branch": "北片司法所联合党支部",
}
_MORE: dict[str, dict[str, Any]] = {
    "branch": {"committee_members": 3},
    "group": {"branch": "局机关第二党支部"},
    "joint_branch": {"partners": "相邻街道司法所", "committee_members": 3},
    "area_joint_branch": {"partners": "北片各司法所", "area": "北片", "committee_members": 3},
}


def organisation_rows(
    rng: Chance, demo: DemoDistrict, station: PartyStation, roll: Roll
) -> Iterator[DemoRow]:
    """Yield the organisation of a station, and note it."""
    if station.kind is None:
        return
    roll.organisation_id = rng.new_id()
    record = {
        "id": roll.organisation_id,
        "name": _NAMES[station.kind].format(station.name),
        "kind": station.kind,
        "superior": f"{demo.bureau.name}机关党委",
        "founded_on": rng.day(date(2016, 3, 1), date(2021, 6, 30)),
        "term_from": date(2022, rng.randint(1, 12), 1),
        "secretary": next((person.name for person in station.formal), None),
    }
    yield ORGANISATIONS, station.unit_id, record | _MORE[station.kind]


def former_organisation(rng: Chance, demo: DemoDistrict, station: PartyStation) -> DemoRow:
    """Return a joint branch that a station was part of before: it counts no longer."""
    record = {
        "id": rng.new_id(),
        "name": "司法所原联合党支部",
        "kind": "joint_branch",
        "superior": f"{demo.bureau.name}机关党委",
        "partners": "相邻街道司法所",
        "founded_on": date(2014, 3, 1),
        "dissolved_on": date(2020, 12, 31),
        "state": "dissolved",
    }
    return ORGANISATIONS, station.unit_id, record


def member_rows(rng: Chance, demo: DemoDistrict, station: PartyStation, roll: Roll) -> Iterator[DemoRow]:
    """Yield the members of a station and those on the way, and note the members."""
    if station.kind is None:
        return
    for place, person in enumerate(station.formal):
        alone = station.outside and place == len(station.formal) - 1
        record = _formal(rng, person) | {
            "organisation_id": None if alone else roll.organisation_id,
            "duty": "secretary" if place == 0 else None,
            "here_since": person.began_at(station.unit_id),
            "deployments": list(_deployments(rng, demo)),
        }
        roll.members[record["id"]] = record["here_since"]
        yield MEMBERS, station.unit_id, record
    for person in station.probationary:
        yield MEMBERS, station.unit_id, _on_probation(rng, person, roll)
    for person in station.others[:1]:
        yield MEMBERS, station.unit_id, _target(rng, person)


def _formal(rng: Chance, person: DemoPerson) -> dict[str, Any]:
    joined_on = rng.day(date(person.born.year + 19, 1, 1), date(person.born.year + 19, 12, 31))
    return {
        "id": rng.new_id(),
        "staff_id": person.id,
        "joined_on": joined_on,
        "regular_on": joined_on + _YEAR,
        "file_complete": rng.happens(0.95),
        "state": "formal",
    }


def _on_probation(rng: Chance, person: DemoPerson, roll: Roll) -> dict[str, Any]:
    """Half of them become formal members in October, which is too late to count."""
    confirmed = rng.happens(0.5)
    first = date(2022, 10, 1) if confirmed else date(2023, 1, 1)
    joined_on = rng.day(first, first + timedelta(days=20))
    record = {
        "id": rng.new_id(),
        "staff_id": person.id,
        "organisation_id": roll.organisation_id,
        "target_on": joined_on - timedelta(days=200),
        "joined_on": joined_on,
        "state": "probationary",
    }
    if confirmed:
        record |= {"regular_on": joined_on.replace(year=2023), "state": "formal"}
    return record


def _target(rng: Chance, person: DemoPerson) -> dict[str, Any]:
    named_on = rng.day(date(2023, 3, 1), date(2023, 10, 20))
    return {"id": rng.new_id(), "staff_id": person.id, "target_on": named_on, "state": "target"}


def _deployments(rng: Chance, demo: DemoDistrict) -> Iterator[dict[str, Any]]:
    if rng.happens(0.4):
        began_on = rng.day(demo.window.first, demo.window.last)
        task = rng.choice(("publicity", "screening", "community"))
        yield {"task": task, "began_on": began_on, "ended_on": began_on + timedelta(days=rng.randint(0, 9))}


def support_rows(rng: Chance, demo: DemoDistrict, station: PartyStation, roll: Roll) -> Iterator[DemoRow]:
    """Yield a station's brand, guide and contact leader; not every station has them."""
    if roll.organisation_id is not None and rng.happens(0.7):
        brand = {
            "organisation_id": roll.organisation_id,
            "name": f"{station.name}法治先锋",
            "kind": rng.choice(("brand", "feature", "party_plus")),
            "level": "county",
            "named_on": rng.day(date(2021, 1, 1), demo.window.last),
        }
        yield BRANDS, station.unit_id, {"id": rng.new_id(), **brand}
    for kind, likely in (("guide", 0.8), ("contact_leader", 0.9)):
        if rng.happens(likely):
            appointed_on = rng.day(date(2022, 1, 1), date(2023, 2, 28))
            came_on = rng.day(date(2023, 3, 1), demo.window.last)
            record = {
                "name": f"演示联系人{rng.randint(1, 9)}号",
                "kind": kind,
                "from_unit": demo.bureau.name,
                "appointed_on": appointed_on,
                "visits": [{"visited_on": came_on, "matter": "指导组织生活"}],
            }
            yield GUIDES, station.unit_id, {"id": rng.new_id(), **record}
