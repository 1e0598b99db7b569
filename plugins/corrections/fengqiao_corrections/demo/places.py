"""The district of the demo as these generators see it: its stations, how many people they have, how careful they are."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from fengqiao.api import Chance, DemoDistrict, DemoRow

from fengqiao_corrections.demo.shares import allot
from fengqiao_corrections.ledgers import BASES, DELEGATIONS, OFFICERS, PARTNERS

CUT_OFF = date(2023, 10, 25)
"""The report counts the register as of this day."""
ROWS_UNTIL = date(2023, 10, 31)
ON_REGISTER = 385
"""On the register on the cut-off day, in the whole district."""

_LAW_IN_FORCE = date(2020, 7, 1)
_CARELESS = 5


@dataclass
class Office:
    """A station.

    :param number: how many subjects are on its register on the cut-off day.
    :param careful: whether every step there is taken in time.
    :param subjects: the records of its subjects, in the order they were made.
    """

    unit_id: int
    name: str
    staff: tuple[UUID, ...]
    number: int
    careful: bool
    officers: list[UUID] = field(default_factory=list)
    partners: list[UUID] = field(default_factory=list)
    base_id: UUID | None = None
    subjects: list[dict[str, Any]] = field(default_factory=list)


def offices(rng: Chance, demo: DemoDistrict) -> list[Office]:
    """Return the stations; one of them, by chance, has nobody in correction or help."""
    empty = rng.randrange(len(demo.stations))
    weights = [rng.uniform(0.5, 1.6) for _ in demo.stations[1:]]
    numbers = allot(ON_REGISTER, weights)
    numbers.insert(empty, 0)
    careless = set(rng.sample([place for place, number in enumerate(numbers) if number], _CARELESS))
    return [
        Office(
            station.unit_id,
            station.township,
            tuple(person.id for person in station.staff),
            number,
            place not in careless,
        )
        for place, (station, number) in enumerate(zip(demo.stations, numbers, strict=True))
    ]


def house_rows(rng: Chance, found: list[Office]) -> Iterator[DemoRow]:
    """Yield what each station has before anybody comes: its delegation, officers, partners and base."""
    for office in found:
        if office.number or rng.happens(0.5):
            yield DELEGATIONS, office.unit_id, _delegation(rng)
        yield from _officers(rng, office)
        yield from _partners(rng, office)
        if office.careful:
            yield _base(rng, office)


def _delegation(rng: Chance) -> dict[str, Any]:
    return {
        "id": rng.new_id(),
        "agency": "某区社区矫正管理局",
        "scope": "接收登记、日常监督管理、教育帮扶",
        "since": _LAW_IN_FORCE,
    }


def _officers(rng: Chance, office: Office) -> Iterator[DemoRow]:
    for kind, staff_id in zip(("political_legal", "worker"), office.staff, strict=False):
        officer_id = rng.new_id()
        office.officers.append(officer_id)
        full_time = kind == "worker" or office.careful
        record = {"staff_id": staff_id, "kind": kind, "full_time": full_time, "since": _LAW_IN_FORCE}
        yield OFFICERS, office.unit_id, {"id": officer_id, **record}


def _partners(rng: Chance, office: Office) -> Iterator[DemoRow]:
    kinds = (
        ("social_organisation", "社会工作服务社", True),
        ("volunteer_team", "帮教志愿服务队", True),
        ("enterprise", "爱心企业", False),
    )
    for kind, name, educates in kinds if office.careful else kinds[:1]:
        partner_id = rng.new_id()
        office.partners.append(partner_id)
        yield (
            PARTNERS,
            office.unit_id,
            {
                "id": partner_id,
                "name": f"{office.name}{name}",
                "kind": kind,
                "daily_education": educates,
                "helps_three_none": not educates,
                "members": rng.randint(3, 40),
                "since": date(2021, 1, 1),
            },
        )


def _base(rng: Chance, office: Office) -> DemoRow:
    office.base_id = rng.new_id()
    record = {
        "id": office.base_id,
        "name": f"{office.name}过渡性安置基地",
        "host": "某爱心企业",
        "places": 6,
        "in_use": rng.randint(0, 3),
        "since": date(2021, 6, 1),
    }
    return BASES, office.unit_id, record
