"""Nine months of a district's reviews, advice and lawsuits, and one month beyond."""

from collections.abc import Iterator
from uuid import UUID

from fengqiao.api import Chance, DemoDistrict, DemoRow

from fengqiao_legal_review.demo.advice import attendance_rows, opinion_rows
from fengqiao_legal_review.demo.disputes import litigation_rows, point_rows, reconsideration_rows
from fengqiao_legal_review.demo.items import item_rows
from fengqiao_legal_review.demo.observations import observation_rows
from fengqiao_legal_review.demo.offices import offices
from fengqiao_legal_review.demo.pilots import pilot_rows


def district_rows(seed: int, demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield every row of this line of business in a demo district, in an order in which they can be written.

    The totals of the published report hold for every seed in `demo.window`. Nobody named in them exists.

    :param seed: the same seed gives the same rows.
    """
    points = dict[int, UUID]()
    found = offices(Chance.of(seed, "legal_review offices"), demo)
    plans, answers = Chance.of(seed, "legal_review plans"), Chance.of(seed, "legal_review answers")
    yield from item_rows(Chance.of(seed, "legal_review items"), plans, found, demo)
    yield from opinion_rows(Chance.of(seed, "legal_review opinions"), found, demo)
    yield from attendance_rows(Chance.of(seed, "legal_review attendances"), found, demo)
    yield from point_rows(Chance.of(seed, "legal_review points"), found, demo, points)
    cases = Chance.of(seed, "legal_review reconsiderations")
    yield from reconsideration_rows(cases, answers, found, demo, points)
    yield from litigation_rows(Chance.of(seed, "legal_review litigations"), found, demo)
    yield from observation_rows(Chance.of(seed, "legal_review observations"), found, demo)
    yield from pilot_rows(Chance.of(seed, "legal_review pilots"), found, demo)
