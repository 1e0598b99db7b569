"""What tests of party building share: the kit for the tests of one plugin, told which one, and people to hire."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.registry.people import ASSIGNMENTS, STAFF
from fengqiao.testing.bureau import Bureau, PlantBureau


@pytest.fixture(scope="session")
def plugin_package() -> str:
    """The package under test."""
    return "fengqiao_party_building"


@pytest.fixture
def bureau(plant_bureau: PlantBureau) -> Bureau:
    """A bureau with three stations."""
    return plant_bureau(stations=3)


def hire(bureau: Bureau, unit: int, name: str, rank: str | None = None, **values: Any) -> UUID:
    """Enter a person who serves at a unit since 2020, and return their id."""
    person = uuid4()
    status = {"political_status": values.pop("political_status", None)}
    assignment = {
        "staff_id": person,
        "kind": "political_legal_post",
        "rank": rank,
        "reason": "recruitment",
        "started_on": date(2020, 1, 1),
        **values,
    }
    bureau.enter((STAFF, unit, {"id": person, "name": name, **status}), (ASSIGNMENTS, unit, assignment))
    return person
