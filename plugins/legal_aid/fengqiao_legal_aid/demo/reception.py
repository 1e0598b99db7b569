"""Receptions, questions and duties of the demo."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from fengqiao.api import Chance, DemoRow, Every, Window

from fengqiao_legal_aid.demo.helpers import helpers, links_of
from fengqiao_legal_aid.demo.offices import Office, habits
from fengqiao_legal_aid.ledgers import (
    CONSULTATIONS,
    DUTIES,
    VISITS,
)

_TOPICS = {
    "marriage_family": 20,
    "labour": 18,
    "inheritance": 12,
    "debt_contract": 14,
    "housing_property": 16,
}
_TOPICS |= {"damages": 8, "traffic": 5, "administrative": 4, "other": 6}
_CHANNELS = {"on_site": 60, "telephone": 34, "other": 6}
_REMOTE = {"telephone": 70, "online": 30}


def reception_rows(
    rng: Chance, found: list[Office], beyond: Window, sites: dict[int, UUID]
) -> Iterator[DemoRow]:
    """Yield visits, consultations, duties, agreements, volunteers and liaison persons."""
    firsts, answers, links = habits(rng, found), habits(rng, found), habits(rng, found)
    for office in found:
        unit, site = office.unit_id, sites[office.unit_id]
        yield from _visits(rng, unit, site, firsts[unit], beyond)
        yield from _consultations(rng, unit, answers[unit], beyond)
        yield from links_of(rng, unit, links[unit])
        yield from _duties(rng, unit, site, beyond, lawyer=links[unit] is not None)
        yield from helpers(rng, office)


def _visits(rng: Chance, unit: int, site: UUID, habit: float | None, beyond: Window) -> Iterator[DemoRow]:
    if habit is None:
        return
    for _ in range(rng.randint(24, 40)):
        day = rng.weekday(beyond.first, beyond.last)
        yield VISITS, unit, visit(rng, day, site, known=rng.happens(habit))


def visit(rng: Chance, day: date, site: UUID, *, known: bool = True) -> dict[str, Any]:
    """Return one visit, somebody answering for it when `known`."""
    handler = rng.name() if known else None
    record = {
        "id": rng.new_id(),
        "received_on": day,
        "channel": rng.weighted(_CHANNELS),
        "site_id": site,
        "visitor": rng.name(),
        "topic": rng.weighted(_TOPICS),
        "first_handler": handler,
    }
    chance = rng.random()
    if chance < 0.85:
        return record | {"state": "closed", "closed_on": day, "feedback_on": day, "satisfaction": "satisfied"}
    if known and chance < 0.95:
        return record | {"state": "passed_on", "transferred_to": "区法律援助中心"}
    return record


def _consultations(rng: Chance, unit: int, habit: float | None, beyond: Window) -> Iterator[DemoRow]:
    slowest = 4 if habit is not None and habit > 0.9 else 9
    for place in range(rng.randint(18, 28)):
        day = rng.day(beyond.first, beyond.last)
        # The station whose habit is None answers nobody by telephone or online.
        channel = rng.weighted(_REMOTE) if habit is not None and place % 3 else "on_site"
        yield (
            CONSULTATIONS,
            unit,
            {
                "id": rng.new_id(),
                "state": "answered",
                "asked_on": day,
                "channel": channel,
                "topic": rng.weighted(_TOPICS),
                "response_minutes": None if channel == "on_site" else rng.randint(1, slowest),
                "handler": rng.name(),
                "answered_on": day,
            },
        )


def _duties(rng: Chance, unit: int, site: UUID, beyond: Window, *, lawyer: bool) -> Iterator[DemoRow]:
    week = Every.WEEK.next(beyond.first)
    while week <= beyond.last - timedelta(days=6):
        attended = lawyer and rng.happens(0.95)
        yield (
            DUTIES,
            unit,
            {
                "id": rng.new_id(),
                "duty_on": week + timedelta(days=rng.randint(0, 4)),
                "place": "station",
                "site_id": site,
                "person": rng.name(),
                "person_kind": "lawyer",
                "attended": attended,
                "minutes": 180 if attended else 0,
                "served": rng.randint(0, 9) if attended else 0,
            },
        )
        week += timedelta(days=14)
