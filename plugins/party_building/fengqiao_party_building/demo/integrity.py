"""Pledges, activities and cases of discipline of the demo.

Everybody of 副科 rank and above has signed by the window's last day: the published rate is 100 percent. Beside theirs
stand pledges that must not count: last year's, those nobody was obliged to, and one not signed before October.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance, DemoDistrict, DemoPerson, DemoRow

from fengqiao_party_building.demo.stations import PartyStation
from fengqiao_party_building.ledgers import DISCIPLINE_CASES, INTEGRITY_ACTIVITIES, PLEDGES

_BELOW = frozenset({None, "clerk_1", "clerk_2", "probation"})
_SIGNING_ENDS = date(2023, 3, 31)


def pledge_rows(rng: Chance, demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield the pledges of everybody at stations and bureau who serves on the window's last day."""
    for person in demo.people:
        service = next((one for one in person.services if _serves(one, demo.window.last)), None)
        if service is None:
            continue
        yield from _last_years(rng, person, service)
        if service.rank not in _BELOW:
            earliest = max(demo.window.first, service.started_on)
            latest = min(demo.window.last, max(_SIGNING_ENDS, earliest + timedelta(days=20)))
            yield _pledge(rng, person, service, 2023, rng.day(min(earliest, latest), latest))
        elif rng.happens(0.3):
            yield _pledge(rng, person, service, 2023, date(2023, 10, 16) if rng.happens(0.5) else None)


def _serves(service: Any, day: date) -> bool:
    return not service.is_loan and bool(service.holds_on(day))


def _last_years(rng: Chance, person: DemoPerson, service: Any) -> Iterator[DemoRow]:
    if service.started_on < date(2022, 1, 1):
        yield _pledge(rng, person, service, 2022, rng.day(date(2022, 1, 5), date(2022, 3, 31)))


def _pledge(rng: Chance, person: DemoPerson, service: Any, year: int, signed_on: date | None) -> DemoRow:
    leads = service.role in ("head", "deputy_head")
    record = {
        "id": rng.new_id(),
        "staff_id": person.id,
        "kind": "integrity",
        "tier": "deputies_and_sections" if leads else "sections_and_staff",
        "begins_on": date(year, 1, 1),
        "ends_on": date(year, 12, 31),
    }
    if signed_on is not None:
        record |= {"signed_on": signed_on, "signed_with": "上一级负责人", "state": "signed"}
    return PLEDGES, service.unit_id, record


def activity_rows(rng: Chance, unit_id: int) -> Iterator[DemoRow]:
    """Yield a few activities, more of them in July, the month of clean conduct in this demo."""
    for month in (2, 4, 7, 7, 7, 9, 10):
        record = {
            "id": rng.new_id(),
            "kind": rng.choice(("lesson", "warning", "talk", "visit", "case_notice")),
            "held_on": rng.day(date(2023, month, 1), date(2023, month, 28)),
            "of_integrity_month": month == 7,
            "attended": rng.randint(3, 9),
        }
        yield INTEGRITY_ACTIVITIES, unit_id, record


def discipline_rows(rng: Chance, station: PartyStation) -> Iterator[DemoRow]:
    """Yield the violations that a station has, and for each a report that came to nothing."""
    for _ in range(station.violations):
        received_on = rng.day(date(2023, 2, 1), date(2023, 5, 31))
        filed_on = received_on + timedelta(days=10)
        record = {"id": rng.new_id(), "kind": "work", "received_on": received_on, "person": "陈演示"}
        yield (
            DISCIPLINE_CASES,
            station.unit_id,
            record
            | {"filed_on": filed_on, "established_on": filed_on + timedelta(days=60), "state": "established"},
        )
        cleared = {"id": rng.new_id(), "cleared_on": filed_on, "state": "cleared"}
        yield DISCIPLINE_CASES, station.unit_id, record | cleared
