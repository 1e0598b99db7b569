"""The house, its people, and short ways to import into it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fengqiao.access.actors import Actor
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.workbook.importing import import_workbook
from fengqiao.ledgers.workbook.result import ImportResult
from sqlalchemy import text

from tests.core.conftest import District
from tests.core.ledgers_workbook.files import workbook
from tests.core.ledgers_workbook.house import MATTERS, House, actor

Load = Callable[..., ImportResult]


@pytest.fixture
def house(database: Database, district: District) -> House:
    """The ledgers over a fresh database with a district in it."""
    return House(database)


@pytest.fixture
def clerk(district: District) -> Actor:
    """Somebody at the northern station (S1)."""
    return actor(district.clerk, district.north)


@pytest.fixture
def officer(district: District) -> Actor:
    """Somebody at the bureau above both stations (B1)."""
    return actor(district.officer, district.bureau)


@pytest.fixture
def load(house: House, clerk: Actor, tmp_path: Path) -> Load:
    """Write rows into a file and import it: `load(事项=[…])`, by the clerk unless another is named."""

    def loaded(
        file: Path | None = None, /, *, ledger: Ledger = MATTERS, by: Actor = clerk, **given: Any
    ) -> ImportResult:
        options = {name: given.pop(name) for name in list(given) if name.isascii()}
        path = file or workbook(tmp_path / "in.xlsx", **given)
        return import_workbook(house, by, ledger, path, **options)

    return loaded


@pytest.fixture
def count(house: House) -> Callable[[str], int]:
    """Count the rows of a table."""

    def counted(table: str, where: str = "1=1") -> int:
        with house.database.reading(SYSTEM) as session:
            return int(session.scalar(text(f"select count(*) from {table} where {where}")) or 0)

    return counted


@pytest.fixture
def stored(house: House) -> Callable[[str], list[dict[str, Any]]]:
    """Read all rows of a query."""

    def read(query: str) -> list[dict[str, Any]]:
        with house.database.reading(SYSTEM) as session:
            return [dict(row) for row in session.execute(text(query)).mappings()]

    return read
