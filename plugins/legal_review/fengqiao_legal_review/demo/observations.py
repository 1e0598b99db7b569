"""Proposals of observation points and opinions on legislation."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from fengqiao.api import Chance, DemoDistrict, DemoRow, Window

from fengqiao_legal_review.demo.offices import DAY, Office, after
from fengqiao_legal_review.ledgers import OBSERVATIONS

ADOPTED_BY_CITY_AT = "大宁路"
"""Where the proposal came from that the city took up."""

_NUMBERS = {"observation": 92, "legislation": 168, "enforcement": 47}
_SUBJECTS = ("community", "environment", "business", "livelihood", "safety", "other")


def observation_rows(rng: Chance, found: list[Office], demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield what was collected; one proposal alone was taken up by the city in the window."""
    window = demo.window
    for kind, number in _NUMBERS.items():
        for office in rng.choices(found, [one.volume for one in found], k=number):
            collected_on = rng.weekday(window.first, window.last)
            yield _row(rng, office, kind, collected_on, rng.choice(("", "submitted", "declined")))
    source = next((one for one in found if one.township.startswith(ADOPTED_BY_CITY_AT)), found[0])
    in_time, too_late = rng.weekday(window.last - 30 * DAY, window.last), after(demo).first + 9 * DAY
    yield _adopted(rng, source, "observation", "city_office", in_time, window)
    # None of these counts: taken up too late, by somebody else, or no proposal of an observation point.
    yield _adopted(rng, rng.choice(found), "observation", "city_office", too_late, window)
    yield _adopted(rng, rng.choice(found), "legislation", "city_office", in_time, window)
    for _ in range(6):
        yield _adopted(rng, rng.choice(found), "observation", "county_office", in_time, window)


def _row(rng: Chance, office: Office, kind: str, on: date, state: str) -> DemoRow:
    record: dict[str, Any] = {
        "id": rng.new_id(),
        "kind": kind,
        "point": f"{office.township}观察点",
        "collected_on": on,
        "subject": rng.choice(_SUBJECTS),
        "contributors": rng.randint(1, 12),
    }
    if state:
        record |= {"state": state, "submitted_on": on + DAY, "submitted_to": "演示区依法治区办"}
    if state == "declined":
        record["declined_on"] = on + 10 * DAY
    return OBSERVATIONS, office.unit_id, record


def _adopted(rng: Chance, office: Office, kind: str, adopter: str, on: date, window: Window) -> DemoRow:
    collected_on = rng.weekday(window.first, window.last - 60 * DAY)
    ledger, unit_id, record = _row(rng, office, kind, collected_on, "adopted")
    return ledger, unit_id, record | {"adopted_by": adopter, "adopted_on": on}
