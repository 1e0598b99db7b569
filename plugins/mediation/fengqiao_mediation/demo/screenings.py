"""Weekly, monthly and quarterly rounds of looking for disputes, with a few gaps."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance, DemoRow, Every, Window

from fengqiao_mediation.demo.places import Office
from fengqiao_mediation.ledgers import SCREENINGS

_WEEKLY_GAPS = 0.004
_MONTHLY_GAPS = 0.03


def screening_rows(rng: Chance, bureau: int, stations: list[Office], window: Window) -> Iterator[DemoRow]:
    """Yield the rounds of every village committee, every station and the bureau.

    :param window: from the first to the last day on which a round may begin.
    """
    for office in stations:
        yield from _weekly(rng, office, window)
        for month in window.parts(Every.MONTH):
            if office.care == 1.0 or not rng.happens(_MONTHLY_GAPS):
                yield SCREENINGS, office.unit_id, _round(rng, "township", month.first, 12)
    for quarter in window.parts(Every.QUARTER):
        yield SCREENINGS, bureau, _round(rng, "county", quarter.first, 40)


def _weekly(rng: Chance, office: Office, window: Window) -> Iterator[DemoRow]:
    weeks = list(window.parts(Every.WEEK))
    for place in office.places:
        if place.village_id is None:
            continue
        for week in weeks:
            if office.care == 1.0 or not rng.happens(_WEEKLY_GAPS):
                where = {"committee_id": place.committee_id, "village_id": place.village_id}
                yield SCREENINGS, office.unit_id, _round(rng, "village", week.first, 3) | where


def _round(rng: Chance, level: str, begin: date, most: int) -> dict[str, Any]:
    found = rng.randint(0, most)
    handled = rng.randint(0, found)
    return {
        "id": rng.new_id(),
        "level": level,
        "started_on": begin,
        "ended_on": begin + timedelta(days=rng.randint(0, 4)),
        "found": found,
        "handled": handled,
        "prevented": found - handled,
    }
