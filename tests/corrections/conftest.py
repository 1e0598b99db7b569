"""What tests of corrections share: code lists, a vault for synthetic people, a district, and a bureau with two stations."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any
from uuid import UUID

import pytest
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.database.session import Database
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
from fengqiao.units.models import Unit
from fengqiao.units.tree import found
from fengqiao_corrections.ledgers import SUBJECTS
from fengqiao_corrections.plugin import register_indicators

INDICATORS = {indicator.code: indicator for indicator in register_indicators()}


@pytest.fixture(scope="session")
def codes() -> CodeBook:
    """The code lists of the registry and of corrections."""
    lists = (files(package) / "data" / "codes.csv" for package in ("fengqiao", "fengqiao_corrections"))
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
        session = ScopedSession(info={"scope": SYSTEM})
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
    """A county bureau with two stations, in a database of its own.

    :param unit: the bureau.
    :param station: one station; `other` is the second.
    """

    database: Database
    codes: CodeBook
    vault: Vault
    unit: int
    station: int
    other: int

    def enter(self, *rows: tuple[Ledger, int, dict[str, Any]]) -> None:
        """Write rows as the demo and imports do."""
        with self.database.writing(SYSTEM) as session:
            load(session, rows, self.codes, self.vault)

    def shows(self, code: str, window: Window, unit: int | None = None) -> str:
        """Return the printed figure of an indicator, of the bureau's whole subtree when no unit is named."""
        asked = unit or self.unit
        with self.database.reading(SYSTEM) as session:
            figures = Engine(self.codes).compute(session, [INDICATORS[code]], window, [asked])
        return figures.of(code, asked).shown(INDICATORS[code])

    def side_by_side(self, window: Window, *names: str) -> dict[int, list[int]]:
        """Return several whole figures, named without the plugin, of the bureau and both stations."""
        wanted = [INDICATORS[f"corrections.{name}"] for name in names]
        units = [self.unit, self.station, self.other]
        with self.database.reading(SYSTEM) as session:
            figures = Engine(self.codes).compute(session, wanted, window, units)
        return {unit: [int(figures.of(one.code, unit).shown(one)) for one in wanted] for unit in units}

    def create(self, values: dict[str, Any], unit: int | None = None) -> UUID:
        """Register a subject."""
        with self.database.writing(SYSTEM) as session:
            writer = LedgerWriter(session, SUBJECTS, self.codes, self.vault)
            return writer.create(unit or self.station, values)

    def move(self, row_id: UUID, version: int, code: str, **values: Any) -> int:
        """Take a subject along a named way and return the new version."""
        with self.database.writing(SYSTEM) as session:
            writer = LedgerWriter(session, SUBJECTS, self.codes, self.vault)
            return writer.move(row_id, version, code, values)


@pytest.fixture
def bureau(database: Database, codes: CodeBook, vault: Vault) -> Bureau:
    """A bureau with two stations."""
    return furnished(database, codes, vault)


def furnished(database: Database, codes: CodeBook, vault: Vault) -> Bureau:
    """Plant a bureau with two stations in an empty database."""
    with database.writing(SYSTEM) as session:
        above = found(session, Unit(code="310106", name="某区司法局", kind="county_bureau"))
        near = found(session, Unit(code="310106006", name="某司法所", kind="station"), above)
        far = found(session, Unit(code="310106008", name="另一司法所", kind="station"), above)
        units = [unit.id or 0 for unit in (above, near, far)]
    made = Bureau(database, codes, vault, *units)
    station = {"kind": "subdistrict", "founded_on": date(2016, 1, 1)}
    made.enter(
        (STATIONS, made.station, {"name": "某司法所", **station}),
        (STATIONS, made.other, {"name": "另一司法所", **station}),
    )
    return made


def subject(**values: Any) -> dict[str, Any]:
    """Return a man on probation, on the register since 2 January 2024, with his group and his plan."""
    day = date(2024, 1, 2)
    return {
        "state": "on_register",
        "registered_on": day,
        "category": "probation",
        "name": "陈演示甲",
        "sex": "male",
        "received_on": day,
        "declared_on": day,
        "group_members": [{"role": "station", "sex": "male"}],
        "plans": [{"made_on": day}],
        **values,
    }


def released(on: date, **values: Any) -> dict[str, Any]:
    """Return what a subject's row says after release."""
    return {
        "state": "released",
        "exit_kind": "expired",
        "ended_on": on,
        "certificate_no": "1",
        "organs_notified_on": on,
        **values,
    }
