"""People who write into the house and ask it what is outstanding."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.clock import today
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.database.session import Database
from fengqiao.indicators.window import Window
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.loading import load
from fengqiao.ledgers.models import DueDate
from fengqiao.ledgers.official_days import Loaded, load_table
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.outstanding.agenda import agenda
from fengqiao.outstanding.answers import Agenda, DutyStanding
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.values import Rules
from fengqiao.testing.clock import HeldClock
from fengqiao.units.models import UnitRegion
from sqlalchemy import select

from tests.core.conftest import District
from tests.core.outstanding.house import CLUBS, CODES, GATHERINGS, REQUESTS

LEDGERS = (CLUBS, GATHERINGS, REQUESTS)
VAULT = Vault(MasterKey(bytes(range(32))), Rules())


@dataclass(frozen=True)
class House:
    """The district with its ledgers."""

    database: Database
    district: District
    clock: HeldClock

    def on(self, day: date) -> None:
        """Let it be noon of a day in Beijing."""
        self.clock.set(datetime(day.year, day.month, day.day, 4, tzinfo=UTC))

    def enter(self, ledger: Ledger, unit_id: int, **record: Any) -> UUID:
        """Write one row."""
        row_id = uuid4()
        with self.database.writing(SYSTEM) as session:
            load(session, [(ledger, unit_id, {"id": row_id, **record})], CODES, VAULT)
        return row_id

    def void(self, ledger: Ledger, row_id: UUID) -> None:
        """Void a row that was never changed."""
        with self.database.writing(SYSTEM) as session:
            self._writer(session, ledger).void(row_id, 1, "重复登记")

    def answer(self, row_id: UUID, day: date) -> None:
        """Answer a request that was never changed."""
        self.change(row_id, answered_on=day)

    def change(self, row_id: UUID, *, version: int = 1, **changes: Any) -> None:
        """Change a request."""
        with self.database.writing(SYSTEM) as session:
            self._writer(session, REQUESTS).change(row_id, version, changes)

    def _writer(self, session: ScopedSession, ledger: Ledger) -> LedgerWriter:
        return LedgerWriter(session, ledger, CODES, VAULT)

    def due(self) -> dict[str, tuple[date, int | None]]:
        """Return the due dates of all rows: code → last day, and the year that makes it uncertain."""
        with self.database.reading(SYSTEM) as session:
            return {
                one.deadline: (one.due_on, one.unconfirmed_year) for one in session.scalars(select(DueDate))
            }

    def lies_in(self, unit_id: int, code: str, since: date, until: date = date(9999, 12, 31)) -> None:
        """Let a unit bear a region code."""
        with self.database.writing(SYSTEM) as session:
            session.add(UnitRegion(unit_id=unit_id, region_code=code, valid_from=since, valid_to=until))

    def agenda(self, unit_id: int, first: date, last: date | None = None) -> Agenda:
        """Ask what is outstanding, everything readable."""
        with self.database.reading(SYSTEM) as session:
            window = Window(first, last or today())
            return agenda(session, CODES, LEDGERS, unit_id, window, today())

    def standing(self, code: str, unit_id: int, first: date, last: date | None = None) -> DutyStanding:
        """Return the one standing with a duty."""
        (found,) = (one for one in self.agenda(unit_id, first, last).duties if one.duty.code == code)
        return found


@pytest.fixture
def house(database: Database, district: District, clock: HeldClock) -> House:
    """The house, empty."""
    return House(database, district, clock)


@pytest.fixture
def calendar(house: House, tmp_path: Any) -> Callable[[str], Loaded]:
    """Load an official table, given as the lines under its header."""

    def load_lines(lines: str) -> Loaded:
        file = tmp_path / "days.csv"
        file.write_text(f"年度,日期,安排,名称,依据\n{lines}", encoding="utf-8")
        with house.database.writing(SYSTEM) as session:
            return load_table(session, LEDGERS, file)

    return load_lines
