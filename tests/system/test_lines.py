"""Every way to enable the lines of business: each starts, migrates, opens and scores, and no line is missed by another.

The lines are those of this checkout that are installed, however many that is.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from fengqiao.database.branches import all_branches
from fengqiao.database.drift import check
from fengqiao.database.migrating import upgrade
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.window import Window
from fengqiao.installation import Installation
from fengqiao.ledgers.loading import load
from fengqiao.plugins.discovery import installed_plugins
from fengqiao.registry.stations import STATIONS
from fengqiao.station_assessment import StationAssessment
from fengqiao.testing.databases import Databases
from fengqiao.testing.house import House, opened, settings_for
from fengqiao.units.models import Unit
from fengqiao.units.tree import found
from sqlalchemy import inspect

PLUGINS = Path(__file__).parents[2] / "plugins"
LINES = tuple(name for name in installed_plugins() if (PLUGINS / name).is_dir())
WAYS = tuple(way for size in range(1, len(LINES) + 1) for way in combinations(LINES, size))
BUREAU, STATION = "310106", "310106006"
DAYS = "from=2023-01-01&to=2023-09-30"
PACK, PERIOD = "nanning-2020", Window(date(2023, 1, 1), date(2023, 9, 30))


@pytest.fixture
def house(
    request: pytest.FixtureRequest, databases: Databases, tmp_path: Path
) -> Iterator[tuple[House, frozenset[str]]]:
    """An installation of one way over an empty SQLite database, migrated, with a station in it."""
    way: tuple[str, ...] = request.param
    urls = databases.supply("sqlite").empty()
    made = opened(settings_for(urls, tmp_path, *way))
    upgrade(made.installation.database, all_branches(made.installation.host))
    plant(made.installation)
    yield made, frozenset(way)
    made.installation.close()
    databases.supply("sqlite").drop(urls)


def plant(installation: Installation) -> None:
    """Write a bureau and a station with its profile."""
    with installation.database.writing(SYSTEM) as session:
        bureau = found(session, Unit(code=BUREAU, name="某区司法局", kind="county_bureau"))
        unit = found(session, Unit(code=STATION, name="某司法所", kind="station"), bureau)
        assert unit.id is not None
        profile = {"name": "某司法所", "kind": "subdistrict", "founded_on": date(2016, 1, 1)}
        load(session, [(STATIONS, unit.id, profile)], installation.codes, installation.vault)


def numbers(installation: Installation) -> list[dict[str, Any]]:
    """Return every number that the pack computes for the station."""
    with installation.database.reading(SYSTEM) as session:
        stations = session.query(Unit).filter(Unit.code == STATION).all()
        (scored,) = StationAssessment(installation, PACK, PERIOD).of(session, stations, stations[0].id)[
            "stations"
        ]
    checks = (check for item in scored["items"] for check in item["checks"])
    return [number for check in checks for number in check["numbers"] if number.get("indicator")]


def test_the_lines_of_this_checkout_are_found() -> None:
    assert len(WAYS) == 2 ** len(LINES) - 1
    assert set(LINES) == {
        folder.name for folder in PLUGINS.iterdir() if (folder / "pyproject.toml").is_file()
    }


@pytest.mark.heavy
@pytest.mark.parametrize("house", WAYS, ids="+".join, indirect=True)
def test_lines_that_are_enabled_start_migrate_open_and_score(house: tuple[House, frozenset[str]]) -> None:
    (made, enabled), installation = house, house[0].installation
    assert frozenset(installation.host.active) == enabled
    assert {
        one.name: one.reason for one in installation.host.states() if one.name in enabled and one.reason
    } == {}

    tables = inspect(installation.database.reader).get_table_names()
    for ledger in installation.ledgers.values():
        assert ledger.table.__tablename__ in tables
    for line in set(LINES) - enabled:
        assert [name for name in tables if name.startswith(f"{line}_")] == []

    drift = check(installation.database, all_branches(installation.host))
    assert {name: drift[name] for name in (*enabled, "core")} == dict.fromkeys((*enabled, "core"), [])

    officer = made.token(BUREAU, "county_officer")
    addresses = [f"/api/{ledger.owner}/{ledger.path}" for ledger in installation.ledgers.values()]
    addresses += [f"{address}/template.xlsx" for address in addresses]
    addresses += [f"/api/statistics/{table.name}?{DAYS}" for table in installation.tables]
    for address in addresses:
        assert made.client.get(address, headers=officer).status_code == 200, address

    asked = numbers(installation)
    for number in asked:
        available = number["indicator"].partition(".")[0] in enabled | {"registry"}
        assert (number["state"] != "unavailable") == available, number
    assert {number["indicator"].partition(".")[0] for number in asked} >= {"registry"}
