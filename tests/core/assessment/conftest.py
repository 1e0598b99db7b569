"""Stations, packs and a store of evidence for the tests of this room."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from fengqiao.assessment.evidence import EvidenceStore
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.registry.models import Station, Village
from sqlalchemy import event

from tests.core.conftest import District


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """Collect the SELECT statements that reading sessions send to the database."""
    sent: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            sent.append(statement)

    event.listen(database.reader, "before_cursor_execute", note)
    yield sent
    event.remove(database.reader, "before_cursor_execute", note)


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    """A store of evidence in a folder of its own."""
    return EvidenceStore(tmp_path / "evidence", largest=64 * 1024)


NOW = datetime(2023, 1, 1, tzinfo=UTC)


def house(table: Any, unit: int, seq_no: str, **values: Any) -> Any:
    common = {"state": "recorded", "created_at": NOW, "updated_at": NOW, "created_by": "test"}
    return table(unit_id=unit, seq_no=seq_no, **common, **values)


@pytest.fixture
def villages(database: Database, district: District) -> District:
    """Three villages in the north, one of them new in August; one in the south; none elsewhere. Profiles for two."""
    rows = [
        (district.north, "甲村", None),
        (district.north, "乙村", None),
        (district.north, "丙村", date(2023, 8, 1)),
        (district.south, "甲村", None),
    ]
    with database.writing(SYSTEM) as session:
        for number, (unit, name, since) in enumerate(rows):
            session.add(house(Village, unit, str(number), name=name, kind="village", since=since))
        session.add(house(Station, district.north, "1", name="北街司法所", kind="township"))
        session.add(house(Station, district.south, "1", name="南街司法所", kind="subdistrict"))
    return district
