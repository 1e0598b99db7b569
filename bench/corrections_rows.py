"""What a station's line of corrections wrote down in a year: subjects with their reports, surveys, events, the released.

On the register are 17 subjects a station (28,000 in a province), and each reports every week. In the year half as many
leave it; who left within three years is looked after, and as many again who came from prison. Four surveys a station,
one change of place for ten subjects, one tag for twenty, an event in every sixth station. One file in a hundred is a
minor's and sealed: neither side sees it.
"""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from fengqiao_corrections.models import (
    Event,
    PlaceChange,
    ReleasedEvent,
    ReleasedPerson,
    Report,
    Subject,
    Survey,
    Tag,
)
from rows import FIRST, LAST, YEAR, Rows, day_of_year

_SEALED_NAME = "-"
_CATEGORIES = (*("probation",) * 94, *("parole",) * 3, *("temporary",) * 2, "control")
_EXITS = (*("expired",) * 95, "probation_revoked", "recalled", "death", "moved_out", "moved_out")
_EVENTS = ("late_report", "missed_supervision", "absconding", "lost_contact", "offence", "crime", "custody")
_RELEASED_EVENTS = ("offence", "crime", "grave")
_DAYS = (LAST - FIRST).days + 1
_LEFT, _IN_PRISON, _SURVEYS = 0.5, 1.5, 4


def corrections(rows: Rows, rng: Random, unit_id: int, on_register: int, reports: int) -> None:
    """The year of one station.

    :param on_register: subjects on the last day.
    :param reports: of each subject in a whole year.
    """
    punctual = rng.random() < 0.5
    subjects = [_subject(rows, rng, unit_id, None, reports, punctual=punctual) for _ in range(on_register)]
    for _ in range(round(on_register * _LEFT)):
        left = day_of_year(rng)
        subject = _subject(rows, rng, unit_id, left, reports, punctual=punctual)
        subjects.append(subject)
        _released(rows, rng, unit_id, left, subject)
    for _ in range(round(on_register * _IN_PRISON)):
        came_out = LAST - timedelta(days=rng.randrange(3 * 365))
        _released(rows, rng, unit_id, came_out if rng.random() < 0.99 else None, None)
    for _ in range(rng.randrange(2 * _SURVEYS)):
        due = day_of_year(rng)
        _survey(rows, rng, unit_id, due, None if due > LAST else _done(rng, due, punctual=punctual))
    _events(rows, rng, unit_id, subjects)


def _subject(
    rows: Rows, rng: Random, unit_id: int, left: date | None, reports: int, *, punctual: bool
) -> UUID:
    """One subject; without the day on which he left he is on the register to the end of the year."""
    until = left or LAST
    received = until - timedelta(days=rng.randrange(30, 700))
    subject = rows.row(
        Subject,
        unit_id,
        voided=rng.random() < 0.001,
        registered_on=received,
        arrival="first" if rng.random() < 0.95 else "transferred_in",
        category=rng.choice(_CATEGORIES),
        minor=rng.random() < 0.01,
        name=_SEALED_NAME,
        sex=rng.choice(("male", "male", "male", "female")),
        due_report_on=received,
        reported_on=_done(rng, received, punctual=punctual),
        received_on=received,
        ended_on=left,
        exit_kind=None if left is None else rng.choice(_EXITS),
    )
    _reports(rows, rng, unit_id, subject, received, until, reports, punctual=punctual)
    if rng.random() < 0.1:
        _place_change(rows, rng, unit_id, subject, punctual=punctual)
    if rng.random() < 0.05:
        _tag(rows, rng, unit_id, subject, punctual=punctual)
    return subject


def _reports(
    rows: Rows,
    rng: Random,
    unit_id: int,
    subject: UUID,
    since: date,
    until: date,
    count: int,
    *,
    punctual: bool,
) -> None:
    for place in range(count):
        due = FIRST + timedelta(days=place * (_DAYS // count) + 3)
        if since < due < until:
            rows.row(
                Report,
                unit_id,
                voided=rng.random() < 0.001,
                subject_id=subject,
                kind="body_state" if rng.random() < 0.02 else "daily",
                mode=rng.choice(("in_person", "telephone", "online")),
                due_on=due,
                reported_on=_done(rng, due, punctual=punctual),
            )


def _done(rng: Random, due: date, *, punctual: bool) -> date | None:
    """The day on which it was done: at careless stations one thing in two hundred comes late, or never."""
    if punctual or rng.random() >= 0.005:
        return due - timedelta(days=rng.randrange(3))
    return due + timedelta(days=rng.randint(1, 9)) if rng.random() < 0.7 else None


def _place_change(rows: Rows, rng: Random, unit_id: int, subject: UUID, *, punctual: bool) -> None:
    due = day_of_year(rng)
    rows.row(
        PlaceChange,
        unit_id,
        subject_id=subject,
        applied_on=due - timedelta(days=20),
        due_report_on=due,
        reported_on=_done(rng, due, punctual=punctual),
    )


def _tag(rows: Rows, rng: Random, unit_id: int, subject: UUID, *, punctual: bool) -> None:
    until = day_of_year(rng)
    rows.row(
        Tag,
        unit_id,
        subject_id=subject,
        ground="ban_broken",
        approved_by="县司法局",
        approved_on=until - timedelta(days=60),
        since=until - timedelta(days=60),
        until=until,
        lifted_on=_done(rng, until, punctual=punctual),
    )


def _survey(rows: Rows, rng: Random, unit_id: int, due: date, sent: date | None) -> None:
    rows.row(
        Survey,
        unit_id,
        received_on=due - timedelta(days=10),
        client="court",
        name=_SEALED_NAME,
        minor=rng.random() < 0.01,
        due_on=due if rng.random() < 0.95 else None,
        sent_on=sent,
    )


def _events(rows: Rows, rng: Random, unit_id: int, subjects: list[UUID]) -> None:
    if rng.random() < 0.84:
        return
    for _ in range(rng.randint(1, 3)):
        rows.row(
            Event,
            unit_id,
            kind=rng.choice(_EVENTS),
            subject_id=rng.choice(subjects) if subjects and rng.random() < 0.9 else None,
            occurred_on=date(YEAR - (rng.random() < 0.2), rng.randint(1, 12), rng.randint(1, 28)),
        )


def _released(rows: Rows, rng: Random, unit_id: int, came_out: date | None, subject: UUID | None) -> None:
    person = rows.row(
        ReleasedPerson,
        unit_id,
        registered_on=came_out or LAST,
        minor=rng.random() < 0.01,
        name=_SEALED_NAME,
        came_from="prison" if subject is None else "corrections",
        subject_id=subject,
        release_kind="served" if subject is None else "corrections_ended",
        released_on=came_out,
        help_since=came_out,
        ended_on=FIRST - timedelta(days=1) if came_out and came_out < FIRST and rng.random() < 0.3 else None,
    )
    if rng.random() < 0.01:
        found = day_of_year(rng)
        kind = rng.choice(_RELEASED_EVENTS)
        rows.row(ReleasedEvent, unit_id, person_id=person, kind=kind, occurred_on=found, found_on=found)
