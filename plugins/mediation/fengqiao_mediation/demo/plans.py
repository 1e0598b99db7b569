"""From quotas to plans: where, when, by whom and from whence each case of the demo is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from fengqiao.api import Chance, DemoDistrict

from fengqiao_mediation.demo.places import Office, Place
from fengqiao_mediation.demo.quotas import (
    DISTRICT_QUOTAS,
    THREE_OFFICE_SETTLED,
    THREE_OFFICE_YUAN,
    Outcome,
    Quota,
)

_MONTH = timedelta(days=29)
_YUAN_STEP = 50

_TYPES = {
    "neighbourhood": 320,
    "marriage_family": 180,
    "property_management": 90,
    "damages": 75,
    "housing_homestead": 60,
    "medical": 40,
    "contract": 40,
    "traffic_accident": 38,
    "consumer": 35,
    "production_business": 30,
    "labour": 25,
    "private_lending": 20,
    "public_security_damages": 15,
    "land_expropriation": 10,
    "migrant_wages": 6,
    "environmental_pollution": 5,
    "tourism": 3,
    "internet": 3,
    "other": 30,
}
_LINKAGES = {"none": 965, "court": 15, "police": 14, "petition": 6}
_SOURCES = {"initiative": 52, "application": 44, "agency": 1, "hotline": 1}
_LINKED_SOURCES = {
    "three_offices": {"initiative": 40, "application": 44, "police": 16},
    "procuratorate": {"procuratorate": 1},
    "court": {"court_assigned": 1, "court_entrusted": 2},
    "police": {"police": 1},
    "petition": {"petition": 1},
    "none": _SOURCES,
}


@dataclass(frozen=True, slots=True)
class CasePlan:
    """A case to be written down.

    :param registered_on: also the day of acceptance, unless it was declined.
    :param closed_on: None while it is open.
    :param amount: what its written agreement comes to; None leaves it to chance.
    :param care: how completely its file is kept, 0 to 1.
    :param seen_on: nothing in its file is later, for what was closed by then.
    """

    place: Place
    outcome: Outcome
    written: bool
    linkage: str
    source: str
    dispute_type: str
    registered_on: date
    closed_on: date | None
    amount: Decimal | None
    care: float
    seen_on: date


def district_plans(rng: Chance, found: list[Office], demo: DemoDistrict) -> Iterator[CasePlan]:
    """Yield one plan per case of the district's quotas."""
    last = demo.window.last
    amounts = rng.split(THREE_OFFICE_YUAN // _YUAN_STEP, THREE_OFFICE_SETTLED.number)
    for quota in DISTRICT_QUOTAS:
        for office in _offices(rng, found, quota):
            linkage = quota.linkage or rng.weighted(_LINKAGES)
            counted = quota is THREE_OFFICE_SETTLED
            registered_on, closed_on = _days(rng, quota.outcome, demo)
            yield CasePlan(
                place=_place(rng, office, quota),
                outcome=quota.outcome,
                written=quota.written,
                linkage=linkage,
                source=rng.weighted(_LINKED_SOURCES[linkage]),
                dispute_type=quota.dispute_type or rng.weighted(_TYPES),
                registered_on=registered_on,
                closed_on=closed_on,
                amount=Decimal(amounts.pop() * _YUAN_STEP) if counted else None,
                care=office.care,
                seen_on=last if closed_on and closed_on <= last else demo.beyond.last,
            )


def _offices(rng: Chance, found: list[Office], quota: Quota) -> list[Office]:
    if quota.workroom:
        return rng.choices([office for office in found if office.workroom], k=quota.number)
    settled = quota.outcome in (Outcome.SETTLED, Outcome.AFTER, Outcome.DECLINED)
    weights = [office.volume * (1.0 if settled else office.trouble) for office in found]
    return rng.choices(found, weights, k=quota.number)


def _place(rng: Chance, office: Office, quota: Quota) -> Place:
    if quota.workroom and office.workroom:
        return office.workroom
    # The first committee is the township's own; it takes one dispute in four.
    return office.places[0] if rng.happens(0.25) else rng.choice(office.places)


def _days(rng: Chance, outcome: Outcome, demo: DemoDistrict) -> tuple[date, date | None]:
    window, last = demo.window, demo.window.last
    if outcome is Outcome.OPEN:
        return rng.day(max(window.first, last - 2 * _MONTH), last), None
    if outcome is Outcome.LATE:
        accepted_on = rng.day(max(window.first, last - _MONTH), last)
        return accepted_on, rng.day(last + timedelta(days=1), accepted_on + _MONTH + timedelta(days=1))
    if outcome is Outcome.AFTER:
        accepted_on = rng.day(last + timedelta(days=1), demo.beyond.last)
        return accepted_on, accepted_on if rng.happens(0.6) else None
    accepted_on = rng.day(window.first, last)
    if outcome is Outcome.DECLINED:
        return accepted_on, accepted_on
    return accepted_on, min(last, accepted_on + timedelta(days=min(29, int(rng.expovariate(0.15)))))
