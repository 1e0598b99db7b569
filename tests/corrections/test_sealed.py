"""A minor's file over the web: not there for the station's clerk, and every reading of the named officer is recorded."""

from collections.abc import Iterator
from typing import Any

import pytest
from fengqiao.access.models import AuditEvent
from fengqiao.database.scope import SYSTEM
from fengqiao.testing.databases import Databases
from fengqiao.testing.house import NORTH, House, found_bureau, opened, settings_for
from fengqiao.web import figures as figure_routes
from sqlalchemy import func, select
from sqlmodel import col

DAY = "2024-03-01"
MINOR = {
    "registered_on": DAY,
    "category": "probation",
    "name": "合成人未",
    "sex": "male",
    "minor": True,
    "judgment_effective_on": DAY,
}
SUBJECTS = "/api/corrections/subjects"
BEHIND = "/api/figures/corrections.ever_received/rows?from=2024-01-01&to=2024-12-31"


@pytest.fixture(scope="module")
def house(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A bureau with stations, corrections enabled."""
    urls = databases.filled("sqlite")
    made = opened(settings_for(urls, tmp_path_factory.mktemp("sealed"), "corrections"))
    found_bureau(made)
    yield made
    made.installation.close()


@pytest.fixture(scope="module")
def officer(house: House) -> dict[str, str]:
    """Somebody at the northern station who is named for sealed files."""
    return house.token(NORTH, "sealed_files_officer")


@pytest.fixture(scope="module")
def sealed(house: House, officer: dict[str, str]) -> str:
    """The address of a minor who has been received."""
    entered = house.client.post(f"{SUBJECTS}/", json=MINOR, headers=officer)
    assert entered.status_code == 201, entered.text
    address = f"{SUBJECTS}/{entered.json()['id']}"
    days = {"reported_on": DAY, "received_on": DAY}
    received = house.client.post(
        f"{address}/moves/receive", json=days, headers={**officer, "If-Match": '"1"'}
    )
    assert received.status_code == 200, received.text
    return address


def readings(house: House, address: str) -> int:
    with house.installation.database.reading(SYSTEM) as session:
        of_row = col(AuditEvent.object_id) == address.rpartition("/")[2]
        read = col(AuditEvent.action) == "corrections:subject:read"
        return int(session.scalar(select(func.count()).select_from(AuditEvent).where(of_row, read)) or 0)


WAYS: dict[str, Any] = {
    "the row": "{0}",
    "the list": SUBJECTS + "/",
    "its documents": "{0}/documents",
    "a masked form": "{0}/documents/basic_information",
    "the rows behind a figure": BEHIND,
    "what is due": "/api/due-dates?from=2024-01-01&until=2024-12-31",
}


@pytest.mark.parametrize("way", WAYS)
def test_each_reading_of_the_officer_is_recorded(
    house: House, officer: dict[str, str], sealed: str, way: str
) -> None:
    before = readings(house, sealed)
    assert house.client.get(WAYS[way].format(sealed), headers=officer).status_code == 200
    assert readings(house, sealed) == before + 1


def test_without_the_note_the_rows_behind_a_figure_would_be_read_unseen(
    house: House, officer: dict[str, str], sealed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figure_routes, "note_readings", lambda *_: None)
    before = readings(house, sealed)
    assert house.client.get(BEHIND, headers=officer).json()["total"] == 1
    assert readings(house, sealed) == before


def test_the_clerk_of_the_same_station_finds_nothing(house: House, sealed: str) -> None:
    clerk = house.token(NORTH, "station_clerk")
    for way in (WAYS["the row"], WAYS["its documents"], WAYS["a masked form"]):
        assert house.client.get(way.format(sealed), headers=clerk).status_code == 404
    assert house.client.get(f"{SUBJECTS}/?total=1", headers=clerk).json() == {
        "rows": [],
        "next": None,
        "total": 0,
    }
    assert house.client.get(BEHIND, headers=clerk).json()["total"] == 0
