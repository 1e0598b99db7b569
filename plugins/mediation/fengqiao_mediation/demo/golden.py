"""A city's published month (黄石 2016-08) with the months it was compared with."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fengqiao.api import Chance, DemoRow, Window

from fengqiao_mediation.demo.cases import case_record
from fengqiao_mediation.demo.places import Place
from fengqiao_mediation.demo.plans import CasePlan
from fengqiao_mediation.demo.quotas import Outcome
from fengqiao_mediation.ledgers import CASES, COMMITTEES, INCIDENTS, MEDIATORS

GOLDEN_WINDOW = Window(date(2016, 8, 1), date(2016, 8, 31))
_YEAR_EARLIER = Window(date(2015, 8, 1), date(2015, 8, 31))
_MONTH_EARLIER = Window(date(2016, 7, 1), date(2016, 7, 31))

# The ledger's types are finer than the table's: some cases of a printed type are of a type reported under it.
_TYPES = {
    "marriage_family": 160,
    "neighbourhood": 278,
    "housing_homestead": 67,
    "contract": 35,
    "private_lending": 9,
    "production_business": 31,
    "damages": 64,
    "public_security_damages": 12,
    "forest_land": 18,
    "land_expropriation": 28,
    "environmental_pollution": 4,
    "labour": 8,
    "migrant_wages": 5,
    "consumer": 7,
    "medical": 55,
    "traffic_accident": 33,
    "property_management": 1,
    "tourism": 3,
    "village_affairs": 4,
    "other": 47,
}
_SOURCES = {
    "initiative": 455,
    "application": 378,
    "court_assigned": 9,
    "court_entrusted": 6,
    "police": 14,
    "party_government": 7,
}
_OUTCOMES = {Outcome.SETTLED: 842, Outcome.LATE: 8, Outcome.OPEN: 7, Outcome.FAILED: 9, Outcome.REFUSED: 3}
_YUAN = 28_738_000
_WRITTEN = 295
_ACCEPTED_YEAR_EARLIER = 1028
_ACCEPTED_MONTH_EARLIER = 840
_PREVENTED = (("escalated", 4), ("mass_petition", 7), ("mass_petition", 5), ("mass_petition", 3))


def golden_month(unit: int, seed: int) -> Iterator[DemoRow]:
    """Yield the month of a city, and its base months, as rows of one unit.

    869 accepted, 842 of them settled within the month, 28,738,000.00 元 agreed; the counts of fifteen types and three
    sources; one escalation of 4 persons and three petitions of 15 prevented. 1,028 were accepted a year before and 840
    a month before.
    """
    rng = Chance.of(seed, "mediation of a month")
    place, rows = _committee(rng, unit)
    yield from rows
    for plan in _plans(rng, place):
        yield CASES, unit, case_record(rng, plan)
    for kind, persons in _PREVENTED:
        yield INCIDENTS, unit, _prevented(rng, kind, persons)


def _committee(rng: Chance, unit: int) -> tuple[Place, list[DemoRow]]:
    committee_id, mediator_id, name = rng.new_id(), rng.new_id(), rng.name()
    set_up_on = date(2013, 1, 1)
    committee = {
        "id": committee_id,
        "name": "联合人民调解委员会",
        "kind": "township",
        "set_up_on": set_up_on,
    }
    mediator = {
        "id": mediator_id,
        "name": name,
        "committee_id": committee_id,
        "kind": "full_time",
        "hired_on": set_up_on,
    }
    place = Place(committee_id, unit, "township", mediators=((mediator_id, name),))
    return place, [(COMMITTEES, unit, committee), (MEDIATORS, unit, mediator)]


def _plans(rng: Chance, place: Place) -> Iterator[CasePlan]:
    amounts: list[Decimal | None] = [Decimal(yuan) for yuan in rng.split(_YUAN, _WRITTEN)]
    types, sources, outcomes = (_shuffled(rng, counts) for counts in (_TYPES, _SOURCES, _OUTCOMES))
    for dispute_type, source, outcome in zip(types, sources, outcomes, strict=True):
        amount = amounts.pop() if outcome is Outcome.SETTLED and amounts else None
        yield _plan(rng, place, GOLDEN_WINDOW, outcome, source, dispute_type, amount)
    for window, number in (
        (_YEAR_EARLIER, _ACCEPTED_YEAR_EARLIER),
        (_MONTH_EARLIER, _ACCEPTED_MONTH_EARLIER),
    ):
        for _ in range(number):
            outcome = rng.choice((Outcome.SETTLED, Outcome.LATE))
            yield _plan(rng, place, window, outcome, "initiative", "other", None)


def _shuffled(rng: Chance, counts: dict[Any, int]) -> list[Any]:
    every = [value for value, number in counts.items() for _ in range(number)]
    rng.shuffle(every)
    return every


def _plan(
    rng: Chance,
    place: Place,
    window: Window,
    outcome: Outcome,
    source: str,
    dispute_type: str,
    amount: Decimal | None,
) -> CasePlan:
    accepted_on = rng.day(window.first, window.last)
    closed_on: date | None = rng.day(accepted_on, window.last)
    if outcome is Outcome.OPEN:
        closed_on = None
    elif outcome is Outcome.LATE:
        closed_on = window.last + timedelta(days=rng.randint(1, 20))
    return CasePlan(
        place=place,
        outcome=outcome,
        written=amount is not None or outcome is Outcome.LATE,
        linkage="none",
        source=source,
        dispute_type=dispute_type,
        registered_on=accepted_on,
        closed_on=closed_on,
        amount=amount,
        care=1.0,
        seen_on=(closed_on or window.last) + timedelta(days=20),
    )


def _prevented(rng: Chance, kind: str, persons: int) -> dict[str, Any]:
    return {
        "id": rng.new_id(),
        "kind": kind,
        "occurred_on": rng.day(GOLDEN_WINDOW.first, GOLDEN_WINDOW.last),
        "prevented": True,
        "persons": persons,
    }
