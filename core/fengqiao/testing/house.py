"""Whole installations for tests: an application over a database, somebody to sign in, stations to work in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litestar.testing import TestClient

from fengqiao.access.tokens import issue_token
from fengqiao.database.scope import SYSTEM
from fengqiao.demonstration import build
from fengqiao.installation import Installation
from fengqiao.privacy.values import Rules
from fengqiao.settings import Settings
from fengqiao.testing.urls import Urls
from fengqiao.units.models import Unit
from fengqiao.units.tree import found, unit_by_code
from fengqiao.web.app import create_app

BUREAU, NORTH, SOUTH, EAST = "310106", "310106006", "310106008", "310106011"
"""Codes of the units that `found_bureau` plants."""

SEED = 2023
"""The seed of the demonstration that reading tests share."""


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


class PerEngine(dict[str, House]):
    """One house per engine, built when a test first asks for it, all closed together."""

    def __init__(self, build: Callable[[str], House]) -> None:
        super().__init__()
        self._build = build

    def __missing__(self, engine_kind: str) -> House:
        self[engine_kind] = self._build(engine_kind)
        return self[engine_kind]

    def close(self) -> None:
        """Give all connections back."""
        for house in self.values():
            house.installation.close()


def settings_for(urls: Urls, folder: Path, *enabled: str) -> Settings:
    """Return the settings of a test's installation.

    :param folder: where its master key is kept.
    :param enabled: names of the plugins.
    """
    return Settings(
        enabled=enabled,
        database_url=urls.application,
        owner_url=urls.owner,
        master_key=folder / "master.key",
    )


def opened(settings: Settings) -> House:
    """Open an installation that admits synthetic people, and its application."""
    installation = Installation.open(settings, rules=Rules(synthetic_ids=True))
    return House(installation, TestClient(create_app(installation)))


def demonstrated(settings: Settings) -> House:
    """Migrate an empty database, write the demonstration of `SEED` into it, and open it."""
    unbuilt = Installation.open(settings, rules=Rules(synthetic_ids=True))
    build(unbuilt, SEED, lambda name, rows: None)
    unbuilt.close()
    return opened(settings)


def found_bureau(house: House) -> None:
    """Plant a bureau with three stations."""
    with house.installation.database.writing(SYSTEM) as session:
        bureau = found(session, Unit(code=BUREAU, name="某区司法局", kind="county_bureau"))
        for code, name in ((NORTH, "北街司法所"), (SOUTH, "南街司法所"), (EAST, "东街司法所")):
            found(session, Unit(code=code, name=name, kind="station"), bureau)
