"""What tests of party building share: its code lists, a vault, a bureau with stations, a district to invent rows for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.database.session import Database
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import CodeBook, read_codes
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.loading import load
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.values import Rules
from fengqiao.registry.demo import DemoDistrict, found_district
from fengqiao.registry.people import ASSIGNMENTS, STAFF
from fengqiao.registry.stations import STATIONS
from fengqiao.testing.databases import Databases
from fengqiao.units.models import Unit
from fengqiao.units.tree import found
from fengqiao_party_building.plugin import register_indicators


@pytest.fixture(scope="session")
def codes() -> CodeBook:
    """The code lists of the registry and of party building."""
    lists = (files(package) / "data" / "codes.csv" for package in ("fengqiao", "fengqiao_party_building"))
    return CodeBook(code for source in lists for code in read_codes(source))


@pytest.fixture(scope="session")
def vault() -> Vault:
    """A vault that admits synthetic people."""
    return Vault(MasterKey(bytes(range(32))), Rules(synthetic_ids=True))


Accept = Callable[..., Any]


@pytest.fixture(scope="session")
def accept(codes: CodeBook, vault: Vault) -> Accept:
    """Check a row as every door into a ledger does, without writing it."""

    session = ScopedSession(info={"scope": SYSTEM})

    def check(ledger: Ledger, values: dict[str, Any], state: str | None = None) -> Any:
        return LedgerWriter(session, ledger, codes, vault).draft(1, values, state=state)

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
    """A county bureau with three stations, in a database of its own.

    :param unit: the bureau.
    :param stations: its stations.
    """

    database: Database
    codes: CodeBook
    vault: Vault
    unit: int
    stations: tuple[int, ...]

    @property
    def station(self) -> int:
        """The first station."""
        return self.stations[0]

    def enter(self, *rows: tuple[Ledger, int, dict[str, Any]]) -> None:
        """Write rows as the demo and imports do."""
        with self.database.writing(SYSTEM) as session:
            load(session, rows, self.codes, self.vault)

    def hire(self, unit: int, name: str, rank: str | None = None, **values: Any) -> UUID:
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
        self.enter((STAFF, unit, {"id": person, "name": name, **status}), (ASSIGNMENTS, unit, assignment))
        return person

    def shows(self, code: str, window: Window, unit: int | None = None) -> str:
        """Return the printed figure of an indicator, of the bureau's whole subtree when no unit is named."""
        (indicator,) = (one for one in register_indicators() if one.code == code)
        return self.prints(indicator, window, unit)

    def prints(self, indicator: Indicator, window: Window, unit: int | None = None) -> str:
        """Return the printed figure of any indicator."""
        asked = unit or self.unit
        with self.database.reading(SYSTEM) as session:
            figures = Engine(self.codes).compute(session, [indicator], window, [asked])
        return figures.of(indicator.code, asked).shown(indicator)


@pytest.fixture
def bureau(database: Database, codes: CodeBook, vault: Vault) -> Bureau:
    """A bureau with three stations."""
    with database.writing(SYSTEM) as session:
        above = found(session, Unit(code="310106", name="某区司法局", kind="county_bureau"))
        below = [
            found(session, Unit(code=f"31010600{place}", name=f"第{place}司法所", kind="station"), above)
            for place in range(1, 4)
        ]
        ids = [unit.id for unit in (above, *below)]
    bureau_id, *station_ids = [unit_id for unit_id in ids if unit_id is not None]
    made = Bureau(database, codes, vault, bureau_id, tuple(station_ids))
    for place, station in enumerate(made.stations):
        record = {"name": f"第{place + 1}司法所", "kind": "subdistrict", "founded_on": date(2016, 1, 1)}
        made.enter((STATIONS, station, record))
    return made
