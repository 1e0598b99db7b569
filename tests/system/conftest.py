"""Whole installations: one freshly migrated per test, and one demo per engine that all reading tests share."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fengqiao.access.tokens import issue_token
from fengqiao.database.scope import SYSTEM
from fengqiao.demonstration import build
from fengqiao.installation import Installation
from fengqiao.privacy.values import Rules
from fengqiao.settings import Settings
from fengqiao.testing.databases import Databases
from fengqiao.testing.urls import Urls
from fengqiao.units.models import Unit
from fengqiao.units.tree import found, unit_by_code
from fengqiao.web.app import create_app
from litestar.testing import TestClient

SEED = 2023
DISTRICT = "310106"
NEIGHBOUR = "310101"
"""Code of a bureau beside the demo's: whoever works there sees nothing of it."""


ROOT = Path(__file__).parents[2]
LINES: tuple[str, ...] = tuple(tomllib.loads((ROOT / "fengqiao.toml").read_text("utf-8"))["enabled"])
"""The lines of business that this checkout enables."""


@dataclass
class House:
    """An installation and its web application."""

    installation: Installation
    client: TestClient[Any]

    def token(self, unit_code: str, role: str) -> dict[str, str]:
        """Return the headers of somebody with this role at this unit."""
        with self.installation.database.writing(SYSTEM) as session:
            unit = unit_by_code(session, unit_code)
            _, secret = issue_token(session, unit=unit, roles=[role], days=1, name="test")
        return {"Authorization": f"Bearer {secret}"}


Open = Callable[[Settings], House]


@pytest.fixture(scope="session")
def open_house() -> Iterator[Open]:
    """Open an installation of some settings, once for each database; all are closed at the end of the run."""
    opened: dict[str, House] = {}

    def open_with(settings: Settings) -> House:
        if settings.database_url not in opened:
            installation = Installation.open(settings, rules=Rules(synthetic_ids=True))
            opened[settings.database_url] = House(installation, TestClient(create_app(installation)))
        return opened[settings.database_url]

    yield open_with
    for house in opened.values():
        house.installation.close()


def settings_for(urls: Urls, folder: Path, *enabled: str) -> Settings:
    """Return the settings of a test's installation."""
    return Settings(
        enabled=enabled,
        database_url=urls.application,
        owner_url=urls.owner,
        master_key=folder / "master.key",
    )


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
        installation = Installation.open(self[kind], rules=Rules(synthetic_ids=True))
        build(installation, SEED, lambda name, rows: None)
        with installation.database.writing(SYSTEM) as session:
            found(session, Unit(code=NEIGHBOUR, name="邻区司法局", kind="county_bureau"))
        installation.close()
        return self[kind]


@pytest.fixture
def demo(demos: dict[str, Settings], engine_kind: str, open_house: Open) -> House:
    """The demo district with mediation alone; tests read it and do not change its rows."""
    return open_house(demos[engine_kind])


@pytest.fixture
def whole_demo(whole_demos: dict[str, Settings], engine_kind: str, open_house: Open) -> House:
    """The demo district with all lines of business; tests read it and do not change its rows."""
    return open_house(whole_demos[engine_kind])
