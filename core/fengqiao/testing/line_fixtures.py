"""Fixtures for the tests of one plugin. Its conftest says which: a session fixture `plugin_package` that returns the name
of its package, `fengqiao_mood_room`.

What follows from the package lives no longer than a module: pytest would give the first plugin's to the tests of the
next, when one run tests several. The core is imported inside the fixtures only, as in `pytest_plugin`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from fengqiao.database.session import Database
    from fengqiao.indicators.indicator import Indicator
    from fengqiao.ledgers.codes import CodeBook
    from fengqiao.ledgers.vault import Vault
    from fengqiao.registry.demo import DemoDistrict, DemoRow
    from fengqiao.testing.bureau import Bureau, PlantBureau
    from fengqiao.testing.databases import Databases
    from fengqiao.testing.desk import Desk
    from fengqiao.testing.house import House, PerEngine


@pytest.fixture(scope="module")
def plugin_name(plugin_package: str) -> str:
    """The name under which the plugin is enabled."""
    return plugin_package.removeprefix("fengqiao_")


@pytest.fixture(scope="module")
def codes(plugin_package: str) -> CodeBook:
    """The code lists of the registry and of the plugin."""
    from fengqiao.ledgers.codes import CodeBook, read_codes

    lists = (files(package) / "data" / "codes.csv" for package in ("fengqiao", plugin_package))
    return CodeBook(code for source in lists for code in read_codes(source))


@pytest.fixture(scope="module")
def indicators(plugin_package: str) -> Mapping[str, Indicator]:
    """The plugin's indicators by code, those of its tables included."""
    from fengqiao.reports.tables import every_indicator

    module = import_module(f"{plugin_package}.plugin")
    sections = getattr(module, "register_report_sections", tuple)
    return {one.code: one for one in every_indicator(module.register_indicators(), sections())}


@pytest.fixture(scope="session")
def vault() -> Vault:
    """A vault that admits synthetic people."""
    from fengqiao.ledgers.vault import Vault
    from fengqiao.privacy.master_key import MasterKey
    from fengqiao.privacy.values import Rules

    return Vault(MasterKey(bytes(range(32))), Rules(synthetic_ids=True))


@pytest.fixture(scope="module")
def accept(codes: CodeBook, vault: Vault) -> Callable[..., Any]:
    """Check a row as every door into a ledger does, without writing it: `accept(ledger, values, state=None)`.

    It raises `Invalid` with all faults.
    """
    from fengqiao.database.scope import SYSTEM, ScopedSession
    from fengqiao.ledgers.writing import LedgerWriter

    session = ScopedSession(info={"scope": SYSTEM})

    def check(ledger: Any, values: dict[str, Any], state: str | None = None) -> Any:
        return LedgerWriter(session, ledger, codes, vault).draft(1, values, state=state)

    return check


@pytest.fixture
def plant_bureau(
    database: Database, codes: CodeBook, vault: Vault, indicators: Mapping[str, Indicator]
) -> PlantBureau:
    """Plant a bureau with so many stations and villages: `plant_bureau(stations=3, villages=2)`."""
    from fengqiao.testing.bureau import PlantBureau

    return PlantBureau(database, codes, vault, indicators)


@pytest.fixture
def bureau(plant_bureau: PlantBureau) -> Bureau:
    """A bureau with one station."""
    return plant_bureau()


@pytest.fixture(scope="session")
def demo(databases: Databases) -> Iterator[DemoDistrict]:
    """The demonstration's district, its units planted in a database of their own."""
    from fengqiao.database.scope import SYSTEM
    from fengqiao.database.session import Database
    from fengqiao.registry.demo import found_district

    urls = databases.filled("sqlite")
    database = Database(urls.application, urls.owner)
    with database.writing(SYSTEM) as session:
        planted = found_district(session, 7)
    yield planted
    database.close()


@pytest.fixture(scope="module")
def seeded(plugin_package: str, demo: DemoDistrict) -> Callable[[int], list[DemoRow]]:
    """Ask the plugin for the demonstration's rows of a seed: `seeded(3)`."""
    module = import_module(f"{plugin_package}.plugin")
    return lambda seed: list(module.seed_demo(seed, demo))


@pytest.fixture(scope="module")
def demo_rows(seeded: Callable[[int], list[DemoRow]]) -> Callable[[int], list[DemoRow]]:
    """The demonstration's rows of a seed, asked for once."""
    return cache(seeded)


@pytest.fixture(scope="module")
def alone_houses(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory, plugin_name: str
) -> Iterator[PerEngine]:
    """The demonstration with this plugin alone, one per engine."""
    from fengqiao.testing.house import PerEngine, demonstrated, settings_for

    def made(engine_kind: str) -> House:
        folder: Path = tmp_path_factory.mktemp(engine_kind)
        return demonstrated(settings_for(databases.supply(engine_kind).empty(), folder, plugin_name))

    houses = PerEngine(made)
    yield houses
    houses.close()


@pytest.fixture
def alone(alone_houses: PerEngine, engine_kind: str) -> House:
    """An installation with this plugin alone and its demonstration in it; tests leave its rows as they were."""
    return alone_houses[engine_kind]


@pytest.fixture(scope="module")
def bare_house(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory, plugin_name: str
) -> Iterator[House]:
    """An installation with this plugin alone, a bureau with three stations, and no rows; tests enter their own."""
    from fengqiao.testing.house import found_bureau, opened, settings_for

    house = opened(settings_for(databases.filled("sqlite"), tmp_path_factory.mktemp("bare"), plugin_name))
    found_bureau(house)
    yield house
    house.installation.close()


@pytest.fixture(scope="module")
def desk(bare_house: House, plugin_name: str) -> Desk:
    """A clerk at work in `bare_house`."""
    from fengqiao.testing.desk import Desk

    return Desk(bare_house, plugin_name)
