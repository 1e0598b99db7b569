"""The databases that benches run on: built once, kept under var/bench, found again while the rows they need are the same."""

import hashlib
import json
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
from rows import Tell
from sqlalchemy import Connection, Engine, create_engine, event, insert
from sqlalchemy.schema import CreateTable

BENCH = Path(__file__).parent
FOLDER = BENCH.parent / "var" / "bench"
EMBEDDED = "embedded-postgresql"

Fill = Callable[[Connection, Tell], Counter[str]]
"""Writes the rows of a bench into empty tables and returns how many each table got."""


@dataclass(frozen=True)
class House:
    """An installation with mediation on the database of a bench.

    :param rows: table → how many rows were written to it.
    """

    installation: Installation
    rows: dict[str, int]


@contextmanager
def bench_house(name: str, fill: Fill, database: str | None, tell: Tell) -> Iterator[House]:
    """Open the database of a bench, built first where it is not there.

    :param name: of the rows; another name, another database.
    :param database: None for a file under var/bench, `embedded-postgresql` for a server of our own that ends with the
        bench, or the URL of a database that is empty or was built by the same bench.
    :raises Conflict: when the database holds anything else.
    """
    with _place(name, database) as urls:
        house = open_house(urls)
        try:
            yield House(house, _built(house, name, fill, tell))
        finally:
            house.close()


def open_house(urls: Urls) -> Installation:
    """Open an installation with mediation whose rows are all invented."""
    settings = Settings(
        enabled=("mediation",),
        database_url=urls.application,
        owner_url=urls.owner,
        master_key=FOLDER / "master.key",
    )
    return Installation.open(settings, rules=Rules(synthetic_ids=True))


@contextmanager
def _place(name: str, database: str | None) -> Iterator[Urls]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    if database == EMBEDDED:
        # Imported here: a bench on SQLite needs no server.
        from fengqiao.testing.postgres import PostgresServer

        server = PostgresServer()
        try:
            yield server.empty()
        finally:
            server.close()
    else:
        url = database or f"sqlite:///{FOLDER / f'{name}-{_rows_digest()}.db'}"
        yield Urls(url, url)


def _rows_digest() -> str:
    """Return what changes with the generators: a file of other rows is another file."""
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(BENCH.glob("*rows.py")))
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _schema_digest() -> str:
    import_core_models()
    text = "".join(str(CreateTable(table)) for table in METADATA.sorted_tables)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _built(house: Installation, name: str, fill: Fill, tell: Tell) -> dict[str, int]:
    built_by = {"bench": name, "rows": _rows_digest(), "schema": _schema_digest()}
    if not house.database.has_table(DataOrigin):
        _build(house.database, built_by, fill, tell)
    with house.database.reading(SYSTEM) as session:
        origin = session.get(DataOrigin, 1)
    found = json.loads(origin.built_with) if origin else {}
    if {key: found.get(key) for key in built_by} != built_by:
        raise Conflict(
            f"{house.database.url} 不是这个基准测试建的,或建到一半、行或表结构已经改了。请删除后重来。"
        )
    return dict(found["written"])


def _build(database: Database, built_by: dict[str, str], fill: Fill, tell: Tell) -> None:
    tell(f"building {built_by['bench']}")
    build_schema(database)
    engine = _loading_engine(database)
    with engine.begin() as connection:
        written = fill(connection, tell)
        origin = json.dumps(built_by | {"written": written})
        connection.execute(
            insert(METADATA.tables["core_data_origin"]),
            {"id": 1, "seed": 0, "built_with": origin, "finished_at": now()},
        )
    if database.is_postgresql:
        # What its own sweeper would do within a minute; SQLite has none, and an installation runs none there.
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()


def _loading_engine(database: Database) -> Engine:
    """Return an engine that does not mind losing what it is writing."""
    engine = create_engine(database.owner_url)
    if not database.is_postgresql:

        @event.listens_for(engine, "connect")
        def _careless(connection: Any, _: Any) -> None:
            for pragma in ("synchronous=OFF", "journal_mode=OFF", "cache_size=-500000"):
                connection.execute(f"PRAGMA {pragma}")

    return engine
