"""What clocks run to that the law leaves to people: extensions, visits that were promised, objections.

Drawn by a generator of its own, so that what others drew stays as it was; no published figure speaks of any of it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance, DemoRow

_MONTH = timedelta(days=31)
_EXTENDED_SHARE, _PROMISED_SHARE, _ON_PAPER_SHARE, _OBJECTED_SHARE = 0.6, 0.05, 0.1, 0.01
_GROUNDS = ("asked", "not_at_once", "grave")


def mark_terms(rng: Chance, cases: list[DemoRow], end: date) -> None:
    """Mark the cases of which parties and mediators agreed on a day, or on paper.

    :param end: the last day on which anything happens.
    """
    for _, _, case in cases:
        if case.get("state") == "mediating" and case["accepted_on"] + _MONTH <= end:
            _extend(rng, case)
        if case.get("result") == "settled_written" and rng.happens(_ON_PAPER_SHARE):
            case["written_ground"] = rng.choice(_GROUNDS)
        if case.get("agreements") and rng.happens(_PROMISED_SHARE):
            case["follow_up_by"] = case["closed_on"] + timedelta(days=30)
            visits = [visit["visited_on"] for visit in case["follow_ups"]]
            case["followed_up_on"] = min(visits, default=None)


def _extend(rng: Chance, case: dict[str, Any]) -> None:
    if rng.happens(_EXTENDED_SHARE):
        case |= {
            "state": "extended",
            "extension_wished": True,
            "extended_to": case["accepted_on"] + timedelta(days=rng.randint(45, 90)),
            "extension_reason": "双方要求再作协商",
        }


def objected(rng: Chance, rows: Iterable[DemoRow]) -> Iterator[DemoRow]:
    """Yield applications to the court, a few of the confirmed ones with an outsider's objection."""
    for ledger, unit_id, record in rows:
        decided_on = record.get("decided_on")
        if record.get("result") == "confirmed" and rng.happens(_OBJECTED_SHARE):
            record |= {"outsider": rng.name(), "outsider_knew_on": decided_on}
        yield ledger, unit_id, record
