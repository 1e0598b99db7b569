"""Weekly, monthly and quarterly rounds of looking for disputes, with a few gaps."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from fengqiao.api import Every, Window

from fengqiao_mediation.demo.chance import new_id
from fengqiao_mediation.demo.places import Office, Row
from fengqiao_mediation.ledgers import SCREENINGS

_WEEKLY_GAPS = 0.004
_MONTHLY_GAPS = 0.03


def screening_rows(rng: Random, bureau: int, stations: list[Office], window: Window) -> Iterator[Row]:
    """Yield the rounds of every village committee, every station and the bureau.

    :param window: from the first to the last day on which a round may begin.
    """
    for office in stations:
        yield from _weekly(rng, office, window)
        for begin in periods(window, Every.MONTH):
            if office.care == 1.0 or rng.random() >= _MONTHLY_GAPS:
                yield SCREENINGS, office.unit_id, _round(rng, "township", begin, 12)
    for begin in periods(window, Every.QUARTER):
        yield SCREENINGS, bureau, _round(rng, "county", begin, 40)


def _weekly(rng: Random, office: Office, window: Window) -> Iterator[Row]:
    weeks = list(periods(window, Every.WEEK))
    for place in office.places:
        if place.village_id is None:
            continue
        for begin in weeks:
            if office.care == 1.0 or rng.random() >= _WEEKLY_GAPS:
                where = {"committee_id": place.committee_id, "village_id": place.village_id}
                yield SCREENINGS, office.unit_id, _round(rng, "village", begin, 3) | where


def _round(rng: Random, level: str, begin: date, most: int) -> dict[str, Any]:
    found = rng.randint(0, most)
    handled = rng.randint(0, found)
    return {
        "id": new_id(rng),
        "level": level,
        "started_on": begin,
        "ended_on": begin + timedelta(days=rng.randint(0, 4)),
        "found": found,
        "handled": handled,
        "prevented": found - handled,
    }


def periods(window: Window, every: Every) -> Iterator[date]:
    """Yield the first day of each period that begins inside a window, and the window's first day."""
    begin = window.first
    while begin <= window.last:
        yield begin
        begin = every.next(begin)
