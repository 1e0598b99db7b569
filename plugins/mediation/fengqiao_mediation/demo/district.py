"""Nine months of a district with fourteen stations and a park."""

from collections.abc import Iterator
from datetime import timedelta

from fengqiao.api import Window

from fengqiao_mediation.demo.cases import case_record
from fengqiao_mediation.demo.chance import dice
from fengqiao_mediation.demo.committees import committee_rows, offices
from fengqiao_mediation.demo.details import detailed_committees, detailed_rounds
from fengqiao_mediation.demo.notable import mark_cases
from fengqiao_mediation.demo.occasions import (
    confirmation_rows,
    incident_rows,
    meeting_rows,
    referral_rows,
)
from fengqiao_mediation.demo.places import District, Row, unit_id
from fengqiao_mediation.demo.plans import DAYS_AFTER, district_plans
from fengqiao_mediation.demo.resources import resource_rows
from fengqiao_mediation.demo.screenings import screening_rows
from fengqiao_mediation.ledgers import CASES


def district_rows(seed: int, demo: District) -> Iterator[Row]:
    """Yield every mediation row of a demo district.

    The totals of the published report hold for every seed in `demo.window`; rows run 31 days beyond it. Nobody named
    in them exists.

    :param seed: the same seed gives the same rows.
    :raises ValueError: when a unit is not saved, or a station that has a workroom is missing.
    """
    rng, own = dice(seed), dice(_apart(seed))
    found = offices(rng, demo)
    stations, bureau = found[:-1], unit_id(demo.bureau)
    beyond = Window(demo.window.first, demo.window.last + timedelta(days=DAYS_AFTER))
    yield from detailed_committees(own, committee_rows(rng, found))
    yield from detailed_rounds(own, screening_rows(rng, bureau, stations, beyond))
    cases = [
        (CASES, plan.place.unit_id, case_record(rng, plan))
        for plan in sorted(district_plans(rng, found, demo.window), key=lambda plan: plan.registered_on)
    ]
    mark_cases(own, found, cases, demo.window)
    yield from cases
    yield from confirmation_rows(rng, cases, beyond.last)
    yield from referral_rows(rng, cases)
    yield from meeting_rows(rng, bureau, stations, beyond)
    yield from incident_rows(rng, stations, beyond)
    yield from resource_rows(own, bureau, stations, beyond)


def _apart(seed: int) -> int:
    """Return the seed of a second generator: what was added later leaves the draws of the first as they were."""
    return seed + 2**64
