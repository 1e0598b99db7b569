"""Reconsideration and litigation, and the points where people ask about the former."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from fengqiao.api import Chance, DemoDistrict, DemoRow

from fengqiao_legal_review.demo.offices import DAY, Office, after
from fengqiao_legal_review.demo.quotas import (
    LITIGATIONS,
    LITIGATIONS_AFTER,
    QUESTIONS,
    RECONSIDERATIONS,
    RECONSIDERATIONS_AFTER,
)
from fengqiao_legal_review.ledgers import LITIGATIONS as LAWSUITS
from fengqiao_legal_review.ledgers import POINTS
from fengqiao_legal_review.ledgers import RECONSIDERATIONS as CASES

_ACTS = {"penalty": 40, "disclosure": 25, "inaction": 20, "work_injury": 5, "compensation": 5, "other": 5}
_OUTCOMES = {"mediated": 35, "settled": 15, "upheld": 30, "revoked": 8, "not_accepted": 12}
_JUDGMENTS = {"won": 60, "withdrawn": 20, "lost": 8, "mediated": 12}
_AMENDED = 0.3
_AUTHORITY = "演示区行政复议局"


def point_rows(
    rng: Chance, found: list[Office], demo: DemoDistrict, ids: dict[int, UUID]
) -> Iterator[DemoRow]:
    """Yield one standing point per station, one that closed before the window's end and one opened after it.

    :param ids: filled with unit id → id of its standing point.
    """
    for office in found:
        ids[office.unit_id] = rng.new_id()
        opened_on = date(2022, rng.randint(1, 12), rng.randint(1, 28))
        record = {
            "id": ids[office.unit_id],
            "name": f"{office.township}行政复议咨询服务点",
            "opened_on": opened_on,
        }
        if rng.happens(0.4):
            record |= {"stationed_officer": True, "stationed_since": opened_on}
        yield POINTS, office.unit_id, record
    yield _other_point(
        rng, found, "旧址", {"opened_on": date(2021, 5, 6), "closed_on": demo.window.first + 60 * DAY}
    )
    yield _other_point(rng, found, "新址", {"opened_on": after(demo).first + 9 * DAY})


def _other_point(rng: Chance, found: list[Office], name: str, days: dict[str, date]) -> DemoRow:
    office = rng.choice(found)
    state = "closed" if "closed_on" in days else "open"
    record = {"id": rng.new_id(), "name": f"{office.township}行政复议咨询服务点（{name}）", "state": state}
    return POINTS, office.unit_id, record | days


def reconsideration_rows(
    rng: Chance, answers: Chance, found: list[Office], demo: DemoDistrict, points: dict[int, UUID]
) -> Iterator[DemoRow]:
    """Yield the cases of the window, those after it, and questions from which no case came.

    :param answers: chances of what the authority did.
    """
    for number, days in ((RECONSIDERATIONS, demo.window), (RECONSIDERATIONS_AFTER, after(demo))):
        for office in rng.choices(found, [one.volume for one in found], k=number):
            base = _asked(rng, rng.weekday(days.first, days.last), points[office.unit_id])
            case = base | _handled(rng, base, demo.beyond.last)
            yield CASES, office.unit_id, case | _answered(answers, case, demo.beyond.last)
    for office in rng.choices(found, k=QUESTIONS):
        asked = _asked(rng, rng.weekday(demo.window.first, demo.window.last), points[office.unit_id])
        yield CASES, office.unit_id, asked | {"state": "closed", "closed_on": asked["opened_on"]}


def _asked(rng: Chance, on: date, point_id: UUID) -> dict[str, Any]:
    return {
        "id": rng.new_id(),
        "point_id": point_id,
        "opened_on": on,
        "kind": rng.weighted(_ACTS),
        "applicant": rng.name(),
        "respondent": "演示区某行政机关",
        "knew_on": on - DAY * rng.randint(3, 50),
        "steps": [{"step": "consultation", "taken_on": on}],
    }


def _handled(rng: Chance, asked: dict[str, Any], end: date) -> dict[str, Any]:
    on = asked["opened_on"]
    steps = [*asked["steps"], {"step": "receipt", "taken_on": on}]
    forwarded_on = min(end, on + DAY * rng.randint(0, 2))
    steps.append({"step": "forwarding", "taken_on": forwarded_on})
    case = {
        "state": "forwarded",
        "applied_on": on,
        "taken_in_on": on,
        "forwarded_on": forwarded_on,
        "forwarded_to": _AUTHORITY,
        "steps": steps,
    }
    closed_on = forwarded_on + DAY * rng.randint(10, 50)
    if closed_on > end:
        return case
    outcome = rng.weighted(_OUTCOMES)
    if outcome in ("mediated", "settled"):
        steps.append({"step": "mediation", "taken_on": closed_on - 2 * DAY})
    return case | {"state": "closed", "closed_on": closed_on, "outcome": outcome}


def _answered(rng: Chance, case: dict[str, Any], end: date) -> dict[str, Any]:
    """Return what the authority did, day by day, with a case that was forwarded to it."""
    received_on: date = case["forwarded_on"]
    days: dict[str, Any] = {"application_from": case["knew_on"], "authority_received_on": received_on}
    if rng.happens(_AMENDED):
        days["amend_asked_on"] = received_on
        received_on = min(end, received_on + DAY * rng.randint(1, 3))
        days["amended_on"] = days["authority_received_on"] = received_on
    answered_on = received_on + DAY * rng.randint(1, 6)
    if answered_on > end:
        return days
    days["answered_on"] = answered_on
    if case.get("outcome") == "not_accepted":
        return days
    # Until 2024 there was one procedure only.
    return days | {"ordinary_from": answered_on, "decided_on": case.get("closed_on")}


def litigation_rows(rng: Chance, found: list[Office], demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield the lawsuits of the window and those that came after it."""
    for number, days in ((LITIGATIONS, demo.window), (LITIGATIONS_AFTER, after(demo))):
        for office in rng.choices(found, [one.volume for one in found], k=number):
            notified_on = rng.weekday(days.first, days.last)
            yield LAWSUITS, office.unit_id, _lawsuit(rng, office, notified_on, demo.beyond.last)


def _lawsuit(rng: Chance, office: Office, notified_on: date, end: date) -> dict[str, Any]:
    record = {
        "id": rng.new_id(),
        "notified_on": notified_on,
        "kind": rng.weighted({"first_instance": 12, "second_instance": 3, "compensation": 1}),
        "court": "演示区人民法院",
        "respondent": f"{office.township}办事处" if office.is_subdistrict else f"{office.township}人民政府",
        "plaintiff": rng.name(),
    }
    hearing_on = notified_on + DAY * rng.randint(20, 60)
    if hearing_on > end:
        return record
    record |= {"state": "heard", "hearing_on": hearing_on, "head_attended": rng.happens(0.85)}
    closed_on = hearing_on + DAY * rng.randint(5, 60)
    if closed_on > end:
        return record
    return record | {"state": "closed", "closed_on": closed_on, "outcome": rng.weighted(_JUDGMENTS)}
