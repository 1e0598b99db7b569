"""Nine months of a district with fourteen stations."""

from collections.abc import Iterator
from uuid import UUID

from fengqiao.api import Chance, DemoDistrict, DemoRow

from fengqiao_legal_aid.demo.advisers import adviser_rows
from fengqiao_legal_aid.demo.aid import aid_rows
from fengqiao_legal_aid.demo.association import association_rows
from fengqiao_legal_aid.demo.offices import offices
from fengqiao_legal_aid.demo.places import place_rows
from fengqiao_legal_aid.demo.reception import reception_rows


def district_rows(seed: int, demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield every row of legal aid and public legal service of a demo district.

    The totals of the published report hold for every seed in `demo.window`; rows run to the end of `demo.beyond`. Nobody
    named in them exists.

    :param seed: the same seed gives the same rows.
    """
    rng, found = Chance.of(seed, "legal_aid"), offices(demo)
    sites: dict[int, UUID] = {}
    yield from place_rows(rng, demo.bureau_id, found, demo.window, sites)
    yield from adviser_rows(rng, demo.bureau_id, found, demo.window)
    yield from reception_rows(rng, found, demo.beyond, sites)
    yield from association_rows(rng, found, demo.window)
    yield from aid_rows(rng, Chance.of(seed, "legal_aid-turns"), found, demo)
