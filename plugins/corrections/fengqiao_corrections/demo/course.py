"""What happens to subjects on the register: reports, visits, leave, verdicts, tags, and two events after the cut-off."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance, DemoRow

from fengqiao_corrections.demo.people import person
from fengqiao_corrections.demo.places import CUT_OFF, ROWS_UNTIL, Office
from fengqiao_corrections.ledgers import (
    EVENTS,
    LEAVES,
    REPORTS,
    RESTRICTIONS,
    SURVEYS,
    TAGS,
    VERDICTS,
    VISITS,
)

Record = dict[str, Any]

_DAY = timedelta(days=1)
_FIRST = date(2023, 1, 1)
_MONTHS = tuple(date(2023, month, 1) for month in range(1, 11))
_DECISIONS = (("commendation", 0.05), ("reprimand", 0.03), ("warning", 0.01))
_GROUNDS = {
    "reprimand": {"ground": "slight_breach", "facts": "未按规定报告活动情况，经提醒后改正。"},
    "warning": {"ground": "two_reprimands", "facts": "受到两次训诫后仍未按规定报告。"},
}


def survey_rows(rng: Chance, found: list[Office]) -> Iterator[DemoRow]:
    """Yield surveys asked for before sentence; a careless station answers some of them late."""
    for office in found:
        for _ in range(office.number // 4):
            received_on = rng.day(_FIRST, CUT_OFF - 15 * _DAY)
            late = not office.careful and rng.happens(0.2)
            asked = person(rng, received_on)
            yield (
                SURVEYS,
                office.unit_id,
                {
                    "id": rng.new_id(),
                    "state": "answered",
                    "received_on": received_on,
                    "client": "court",
                    "client_name": "某区人民法院",
                    "name": asked["name"],
                    "opinion": "suitable" if rng.happens(0.9) else "unsuitable",
                    "due_on": received_on + 14 * _DAY,
                    "sent_on": received_on + timedelta(days=16 if late else rng.randint(5, 14)),
                },
            )


def course_rows(rng: Chance, found: list[Office]) -> Iterator[DemoRow]:
    """Yield what was done with every subject on the register."""
    for office in found:
        for subject in office.subjects:
            if subject.get("state") in ("on_register", "away"):
                yield from _of(rng, office, subject)


def _of(rng: Chance, office: Office, subject: Record) -> Iterator[DemoRow]:
    since = max(_FIRST, subject["declared_on"])
    yield REPORTS, office.unit_id, _report(rng, office, subject, "daily", rng.day(since, ROWS_UNTIL))
    if subject["category"] == "temporary":
        for month in _MONTHS:
            if month >= since:
                yield REPORTS, office.unit_id, _report(rng, office, subject, "body_state", month + 9 * _DAY)
    if office.careful or rng.happens(0.8):
        last = max(since, date(2023, 9, 30))
        visit = _child(rng, subject) | {"kind": "home", "visited_on": rng.day(since, last)}
        yield VISITS, office.unit_id, visit
    if subject["state"] == "away" or rng.happens(0.15):
        yield LEAVES, office.unit_id, _leave(rng, subject, since)
    yield from _conduct(rng, office, subject, since)


def _child(rng: Chance, subject: Record) -> Record:
    return {"id": rng.new_id(), "subject_id": subject["id"]}


def _report(rng: Chance, office: Office, subject: Record, kind: str, due_on: date) -> Record:
    late = not office.careful and rng.happens(0.1)
    reported_on = due_on + 3 * _DAY if late else due_on
    return _child(rng, subject) | {
        "kind": kind,
        "mode": "in_person",
        "due_on": due_on,
        "reported_on": reported_on if reported_on <= ROWS_UNTIL else None,
    }


def _leave(rng: Chance, subject: Record, since: date) -> Record:
    away = subject["state"] == "away"
    begun = ROWS_UNTIL - 2 * _DAY if away else rng.day(since, max(since, CUT_OFF - 10 * _DAY))
    until = begun + timedelta(days=rng.randint(3, 7))
    record = _child(rng, subject) | {
        "applied_on": begun - 3 * _DAY,
        "reason": "medical" if rng.happens(0.4) else "family_or_work",
        "since": begun,
        "until": until,
        "level": "station",
        "decided_on": begun - _DAY,
        "put_on_file_on": begun - _DAY,
    }
    back = {"state": "returned", "back_on": until, "reported_back_on": until}
    return record | ({"state": "approved"} if away else back)


def _conduct(rng: Chance, office: Office, subject: Record, since: date) -> Iterator[DemoRow]:
    for kind, share in _DECISIONS:
        if rng.happens(share):
            day = rng.day(since, ROWS_UNTIL)
            decision = {"kind": kind, "decided_on": day, **_GROUNDS.get(kind, {})}
            yield VERDICTS, office.unit_id, _child(rng, subject) | decision
            if kind == "warning":
                yield TAGS, office.unit_id, _tag(rng, subject, day)
    if rng.happens(0.02):
        ban = {"kind": "court_ban", "began_on": subject["received_on"]}
        yield RESTRICTIONS, office.unit_id, _child(rng, subject) | ban


def _tag(rng: Chance, subject: Record, day: date) -> Record:
    until = day + 60 * _DAY
    record = _child(rng, subject) | {
        "ground": "refused_to_report",
        "approved_by": "某区司法局",
        "approved_on": day,
        "since": day,
        "until": until,
    }
    return record | ({"state": "lifted", "lifted_on": until} if until <= ROWS_UNTIL else {})


def event_rows(rng: Chance, found: list[Office]) -> Iterator[DemoRow]:
    """Yield one absence and one offence after the cut-off day, and small things before it that the report leaves out."""
    people = [
        (office, subject)
        for office in found
        for subject in office.subjects
        if subject.get("state") == "on_register" and subject["received_on"] < date(2023, 6, 1)
    ]
    after = rng.day(CUT_OFF + _DAY, ROWS_UNTIL - 2 * _DAY)
    before = rng.day(date(2023, 7, 1), date(2023, 9, 30))
    chosen = rng.sample(people, 4)
    whens = (("absconding", after), ("crime", after), ("lost_contact", before), ("late_report", before))
    for (office, subject), (kind, day) in zip(chosen, whens, strict=True):
        record = _child(rng, subject) | {"kind": kind, "occurred_on": day, "found_on": day}
        if kind in ("absconding", "lost_contact"):
            record["search_began_on"] = day
        yield EVENTS, office.unit_id, record | {"state": "solved", "solved_on": day + 2 * _DAY}
