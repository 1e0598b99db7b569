"""Those who came out of prison or correction: met, linked, helped and settled, not everywhere all of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance, DemoRow

from fengqiao_corrections.demo.people import person
from fengqiao_corrections.demo.places import CUT_OFF, Office
from fengqiao_corrections.ledgers import (
    HELPS,
    LINKS,
    RELEASED_EVENTS,
    RELEASED_PERSONS,
    RETURNS,
    SETTLEMENTS,
)

Record = dict[str, Any]

_DAY = timedelta(days=1)
_FIVE_YEARS = timedelta(days=5 * 365)
_SETTLED_AS = {"employed": 60, "self_employed": 10, "allowance": 10, "family": 15, "schooling": 2}
_OFFENDED_AT = 2


def return_rows(rng: Chance, found: list[Office]) -> Iterator[DemoRow]:
    """Yield what every station sent to its bureau: a year's return and a half-year's."""
    for office in found:
        for kind, period_last in (("year", date(2022, 12, 31)), ("half_year", date(2023, 6, 30))):
            sent = {"id": rng.new_id(), "kind": kind, "receiver": "county_bureau"}
            days = {"period_last": period_last, "sent_on": period_last + 2 * _DAY}
            yield RETURNS, office.unit_id, sent | days


def released_rows(rng: Chance, helping: Chance, found: list[Office]) -> Iterator[DemoRow]:
    """Yield the released of every station, and a new crime of one of them at two stations.

    :param helping: who is in the group around each.
    """
    known: dict[int, list[Record]] = {}
    for office in found:
        known[office.unit_id] = list(_out_of_correction(rng, office))
        for record in [*known[office.unit_id], *_out_of_prison(rng, office)]:
            record["helpers"] = [
                {"role": role, "name": helping.name(), "joined_on": record["help_since"]}
                for role in ("station", "committee")
            ]
            yield RELEASED_PERSONS, office.unit_id, record
            yield from _course(rng, office, record)
    careless = [office.unit_id for office in found if not office.careful]
    for unit_id in rng.sample(careless, _OFFENDED_AT):
        yield RELEASED_EVENTS, unit_id, _offence(rng, known[unit_id])


def _out_of_correction(rng: Chance, office: Office) -> Iterator[Record]:
    for subject in office.subjects:
        if subject.get("exit_kind") != "expired" or subject["ended_on"] > CUT_OFF:
            continue
        identity = {name: subject[name] for name in ("name", "sex", "id_no")}
        record = _released(rng, subject["ended_on"], "corrections", "corrections_ended")
        yield record | identity | {"subject_id": subject["id"]}


def _out_of_prison(rng: Chance, office: Office) -> Iterator[Record]:
    for _ in range(office.number // 4):
        released_on = rng.day(date(2022, 1, 1), CUT_OFF - 20 * _DAY)
        yield person(rng, released_on) | _released(rng, released_on, "prison", "served")


def _released(rng: Chance, released_on: date, came_from: str, kind: str) -> Record:
    key = came_from == "prison" and rng.happens(0.3)
    return {
        "id": rng.new_id(),
        "state": "helped",
        "registered_on": released_on - 30 * _DAY if came_from == "prison" else released_on,
        "came_from": came_from,
        "release_kind": kind,
        "released_on": released_on,
        "key_level": "key" if key else "general",
        "three_none": key and rng.happens(0.2),
        "help_since": released_on,
        "help_until": released_on + _FIVE_YEARS,
    }


def _course(rng: Chance, office: Office, record: Record) -> Iterator[DemoRow]:
    of_person = {"person_id": record["id"]}
    released_on: date = record["released_on"]
    key = record["key_level"] == "key"
    met = key or office.careful or rng.happens(0.7)
    link: Record = {
        "id": rng.new_id(),
        "plan": "must_meet" if key else "general",
        "informed_on": record["registered_on"],
        "checked_on": record["registered_on"],
        "result": "linked" if met or rng.happens(0.5) else "not_linked",
    }
    if link["result"] == "linked":
        link |= {"linked_on": released_on, "first_visited_on": released_on + 3 * _DAY}
    if record["came_from"] == "prison":
        link["leaves_prison_on"] = released_on
    yield LINKS, office.unit_id, of_person | link | ({"met_on": released_on} if met else {})
    if office.careful or rng.happens(0.95):
        yield HELPS, office.unit_id, of_person | _help(rng, released_on, "home", "visit")
    if key and office.careful:
        day = max(date(2023, 1, 5), released_on - 20 * _DAY)
        yield HELPS, office.unit_id, of_person | {**_help(rng, day, "prison", "talk"), "helped_on": day}
    if office.careful or rng.happens(0.85):
        settled = {
            "id": rng.new_id(),
            "kind": rng.weighted(_SETTLED_AS),
            "settled_on": released_on + 5 * _DAY,
        }
        yield SETTLEMENTS, office.unit_id, of_person | settled


def _help(rng: Chance, since: date, place: str, kind: str) -> Record:
    first = max(since, date(2023, 1, 1))
    day = rng.day(first, max(first, date(2023, 9, 30)))
    return {"id": rng.new_id(), "helped_on": day, "kind": kind, "place": place, "helper": "某志愿者"}


def _offence(rng: Chance, known: list[Record]) -> Record:
    person_id = min(known, key=lambda record: record["released_on"])["id"]
    day = rng.day(date(2023, 6, 1), date(2023, 9, 20))
    return {
        "id": rng.new_id(),
        "person_id": person_id,
        "kind": "crime",
        "occurred_on": day,
        "found_on": day + 5 * _DAY,
    }
