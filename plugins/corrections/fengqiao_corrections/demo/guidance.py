"""Education, public-benefit work and help; in the window they come to a number of person-times that is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance, DemoRow, Ledger

from fengqiao_corrections.demo.places import Office
from fengqiao_corrections.demo.shares import allot
from fengqiao_corrections.ledgers import ASSISTANCES, EDUCATIONS, PUBLIC_BENEFITS

FEWEST, MOST = 4_801, 4_899
"""The report says “more than 4,800 person-times”."""

_TALKS_FROM = date(2023, 7, 1)
_IN_WINDOW, _AFTER = range(1, 10), 10
_KINDS: tuple[tuple[Ledger, dict[str, Any]], ...] = (
    (EDUCATIONS, {"kind": "collective", "topic": "法治和道德教育", "hours": 2}),
    (PUBLIC_BENEFITS, {"activity": "社区环境整理", "hours": 2}),
    (ASSISTANCES, {"kind": "employment"}),
)
_HELP_IS_RARER = 0.3


@dataclass(frozen=True)
class _Session:
    ledger: Ledger
    office: Office
    held_on: date
    about: dict[str, Any]
    weight: float


def guidance_rows(rng: Chance, found: list[Office]) -> Iterator[DemoRow]:
    """Yield sessions of many people, and talks with one."""
    busy = [office for office in found if office.number]
    alone = [(office, subject) for office in busy for subject in _long_here(office)[:3]]
    for office, subject in alone:
        yield EDUCATIONS, office.unit_id, _talk(rng, subject)
    sessions = [session for month in _IN_WINDOW for office in busy for session in _month(rng, office, month)]
    whole = rng.randint(FEWEST, MOST) - len(alone)
    for session, persons in zip(sessions, allot(whole, [one.weight for one in sessions]), strict=True):
        yield _row(rng, session, persons)
    for office in busy:
        for session in _month(rng, office, _AFTER):
            yield _row(rng, session, rng.randint(2, 20))


def _long_here(office: Office) -> list[dict[str, Any]]:
    here = [subject for subject in office.subjects if subject.get("state") == "on_register"]
    return [subject for subject in here if subject["declared_on"] < _TALKS_FROM]


def _talk(rng: Chance, subject: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": rng.new_id(),
        "subject_id": subject["id"],
        "held_on": rng.day(_TALKS_FROM, date(2023, 9, 30)),
        "kind": "psychological",
        "teacher": "某心理咨询师",
    }


def _month(rng: Chance, office: Office, month: int) -> Iterator[_Session]:
    for ledger, about in _KINDS:
        rare = ledger is ASSISTANCES
        if rare and not rng.happens(_HELP_IS_RARER):
            continue
        held_on = date(2023, month, 1) + timedelta(days=rng.randint(2, 26))
        weight = office.number * rng.uniform(0.7, 1.1) * (0.3 if rare else 1)
        partner = {"partner_id": office.partners[0]} if ledger is not PUBLIC_BENEFITS else {}
        yield _Session(ledger, office, held_on, about | partner, weight)


def _row(rng: Chance, session: _Session, persons: int) -> DemoRow:
    record = {
        "id": rng.new_id(),
        "held_on": session.held_on,
        **session.about,
        "persons": persons,
        "person_times": persons,
    }
    return session.ledger, session.office.unit_id, record
