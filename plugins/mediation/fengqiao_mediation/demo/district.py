"""Nine months of a district with fourteen stations and a park."""

from collections.abc import Iterator

from fengqiao.api import Chance, DemoDistrict, DemoRow

from fengqiao_mediation.demo.cases import case_record
from fengqiao_mediation.demo.committees import committee_rows, offices
from fengqiao_mediation.demo.details import detailed_committees, detailed_rounds
from fengqiao_mediation.demo.notable import mark_cases
from fengqiao_mediation.demo.occasions import (
    confirmation_rows,
    incident_rows,
    meeting_rows,
    referral_rows,
)
from fengqiao_mediation.demo.plans import district_plans
from fengqiao_mediation.demo.resources import resource_rows
from fengqiao_mediation.demo.screenings import screening_rows
from fengqiao_mediation.demo.terms import mark_terms, objected
from fengqiao_mediation.ledgers import CASES


def district_rows(seed: int, demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield every mediation row of a demo district.

    The totals of the published report hold for every seed in `demo.window`; rows run on into `demo.beyond`. Nobody
    named in them exists.

    :param seed: the same seed gives the same rows.
    :raises ValueError: when a station that has a workroom is missing.
    """
    rng, own = Chance.of(seed, "mediation"), Chance.of(seed, "mediation in detail")
    terms = Chance.of(seed, "mediation terms")
    found = offices(rng, demo)
    stations, bureau, beyond = found[:-1], demo.bureau_id, demo.beyond
    yield from detailed_committees(own, committee_rows(rng, found))
    yield from detailed_rounds(own, screening_rows(rng, bureau, stations, beyond))
    cases = [
        (CASES, plan.place.unit_id, case_record(rng, plan))
        for plan in sorted(district_plans(rng, found, demo), key=lambda plan: plan.registered_on)
    ]
    mark_cases(own, found, cases, demo.window)
    mark_terms(terms, cases, beyond.last)
    yield from cases
    yield from objected(terms, confirmation_rows(rng, cases, beyond.last))
    yield from referral_rows(rng, cases)
    yield from meeting_rows(rng, bureau, stations, beyond)
    yield from incident_rows(rng, stations, beyond)
    yield from resource_rows(own, bureau, stations, beyond)
