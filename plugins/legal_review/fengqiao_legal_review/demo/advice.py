"""Meetings that the stations' people attended, and advice they gave."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from fengqiao.api import Chance, DemoDistrict, DemoRow, Window

from fengqiao_legal_review.demo.offices import DAY, Office, after
from fengqiao_legal_review.demo.quotas import ATTENDANCES
from fengqiao_legal_review.ledgers import ATTENDANCES as LEDGER
from fengqiao_legal_review.ledgers import OPINIONS

_ELSEWHERE = {"joint_party_government": 6, "party_committee": 4}
_OTHERS = {"deputy_head": 2, "officer": 1}
_TOPICS = ("重大项目合同", "年度工作安排", "城市更新方案", "执法事项研究", "公共服务采购")
_OPINIONS, _OPINIONS_AFTER = 430, 36
_KINDS = {"legal_opinion": 60, "proposal": 22, "risk_assessment": 12, "enforcement_coordination": 6}
_RECIPIENTS = {"township": 75, "village": 15, "enforcement_body": 7, "department": 3}


def attendance_rows(rng: Chance, found: list[Office], demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield meetings: the counted ones of the heads, and those that must not count among them."""
    for office in _spread(rng, found, ATTENDANCES["head"]):
        yield _attendance(rng, office, _office_meeting(office), "head", demo.window)
    for office in _spread(rng, found, ATTENDANCES["head_elsewhere"]):
        yield _attendance(rng, office, rng.weighted(_ELSEWHERE), "head", demo.window)
    for office in _spread(rng, found, ATTENDANCES["others"]):
        yield _attendance(rng, office, _office_meeting(office), rng.weighted(_OTHERS), demo.window)
    for office in _spread(rng, found, ATTENDANCES["after"]):
        yield _attendance(rng, office, _office_meeting(office), "head", after(demo))


def _spread(rng: Chance, found: list[Office], number: int) -> list[Office]:
    """Return offices, each at least once where there are enough meetings, the rest by how much comes to them."""
    every = found if number >= len(found) else []
    return [*every, *rng.choices(found, [office.volume for office in found], k=number - len(every))]


def _office_meeting(office: Office) -> str:
    return "directors_office" if office.is_subdistrict else "township_heads_office"


def _attendance(rng: Chance, office: Office, meeting: str, role: str, days: Window) -> DemoRow:
    attended_on = rng.weekday(days.first, days.last)
    return (
        LEDGER,
        office.unit_id,
        {
            "id": rng.new_id(),
            "meeting": meeting,
            "attended_on": attended_on,
            "attendee_id": office.head_on(attended_on) if role == "head" else None,
            "role": role,
            "topics": rng.choice(_TOPICS),
            "spoke": rng.happens(0.8),
        },
    )


def opinion_rows(rng: Chance, found: list[Office], demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield legal opinions, assessments of risk and proposals; about half have been answered."""
    for number, days in ((_OPINIONS, demo.window), (_OPINIONS_AFTER, after(demo))):
        for office in _spread(rng, found, number):
            given_on = rng.weekday(days.first, days.last)
            yield OPINIONS, office.unit_id, _opinion(rng, office, given_on, demo.beyond.last)


def _opinion(rng: Chance, office: Office, given_on: date, end: date) -> dict[str, Any]:
    recipient = rng.weighted(_RECIPIENTS)
    record = {
        "id": rng.new_id(),
        "kind": rng.weighted(_KINDS),
        "given_on": given_on,
        "recipient": recipient,
        "to_unit": office.township if recipient == "township" else "演示单位",
    }
    answered_on = given_on + DAY * rng.randint(1, 20)
    if rng.happens(0.5) or answered_on > end:
        return record
    record |= {"state": "answered", "answered_on": answered_on}
    if rng.happens(0.9):
        return record | {"adoption": "adopted"}
    return record | {"adoption": "not_adopted", "adoption_reason": "条件尚不具备"}
