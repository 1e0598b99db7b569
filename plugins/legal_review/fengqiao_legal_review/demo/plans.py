"""What was planned for major decisions, and what became of the rules that residents gave themselves.

Drawn from chances of its own: no published total hangs on it.
"""

from datetime import date
from typing import Any

from fengqiao.api import Chance

from fengqiao_legal_review.demo.offices import DAY

_COMMENTS, _HEARINGS, _MEETINGS = 0.5, 0.2, 0.8
_REASON = "公约中的罚款没有依据，应当删去"


def planned(rng: Chance, record: dict[str, Any], first: date) -> dict[str, Any]:
    """Return what was planned for a major decision: comments and a hearing before its submission, a meeting after.

    :param first: the first day of the demo; nothing lies before it.
    """
    submitted_on: date = record["submitted_on"]
    plans: dict[str, Any] = {}
    if rng.happens(_MEETINGS):
        plans["discussion_planned_on"] = record.get("discussed_on") or submitted_on + 14 * DAY
    comments_to = submitted_on - DAY * rng.randint(1, 5)
    comments_from = comments_to - DAY * rng.randint(30, 35)
    if comments_from < first or not rng.happens(_COMMENTS):
        return plans
    plans |= {"comments_from": comments_from, "comments_to": comments_to, "comments_planned_to": comments_to}
    plans["materials"] = [*record["materials"], {"kind": "comments", "received_on": submitted_on}]
    if rng.happens(_HEARINGS):
        hearing_on = comments_to - DAY * rng.randint(1, 10)
        sent_on = hearing_on - DAY * rng.randint(7, 12)
        plans |= {"hearing_on": hearing_on, "hearing_planned_on": hearing_on, "hearing_material_on": sent_on}
    return plans


def reported(rng: Chance, record: dict[str, Any], end: date) -> dict[str, Any]:
    """Return what followed the opinion on a residents' pledge: the vote and the report, or an order to correct it."""
    voted_on: date | None = record.get("concluded_on")
    if voted_on is not None:
        reported_on = min(voted_on + DAY * rng.randint(0, 5), record.get("filed_on", end), end)
        return {"voted_on": voted_on, "reported_on": reported_on}
    if record["state"] != "stopped":
        return {}
    ordered_on: date = record["stopped_on"]
    order = {
        "state": "correcting",
        "correction_ordered_on": ordered_on,
        "correction_reason": _REASON,
        "stopped_on": None,
        "stop_reason": None,
    }
    corrected_on = ordered_on + DAY * rng.randint(5, 20)
    return order if corrected_on > end else order | {"state": "corrected", "corrected_on": corrected_on}
