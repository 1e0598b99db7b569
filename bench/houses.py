"""The databases that benches run on: built once, kept under var/bench, found again while the rows they need are the same."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fengqiao.clock import now
from fengqiao.database.branches import import_core_models
from fengqiao.database.model import METADATA
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.errors import Conflict
from fengqiao.installation import Installation
from fengqiao.ledgers.models import DataOrigin
from fengqiao.privacy.values import Rules
from fengqiao.settings import Settings
from fengqiao.testing.databases import build_schema
from fengqiao.testing.urls import Urls
from pairs import tell
from sqlalchemy import Connection, Engine, create_engine, event, insert
from sqlalchemy.schema import CreateIndex, CreateTable

BENCH = Path(__file__).parent
FOLDER = BENCH.parent / "var" / "bench"
EMBEDDED = "embedded-postgresql"

_GENERATORS = (
    "rows.py",
    "trees.py",
    "stations.py",
    "registry_rows.py",
    "mediation_rows.py",
    "corrections_rows.py",
    "legal_aid_rows.py",
    "publicity_rows.py",
    "legal_review_rows.py",
    "party_rows.py",
    "answer_rows.py",
)

LINES = ("mediation", "corrections", "legal_aid", "publicity", "legal_review", "party_building")

Fill = Callable[[Connection], Counter[str]]
"""Writes the rows of a bench into empty tables and returns how many each table got."""


@dataclass(frozen=True)
class House:
    """An installation with all lines of business on the database of a bench.

    :param rows: table → how many rows were written to it.
    """

    installation: Installation
    rows: dict[str, int]

    @property
    def engine(self) -> str:
        """The database with its version."""
        with self.installation.database.reader.connect() as connection:
            number = ".".join(map(str, connection.dialect.server_version_info or ()))
        return f"{'PostgreSQL' if self.installation.database.is_postgresql else 'SQLite'} {number}"


@contextmanager
def bench_house(name: str, fill: Fill, database: str | None) -> Iterator[House]:
    """Open the database of a bench, built first where it is not there.

    :param name: of the rows; other rows, another name.
    :param database: None for a file under var/bench, `embedded-postgresql` for a server of our own that ends with the
        bench, or the URL of a database that is empty or was built by the same bench (`FENGQIAO_OWNER_URL` names the
        role that may make tables, where that is another one).
    :raises Conflict: when the database holds anything else.
    """
    with _place(name, fill, database) as urls:
        house = open_house(urls)
        try:
            yield House(house, _written(house, name))
        finally:
            house.close()


def open_house(urls: Urls) -> Installation:
    """Open an installation with all lines of business whose rows are all invented."""
    settings = Settings(
        enabled=LINES,
        database_url=urls.application,
        owner_url=urls.owner,
        master_key=FOLDER / "master.key",
    )
    return Installation.open(settings, rules=Rules(synthetic_ids=True))


@contextmanager
def _place(name: str, fill: Fill, database: str | None) -> Iterator[Urls]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    if database == EMBEDDED:
        # Imported here: a bench on SQLite needs no server.
        from fengqiao.testing.postgres import PostgresServer

        server = PostgresServer()
        try:
            urls = server.empty()
            _build(urls, name, fill)
            yield urls
        finally:
            server.close()
    elif database is None:
        yield _kept(name, fill)
    else:
        urls = Urls(database, os.environ.get("FENGQIAO_OWNER_URL", database))
        if _is_empty(urls):
            _build(urls, name, fill)
        yield urls


def _kept(name: str, fill: Fill) -> Urls:
    """Return the file of these rows; it gets its name when it is finished."""
    file = FOLDER / f"{name}-{_digests()}.db"
    if not file.exists():
        draft = file.with_suffix(".part")
        draft.unlink(missing_ok=True)
        _build(_at(draft), name, fill)
        draft.rename(file)
    return _at(file)


def _at(file: Path) -> Urls:
    return Urls(f"sqlite:///{file}", f"sqlite:///{file}")


def _digests() -> str:
    """Return what changes with the generators and with the tables: other rows, another file."""
    import_core_models()
    made = "".join((BENCH / name).read_text(encoding="utf-8") for name in _GENERATORS)
    tables = METADATA.sorted_tables
    indexes = sorted(str(CreateIndex(index)) for table in tables for index in table.indexes)
    text = "".join([made, *(str(CreateTable(table)) for table in tables), *indexes])
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _is_empty(urls: Urls) -> bool:
    database = Database(urls.application, urls.owner)
    try:
        return not database.has_table(DataOrigin)
    finally:
        database.close()


def _written(house: Installation, name: str) -> dict[str, int]:
    with house.database.reading(SYSTEM) as session:
        origin = session.get(DataOrigin, 1)
    found = json.loads(origin.built_with) if origin else {}
    if (found.get("bench"), found.get("digest")) != (name, _digests()):
        raise Conflict(f"{house.database.url} 不是这个基准测试建的,或表和行已经改了。请删除后重来。")
    return dict(found["written"])


def _build(urls: Urls, name: str, fill: Fill) -> None:
    tell(f"building {name}")
    house = open_house(urls)
    build_schema(house.database)
    engine = _loading_engine(house.database)
    with engine.begin() as connection:
        written = {table: count for table, count in fill(connection).items() if count}
        origin = json.dumps({"bench": name, "digest": _digests(), "written": written})
        connection.execute(
            insert(METADATA.tables["core_data_origin"]),
            {"id": 1, "seed": 0, "built_with": origin, "finished_at": now()},
        )
    if house.database.is_postgresql:
        # What its own sweeper would do within a minute; SQLite has none, and an installation runs none there.
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()
    house.close()


def _loading_engine(database: Database) -> Engine:
    """Return an engine that does not mind losing what it is writing."""
    engine = create_engine(database.owner_url)
    if not database.is_postgresql:

        @event.listens_for(engine, "connect")
        def _careless(connection: Any, _: Any) -> None:
            for pragma in ("synchronous=OFF", "journal_mode=OFF", "cache_size=-500000"):
                connection.execute(f"PRAGMA {pragma}")

    return engine
