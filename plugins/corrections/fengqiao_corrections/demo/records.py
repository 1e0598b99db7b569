"""The record of one subject, as far as it has come: notice, receiving, the register."""

from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance

from fengqiao_corrections.demo.people import person
from fengqiao_corrections.demo.places import Office

Record = dict[str, Any]

_DAY = timedelta(days=1)
_CATEGORIES = {"probation": 900, "parole": 60, "control": 15, "temporary": 25}
_CRIMES = {"public_safety": 30, "economic_order": 15, "property": 20, "person": 8, "social_order": 27}
_LEVELS = {"strict": 10, "ordinary": 65, "lenient": 25}
_RISKS = {"low": 70, "medium": 25, "high": 5}
_PAPERS = ("decision", "execution_notice", "receipt", "declaration", "group", "plan")
_REPORTS_AFTER = timedelta(days=10)
_APPEAL = timedelta(days=11)


def arrival(rng: Chance, received_on: date) -> Record:
    """Return a record up to the day before receiving; it was notified and its papers came in time."""
    category = rng.weighted(_CATEGORIES)
    effective_on = received_on - timedelta(days=rng.randint(5, 9))
    clock = "stay_decided_on" if category == "temporary" else "judgment_effective_on"
    return {
        "id": rng.new_id(),
        "registered_on": effective_on + timedelta(days=rng.randint(1, 3)),
        "category": category,
        "medical_bail": category == "temporary",
        **person(rng, received_on),
        "crime": rng.weighted(_CRIMES),
        "decision_organ": "prison_authority" if category == "temporary" else "court",
        "decided_by": "某省监狱管理局" if category == "temporary" else "某区人民法院",
        "judged_on": effective_on - _APPEAL,
        clock: effective_on,
        "notified_on": effective_on + timedelta(days=rng.randint(1, 4)),
        "papers_received_on": effective_on + timedelta(days=rng.randint(2, 5)),
        "due_report_on": effective_on + _REPORTS_AFTER,
    }


def received(rng: Chance, office: Office, received_on: date) -> Record:
    """Return a record up to the register; at a careless station the day may be a few later than asked for."""
    record = arrival(rng, received_on)
    # At a careless station one in twelve came two days late.
    late = not office.careful and rng.happens(0.08)
    return record | {
        "reported_on": record["due_report_on"] + 2 * _DAY if late else received_on,
        "received_on": record["due_report_on"] + 2 * _DAY if late else received_on,
    }


def enrolled(rng: Chance, office: Office, received_on: date) -> Record:
    """Return a record with group, plan, risk assessment and file."""
    record = received(rng, office, received_on)
    day = record["received_on"]
    complete = office.careful or rng.happens(0.9)
    return record | {
        "state": "on_register",
        "declared_on": day,
        "term_from": day,
        "level": rng.weighted(_LEVELS),
        "officer_id": rng.choice(office.officers),
        "group_members": _group(rng),
        "plans": [{"made_on": day}],
        "risk_assessments": [{"assessed_on": day, "level": rng.weighted(_RISKS)}],
        "papers": [{"kind": kind, "filed_on": day} for kind in (_PAPERS if complete else _PAPERS[:4])],
    }


def _group(rng: Chance) -> list[Record]:
    community = {"role": "committee", "name": rng.name(), "sex": "female"}
    station = {"role": "station", "name": rng.name(), "sex": "male"}
    return [station, community]
