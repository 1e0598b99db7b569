"""Trained villagers who do not exist, every name says so; and teams."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from fengqiao.api import Chance

from fengqiao_publicity.demo.offices import LONG_AGO, Entry, Office
from fengqiao_publicity.ledgers import LAW_PEOPLE, TEAMS
from fengqiao_publicity.rules.people import COURSE_BEGAN_ON

_SOURCES = {
    "village_cadre": 30,
    "mediator": 20,
    "grid_worker": 20,
    "group_leader": 10,
    "party_member": 10,
    "women": 5,
    "elder": 5,
}
_REMOVED, _ON_THE_WAY = 0.03, 0.05
_PROPAGANDISTS = {"propagandists": "普法宣传员队", "tutors": "法治辅导员队"}


def person_rows(rng: Chance, office: Office) -> Iterator[Entry]:
    """Yield 法律明白人 and 法治带头人 of each village: a careful station has three to five and a leader everywhere."""
    for village_id, _ in office.villages:
        number = rng.choice((3, 3, 3, 4, 5)) if office.careful else sum(office.does(rng) for _ in range(3))
        for _ in range(number):
            yield LAW_PEOPLE, _serving(rng, office, village_id, "law_literate")
        if office.does(rng):
            yield LAW_PEOPLE, _serving(rng, office, village_id, "law_leader")
        if rng.happens(_ON_THE_WAY):
            yield LAW_PEOPLE, _nominated(rng, office, village_id)
        if rng.happens(_REMOVED):
            yield LAW_PEOPLE, _removed(rng, office, village_id)


def _person(rng: Chance, village_id: UUID, kind: str, selected_on: date) -> dict[str, Any]:
    return {
        "id": rng.new_id(),
        "name": rng.name(),
        "kind": kind,
        "village_id": village_id,
        "source": rng.weighted(_SOURCES),
        "nomination": "recommended" if rng.happens(0.8) else "self",
        "selected_on": selected_on,
    }


def _serving(rng: Chance, office: Office, village_id: UUID, kind: str) -> dict[str, Any]:
    begin = office.window.first
    selected_on = rng.day(COURSE_BEGAN_ON, begin - timedelta(days=120))
    person = _person(rng, village_id, kind, selected_on)
    courses = [_course("pre_service", selected_on + timedelta(days=20), 16)]
    if office.does(rng):
        courses.append(_course("annual", rng.day(begin, office.window.last), rng.choice((4, 8))))
    return person | {
        "state": "serving",
        "courses": courses,
        "examined_on": selected_on + timedelta(days=25),
        "certified_on": selected_on + timedelta(days=rng.randint(30, 90)),
    }


def _nominated(rng: Chance, office: Office, village_id: UUID) -> dict[str, Any]:
    return _person(rng, village_id, "law_literate", rng.day(office.window.first, office.window.last))


def _removed(rng: Chance, office: Office, village_id: UUID) -> dict[str, Any]:
    person = _serving(rng, office, village_id, "law_literate")
    removed_on = rng.day(office.window.first, office.window.last - timedelta(days=1))
    courses = [line for line in person["courses"] if line["held_on"] <= removed_on]
    return person | {
        "state": "removed",
        "removed_on": removed_on,
        "removal_reason": rng.choice(("resigned", "moved", "unfit")),
        "courses": courses,
    }


def _course(kind: str, held_on: date, hours: int) -> dict[str, Any]:
    return {"kind": kind, "held_on": held_on, "hours": hours}


def team_rows(rng: Chance, office: Office) -> Iterator[Entry]:
    """Yield the station's propagandists and tutors, and a team of volunteers or performers in most villages."""
    for kind, title in _PROPAGANDISTS.items():
        if office.does(rng):
            yield TEAMS, _team(rng, office, kind, f"{office.short}{title}")
    for village_id, village in office.villages:
        if office.does(rng):
            kind, title = ("volunteers", "普法志愿队") if rng.happens(0.8) else ("performers", "法治文艺队")
            yield TEAMS, _team(rng, office, kind, f"{village}{title}") | {"village_id": village_id}


def _team(rng: Chance, office: Office, kind: str, name: str) -> dict[str, Any]:
    formed_on = rng.day(LONG_AGO, office.window.first - timedelta(days=1))
    return {
        "id": rng.new_id(),
        "kind": kind,
        "name": name,
        "members": rng.randint(5, 30),
        "formed_on": formed_on,
    }
