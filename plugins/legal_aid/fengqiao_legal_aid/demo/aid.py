"""Applications that stations take in and forward, and the cases of the district's centre."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fengqiao.api import Chance, DemoDistrict, DemoRow, Window

from fengqiao_legal_aid.demo.cases import GROUPS, MATTERS, case_record, identity
from fengqiao_legal_aid.demo.offices import Office
from fengqiao_legal_aid.demo.turns import application_turned, case_turned
from fengqiao_legal_aid.ledgers import (
    APPLICATIONS,
    CASES,
    COMPLAINTS,
    DUTIES,
    FILE_REVIEWS,
    FUNDS,
    HARDSHIP_STANDARDS,
    SUBSIDY_STANDARDS,
)

SUBSISTENCE, INCOME_LIMIT = Decimal("1510.00"), Decimal("3020.00")
_CENTRE = "区法律援助中心"
_AT_CENTRE, _CASES = 70, 110
_QUARTER_DAYS = (date(2023, 2, 1), date(2023, 5, 1), date(2023, 8, 1))


def aid_rows(rng: Chance, turns: Chance, found: list[Office], demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield standards, applications, cases, file reviews, complaints and funds.

    :param turns: what decides which of them take an unusual turn.
    """
    bureau, beyond = demo.bureau_id, demo.beyond
    yield from _standards(rng, bureau)
    for office in found:
        for _ in range(rng.randint(3, 9)):
            day = rng.day(beyond.first, beyond.last - timedelta(days=6))
            yield APPLICATIONS, office.unit_id, _forwarded(rng, day)
    for _ in range(_AT_CENTRE):
        day = rng.day(beyond.first, beyond.last - timedelta(days=8))
        yield APPLICATIONS, bureau, application_turned(turns, _decided(rng, day))
    for _ in range(_CASES):
        day = rng.day(beyond.first, beyond.last - timedelta(days=4))
        yield CASES, bureau, case_turned(turns, case_record(rng, day, beyond.last), beyond.last)
    yield from _watched(rng, bureau, found, demo.window)


def _standards(rng: Chance, bureau: int) -> Iterator[DemoRow]:
    source = "演示用标准，非真实文件"
    local = {"region_code": "310106", "since": date(2023, 1, 1), "source": source}
    yield (
        HARDSHIP_STANDARDS,
        bureau,
        {
            **local,
            "id": rng.new_id(),
            "subsistence": SUBSISTENCE,
            "income_limit": INCOME_LIMIT,
        },
    )
    for kind, before, now in (("civil", "1500.00", "1800.00"), ("criminal", "1200.00", "1500.00")):
        old = {"since": date(2020, 1, 1), "until": date(2022, 12, 31), "amount": Decimal(before)}
        yield SUBSIDY_STANDARDS, bureau, {**local, "id": rng.new_id(), "kind": kind, **old}
        new = {"id": rng.new_id(), "kind": kind, "amount": Decimal(now)}
        yield SUBSIDY_STANDARDS, bureau, {**local, **new}


def _application(rng: Chance, day: date) -> dict[str, Any]:
    matter = rng.weighted(MATTERS)
    return {
        "id": rng.new_id(),
        "submitted_on": day,
        "applicant": rng.name(),
        **identity(rng, day),
        "matter": matter,
        "form": "labour" if matter == "labour" else "litigation",
        "received_by": rng.name(),
        "groups": [{"recipient_group": rng.weighted(GROUPS)}],
        "materials": [
            {"kind": "identity", "received_on": day},
            {"kind": "case_material", "received_on": day},
        ],
    }


def _forwarded(rng: Chance, day: date) -> dict[str, Any]:
    record = _application(rng, day)
    if rng.happens(0.1):
        return record | {"state": "taken_in"}
    forwarded_on = day + timedelta(days=rng.randint(0, 2))
    return record | {"state": "forwarded", "forwarded_on": forwarded_on, "forwarded_to": _CENTRE}


def _decided(rng: Chance, day: date) -> dict[str, Any]:
    record = _application(rng, day)
    decision = {"decided_on": day + timedelta(days=rng.randint(1, 7)), "reviewed_by": rng.name()}
    if rng.happens(0.07):
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


def _hardship(rng: Chance, record: dict[str, Any]) -> dict[str, Any]:
    if record["matter"] == "abuse_victim":
        return {"hardship_basis": "unlimited", "unlimited_ground": "abuse_victim"}
    if record["matter"] == "labour" and record["groups"][0]["recipient_group"] == "migrant_worker":
        return {"hardship_basis": "exempt", "exempt_reason": "migrant_worker"}
    if rng.happens(0.5):
        return {"hardship_basis": "pledge", "pledged_on": record["submitted_on"]}
    income = Decimal(rng.randint(500, int(INCOME_LIMIT)))
    return {"hardship_basis": "verified", "income_per_head": income, "income_limit": INCOME_LIMIT}


def _watched(rng: Chance, bureau: int, found: list[Office], window: Window) -> Iterator[DemoRow]:
    for day in _QUARTER_DAYS:
        yield (
            FILE_REVIEWS,
            bureau,
            {
                "id": rng.new_id(),
                "held_on": day + timedelta(days=50),
                "quarter_day": day,
                "method": "peer",
                "examined": rng.randint(8, 20),
                "excellent": rng.randint(1, 6),
                "disclosed_on": day + timedelta(days=80),
            },
        )
        yield (
            FUNDS,
            bureau,
            {
                "id": rng.new_id(),
                "booked_on": day,
                "kind": "appropriation",
                "amount": Decimal("200000.00"),
                "disclosed_on": day + timedelta(days=30),
            },
        )
        yield (
            FUNDS,
            bureau,
            {
                "id": rng.new_id(),
                "booked_on": day + timedelta(days=45),
                "kind": "case_subsidy",
                "amount": Decimal(rng.randint(20, 60) * 1000),
                "disclosed_on": day + timedelta(days=60) if rng.happens(0.8) else None,
            },
        )
    yield from _at_court(rng, bureau, window)
    for office in rng.sample(found, 3):
        day = rng.day(window.first, window.last - timedelta(days=20))
        handled_on = day + timedelta(days=rng.randint(3, 15))
        yield (
            COMPLAINTS,
            office.unit_id,
            {
                "id": rng.new_id(),
                "state": "handled",
                "received_on": day,
                "complainant": rng.name(),
                "against": "lawyer",
                "result": "unfounded",
                "handled_on": handled_on,
                "told_on": handled_on,
            },
        )


def _at_court(rng: Chance, bureau: int, window: Window) -> Iterator[DemoRow]:
    """Yield the duty lawyers at court and procuratorate, week by week."""
    week = window.first
    while week <= window.last:
        yield (
            DUTIES,
            bureau,
            {
                "id": rng.new_id(),
                "duty_on": week + timedelta(days=rng.randint(0, 4)),
                "place": rng.choice(("court", "court", "procuratorate", "petition")),
                "person": rng.name(),
                "person_kind": "lawyer",
                "attended": True,
                "minutes": 240,
                "served": rng.randint(0, 6),
            },
        )
        week += timedelta(days=7)
