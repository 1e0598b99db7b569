"""Who stands behind the stations of the demo: agreements, volunteers, liaison persons."""

from collections.abc import Iterator
from datetime import date

from fengqiao.api import Chance, DemoRow

from fengqiao_legal_aid.demo.offices import Office
from fengqiao_legal_aid.ledgers import (
    LIAISONS,
    LINKS,
    VOLUNTEERS,
)

_VOLUNTEERS = ("lawyer", "lawyer", "legal_worker", "student", "other", "notary")


def links_of(rng: Chance, unit: int, habit: float | None) -> Iterator[DemoRow]:
    """Yield the agreements of a station: none in force where its habit is None."""
    since = rng.day(date(2020, 1, 1), date(2022, 12, 31))
    ended = {} if habit is not None else {"until": date(2022, 12, 31)}
    yield (
        LINKS,
        unit,
        {
            "id": rng.new_id(),
            "kind": "law_firm",
            "partner": f"某{rng.randint(1, 60)}律师事务所",
            "since": since,
            "online": True,
            **ended,
        },
    )
    if habit is not None and habit > 0.85:
        yield (
            LINKS,
            unit,
            {
                "id": rng.new_id(),
                "kind": "co_building",
                "partner": f"某{rng.randint(1, 20)}基层法律服务所",
                "since": since,
            },
        )


def helpers(rng: Chance, office: Office) -> Iterator[DemoRow]:
    """Yield volunteers and liaison persons of a station."""
    for kind in _VOLUNTEERS[: rng.randint(4, 6)]:
        since = rng.day(date(2019, 1, 1), date(2022, 12, 31))
        person = {"id": rng.new_id(), "name": rng.name(), "since": since}
        yield VOLUNTEERS, office.unit_id, person | {"kind": kind}
    for village_id, _ in rng.sample(office.villages, 2):
        since = rng.day(date(2019, 1, 1), date(2022, 12, 31))
        liaison = {"id": rng.new_id(), "name": rng.name(), "since": since}
        yield LIAISONS, office.unit_id, liaison | {"village_id": village_id}
