"""The turns that some applications and cases of the demo take: passed on from detention, provided first, ended early.

They are drawn from a chance of their own, so what was drawn before them stays as it was.
"""

from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance

_RELAYED, _PROVIDED_FIRST, _ENDED = 0.06, 0.05, 0.15
_DAY = timedelta(days=1)


def application_turned(rng: Chance, application: dict[str, Any]) -> dict[str, Any]:
    """Return an application, perhaps one that a duty lawyer passed on or that could not wait."""
    day: date = application["submitted_on"]
    if rng.happens(_RELAYED):
        relay = {"relayed_by": "duty_lawyer", "asked_through_on": day - _DAY, "relayed_on": day}
        return application | relay
    if application.get("state") != "granted" or not rng.happens(_PROVIDED_FIRST):
        return application
    made_up_on = day + rng.randint(3, 8) * _DAY if rng.happens(0.7) else None
    return application | {
        "urgent_ground": "limitation",
        "limitation_ends_on": day + rng.randint(1, 6) * _DAY,
        "provided_first_on": day,
        "made_up_on": made_up_on,
    }


def case_turned(rng: Chance, case: dict[str, Any], last: date) -> dict[str, Any]:
    """Return a case with the days of the organ that gave notice; of those under way some ended early."""
    if "notice_received_on" in case:
        found_on = case["notice_received_on"] - rng.randint(0, 4) * _DAY
        notified_on = found_on + min(case["notice_received_on"] - found_on, rng.randint(0, 3) * _DAY)
        case = case | {
            "ground_found_on": found_on,
            "notified_on": notified_on,
            "organ_told_on": case["assigned_on"],
        }
    if case["state"] != "under_way" or not rng.happens(_ENDED):
        return case
    ended_on = min(last, case["assigned_on"] + rng.randint(1, 12) * _DAY)
    return case | {
        "state": "terminated",
        "terminated_on": ended_on,
        "termination_ground": "own_agent",
        "termination_told_on": ended_on,
    }
