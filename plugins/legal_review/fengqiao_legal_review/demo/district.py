"""Nine months of a district's reviews, advice and lawsuits, and one month beyond."""

from collections.abc import Iterator
from uuid import UUID

from fengqiao.api import DemoDistrict

from fengqiao_legal_review.demo.advice import attendance_rows, opinion_rows
from fengqiao_legal_review.demo.chance import dice
from fengqiao_legal_review.demo.disputes import litigation_rows, point_rows, reconsideration_rows
from fengqiao_legal_review.demo.items import item_rows
from fengqiao_legal_review.demo.observations import observation_rows
from fengqiao_legal_review.demo.offices import Row, offices


def district_rows(seed: int, demo: DemoDistrict) -> Iterator[Row]:
    """Yield every row of this line of business in a demo district, in an order in which they can be written.

    The totals of the published report hold for every seed in `demo.window`. Nobody named in them exists.

    :param seed: the same seed gives the same rows.
    """
    window, points = demo.window, dict[int, UUID]()
    found = offices(dice(seed, "offices"), demo)
    yield from item_rows(dice(seed, "items"), found, window)
    yield from opinion_rows(dice(seed, "opinions"), found, window)
    yield from attendance_rows(dice(seed, "attendances"), found, window)
    yield from point_rows(dice(seed, "points"), found, window, points)
    yield from reconsideration_rows(dice(seed, "reconsiderations"), found, window, points)
    yield from litigation_rows(dice(seed, "litigations"), found, window)
    yield from observation_rows(dice(seed, "observations"), found, window)
