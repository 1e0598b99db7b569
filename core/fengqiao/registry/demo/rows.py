"""The registry's rows of the demonstration, in the order in which they can be written."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from fengqiao.chance import Chance
from fengqiao.registry.demo.calendar import FIRST_DAY, LAST_DAY, ROWS_UNTIL
from fengqiao.registry.demo.calling import call_rows
from fengqiao.registry.demo.district import DemoDistrict, DemoRow, DemoStation
from fengqiao.registry.demo.handing_in import submission_rows
from fengqiao.registry.demo.person import DemoPerson
from fengqiao.registry.demo.places import Shortfalls, station_things
from fengqiao.registry.funds import FUNDS
from fengqiao.registry.people import ASSIGNMENTS, POSTS, STAFF, TRAININGS
from fengqiao.registry.stations import STATIONS, VILLAGES


def registry_rows(district: DemoDistrict) -> Iterator[DemoRow]:
    """Yield every row of the registry; a row that is pointed at comes before those that point at it."""
    ids = Chance.of(district.seed, "ids")
    for ledger, unit_id, record in _rows(district):
        yield ledger, unit_id, {"id": ids.new_id(), **record}


def _rows(district: DemoDistrict) -> Iterator[DemoRow]:
    shortfalls = Shortfalls(Chance.of(district.seed, "shortfalls"), district.stations)
    for station in district.stations:
        yield from _profile(station)
        yield from _villages(district, station)
        yield from _posts(station)
    for person in district.people:
        yield STAFF, person.latest.unit_id, _staff(person)
    for person in district.people:
        yield from _assignments(district, person)
    for station in district.stations:
        yield from _trainings(district, station, shortfalls)
        yield from station_things(
            Chance.of(district.seed, f"things {station.unit.code}"), station, shortfalls
        )
    yield from submission_rows(district)
    yield from call_rows(district)
    for station in district.stations:
        yield from _funds(district, station)


def _profile(station: DemoStation) -> Iterator[DemoRow]:
    record = {
        "name": f"静安区{station.unit.name}",
        "kind": station.kind,
        "township_code": station.unit.code,
        "management": "bureau_led",
        "independent": True,
        "separate_post": True,
        "public_hours": "工作日 9:00—11:30，13:30—17:00",
        "founded_on": date(2016, 1, 1),
    }
    yield STATIONS, station.unit_id, record


def _villages(district: DemoDistrict, station: DemoStation) -> Iterator[DemoRow]:
    for village in station.villages:
        record = {"id": village.id, "name": village.name, "kind": "community", "since": date(2016, 1, 1)}
        yield VILLAGES, station.unit_id, record
    if station in district.stations[:2]:
        # Dissolved before the window: coverage is not counted against it.
        gone = {"name": f"{station.township}原第一居民区", "kind": "community", "until": date(2022, 12, 31)}
        yield VILLAGES, station.unit_id, gone


def _posts(station: DemoStation) -> Iterator[DemoRow]:
    begun = date(2019, 4, 1)
    former = {"approved": station.posts - 1, "since": date(2016, 1, 1), "until": date(2019, 3, 31)}
    yield POSTS, station.unit_id, {"kind": "political_legal", **former}
    yield POSTS, station.unit_id, {"kind": "political_legal", "approved": station.posts, "since": begun}
    if station.kind == "township":
        yield POSTS, station.unit_id, {"kind": "public_institution", "approved": 1, "since": begun}


def _staff(person: DemoPerson) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "sex": person.sex,
        "birth_date": person.born,
        "ethnicity": person.ethnicity,
        "id_no": person.id_no,
        "political_status": person.political_status,
        "education": person.education,
        "major": person.major,
        "employed_on": person.services[0].started_on,
        "left_on": person.latest.ended_on,
        "justice_work_began_on": person.justice_work_began_on,
        "certificates": [
            {"kind": held.kind, "obtained_on": held.obtained_on} for held in person.certificates
        ],
    }


def _assignments(district: DemoDistrict, person: DemoPerson) -> Iterator[DemoRow]:
    for service in person.services:
        record = {
            "staff_id": person.id,
            "kind": service.kind,
            "role": service.role,
            "rank": service.rank,
            "full_time": service.full_time,
            "reason": service.reason,
            "started_on": service.started_on,
            "ended_on": service.ended_on,
        }
        if service.role == "head":
            record["decided_by"] = district.bureau.name
        yield ASSIGNMENTS, service.unit_id, record


_FUNDS = (
    # kind, the least and most in 元, day on which it was due
    ("station_work", 60_000, 120_000, date(2023, 3, 31)),
    ("committee_work", 20_000, 50_000, date(2023, 6, 30)),
    ("committee_pay", 80_000, 160_000, date(2023, 6, 30)),
    ("infrastructure", 10_000, 90_000, date(2023, 10, 31)),
)


def _funds(district: DemoDistrict, station: DemoStation) -> Iterator[DemoRow]:
    """Yield the year's money: the last sum is not due yet, and one of the others is late at some stations."""
    rng = Chance.of(district.seed, f"funds {station.unit.code}")
    late = rng.choice((*_FUNDS[:3], None, None))
    for fund in _FUNDS:
        kind, least, most, due_on = fund
        due = Decimal(rng.randrange(least, most, 100))
        record = {"kind": kind, "fund_source": "county", "budgeted": True, "due": due, "due_on": due_on}
        if fund is not late and due_on <= LAST_DAY:
            record |= {"paid": due, "paid_on": rng.day(FIRST_DAY, due_on)}
        yield FUNDS, station.unit_id, record


_COURSES = (
    # name, mode, regularity, way, class hours, first and last day on which it may end
    ("业务骨干集中轮训", "off_job", "special", "sent_out", 50, FIRST_DAY, LAST_DAY),
    ("基层业务能力提升班", "off_job", "regular", "invited_in", 46, FIRST_DAY, LAST_DAY),
    ("网络学院必修课程", "online", "regular", None, 40, FIRST_DAY, LAST_DAY),
    ("网络学院选修课程", "online", "regular", None, 16, FIRST_DAY, LAST_DAY),
    ("第四季度专题讲座", "at_meetings", "regular", "invited_in", 4, date(2023, 10, 8), ROWS_UNTIL),
)


def _trainings(district: DemoDistrict, station: DemoStation, shortfalls: Shortfalls) -> Iterator[DemoRow]:
    rng = Chance.of(district.seed, f"training {station.unit.code}")
    courses = _COURSES[1:] if station in shortfalls.little_training else _COURSES
    for title, mode, regularity, way, hours, first, last in courses:
        held_on = rng.day(first, last)
        for person in _full_time(station):
            began = person.began_at(station.unit_id)
            record = {
                "staff_id": person.id,
                "title": title,
                "organiser": district.bureau.name,
                "mode": mode,
                "regularity": regularity,
                "way": way,
                "hours": hours,
                # Who came later made up for it.
                "ends_on": held_on if began <= held_on else rng.day(began, last),
                "result": "合格",
            }
            yield TRAININGS, station.unit_id, record


def _full_time(station: DemoStation) -> Iterator[DemoPerson]:
    for person in station.staff:
        service = person.serves_at(station.unit_id)
        if service is not None and service.full_time:
            yield person
