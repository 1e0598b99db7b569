"""Small hand-made rows that tests of figures share."""

from datetime import date
from typing import Any
from uuid import UUID

from fengqiao.indicators.window import Window

MARCH = Window(date(2024, 3, 1), date(2024, 3, 31))
QUARTER = Window(date(2024, 1, 1), date(2024, 3, 31))
DAY, LATER, AFTER = date(2024, 3, 4), date(2024, 3, 20), date(2024, 4, 2)

SESSION = {"kind": "session", "recorded_on": DAY}
VISIT = {"visited_on": LATER}


def case(**values: Any) -> dict[str, Any]:
    """Return a case accepted in March and settled by word of mouth, recorded and visited."""
    return {
        "state": "settled",
        "registered_on": DAY,
        "accepted_on": DAY,
        "closed_on": LATER,
        "source": "application",
        "dispute_type": "neighbourhood",
        "result": "settled_oral",
        "records": [SESSION],
        "follow_ups": [VISIT],
        **values,
    }


def open_case(**values: Any) -> dict[str, Any]:
    """Return a case accepted in March and still in hand."""
    return case(state="mediating", result="open", closed_on=None, follow_ups=[], **values)


def failed_case(**values: Any) -> dict[str, Any]:
    """Return a case accepted in March and ended without success."""
    return case(state="terminated", result="failed", told_remedies=True, follow_ups=[], **values)


def committee(**values: Any) -> dict[str, Any]:
    """Return a standing committee of a street."""
    return {"name": "某调委会", "kind": "street", "set_up_on": date(2020, 1, 1), **values}


def village(village_id: UUID) -> dict[str, Any]:
    """Return a community."""
    return {"id": village_id, "name": f"居民区{village_id}", "kind": "community"}


def mediator(committee_id: UUID, **values: Any) -> dict[str, Any]:
    """Return a full-time mediator of a committee."""
    hired = {"kind": "full_time", "hired_on": date(2020, 1, 1)}
    return {"name": "演示员", "committee_id": committee_id, **hired, **values}
