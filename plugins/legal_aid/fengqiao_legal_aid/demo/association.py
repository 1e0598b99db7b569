"""An association that gives legal service for nothing, and such services of the stations."""

from collections.abc import Iterator
from datetime import date

from fengqiao.api import Chance, DemoRow, Window

from fengqiao_legal_aid.demo.offices import Office
from fengqiao_legal_aid.demo.reception import visit
from fengqiao_legal_aid.ledgers import (
    PROVIDERS,
    PUBLIC_SERVICES,
    SITES,
    VISITS,
)

ASSOCIATION_LAWYERS = 35
ASSOCIATION_VISITS = 1_180
"""Person-times that the association received in the year before the window: more than a thousand."""
_ASSOCIATION_ROWS = 300


def association_rows(rng: Chance, found: list[Office], window: Window) -> Iterator[DemoRow]:
    """Yield the association with its visits of the year before, and services for nothing."""
    yield from _association(rng, rng.choice(found), window)
    yield from _for_nothing(rng, found, window)


def _association(rng: Chance, office: Office, window: Window) -> Iterator[DemoRow]:
    founded_on = date(2013, 12, 18)
    yield (
        PROVIDERS,
        office.unit_id,
        {
            "id": rng.new_id(),
            "name": "某公益法律服务中心",
            "kind": "association",
            "founded_on": founded_on,
            "lawyers": ASSOCIATION_LAWYERS,
        },
    )
    site = rng.new_id()
    centre = {"id": site, "name": "某公益法律服务中心", "level": "association"}
    yield SITES, office.unit_id, centre | {"opened_on": founded_on}
    year = window.first.year - 1
    for persons in rng.split(ASSOCIATION_VISITS, _ASSOCIATION_ROWS):
        day = rng.weekday(date(year, 1, 1), date(year, 12, 31))
        yield VISITS, office.unit_id, visit(rng, day, site) | {"persons": persons}


def _for_nothing(rng: Chance, found: list[Office], window: Window) -> Iterator[DemoRow]:
    for office in found:
        for client in ("vulnerable", "small_firm", "vulnerable"):
            yield (
                PUBLIC_SERVICES,
                office.unit_id,
                {
                    "id": rng.new_id(),
                    "given_on": rng.day(window.first, window.last),
                    "service": rng.choice(("consultation", "adviser", "representation", "notary")),
                    "client_kind": client,
                    "bought": rng.happens(0.5),
                    "persons": rng.randint(1, 30),
                },
            )
