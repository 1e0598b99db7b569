"""Subjects: so many on the register on the cut-off day, and others who must not count."""

from collections.abc import Iterator
from datetime import date, timedelta

from fengqiao.api import Chance, DemoRow

from fengqiao_corrections.demo.places import CUT_OFF, ROWS_UNTIL, Office
from fengqiao_corrections.demo.records import Record, arrival, enrolled
from fengqiao_corrections.ledgers import PLACE_CHANGES, SUBJECTS

_DAY = timedelta(days=1)
_ENDED_SHARE = 0.32


def subject_rows(rng: Chance, found: list[Office]) -> Iterator[DemoRow]:
    """Yield every station's subjects; a district's moves from station to station come last."""
    busy = [office for office in found if office.number]
    moves = {office.unit_id: source for office, source in zip(busy[:4], busy[4:8], strict=True)}
    for office in busy:
        source = moves.get(office.unit_id)
        number = office.number - (source is not None)
        for of_these in range(number):
            record = _on_register(rng, office, newcomer=of_these < 2)
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


def _on_register(rng: Chance, office: Office, *, newcomer: bool) -> Record:
    """Return somebody received by the cut-off day and still there on it."""
    first, last = (
        (CUT_OFF - 20 * _DAY, CUT_OFF - 7 * _DAY) if newcomer else (date(2021, 7, 1), date(2023, 9, 15))
    )
    record = enrolled(rng, office, rng.day(first, last))
    record["term_to"] = rng.day(ROWS_UNTIL, date(2025, 6, 30))
    if rng.happens(0.02):
        record |= {"state": "away"}
    # Their last day came after the cut-off: they count on it, and no longer at the end of the month.
    elif rng.happens(0.01):
        record |= _release(rng, rng.day(CUT_OFF + _DAY, ROWS_UNTIL))
    return record


def _release(rng: Chance, on: date) -> Record:
    return {
        "state": "released",
        "exit_kind": "expired",
        "term_to": on,
        "ended_on": on,
        "summed_up_on": on - 30 * _DAY,
        "certificate_no": f"合成{rng.randint(1, 9999):04d}号",
        "organs_notified_on": on,
        "handed_over_on": on,
    }


def _ended(rng: Chance, office: Office) -> Record:
    """Return somebody whose correction was over by the cut-off day."""
    ended_on = rng.day(date(2022, 9, 1), CUT_OFF)
    record = enrolled(rng, office, ended_on - timedelta(days=rng.randint(180, 720)))
    # The finished file lies in the archive; only those on the register have theirs at hand.
    del record["papers"]
    if rng.happens(0.03):
        return record | {"state": "terminated", "exit_kind": "death", "ended_on": ended_on}
    return record | _release(rng, ended_on)


def _awaited(rng: Chance) -> Record:
    """Return somebody whose papers came in the last days and who has not reported."""
    return arrival(rng, ROWS_UNTIL)


def _just_received(rng: Chance) -> Record:
    """Return somebody received after the cut-off day, who has no plan yet."""
    day = rng.day(CUT_OFF + _DAY, ROWS_UNTIL)
    return arrival(rng, day) | {"state": "received", "reported_on": day, "received_on": day}


def _moved(rng: Chance, source: Office, target: Office) -> Iterator[DemoRow]:
    """Yield one person twice: gone from one station, received by another on the same day."""
    moved_on = rng.day(date(2023, 3, 1), date(2023, 8, 31))
    before = enrolled(rng, source, moved_on - timedelta(days=rng.randint(150, 400)))
    before["term_to"] = rng.day(date(2024, 1, 1), date(2025, 6, 30))
    after = {**before, "id": rng.new_id(), "arrival": "transferred_in", "registered_on": moved_on}
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
        "id": rng.new_id(),
        "state": "completed",
        "subject_id": before["id"],
        "applied_on": moved_on - 40 * _DAY,
        "planned_on": moved_on,
        "inquired_on": moved_on - 37 * _DAY,
        "replied_on": moved_on - 33 * _DAY,
        "decided_on": moved_on - 8 * _DAY,
        "sent_on": moved_on - 5 * _DAY,
        "due_report_on": moved_on,
        "reported_on": moved_on,
    }
    yield PLACE_CHANGES, source.unit_id, change
