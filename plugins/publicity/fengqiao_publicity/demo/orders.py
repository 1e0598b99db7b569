"""What villages, schools and enterprises ask for."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from fengqiao.api import Chance

from fengqiao_publicity.demo.offices import Entry, Office
from fengqiao_publicity.ledgers import ORDERS

_REQUESTERS = {"community": "某居民区", "school": "某学校", "enterprise": "某企业", "institution": "某单位"}
_LAWS = ("civil_code", "anti_fraud", "minors", "labour")


def order_rows(rng: Chance, office: Office) -> Iterator[Entry]:
    """Yield a few orders of one station, most of them delivered."""
    for _ in range(rng.randint(1, 4)):
        yield ORDERS, _order(rng, office)


def _order(rng: Chance, office: Office) -> dict[str, Any]:
    days = office.beyond
    received_on = rng.day(days.first, days.last - timedelta(days=30))
    answered_on = received_on + timedelta(days=rng.randint(0, 5))
    kind = rng.choice(tuple(_REQUESTERS))
    order = {
        "id": rng.new_id(),
        "received_on": received_on,
        "requester_kind": kind,
        "requester": _REQUESTERS[kind],
        "law": rng.choice(_LAWS),
        "contact": f"{rng.choice('赵钱孙李周吴郑王')}演示{rng.choice('甲乙丙丁戊己')}",
    }
    if kind == "community":
        order["village_id"] = office.village(rng)
    if rng.happens(0.1):
        return order | {
            "state": "declined",
            "answered_on": answered_on,
            "declined_reason": "内容不属普法范围",
        }
    if not office.does(rng):
        return order
    delivered_on = answered_on + timedelta(days=rng.randint(3, 20))
    return order | {"state": "delivered", "answered_on": answered_on, "delivered_on": delivered_on}
