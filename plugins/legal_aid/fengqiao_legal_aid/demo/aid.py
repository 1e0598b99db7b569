"""Applications that stations take in and forward, and the cases of the district's centre."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from fengqiao.api import Window

from fengqiao_legal_aid.demo.chance import identity, new_id, some_day, synthetic_name, weighted
from fengqiao_legal_aid.demo.offices import Office, Row
from fengqiao_legal_aid.ledgers import (
    APPLICATIONS,
    CASES,
    COMPLAINTS,
    FILE_REVIEWS,
    FUNDS,
    HARDSHIP_STANDARDS,
    SUBSIDY_STANDARDS,
)

SUBSISTENCE, INCOME_LIMIT = Decimal("1510.00"), Decimal("3020.00")
_MATTERS = {"labour": 40, "support": 16, "personal_injury": 20, "social_insurance": 8, "abuse_victim": 6}
_GROUPS = {"migrant_worker": 34, "woman": 20, "elderly": 18, "disabled": 10, "low_income": 12, "minor": 2}
_OUTCOMES = {"won": 24, "partly": 30, "mediated": 28, "settled": 10, "withdrawn": 5, "lost": 3}
_CENTRE = "区法律援助中心"
_AT_CENTRE, _CASES = 70, 110
_QUARTER_DAYS = (date(2023, 2, 1), date(2023, 5, 1), date(2023, 8, 1))


def aid_rows(rng: Random, bureau: int, found: list[Office], window: Window) -> Iterator[Row]:
    """Yield standards, applications, cases, file reviews, complaints and funds."""
    beyond = Window(window.first, window.last + timedelta(days=31))
    yield from _standards(rng, bureau)
    for office in found:
        for _ in range(rng.randint(3, 9)):
            day = some_day(rng, beyond.first, beyond.last - timedelta(days=6))
            yield APPLICATIONS, office.unit_id, _forwarded(rng, day)
    for _ in range(_AT_CENTRE):
        day = some_day(rng, beyond.first, beyond.last - timedelta(days=8))
        yield APPLICATIONS, bureau, _decided(rng, day)
    for _ in range(_CASES):
        day = some_day(rng, beyond.first, beyond.last - timedelta(days=4))
        yield CASES, bureau, _case(rng, day, beyond.last)
    yield from _watched(rng, bureau, found, window)


def _standards(rng: Random, bureau: int) -> Iterator[Row]:
    source = "演示用标准，非真实文件"
    local = {"region_code": "310106", "since": date(2023, 1, 1), "source": source}
    yield (
        HARDSHIP_STANDARDS,
        bureau,
        {
            **local,
            "id": new_id(rng),
            "subsistence": SUBSISTENCE,
            "income_limit": INCOME_LIMIT,
        },
    )
    for kind, before, now in (("civil", "1500.00", "1800.00"), ("criminal", "1200.00", "1500.00")):
        old = {"since": date(2020, 1, 1), "until": date(2022, 12, 31), "amount": Decimal(before)}
        yield SUBSIDY_STANDARDS, bureau, {**local, "id": new_id(rng), "kind": kind, **old}
        new = {"id": new_id(rng), "kind": kind, "amount": Decimal(now)}
        yield SUBSIDY_STANDARDS, bureau, {**local, **new}


def _application(rng: Random, day: date) -> dict[str, Any]:
    matter = weighted(rng, _MATTERS)
    return {
        "id": new_id(rng),
        "submitted_on": day,
        "applicant": synthetic_name(rng),
        **identity(rng, day),
        "matter": matter,
        "form": "labour" if matter == "labour" else "litigation",
        "received_by": synthetic_name(rng),
        "groups": [{"recipient_group": weighted(rng, _GROUPS)}],
        "materials": [
            {"kind": "identity", "received_on": day},
            {"kind": "case_material", "received_on": day},
        ],
    }


def _forwarded(rng: Random, day: date) -> dict[str, Any]:
    record = _application(rng, day)
    if rng.random() < 0.1:
        return record | {"state": "taken_in"}
    forwarded_on = day + timedelta(days=rng.randint(0, 2))
    return record | {"state": "forwarded", "forwarded_on": forwarded_on, "forwarded_to": _CENTRE}


def _decided(rng: Random, day: date) -> dict[str, Any]:
    record = _application(rng, day)
    decision = {"decided_on": day + timedelta(days=rng.randint(1, 7)), "reviewed_by": synthetic_name(rng)}
    if rng.random() < 0.07:
        refusal = {
            "eligible": False,
            "decision": "refused",
            "refusal_reason": "合成演示数据：不属于援助范围。",
        }
        return (
            record | decision | refusal | {"state": "refused", "told_in_writing_on": decision["decided_on"]}
        )
    return (
        record
        | decision
        | _hardship(rng, record)
        | {
            "state": "granted",
            "decision": "granted",
            "eligible": True,
        }
    )


def _hardship(rng: Random, record: dict[str, Any]) -> dict[str, Any]:
    if record["matter"] == "abuse_victim":
        return {"hardship_basis": "unlimited", "unlimited_ground": "abuse_victim"}
    if record["matter"] == "labour" and record["groups"][0]["recipient_group"] == "migrant_worker":
        return {"hardship_basis": "exempt", "exempt_reason": "migrant_worker"}
    if rng.random() < 0.5:
        return {"hardship_basis": "pledge", "pledged_on": record["submitted_on"]}
    income = Decimal(rng.randint(500, int(INCOME_LIMIT)))
    return {"hardship_basis": "verified", "income_per_head": income, "income_limit": INCOME_LIMIT}


def _case(rng: Random, day: date, last: date) -> dict[str, Any]:
    criminal = rng.random() < 0.3
    assigned_on = day + timedelta(days=rng.randint(0, 3))
    undertaker = synthetic_name(rng)
    record: dict[str, Any] = {
        "id": new_id(rng),
        "opened_on": day,
        "recipient": synthetic_name(rng),
        **identity(rng, day),
        **_ground(rng, day, criminal=criminal),
        "assigned_on": assigned_on,
        "assigned_to": "某律师事务所",
        "undertaker": undertaker,
        "undertaker_kind": "lawyer",
        "started_on": assigned_on,
        "groups": [{"recipient_group": weighted(rng, _GROUPS)}],
        "steps": [_step(rng, "acceptance", day), _step(rng, "assignment", assigned_on)],
    }
    if rng.random() < 0.97:
        record["steps"].append({"kind": "undertaking", "done_on": assigned_on, "responsible": undertaker})
    closed_on = assigned_on + timedelta(days=rng.randint(20, 120))
    if closed_on > last:
        return record | {"state": "under_way"}
    return record | _closed(rng, closed_on, last)


def _step(rng: Random, kind: str, day: date) -> dict[str, Any]:
    return {"kind": kind, "done_on": day, "responsible": synthetic_name(rng)}


def _ground(rng: Random, day: date, *, criminal: bool) -> dict[str, Any]:
    if criminal and rng.random() < 0.8:
        notice = {"notice_received_on": day, "notifying_organ": "区人民法院", "notice_ground": "minor"}
        return {
            "source": "notified_defence",
            "kind": "criminal",
            "matter": "criminal",
            "form": "criminal",
            **notice,
        }
    source = {"source": "application", "granted_on": day}
    if criminal:
        return source | {"kind": "criminal", "matter": "criminal", "form": "criminal"}
    matter = weighted(rng, _MATTERS)
    if matter == "labour":
        return source | {"kind": "labour_arbitration", "matter": matter, "form": "labour"}
    return source | {"kind": "civil", "matter": matter, "form": "litigation"}


def _closed(rng: Random, closed_on: date, last: date) -> dict[str, Any]:
    record: dict[str, Any] = {
        "state": "closed",
        "closed_on": closed_on,
        "outcome": weighted(rng, _OUTCOMES),
        "recovered": Decimal(rng.randint(0, 80) * 1000),
        "supervisions": list(_supervisions(rng, closed_on, last)),
    }
    paid_on = closed_on + timedelta(days=40)
    if paid_on > last:
        return record
    return record | {
        "state": "paid",
        "material_on": closed_on + timedelta(days=rng.randint(5, 25)),
        "audited_on": closed_on + timedelta(days=30),
        "audited_by": synthetic_name(rng),
        "subsidy": Decimal(rng.choice(("1500.00", "1800.00"))),
        "paid_on": paid_on,
        "submitted_as_example_on": paid_on if rng.random() < 0.08 else None,
    }


def _supervisions(rng: Random, closed_on: date, last: date) -> Iterator[dict[str, Any]]:
    for kind, likely in (
        ("phone_visit", 0.92),
        ("peer_review", 0.95),
        ("hearing", 0.2),
        ("organ_opinion", 0.3),
    ):
        if rng.random() < likely:
            held_on = min(last, closed_on + timedelta(days=rng.randint(1, 12)))
            yield {"kind": kind, "held_on": held_on, "supervisor": synthetic_name(rng)}


def _watched(rng: Random, bureau: int, found: list[Office], window: Window) -> Iterator[Row]:
    for day in _QUARTER_DAYS:
        yield (
            FILE_REVIEWS,
            bureau,
            {
                "id": new_id(rng),
                "held_on": day + timedelta(days=50),
                "quarter_day": day,
                "method": "peer",
                "examined": rng.randint(8, 20),
                "excellent": rng.randint(1, 6),
            },
        )
        yield (
            FUNDS,
            bureau,
            {
                "id": new_id(rng),
                "booked_on": day,
                "kind": "appropriation",
                "amount": Decimal("200000.00"),
                "disclosed_on": day + timedelta(days=30),
            },
        )
    for office in rng.sample(found, 3):
        day = some_day(rng, window.first, window.last - timedelta(days=20))
        handled_on = day + timedelta(days=rng.randint(3, 15))
        yield (
            COMPLAINTS,
            office.unit_id,
            {
                "id": new_id(rng),
                "state": "handled",
                "received_on": day,
                "complainant": synthetic_name(rng),
                "against": "lawyer",
                "result": "unfounded",
                "handled_on": handled_on,
                "told_on": handled_on,
            },
        )
