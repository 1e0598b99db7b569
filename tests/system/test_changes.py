"""A merger and a transfer: dated, audited, and past figures stay what they were."""

from datetime import date
from typing import Any

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.testing.house import House, settings_for
from fengqiao.testing.urls import Urls
from fengqiao.units.models import Unit
from fengqiao.units.tree import found

from tests.system.conftest import Open

FOUNDED = date(2015, 1, 1)


@pytest.fixture
def house(database_urls: Urls, database: Database, open_house: Open, tmp_path: Any) -> House:
    """A bureau with two stations, each with a profile, and one person at the first."""
    with database.writing(SYSTEM) as session:
        bureau = found(session, Unit(code="B", name="甲区司法局", kind="county_bureau", founded_on=FOUNDED))
        for code, name in (("N", "北街司法所"), ("S", "南街司法所")):
            found(session, Unit(code=code, name=name, kind="station", founded_on=FOUNDED), bureau)
    house = open_house(settings_for(database_urls, tmp_path))
    for unit in units(house).values():
        if unit["kind"] == "station":
            body = {
                "unit_id": unit["id"],
                "name": unit["name"],
                "kind": "subdistrict",
                "founded_on": "2015-01-01",
            }
            assert (
                house.client.post("/api/registry/stations", headers=officer(house), json=body).status_code
                == 201
            )
    return house


def officer(house: House) -> dict[str, str]:
    """Somebody at the bureau."""
    return house.token("B", "county_officer")


def units(house: House) -> dict[str, Any]:
    """Units by code."""
    return {
        one["code"]: one for one in house.client.get("/api/units", headers=officer(house)).json()["units"]
    }


def stations(house: House, day: str) -> int:
    """How many stations the bureau had on a day."""
    answer = house.client.get(f"/api/figures/registry.stations?from={day}&to={day}", headers=officer(house))
    return int(answer.json()["numerator"])


def test_a_merged_station_is_gone_from_that_day_and_there_before(house: House) -> None:
    north, south = units(house)["N"]["id"], units(house)["S"]["id"]
    body = {"into": south, "on": "2024-07-01"}
    answer = house.client.post(f"/api/stations/{north}/merge", headers=officer(house), json=body)
    assert answer.status_code == 200, answer.text
    assert (stations(house, "2024-06-30"), stations(house, "2024-07-01")) == (2, 1)
    assert units(house)["N"]["parent_id"] == south
    again = house.client.post(f"/api/stations/{north}/merge", headers=officer(house), json=body)
    assert again.status_code == 404


def test_a_station_cannot_be_merged_into_itself_or_by_a_clerk(house: House) -> None:
    north = units(house)["N"]["id"]
    body = {"into": north, "on": "2024-07-01"}
    assert (
        house.client.post(f"/api/stations/{north}/merge", headers=officer(house), json=body).status_code
        == 409
    )
    clerk = house.token("N", "station_clerk")
    assert house.client.post(f"/api/stations/{north}/merge", headers=clerk, json=body).status_code == 403


def test_a_transfer_ends_one_assignment_and_begins_another(house: House) -> None:
    north, south, ask, me = units(house)["N"]["id"], units(house)["S"]["id"], house.client, officer(house)
    person = ask.post("/api/registry/staff", headers=me, json={"unit_id": north, "name": "合成人甲"}).json()[
        "id"
    ]
    assignment = {
        "unit_id": north,
        "staff_id": person,
        "kind": "political_legal_post",
        "reason": "recruitment",
        "started_on": "2020-03-01",
    }
    made = ask.post("/api/registry/assignments", headers=me, json=assignment)
    assert made.status_code == 201, made.text
    moved = ask.post(f"/api/staff/{person}/transfer", headers=me, json={"unit_id": south, "on": "2024-05-01"})
    assert moved.status_code == 200, moved.text

    def civil_servants(unit: int, day: str) -> int:
        code = "registry.station_civil_servants"
        answer = ask.get(f"/api/figures/{code}?from={day}&to={day}&unit={unit}", headers=me)
        return int(answer.json()["numerator"])

    assert (civil_servants(north, "2024-04-30"), civil_servants(south, "2024-04-30")) == (1, 0)
    assert (civil_servants(north, "2024-05-01"), civil_servants(south, "2024-05-01")) == (0, 1)
    items = ask.get(f"/api/staff/{person}/open-items", headers=me).json()
    assert items == {"items": [], "failed": {}}
