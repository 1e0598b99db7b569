"""Everything, in the order in which rows can be written."""

from collections.abc import Iterator

from fengqiao.api import Chance, DemoDistrict, DemoRow

from fengqiao_publicity.demo.activities import activity_rows
from fengqiao_publicity.demo.honours import recognition_rows
from fengqiao_publicity.demo.occasions import board_rows, media_rows, training_rows
from fengqiao_publicity.demo.offices import Entry, Office, offices
from fengqiao_publicity.demo.orders import order_rows
from fengqiao_publicity.demo.people import person_rows, team_rows
from fengqiao_publicity.demo.places import site_rows
from fengqiao_publicity.demo.plans import plan_rows


def district_rows(seed: int, demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield every publicity row of a demo district; nobody named in them exists.

    :param seed: the same seed gives the same rows.
    """
    rng = Chance.of(seed, "publicity")
    for office in offices(rng, demo):
        yield from _station_rows(rng, office)


def _station_rows(rng: Chance, office: Office) -> Iterator[DemoRow]:
    for ledger, record in _entries(rng, office):
        yield ledger, office.unit_id, record


def _entries(rng: Chance, office: Office) -> Iterator[Entry]:
    plans, orders = list(plan_rows(rng, office)), list(order_rows(rng, office))
    yield from plans
    yield from orders
    if office.enters_stocks:
        yield from site_rows(rng, office)
        yield from person_rows(rng, office)
        yield from team_rows(rng, office)
    yield from board_rows(rng, office)
    yield from training_rows(rng, office)
    yield from activity_rows(rng, office, plans=plans, orders=orders)
    yield from media_rows(rng, office)
    yield from recognition_rows(rng, office)
