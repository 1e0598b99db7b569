"""Subjects: so many on the register on the cut-off day, and others who must not count."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from fengqiao.api import DemoRow

from fengqiao_corrections.demo.chance import new_id, some_day, weighted
from fengqiao_corrections.demo.people import person, synthetic_name
from fengqiao_corrections.demo.places import CUT_OFF, ROWS_UNTIL, Office
from fengqiao_corrections.ledgers import PLACE_CHANGES, SUBJECTS

Record = dict[str, Any]

_DAY = timedelta(days=1)
_CATEGORIES = {"probation": 900, "parole": 60, "control": 15, "temporary": 25}
_CRIMES = {"public_safety": 30, "economic_order": 15, "property": 20, "person": 8, "social_order": 27}
_LEVELS = {"strict": 10, "ordinary": 65, "lenient": 25}
_RISKS = {"low": 70, "medium": 25, "high": 5}
_PAPERS = ("decision", "execution_notice", "receipt", "declaration", "group", "plan")
_ENDED_SHARE = 0.32
_REPORTS_AFTER = timedelta(days=10)


def subject_rows(rng: Random, found: list[Office]) -> Iterator[DemoRow]:
    """Yield every station's subjects; a district's moves from station to station come last."""
    busy = [office for office in found if office.number]
    moves = {office.unit_id: source for office, source in zip(busy[:4], busy[4:8], strict=True)}
    for place, office in enumerate(busy):
        source = moves.get(office.unit_id)
        number = office.number - (source is not None)
        for of_these in range(number):
            record = _on_register(rng, office, newcomer=of_these < 2, minor=place < 3 and of_these == 5)
            yield _kept(office, record)
        for _ in range(round(office.number * _ENDED_SHARE)):
            yield _kept(office, _ended(rng, office))
        yield _kept(office, _awaited(rng))
        yield _kept(office, _just_received(rng))
        if source is not None:
            yield from _moved(rng, source, office)


def _kept(office: Office, record: Record) -> DemoRow:
    office.subjects.append(record)
    return SUBJECTS, office.unit_id, record


def _arrival(rng: Random, received_on: date, *, minor: bool = False) -> Record:
    """Return a record up to the day of receiving; it was notified and its papers came in time."""
    category = "probation" if minor else weighted(rng, _CATEGORIES)
    effective_on = received_on - timedelta(days=rng.randint(5, 9))
    clock = "stay_decided_on" if category == "temporary" else "judgment_effective_on"
    return {
        "id": new_id(rng),
        "registered_on": effective_on + timedelta(days=rng.randint(1, 3)),
        "category": category,
        **person(rng, received_on, minor=minor),
        "crime": weighted(rng, _CRIMES),
        "decision_organ": "prison_authority" if category == "temporary" else "court",
        "decided_by": "某省监狱管理局" if category == "temporary" else "某区人民法院",
        clock: effective_on,
        "notified_on": effective_on + timedelta(days=rng.randint(1, 4)),
        "papers_received_on": effective_on + timedelta(days=rng.randint(2, 5)),
        "due_report_on": effective_on + _REPORTS_AFTER,
    }


def _received(rng: Random, office: Office, received_on: date, *, minor: bool = False) -> Record:
    record = _arrival(rng, received_on, minor=minor)
    # At a careless station one in twelve came two days late.
    late = not office.careful and rng.random() < 0.08
    return record | {
        "reported_on": record["due_report_on"] + 2 * _DAY if late else received_on,
        "received_on": record["due_report_on"] + 2 * _DAY if late else received_on,
    }


def _enrolled(rng: Random, office: Office, received_on: date, *, minor: bool = False) -> Record:
    record = _received(rng, office, received_on, minor=minor)
    day = record["received_on"]
    complete = office.careful or rng.random() < 0.9
    return record | {
        "state": "on_register",
        "declared_on": day,
        "term_from": day,
        "level": weighted(rng, _LEVELS),
        "officer_id": rng.choice(office.officers),
        "group_members": _group(rng, record),
        "plans": [{"made_on": day}],
        "risk_assessments": [{"assessed_on": day, "level": weighted(rng, _RISKS)}],
        "papers": [{"kind": kind, "filed_on": day} for kind in (_PAPERS if complete else _PAPERS[:4])],
    }


def _group(rng: Random, record: Record) -> list[Record]:
    at_school = {"role": "school", "name": synthetic_name(rng), "sex": "female", "knows_minors": True}
    community = {"role": "committee", "name": synthetic_name(rng), "sex": "female"}
    station = {"role": "station", "name": synthetic_name(rng), "sex": "male"}
    return [station, at_school if record["minor"] else community]


def _on_register(rng: Random, office: Office, *, newcomer: bool, minor: bool) -> Record:
    """Return somebody received by the cut-off day and still there on it."""
    first, last = (
        (CUT_OFF - 20 * _DAY, CUT_OFF - 7 * _DAY) if newcomer else (date(2021, 7, 1), date(2023, 9, 15))
    )
    record = _enrolled(rng, office, some_day(rng, first, last), minor=minor)
    record["term_to"] = some_day(rng, ROWS_UNTIL, date(2025, 6, 30))
    if rng.random() < 0.02:
        record |= {"state": "away"}
    # Their last day came after the cut-off: they count on it, and no longer at the end of the month.
    elif rng.random() < 0.01:
        record |= _release(rng, some_day(rng, CUT_OFF + _DAY, ROWS_UNTIL))
    return record


def _release(rng: Random, on: date) -> Record:
    return {
        "state": "released",
        "exit_kind": "expired",
        "term_to": on,
        "ended_on": on,
        "certificate_no": f"合成{rng.randint(1, 9999):04d}号",
        "organs_notified_on": on,
        "handed_over_on": on,
    }


def _ended(rng: Random, office: Office) -> Record:
    """Return somebody whose correction was over by the cut-off day."""
    ended_on = some_day(rng, date(2022, 9, 1), CUT_OFF)
    record = _enrolled(rng, office, ended_on - timedelta(days=rng.randint(180, 720)))
    # The finished file lies in the archive; only those on the register have theirs at hand.
    del record["papers"]
    if rng.random() < 0.03:
        return record | {"state": "terminated", "exit_kind": "death", "ended_on": ended_on}
    return record | _release(rng, ended_on)


def _awaited(rng: Random) -> Record:
    """Return somebody whose papers came in the last days and who has not reported."""
    return _arrival(rng, ROWS_UNTIL)


def _just_received(rng: Random) -> Record:
    """Return somebody received after the cut-off day, who has no plan yet."""
    day = some_day(rng, CUT_OFF + _DAY, ROWS_UNTIL)
    return _arrival(rng, day) | {"state": "received", "reported_on": day, "received_on": day}


def _moved(rng: Random, source: Office, target: Office) -> Iterator[DemoRow]:
    """Yield one person twice: gone from one station, received by another on the same day."""
    moved_on = some_day(rng, date(2023, 3, 1), date(2023, 8, 31))
    before = _enrolled(rng, source, moved_on - timedelta(days=rng.randint(150, 400)))
    before["term_to"] = some_day(rng, date(2024, 1, 1), date(2025, 6, 30))
    after = {**before, "id": new_id(rng), "arrival": "transferred_in", "registered_on": moved_on}
    for field in (
        "judgment_effective_on",
        "stay_decided_on",
        "notified_on",
        "papers_received_on",
        "due_report_on",
    ):
        after.pop(field, None)
    days = {"reported_on": moved_on, "received_on": moved_on, "declared_on": moved_on}
    parts = {"plans": [{"made_on": moved_on}], "officer_id": rng.choice(target.officers)}
    yield _kept(source, before | {"state": "moved", "exit_kind": "moved_out", "ended_on": moved_on})
    yield _kept(target, after | days | parts)
    change = {
        "id": new_id(rng),
        "state": "completed",
        "subject_id": before["id"],
        "applied_on": moved_on - 40 * _DAY,
        "inquired_on": moved_on - 37 * _DAY,
        "replied_on": moved_on - 33 * _DAY,
        "decided_on": moved_on - 8 * _DAY,
        "sent_on": moved_on - 5 * _DAY,
        "due_report_on": moved_on,
        "reported_on": moved_on,
    }
    yield PLACE_CHANGES, source.unit_id, change
