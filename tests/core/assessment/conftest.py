"""Stations, packs and a store of evidence for the tests of this room."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fengqiao.assessment.evidence import EvidenceStore
from fengqiao.database.session import Database
from sqlalchemy import event


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
