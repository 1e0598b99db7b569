"""A district's nine months: everything the generators make, in an order in which it can be written."""

from collections.abc import Iterator

from fengqiao.api import Chance, DemoDistrict, DemoRow

from fengqiao_corrections.demo.course import course_rows, event_rows, survey_rows
from fengqiao_corrections.demo.guidance import guidance_rows
from fengqiao_corrections.demo.places import house_rows, offices
from fengqiao_corrections.demo.released import released_rows, return_rows
from fengqiao_corrections.demo.reviews import review_rows
from fengqiao_corrections.demo.subjects import subject_rows


def district_rows(seed: int, demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield the rows of a seed.

    385 subjects are on the register on 25 October, each of those there on 30 September has a plan; nobody was out of
    supervision or offended again by 25 October; sessions come to 4,801 to 4,899 person-times by 30 September.
    """
    rng = Chance.of(seed, "corrections")
    found = offices(rng, demo)
    yield from house_rows(rng, found)
    yield from survey_rows(rng, found)
    yield from subject_rows(rng, found)
    yield from course_rows(rng, found)
    yield from event_rows(rng, found)
    yield from guidance_rows(rng, found)
    yield from released_rows(rng, Chance.of(seed, "corrections-helpers"), found)
    yield from review_rows(Chance.of(seed, "corrections-reviews"), found)
    yield from return_rows(Chance.of(seed, "corrections-returns"), found)
