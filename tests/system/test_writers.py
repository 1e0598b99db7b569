"""Twenty writers at once: nothing is lost, no number is given twice, and nobody is told to come back later."""

import multiprocessing
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.database.session import Database
from fengqiao.ledgers.codes import CodeBook, read_codes
from fengqiao.ledgers.reading import LedgerReader
from fengqiao.ledgers.stored_rows import Stale, StoredRows
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.privacy.master_key import MasterKey
from fengqiao.registry.people import POSTS
from fengqiao.testing.house import House, opened, settings_for
from fengqiao.testing.urls import Urls
from fengqiao.units.models import Unit
from fengqiao.units.tree import found
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

ROOT = Path(__file__).parents[2]
WRITERS = 20
PATIENCE = 120
"""Seconds after which writers that wait for one that has failed give up too."""

KIND = "political_legal"
ON_SQLITE = pytest.mark.parametrize("engine_kind", ["sqlite"])


@dataclass(frozen=True)
class Register:
    """The ledger of approved posts of one unit, as one writer has it open."""

    database: Database
    unit_id: int
    codes: CodeBook
    vault: Vault

    @classmethod
    def open(cls, database: Database, unit_id: int) -> "Register":
        codes = CodeBook(read_codes(files("fengqiao") / "data" / "codes.csv"))
        return cls(database, unit_id, codes, Vault(MasterKey(bytes(range(32)))))

    def writer(self, session: ScopedSession) -> LedgerWriter:
        return LedgerWriter(session, POSTS, self.codes, self.vault)

    def enter(self) -> UUID:
        """Write a new kind of post of 2023, none of them approved yet."""
        with self.database.writing(SYSTEM) as session:
            post = {"kind": KIND, "approved": 0, "since": date(2023, 1, 1)}
            return self.writer(session).create(self.unit_id, post)

    def row(self, row_id: UUID) -> dict[str, Any]:
        with self.database.reading(SYSTEM) as session:
            return dict(LedgerReader(session, POSTS).get(row_id))

    def add_one(self, row_id: UUID, all_have_read: Callable[[], Any]) -> int:
        """Approve one post more than were read, and again when somebody else was quicker.

        :param all_have_read: waits, the first time, until every writer has read the same number.
        :returns: how often somebody else was quicker.
        """
        refused = 0
        while True:
            before = self.row(row_id)
            if not refused:
                all_have_read()
            try:
                with self.database.writing(SYSTEM) as session:
                    one_more = {"approved": before["approved"] + 1}
                    self.writer(session).change(row_id, before["version"], one_more)
            except Stale:
                refused += 1
            else:
                return refused


@pytest.fixture
def register(database: Database) -> Register:
    """The register of a station that was founded just now."""
    with database.writing(SYSTEM) as session:
        unit = found(session, Unit(code="310106006", name="北街司法所", kind="station"))
    return Register.open(database, unit.id or 0)


def at_once(work: Callable[[Callable[[], Any]], Any]) -> list[Any]:
    """Do the same work in twenty threads; each is given what it waits with for the others."""
    barrier = Barrier(WRITERS, timeout=PATIENCE)
    with ThreadPoolExecutor(WRITERS) as threads:
        return list(threads.map(lambda _: work(barrier.wait), range(WRITERS)))


def test_no_update_of_twenty_threads_is_lost(register: Register) -> None:
    row_id = register.enter()

    refused = at_once(lambda wait: register.add_one(row_id, wait))

    row = register.row(row_id)
    assert (row["approved"], row["version"]) == (WRITERS, WRITERS + 1)
    # All but one had read what was then no longer true.
    assert sum(refused) >= WRITERS - 1


def test_without_the_version_in_the_statement_updates_would_be_lost(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded = StoredRows._update_version

    def overwrite(stored: StoredRows, unit_id: int, row_id: UUID, version: int, columns: Any) -> None:
        while True:
            with suppress(Stale):
                return guarded(stored, unit_id, row_id, stored.row(row_id)["version"], columns)

    row_id = register.enter()
    monkeypatch.setattr(StoredRows, "_update_version", overwrite)

    two = Barrier(2, timeout=PATIENCE)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda _: register.add_one(row_id, two.wait), range(2)))

    assert register.row(row_id)["approved"] == 1


def numbers_of(register: Register) -> list[str]:
    with register.database.reading(SYSTEM) as session:
        return sorted(session.scalars(POSTS.table.__table__.select().with_only_columns(POSTS.table.seq_no)))


def test_twenty_rows_entered_at_once_get_twenty_numbers(register: Register) -> None:
    def enter(wait: Callable[[], Any]) -> UUID:
        wait()
        return register.enter()

    assert len(set(at_once(enter))) == WRITERS
    assert numbers_of(register) == [f"2023-{number:05d}" for number in range(1, WRITERS + 1)]


def writers_in_processes(url: str, unit_id: int, row_id: str, rounds: int) -> None:
    """Run twenty processes, each with connections of its own: change one row and enter another, some times over.

    :raises SystemExit: when one of them fails; what it says is on the error stream.
    """
    processes = multiprocessing.get_context("fork")
    barrier = processes.Barrier(WRITERS, timeout=PATIENCE)

    def work() -> None:
        database = Database(url)
        register = Register.open(database, unit_id)
        for _ in range(rounds):
            register.add_one(UUID(row_id), barrier.wait)
            register.enter()
        database.close()

    writers = [processes.Process(target=work) for _ in range(WRITERS)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    sys.exit(any(one.exitcode for one in writers))


@ON_SQLITE
@pytest.mark.parametrize("rounds", [1, pytest.param(10, marks=pytest.mark.heavy)])
def test_no_update_of_twenty_processes_is_lost_and_none_finds_the_database_locked(
    register: Register, database_urls: Urls, rounds: int
) -> None:
    row_id = register.enter()
    program = "import sys; from tests.system.test_writers import writers_in_processes as run; "
    program += "run(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))"
    arguments = [database_urls.application, str(register.unit_id), str(row_id), str(rounds)]

    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], check=False, capture_output=True, text=True, cwd=ROOT
    )

    assert (done.returncode, done.stderr) == (0, "")
    row, writes = register.row(row_id), WRITERS * rounds
    assert (row["approved"], row["version"]) == (writes, writes + 1)
    assert numbers_of(register) == [f"2023-{number:05d}" for number in range(1, writes + 2)]


def change_within(register: Register, row_id: UUID, session: ScopedSession) -> None:
    """Read and change a row inside one transaction."""
    row = register.writer(session).row(row_id)
    register.writer(session).change(row_id, row["version"], {"approved": row["approved"] + 1})


@ON_SQLITE
def test_if_writers_began_as_readers_one_of_two_would_find_the_database_locked(
    register: Register, database_urls: Urls
) -> None:
    row_id = register.enter()
    second = Register.open(Database(database_urls.application), register.unit_id)
    for database in (register.database, second.database):
        begin_as_reader(database.writer)

    with pytest.raises(OperationalError, match="database is locked"):  # noqa: SIM117 - it must reach out of both
        with register.database.writing(SYSTEM) as first_session:
            register.writer(first_session).row(row_id)
            with second.database.writing(SYSTEM) as second_session:
                second.writer(second_session).row(row_id)
                change_within(register, row_id, first_session)
                change_within(second, row_id, second_session)
    second.database.close()


def begin_as_reader(engine: Engine) -> None:
    """Take the guard away: let transactions of this engine take the write lock only when they first write."""

    @event.listens_for(engine, "before_cursor_execute", retval=True)
    def _defer(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> tuple[str, Any]:
        return ("BEGIN" if statement == "BEGIN IMMEDIATE" else statement), parameters


def test_the_drivers_own_transactions_would_lose_an_update(tmp_path: Path) -> None:
    """A plain connection opens no transaction for what it reads first."""
    first, second = (sqlite3.connect(tmp_path / "plain.db") for _ in range(2))
    with first:
        first.execute("create table post (approved integer)")
        first.execute("insert into post values (0)")

    read = [connection.execute("select approved from post").fetchone()[0] for connection in (first, second)]
    for connection, approved in zip((first, second), read, strict=True):
        with connection:
            connection.execute("update post set approved = ?", (approved + 1,))

    assert first.execute("select approved from post").fetchone() == (1,)
    first.close()
    second.close()


@pytest.fixture
def house(register: Register, database_urls: Urls, tmp_path: Path) -> Iterator[House]:
    """The core alone over the register's database, with its application."""
    made = opened(settings_for(database_urls, tmp_path))
    yield made
    made.installation.close()


def test_of_two_users_who_edit_one_row_the_second_is_told_and_nothing_is_lost(
    house: House, register: Register
) -> None:
    address = f"/api/registry/posts/{register.enter()}"
    clerk, head = (house.token("310106006", role) for role in ("station_clerk", "station_head"))
    seen = house.client.get(address, headers=clerk).headers["etag"]
    assert house.client.get(address, headers=head).headers["etag"] == seen

    first = house.client.patch(address, headers=clerk | {"If-Match": seen}, json={"approved": 5})
    second = house.client.patch(
        address, headers=head | {"If-Match": seen}, json={"document_no": "编办〔2023〕4号"}
    )
    blind = house.client.patch(address, headers=head, json={"document_no": "编办〔2023〕4号"})
    moved = house.client.patch(
        address, headers=head | {"If-Match": first.headers["etag"]}, json={"document_no": "编办〔2023〕4号"}
    )

    assert [one.status_code for one in (first, second, blind, moved)] == [200, 412, 428, 200]
    assert "已被他人修改" in second.json()["detail"]
    assert "If-Match" in blind.json()["detail"]
    row = house.client.get(address, headers=clerk).json()
    assert (row["approved"], row["document_no"], row["version"]) == (5, "编办〔2023〕4号", 3)
