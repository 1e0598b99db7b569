"""Whole installations: one freshly migrated per test, and one demo per engine that all reading tests share."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.settings import Settings
from fengqiao.testing.databases import Databases
from fengqiao.testing.house import (
    NORTH,
    House,
    PerEngine,
    demonstrated,
    found_bureau,
    opened,
    settings_for,
)
from fengqiao.units.models import Unit
from fengqiao.units.tree import found

DISTRICT = "310106"
NEIGHBOUR = "310101"
"""Code of a bureau beside the demo's: whoever works there sees nothing of it."""


ROOT = Path(__file__).parents[2]
LINES: tuple[str, ...] = tuple(tomllib.loads((ROOT / "fengqiao.toml").read_text("utf-8"))["enabled"])
"""The lines of business that this checkout enables."""


Open = Callable[[Settings], House]


@pytest.fixture(scope="session")
def open_house() -> Iterator[Open]:
    """Open an installation of some settings, once for each database; all are closed at the end of the run."""
    houses: dict[str, House] = {}

    def open_with(settings: Settings) -> House:
        if settings.database_url not in houses:
            houses[settings.database_url] = opened(settings)
        return houses[settings.database_url]

    yield open_with
    for house in houses.values():
        house.installation.close()


@pytest.fixture(scope="session")
def demos(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Settings]:
    """Settings of the demo on each engine, built when it is first asked for."""
    return _Demos(databases, tmp_path_factory, "mediation")


@pytest.fixture(scope="session")
def whole_demos(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Settings]:
    """The same with every line of business that this checkout enables."""
    return _Demos(databases, tmp_path_factory, *LINES)


class _Demos(dict[str, Settings]):
    def __init__(self, databases: Databases, folders: pytest.TempPathFactory, *enabled: str) -> None:
        super().__init__()
        self._databases, self._folders, self._enabled = databases, folders, enabled

    def __missing__(self, kind: str) -> Settings:
        urls = self._databases.supply(kind).empty()
        self[kind] = settings_for(urls, self._folders.mktemp(f"demo-{kind}"), *self._enabled)
        house = demonstrated(self[kind])
        with house.installation.database.writing(SYSTEM) as session:
            found(session, Unit(code=NEIGHBOUR, name="邻区司法局", kind="county_bureau"))
        house.installation.close()
        return self[kind]


@pytest.fixture
def demo(demos: dict[str, Settings], engine_kind: str, open_house: Open) -> House:
    """The demo district with mediation alone; tests read it and do not change its rows."""
    return open_house(demos[engine_kind])


@pytest.fixture
def whole_demo(whole_demos: dict[str, Settings], engine_kind: str, open_house: Open) -> House:
    """The demo district with all lines of business; tests read it and do not change its rows."""
    return open_house(whole_demos[engine_kind])


@pytest.fixture(scope="session")
def unchanged_houses(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PerEngine]:
    """One small house per engine for all tests that leave it as it is."""

    def made(kind: str) -> House:
        folder = tmp_path_factory.mktemp(f"unchanged-{kind}")
        house = opened(settings_for(databases.filled(kind), folder, "mediation"))
        found_bureau(house)
        return house

    houses = PerEngine(made)
    yield houses
    houses.close()


@pytest.fixture
def unchanged(unchanged_houses: PerEngine, engine_kind: str) -> House:
    """A bureau with three stations and no rows; tests are refused there and change nothing."""
    return unchanged_houses[engine_kind]


@pytest.fixture
def refused(unchanged: House) -> dict[str, str]:
    """Headers of a clerk at the northern station of `unchanged`."""
    return unchanged.token(NORTH, "station_clerk")
