"""Platforms and points of the demo: fourteen township stations and a workroom in every village, on the window's last day."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from fengqiao.api import Chance, DemoRow, Window

from fengqiao_legal_aid.demo.offices import Office, habits
from fengqiao_legal_aid.ledgers import POINTS, REACH_TESTS, SITES

_EARLIEST, _LATEST = date(2016, 1, 1), date(2022, 6, 30)
_CENTRE_SERVICES = ("consultation", "aid", "publicity", "mediation", "notary", "forensic")
_STATION_SERVICES = ("consultation", "aid", "publicity", "mediation")
_POINTS = {
    "notary": 0.85,
    "legal_aid": 1.0,
    "arbitration": 0.9,
    "legislation_opinions": 0.95,
    "reconsideration": 1.0,
    "enforcement_opinions": 0.6,
    "legal_clinic": 0.1,
    "counselling": 0.2,
}
"""How likely a station has each."""

_MOVED, _LATE = 3, 2


def place_rows(
    rng: Chance, bureau: int, found: list[Office], window: Window, sites: dict[int, UUID]
) -> Iterator[DemoRow]:
    """Yield all platforms and points.

    :param sites: filled with the id of each station's own platform.
    """
    yield from _of_bureau(rng, bureau)
    moved, late = rng.sample(found, _MOVED), rng.sample(found, _LATE)
    for office in found:
        sites[office.unit_id] = rng.new_id()
        own = _site(rng, f"{office.township}公共法律服务工作站", "township_station", _STATION_SERVICES)
        yield SITES, office.unit_id, own | {"id": sites[office.unit_id], "open_hall": rng.happens(0.85)}
        for village_id, name in office.villages:
            room = _site(rng, f"{name}公共法律服务工作室", "village_workroom", ())
            yield SITES, office.unit_id, room | {"village_id": village_id}
        yield from _beside(rng, office, window, moved=office in moved, late=office in late)
        yield from _points(rng, office)
    yield from _reach_tests(rng, found, window, sites)


def _of_bureau(rng: Chance, bureau: int) -> Iterator[DemoRow]:
    centre = _site(rng, "区公共法律服务中心", "county_centre", _CENTRE_SERVICES)
    yield SITES, bureau, centre | {"open_hall": True}
    for platform, name in (("hotline", "12348热线区坐席"), ("network", "区公共法律服务网")):
        line = _site(rng, name, "county_centre", ("consultation",))
        yield SITES, bureau, line | {"platform": platform}


def _beside(rng: Chance, office: Office, window: Window, *, moved: bool, late: bool) -> Iterator[DemoRow]:
    """Yield what must not count: rooms given up before the window's end, or opened after it; and other levels."""
    village_id, name = rng.choice(office.villages)
    if moved:
        old = _site(rng, f"{name}公共法律服务工作室（旧址）", "village_workroom", ())
        yield (
            SITES,
            office.unit_id,
            old
            | {
                "village_id": village_id,
                "closed_on": rng.day(date(2022, 7, 1), window.last - timedelta(days=1)),
            },
        )
    if late:
        day = window.last + timedelta(days=rng.randint(5, 25))
        second = _site(rng, f"{office.township}公共法律服务第二工作站", "township_station", ())
        yield SITES, office.unit_id, second | {"opened_on": day}
    if rng.happens(0.6):
        building = _site(rng, f"{office.township}楼宇公共法律服务点", "building", ("consultation",))
        yield SITES, office.unit_id, building
    if rng.happens(0.4):
        centre = _site(rng, f"{office.township}法治服务中心", "township_rule_of_law", ())
        yield SITES, office.unit_id, centre


def _site(rng: Chance, name: str, level: str, services: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": rng.new_id(),
        "name": name,
        "level": level,
        "opened_on": rng.day(_EARLIEST, _LATEST),
        "hours": "周一至周五9:00—17:00",
        "signed": rng.happens(0.95),
        "services": [{"service": service} for service in services],
    }


def _points(rng: Chance, office: Office) -> Iterator[DemoRow]:
    for kind, likely in _POINTS.items():
        if rng.happens(likely):
            since = rng.day(_EARLIEST, _LATEST)
            yield POINTS, office.unit_id, {"id": rng.new_id(), "kind": kind, "since": since}


def _reach_tests(
    rng: Chance, found: list[Office], window: Window, sites: dict[int, UUID]
) -> Iterator[DemoRow]:
    for unit, habit in habits(rng, found).items():
        if habit is None:
            continue
        # The whole ten minutes where all is well; beyond them where much is left undone.
        longest = 12 if habit > 0.9 else 30
        for _ in range(4):
            yield (
                REACH_TESTS,
                unit,
                {
                    "id": rng.new_id(),
                    "tested_on": rng.day(window.first, window.last),
                    "site_id": sites[unit],
                    "minutes": rng.randint(longest // 3, longest - 4),
                },
            )
