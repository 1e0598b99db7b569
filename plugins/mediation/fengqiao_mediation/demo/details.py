"""What committees and rounds tell of themselves beside what the totals need."""

from collections.abc import Iterable, Iterator
from typing import Any

from fengqiao.api import Chance, DemoRow

from fengqiao_mediation.ledgers import COMMITTEES

_IN_ORDER = 0.97
_KINDS = ("general", "focused", "regular", "special")
_REPORTED_SHARE = 0.02


def detailed_committees(rng: Chance, rows: Iterable[DemoRow]) -> Iterator[DemoRow]:
    """Yield committees with how they are composed and kept; other rows as they are."""
    for ledger, unit_id, record in rows:
        yield ledger, unit_id, record | _committee(rng, record) if ledger is COMMITTEES else record


def _committee(rng: Chance, record: dict[str, Any]) -> dict[str, Any]:
    flags = ("organised", "grid_screening", "staffed", "training_held")
    kept = {flag: rng.happens(_IN_ORDER) for flag in flags}
    return {**kept, "women": rng.randint(1, record["members"] - 1)}


def detailed_rounds(rng: Chance, rows: Iterable[DemoRow]) -> Iterator[DemoRow]:
    """Yield rounds of screening with the hazards they met; a township's rounds take turns in how they look."""
    for ledger, unit_id, record in rows:
        hazards = rng.randint(0, 2) if rng.happens(0.1) else 0
        more: dict[str, Any] = {"hazards": hazards, "hazards_removed": rng.randint(0, hazards)}
        if record["level"] == "township":
            more["kind"] = rng.choice(_KINDS)
            if record["found"] and rng.happens(_REPORTED_SHARE):
                more["reports"] = [_report(record)]
        yield ledger, unit_id, record | more


def _report(record: dict[str, Any]) -> dict[str, Any]:
    return {
        "reported_on": record["started_on"],
        "reason": "escalation",
        "receivers": "街道党工委、平安办",
        "receiver_level": "township",
        "to_government": True,
    }
