"""What tests of legal aid share: its code lists, a vault for synthetic people, a district to invent rows for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.database.session import Database
from fengqiao.demonstration import build
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import CodeBook, read_codes
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.loading import load
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.values import Rules
from fengqiao.registry.demo import DemoDistrict, found_district
from fengqiao.registry.stations import STATIONS
from fengqiao.testing.databases import Databases
from fengqiao.testing.house import House, opened, settings_for
from fengqiao.units.models import Unit
from fengqiao.units.tree import found
from fengqiao_legal_aid.plugin import register_indicators


@pytest.fixture(scope="session")
def codes() -> CodeBook:
    """The code lists of the registry and of legal aid."""
    lists = (files(package) / "data" / "codes.csv" for package in ("fengqiao", "fengqiao_legal_aid"))
    return CodeBook(code for source in lists for code in read_codes(source))


@pytest.fixture(scope="session")
def vault() -> Vault:
    """A vault that admits synthetic people."""
    return Vault(MasterKey(bytes(range(32))), Rules(synthetic_ids=True))


Accept = Callable[..., Any]


@pytest.fixture(scope="session")
def accept(codes: CodeBook, vault: Vault) -> Accept:
    """Check a row as every door into a ledger does, without writing it."""

    def check(ledger: Ledger, values: dict[str, Any], state: str | None = None) -> Any:
        return LedgerWriter(ScopedSession(info={"scope": SYSTEM}), ledger, codes, vault).draft(
            1, values, state=state
        )

    return check


@pytest.fixture(scope="session")
def demo(databases: Databases) -> Iterator[DemoDistrict]:
    """The demo's district, its units planted in a database of their own."""
    urls = databases.filled("sqlite")
    database = Database(urls.application, urls.owner)
    with database.writing(SYSTEM) as session:
        planted = found_district(session, 7)
    yield planted
    database.close()


@dataclass(frozen=True)
class Bureau:
    """A county bureau with one station, in a database of its own.

    :param unit: the bureau.
    :param station: its station.
    """

    database: Database
    codes: CodeBook
    vault: Vault
    unit: int
    station: int

    def enter(self, *rows: tuple[Ledger, int, dict[str, Any]]) -> None:
        """Write rows as the demo and imports do."""
        with self.database.writing(SYSTEM) as session:
            load(session, rows, self.codes, self.vault)

    def shows(self, code: str, window: Window, unit: int | None = None) -> str:
        """Return the printed figure of an indicator, of the bureau's whole subtree when no unit is named."""
        (indicator,) = (one for one in register_indicators() if one.code == code)
        asked = unit or self.unit
        with self.database.reading(SYSTEM) as session:
            figures = Engine(self.codes).compute(session, [indicator], window, [asked])
        return figures.of(code, asked).shown(indicator)


@pytest.fixture
def bureau(database: Database, codes: CodeBook, vault: Vault) -> Bureau:
    """A bureau with one station."""
    with database.writing(SYSTEM) as session:
        above = found(session, Unit(code="310106", name="某区司法局", kind="county_bureau"))
        below = found(session, Unit(code="310106006", name="某司法所", kind="station"), above)
        units = above.id, below.id
    assert units[0] is not None
    assert units[1] is not None
    made = Bureau(database, codes, vault, units[0], units[1])
    made.enter(
        (STATIONS, made.station, {"name": "某司法所", "kind": "subdistrict", "founded_on": date(2016, 1, 1)})
    )
    return made


SEED = 2023
"""The seed of the demonstration that reading tests share."""


@pytest.fixture(scope="session")
def alone(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An installation with this plugin alone, migrated, and its demonstration in it; tests do not change its rows."""
    settings = settings_for(databases.supply("sqlite").empty(), tmp_path_factory.mktemp("alone"), "legal_aid")
    house = opened(settings)
    build(house.installation, SEED, lambda name, rows: None)
    yield house
    house.installation.close()
