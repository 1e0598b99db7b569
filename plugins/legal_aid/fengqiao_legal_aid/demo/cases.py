"""Cases of the district's centre, each with its file."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fengqiao.api import Chance

MATTERS = {"labour": 40, "support": 16, "personal_injury": 20, "social_insurance": 8, "abuse_victim": 6}
GROUPS = {"migrant_worker": 34, "woman": 20, "elderly": 18, "disabled": 10, "low_income": 12, "minor": 2}
_OUTCOMES = {"won": 24, "partly": 30, "mediated": 28, "settled": 10, "withdrawn": 5, "lost": 3}


def identity(rng: Chance, on: date) -> dict[str, object]:
    """Return sex, age and a synthetic identity number of a grown-up who has that age on a day."""
    age, male = rng.randint(18, 86), rng.happens(0.5)
    id_no = rng.id_no(rng.born(on, age), male=male)
    return {"sex": "male" if male else "female", "age": age, "id_no": id_no}


def case_record(rng: Chance, day: date, last: date) -> dict[str, Any]:
    """Return a case opened on a day, as far as it has come by the last one."""
    criminal = rng.happens(0.3)
    assigned_on = day + timedelta(days=rng.randint(0, 3))
    undertaker = rng.name()
    record: dict[str, Any] = {
        "id": rng.new_id(),
        "opened_on": day,
        "recipient": rng.name(),
        **identity(rng, day),
        **_ground(rng, day, criminal=criminal),
        "assigned_on": assigned_on,
        "assigned_to": "某律师事务所",
        "undertaker": undertaker,
        "undertaker_kind": "lawyer",
        "started_on": assigned_on,
        "groups": [{"recipient_group": rng.weighted(GROUPS)}],
        "steps": [_step(rng, "acceptance", day), _step(rng, "assignment", assigned_on)],
    }
    if rng.happens(0.97):
        record["steps"].append({"kind": "undertaking", "done_on": assigned_on, "responsible": undertaker})
    closed_on = assigned_on + timedelta(days=rng.randint(20, 120))
    if closed_on > last:
        return record | {"state": "under_way"}
    return record | _closed(rng, closed_on, last)


def _step(rng: Chance, kind: str, day: date) -> dict[str, Any]:
    return {"kind": kind, "done_on": day, "responsible": rng.name()}


def _ground(rng: Chance, day: date, *, criminal: bool) -> dict[str, Any]:
    if criminal and rng.happens(0.8):
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
    matter = rng.weighted(MATTERS)
    if matter == "labour":
        return source | {"kind": "labour_arbitration", "matter": matter, "form": "labour"}
    return source | {"kind": "civil", "matter": matter, "form": "litigation"}


def _closed(rng: Chance, closed_on: date, last: date) -> dict[str, Any]:
    record: dict[str, Any] = {
        "state": "closed",
        "closed_on": closed_on,
        "outcome": rng.weighted(_OUTCOMES),
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
        "audited_by": rng.name(),
        "subsidy": Decimal(rng.choice(("1500.00", "1800.00"))),
        "paid_on": paid_on,
        "submitted_as_example_on": paid_on if rng.happens(0.08) else None,
    }


def _supervisions(rng: Chance, closed_on: date, last: date) -> Iterator[dict[str, Any]]:
    for kind, likely in (
        ("phone_visit", 0.92),
        ("peer_review", 0.95),
        ("hearing", 0.2),
        ("organ_opinion", 0.3),
    ):
        if rng.happens(likely):
            held_on = min(last, closed_on + timedelta(days=rng.randint(1, 12)))
            yield {"kind": kind, "held_on": held_on, "supervisor": rng.name()}
