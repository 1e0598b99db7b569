"""Who tries out what, none of it published."""

from collections.abc import Iterator
from datetime import date

from fengqiao.api import Chance, DemoDistrict, DemoRow

from fengqiao_legal_review.demo.offices import Office
from fengqiao_legal_review.ledgers import PILOTS


def pilot_rows(rng: Chance, found: list[Office], demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield the pilot of two stations, and one that was over before the window began."""
    standing, second, ended = rng.sample(found, 3)
    for office, scope in ((standing, "both"), (second, "legality_review")):
        yield PILOTS, office.unit_id, _station(rng, scope) | {"since": date(2022, rng.randint(1, 12), 1)}
    over = {"since": date(2021, 3, 1), "until": date(2022, 2, 28)}
    yield PILOTS, ended.unit_id, _station(rng, "enforcement_supervision") | over


def _station(rng: Chance, scope: str) -> dict[str, object]:
    return {"id": rng.new_id(), "scope": scope, "extent": "station"}
