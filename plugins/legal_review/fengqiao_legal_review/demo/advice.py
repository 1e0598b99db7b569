"""Meetings that the stations' people attended, and advice they gave."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from fengqiao.api import Window

from fengqiao_legal_review.demo.chance import DAY, new_id, some_day, weighted
from fengqiao_legal_review.demo.offices import Office, Row, beyond
from fengqiao_legal_review.demo.quotas import ATTENDANCES
from fengqiao_legal_review.ledgers import ATTENDANCES as LEDGER
from fengqiao_legal_review.ledgers import OPINIONS

_ELSEWHERE = {"joint_party_government": 6, "party_committee": 4}
_OTHERS = {"deputy_head": 2, "officer": 1}
_TOPICS = ("重大项目合同", "年度工作安排", "城市更新方案", "执法事项研究", "公共服务采购")
_OPINIONS, _OPINIONS_AFTER = 430, 36
_KINDS = {"legal_opinion": 60, "proposal": 22, "risk_assessment": 12, "enforcement_coordination": 6}
_RECIPIENTS = {"township": 75, "village": 15, "enforcement_body": 7, "department": 3}


def attendance_rows(rng: Random, found: list[Office], window: Window) -> Iterator[Row]:
    """Yield meetings: the counted ones of the heads, and those that must not count among them."""
    for office in _spread(rng, found, ATTENDANCES["head"]):
        yield _attendance(rng, office, _office_meeting(office), "head", window)
    for office in _spread(rng, found, ATTENDANCES["head_elsewhere"]):
        yield _attendance(rng, office, weighted(rng, _ELSEWHERE), "head", window)
    for office in _spread(rng, found, ATTENDANCES["others"]):
        yield _attendance(rng, office, _office_meeting(office), weighted(rng, _OTHERS), window)
    for office in _spread(rng, found, ATTENDANCES["after"]):
        yield _attendance(rng, office, _office_meeting(office), "head", beyond(window))


def _spread(rng: Random, found: list[Office], number: int) -> list[Office]:
    """Return offices, each at least once where there are enough meetings, the rest by how much comes to them."""
    every = found if number >= len(found) else []
    return [*every, *rng.choices(found, [office.volume for office in found], k=number - len(every))]


def _office_meeting(office: Office) -> str:
    return "directors_office" if office.is_subdistrict else "township_heads_office"


def _attendance(rng: Random, office: Office, meeting: str, role: str, window: Window) -> Row:
    attended_on = some_day(rng, window)
    return (
        LEDGER,
        office.unit_id,
        {
            "id": new_id(rng),
            "meeting": meeting,
            "attended_on": attended_on,
            "attendee_id": office.head_on(attended_on) if role == "head" else None,
            "role": role,
            "topics": rng.choice(_TOPICS),
            "spoke": rng.random() < 0.8,
        },
    )


def opinion_rows(rng: Random, found: list[Office], window: Window) -> Iterator[Row]:
    """Yield legal opinions, assessments of risk and proposals; about half have been answered."""
    for number, days in ((_OPINIONS, window), (_OPINIONS_AFTER, beyond(window))):
        for office in _spread(rng, found, number):
            yield OPINIONS, office.unit_id, _opinion(rng, office, some_day(rng, days), beyond(window).last)


def _opinion(rng: Random, office: Office, given_on: date, end: date) -> dict[str, Any]:
    recipient = weighted(rng, _RECIPIENTS)
    record = {
        "id": new_id(rng),
        "kind": weighted(rng, _KINDS),
        "given_on": given_on,
        "recipient": recipient,
        "to_unit": office.township if recipient == "township" else "演示单位",
    }
    answered_on = given_on + DAY * rng.randint(1, 20)
    if rng.random() < 0.5 or answered_on > end:
        return record
    record |= {"state": "answered", "answered_on": answered_on}
    if rng.random() < 0.9:
        return record | {"adoption": "adopted"}
    return record | {"adoption": "not_adopted", "adoption_reason": "条件尚不具备"}
