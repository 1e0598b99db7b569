"""What follows from cases, and what else happens: confirmations, referrals, meetings, incidents."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance, DemoRow, Every, Window

from fengqiao_mediation.demo.places import Office
from fengqiao_mediation.ledgers import CONFIRMATIONS, INCIDENTS, MEETINGS, REFERRALS

_CONFIRMED_SHARE = 0.57
_REFERRERS = {
    "court_assigned": "某区人民法院",
    "court_entrusted": "某区人民法院",
    "police": "某派出所",
    "procuratorate": "某区人民检察院",
    "petition": "某街道信访办",
    "agency": "某区市场监督管理局",
    "hotline": "12345热线",
}
_COURT_CLOCKS = {"court_assigned": "assigned_on", "court_entrusted": "entrusted_ordinary_on"}
_OUTCOMES = {
    "settled_written": "settled",
    "settled_oral": "settled",
    "failed": "failed",
    "refused": "failed",
    "transferred": "returned",
}


def confirmation_rows(rng: Chance, cases: Iterable[DemoRow], end: date) -> Iterator[DemoRow]:
    """Yield an application to the court for more than half of the written agreements."""
    for _, unit_id, case in cases:
        if case.get("result") != "settled_written" or not rng.happens(_CONFIRMED_SHARE):
            continue
        applied_on = case["closed_on"] + timedelta(days=rng.randint(1, 28))
        yield CONFIRMATIONS, unit_id, _confirmation(rng, case, applied_on, end)


def _confirmation(rng: Chance, case: dict[str, Any], applied_on: date, end: date) -> dict[str, Any]:
    record = {"id": rng.new_id(), "case_id": case["id"], "effective_on": case["closed_on"]}
    if applied_on > end:
        return record
    record |= {"state": "applied", "joint": True, "applied_on": applied_on, "court": "某区人民法院"}
    answered_on = applied_on + timedelta(days=rng.randint(0, 3))
    decided_on = answered_on + timedelta(days=rng.randint(1, 14))
    if decided_on > end:
        return record
    return record | {
        "state": "decided",
        "answered_on": answered_on,
        "decided_on": decided_on,
        "result": "confirmed" if rng.happens(0.99) else "rejected",
    }


def referral_rows(rng: Chance, cases: Iterable[DemoRow]) -> Iterator[DemoRow]:
    """Yield the letter with which each entrusted case came."""
    for _, unit_id, case in cases:
        source = case["source"]
        if source not in _REFERRERS:
            continue
        record = {
            "id": rng.new_id(),
            "case_id": case["id"],
            "referrer": source,
            "referrer_name": _REFERRERS[source],
            "mode": "entrusted",
            "received_on": case["registered_on"],
            "committee_id": case["committee_id"],
        }
        if source in _COURT_CLOCKS:
            record[_COURT_CLOCKS[source]] = case["registered_on"]
        outcome = _OUTCOMES.get(case.get("result", "open"))
        if outcome:
            record |= {"state": "answered", "feedback_on": case["closed_on"], "outcome": outcome}
        yield REFERRALS, unit_id, record


def meeting_rows(rng: Chance, bureau: int, stations: list[Office], window: Window) -> Iterator[DemoRow]:
    """Yield a quarterly meeting of committee directors at nearly every station, and the bureau's joint meetings."""
    for quarter in window.parts(Every.QUARTER):
        for office in stations:
            if office.care == 1.0 or rng.happens(0.95):
                topics = "通报上季度纠纷情况，研判下季度风险"
                yield _meeting(rng, office.unit_id, "chairs", quarter.first, window, topics)
        yield _meeting(rng, bureau, "joint", quarter.first, window, "矛盾纠纷多元化解联席会议")


def _meeting(rng: Chance, unit_id: int, kind: str, begin: date, window: Window, topics: str) -> DemoRow:
    held_on = min(window.last, begin + timedelta(days=rng.randint(0, 80)))
    record = {"id": rng.new_id(), "kind": kind, "held_on": held_on, "attendees": rng.randint(12, 40)}
    return MEETINGS, unit_id, record | {"topics": topics}


def incident_rows(rng: Chance, stations: list[Office], window: Window) -> Iterator[DemoRow]:
    """Yield incidents that were prevented, and a petition that was not; nothing grave is invented."""
    kinds = ("escalated", "mass_petition", "mass_petition", "suicide")
    for kind in kinds:
        yield _incident(rng, rng.choice(stations), kind, window, prevented=True)
    yield _incident(rng, rng.choice(stations), "irregular_petition", window, prevented=False)


def _incident(rng: Chance, office: Office, kind: str, window: Window, *, prevented: bool) -> DemoRow:
    record = {
        "id": rng.new_id(),
        "kind": kind,
        "occurred_on": rng.day(window.first, window.last),
        "prevented": prevented,
        "persons": rng.randint(1, 12),
    }
    return INCIDENTS, office.unit_id, record
