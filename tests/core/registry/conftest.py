"""What the registry's tests share: code lists, a vault that admits synthetic people, and a way to write rows."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.database.session import Database
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.columns import Draft
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.values import Rules
from fengqiao.registry.codes import national_codes
from fengqiao.registry.demo import DemoRow
from fengqiao.registry.indicators import INDICATORS
from fengqiao.registry.people import ASSIGNMENTS, STAFF
from fengqiao.registry.stations import STATIONS

from tests.core.conftest import District


@pytest.fixture(scope="session")
def codes() -> CodeBook:
    """The lists the core ships."""
    return national_codes()


@pytest.fixture(scope="session")
def vault() -> Vault:
    """A vault that admits synthetic people."""
    return Vault(MasterKey(bytes(range(32))), Rules(synthetic_ids=True))


@pytest.fixture(scope="session")
def engine(codes: CodeBook) -> Engine:
    """An engine over the shipped lists."""
    return Engine(codes)


class Writing:
    """Writes rows of any ledger the way an import does: all checked first, then in bulk."""

    def __init__(self, codes: CodeBook, vault: Vault) -> None:
        self._codes = codes
        self._vault = vault

    def __call__(self, session: ScopedSession, rows: Iterable[DemoRow]) -> None:
        drafts: dict[Ledger, list[Draft]] = {}
        for ledger, unit_id, record in rows:
            values = dict(record)
            row_id = values.pop("id", None)
            writer = LedgerWriter(session, ledger, self._codes, self._vault)
            drafts.setdefault(ledger, []).append(writer.draft(unit_id, values, row_id=row_id))
        for ledger, ready in drafts.items():
            LedgerWriter(session, ledger, self._codes, self._vault).insert(ready)


@pytest.fixture
def write(codes: CodeBook, vault: Vault) -> Writing:
    """Write rows, checked as every input is."""
    return Writing(codes, vault)


FIRST, LAST = date(2023, 1, 1), date(2023, 9, 30)
WINDOW = Window(FIRST, LAST)


class Registry:
    """The small district's registry: rows are entered in a line, and figures asked for by name."""

    def __init__(self, database: Database, district: District, write: Writing, engine: Engine) -> None:
        self.database = database
        self.district = district
        self._write = write
        self._engine = engine

    def enter(self, ledger: Ledger, unit_id: int, **record: Any) -> UUID:
        """Write one row and return its id."""
        row_id = uuid4()
        with self.database.writing(SYSTEM) as session:
            self._write(session, [(ledger, unit_id, {"id": row_id, **record})])
        return row_id

    def station(self, unit_id: int, **profile: Any) -> UUID:
        """Give a unit the profile of a station."""
        return self.enter(STATIONS, unit_id, **{"name": f"{unit_id}所", "kind": "subdistrict", **profile})

    def person(self, **person: Any) -> UUID:
        """Register somebody at the bureau."""
        return self.enter(STAFF, self.district.bureau, **{"name": "合成人", **person})

    def serves(self, unit_id: int, staff_id: UUID | None = None, **assignment: Any) -> UUID:
        """Assign somebody, by default a new civil servant on a political-legal post since 2015."""
        usual = {"kind": "political_legal_post", "reason": "appointment", "started_on": date(2015, 1, 1)}
        return self.enter(ASSIGNMENTS, unit_id, staff_id=staff_id or self.person(), **{**usual, **assignment})

    def figure(self, name: str, unit_id: int, window: Window = WINDOW) -> str:
        """Return a figure as it is shown."""
        (wanted,) = (one for one in INDICATORS if one.code == f"registry.{name}")
        with self.database.reading(SYSTEM) as session:
            figures = self._engine.compute(session, [wanted], window, [unit_id])
        figure = figures.of(wanted.code, unit_id)
        assert figure.state.value != "error", figure.reason
        return figure.shown(wanted)


@pytest.fixture
def registry(database: Database, district: District, write: Writing, engine: Engine) -> Registry:
    """The small district, its two own units and the one next door being stations."""
    small = Registry(database, district, write, engine)
    for unit_id in (district.north, district.south, district.other_station):
        small.station(unit_id)
    return small
