"""The stations of the demo as party work finds them: who belongs there, and how well each keeps its books."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from fengqiao.api import Chance, DemoDistrict, DemoPerson, DemoStation

People = tuple[DemoPerson, ...]
"""Persons of the demo district."""

_FORMAL, _ON_PROBATION = "party_member", "probationary_party_member"
_ENOUGH = 3
_OTHER_HABITS: tuple[dict[str, Any], ...] = (
    {"kind": "group"},
    {"tidy": False},
    {"tidy": False},
    {"violations": 1},
)


@dataclass(frozen=True, eq=False)
class PartyStation:
    """A station with its members.

    :param unit_id: its unit.
    :param name: of its township.
    :param formal: those who are formal members here.
    :param probationary: those on probation.
    :param others: staff who are neither.
    :param kind: code of the kind of its organisation; None where nothing was ever entered.
    :param has_committee: whether its branch holds committee meetings.
    :param tidy: whether its records are whole.
    :param outside: whether one of its members stands in no organisation.
    :param violations: how many violations were established in the window.
    """

    unit_id: int
    name: str
    formal: People
    probationary: People
    others: People
    kind: str | None = "branch"
    has_committee: bool = True
    tidy: bool = True
    outside: bool = False
    violations: int = 0


@dataclass
class Roll:
    """What is written of a station's organisation and members, for the rows that point at them.

    :param members: id → the day since when they are here.
    """

    organisation_id: UUID | None = None
    members: dict[UUID, date | None] = field(default_factory=dict)


def party_stations(rng: Chance, demo: DemoDistrict) -> Iterator[PartyStation]:
    """Yield the stations in their official order, each with a habit of its own.

    For every seed one has entered nothing, one with enough members has only a joint branch, three have too few, in one
    of these a member stands alone, one holds no committee meetings, two keep untidy records, one has a violation.
    """
    stations = [_station(station) for station in demo.stations]
    places = list(range(len(stations)))
    rng.shuffle(places)
    enough = [place for place in places if len(stations[place].formal) >= _ENOUGH]
    few = [place for place in places if place not in enough]
    while len(few) < 3:
        few.append(enough.pop())
    silent, misplaced, idle, *rest = enough
    habits: dict[int, dict[str, Any]] = {silent: {"kind": None}, misplaced: {"kind": "joint_branch"}}
    habits[idle] = {"has_committee": False}
    for place in few:
        kind = "area_joint_branch" if place == few[1] else "joint_branch"
        habits[place] = {"kind": kind, "formal": stations[place].formal[: _ENOUGH - 1]}
    habits[few[0]] |= {"outside": True}
    habits |= dict(zip(rest, _OTHER_HABITS, strict=False))
    for place, station in enumerate(stations):
        yield replace(station, **habits.get(place, {}))


def _station(station: DemoStation) -> PartyStation:
    def of(*statuses: str) -> People:
        return tuple(person for person in station.staff if person.political_status in statuses)

    members = of(_FORMAL, _ON_PROBATION)
    return PartyStation(
        station.unit_id,
        station.township,
        of(_FORMAL),
        of(_ON_PROBATION),
        tuple(person for person in station.staff if person not in members),
    )
