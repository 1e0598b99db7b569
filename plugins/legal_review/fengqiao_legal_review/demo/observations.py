"""Proposals of observation points and opinions on legislation."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from fengqiao.api import Window

from fengqiao_legal_review.demo.chance import DAY, new_id, office_day, some_day
from fengqiao_legal_review.demo.offices import Office, Row, beyond
from fengqiao_legal_review.ledgers import OBSERVATIONS

ADOPTED_BY_CITY_AT = "大宁路"
"""Where the proposal came from that the city took up."""

_NUMBERS = {"observation": 92, "legislation": 168, "enforcement": 47}
_SUBJECTS = ("community", "environment", "business", "livelihood", "safety", "other")


def observation_rows(rng: Random, found: list[Office], window: Window) -> Iterator[Row]:
    """Yield what was collected; one proposal alone was taken up by the city in the window."""
    for kind, number in _NUMBERS.items():
        for office in rng.choices(found, [one.volume for one in found], k=number):
            yield _row(rng, office, kind, some_day(rng, window), rng.choice(("", "submitted", "declined")))
    source = next((one for one in found if one.township.startswith(ADOPTED_BY_CITY_AT)), found[0])
    in_time, after = office_day(rng, window.last - 30 * DAY, window.last), beyond(window).first + 9 * DAY
    yield _adopted(rng, source, "observation", "city_office", in_time, window)
    # None of these counts: taken up too late, by somebody else, or no proposal of an observation point.
    yield _adopted(rng, rng.choice(found), "observation", "city_office", after, window)
    yield _adopted(rng, rng.choice(found), "legislation", "city_office", in_time, window)
    for _ in range(6):
        yield _adopted(rng, rng.choice(found), "observation", "county_office", in_time, window)


def _row(rng: Random, office: Office, kind: str, on: date, state: str) -> Row:
    record: dict[str, Any] = {
        "id": new_id(rng),
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


def _adopted(rng: Random, office: Office, kind: str, adopter: str, on: date, window: Window) -> Row:
    collected_on = office_day(rng, window.first, window.last - 60 * DAY)
    ledger, unit_id, record = _row(rng, office, kind, collected_on, "adopted")
    return ledger, unit_id, record | {"adopted_by": adopter, "adopted_on": on}
