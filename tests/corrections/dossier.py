"""One person's whole file: a row in every ledger that can say anything about somebody in correction or released."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from fengqiao.database.types import uuid7
from fengqiao.ledgers.declaration import Ledger
from fengqiao.registry.people import ASSIGNMENTS, STAFF
from fengqiao_corrections import ledgers as kept

DAY, NEXT, LATER = date(2024, 1, 2), date(2024, 1, 20), date(2024, 2, 20)

Row = tuple[Ledger, dict[str, Any]]

STAFF_ID, OFFICER_ID = uuid7(), uuid7()
"""Who is responsible for everybody."""


def house_rows() -> Iterator[Row]:
    """Yield what stands before anybody comes: none of it is about a person in correction."""
    yield STAFF, {"id": STAFF_ID, "name": "合成职员"}
    kind = {"kind": "corrections_worker", "reason": "recruitment", "started_on": DAY}
    yield ASSIGNMENTS, kind | {"staff_id": STAFF_ID}
    yield kept.OFFICERS, {"id": OFFICER_ID, "staff_id": STAFF_ID, "kind": "worker", "since": DAY}
    yield kept.DELEGATIONS, {"agency": "某区社区矫正管理局", "since": DAY}
    yield kept.PARTNERS, {"name": "某社工站", "kind": "social_organisation", "since": DAY}
    sent = {"kind": "half_year", "receiver": "county_bureau", "period_last": LATER, "sent_on": LATER}
    yield kept.RETURNS, sent
    yield kept.BASES, {"name": "某安置基地", "places": 5, "since": DAY}


def dossier(name: str, id_no: str, phone: str, *, minor: bool) -> Iterator[Row]:
    """Yield the rows of one person, those that others point at first; all but the first two are found through them.

    :param minor: everything is sealed.
    """
    subject, person = uuid7(), uuid7()
    asked = {"received_on": DAY, "client": "court", "name": name, "minor": minor, "due_on": NEXT}
    yield kept.SURVEYS, asked | {"state": "answered", "opinion": "suitable", "sent_on": DAY}
    yield kept.SUBJECTS, _subject(name, id_no, phone, minor) | {"id": subject}
    whose = {"subject_id": subject}
    yield kept.REPORTS, whose | {"kind": "daily", "due_on": NEXT, "reported_on": NEXT}
    yield kept.VISITS, whose | {"kind": "home", "visited_on": NEXT}
    yield kept.EDUCATIONS, whose | {"kind": "psychological", "held_on": NEXT}
    for ledger in (kept.EDUCATIONS, kept.PUBLIC_BENEFITS, kept.ASSISTANCES):
        kind = {kept.EDUCATIONS.code: "law", kept.ASSISTANCES.code: "relief"}.get(ledger.code)
        session = {"held_on": NEXT, "persons": 3, "person_times": 3, "for_minors": minor}
        yield ledger, session | ({"kind": kind} if kind else {})
    days = {"applied_on": NEXT, "since": LATER, "until": LATER, "decided_on": NEXT}
    yield kept.LEAVES, whose | {"state": "approved", "reason": "medical", "level": "station", **days}
    yield kept.PLACE_CHANGES, whose | {"applied_on": NEXT, "due_report_on": LATER}
    yield kept.RESTRICTIONS, whose | {"kind": "court_ban", "began_on": NEXT}
    tag = {"approved_by": "某区司法局", "approved_on": NEXT, "since": NEXT, "until": LATER}
    yield kept.TAGS, whose | {"ground": "ban_broken", **tag}
    yield kept.VERDICTS, whose | {"kind": "warning", "decided_on": NEXT, "proposed_on": NEXT}
    yield kept.EVENTS, whose | {"kind": "absconding", "occurred_on": NEXT, "search_began_on": NEXT}
    yield kept.EVENTS, {"kind": "missed_supervision", "minor": minor, "occurred_on": NEXT}
    yield kept.RELEASED_PERSONS, _released(name, id_no, minor) | whose | {"id": person}
    who = {"person_id": person}
    yield kept.LINKS, who | {"plan": "must_meet", "result": "linked", "linked_on": NEXT}
    yield kept.HELPS, who | {"helped_on": NEXT, "kind": "visit", "place": "home"}
    yield kept.SETTLEMENTS, who | {"kind": "employed", "settled_on": NEXT}
    yield kept.RELEASED_EVENTS, who | {"kind": "crime", "occurred_on": NEXT, "found_on": LATER}


def _subject(name: str, id_no: str, phone: str, minor: bool) -> dict[str, Any]:
    return {
        "state": "on_register",
        "registered_on": DAY,
        "category": "temporary",
        "medical_bail": True,
        "minor": minor,
        "name": name,
        "id_no": id_no,
        "phone": phone,
        "officer_id": OFFICER_ID,
        "sex": "male",
        "stay_decided_on": DAY,
        "due_report_on": NEXT,
        "reported_on": DAY,
        "received_on": DAY,
        "declared_on": DAY,
        "group_members": [{"role": "station", "sex": "male", "knows_minors": True}],
        "family_members": [{"relation": "parent", "name": name}],
        "plans": [{"made_on": DAY}],
        "risk_assessments": [{"assessed_on": DAY, "level": "low"}],
        "papers": [{"kind": "decision", "filed_on": DAY}],
    }


def _released(name: str, id_no: str, minor: bool) -> dict[str, Any]:
    return {
        "state": "helped",
        "registered_on": DAY,
        "minor": minor,
        "name": name,
        "id_no": id_no,
        "came_from": "corrections",
        "release_kind": "corrections_ended",
        "released_on": DAY,
        "key_level": "general",
        "help_since": DAY,
    }
