"""How each engine is opened: the profile of design §6, in one place."""

import sqlite3
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import QueuePool

from fengqiao.errors import Misconfigured

# The WAL-reset bug can lose committed rows; these releases and those after 3.51.3 are free of it.
_WAL_SAFE_SINCE = (3, 51, 3)
_WAL_SAFE_BACKPORTS = {(3, 44): 6, (3, 50): 7}

SQLITE_WAIT_SECONDS = 30


def wal_is_safe(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> bool:
    """Tell whether this SQLite library may use a write-ahead log."""
    backport = _WAL_SAFE_BACKPORTS.get(version[:2])
    return version >= _WAL_SAFE_SINCE or (backport is not None and version[2] >= backport)


def open_engine(url: str, *, read_only: bool = False) -> Engine:
    """Return an engine for `url` with the profile of its database.

    :param read_only: the database itself refuses writes on every connection of this engine.
    :raises Misconfigured: for anything that is neither SQLite nor PostgreSQL.
    """
    backend = make_url(url).get_backend_name()
    if backend == "sqlite":
        return _open_sqlite(url, read_only)
    if backend == "postgresql":
        return _open_postgresql(url, read_only)
    raise Misconfigured(f"不支持的数据库:{backend}。请使用 sqlite:///文件 或 postgresql+psycopg://…")


def _open_sqlite(url: str, read_only: bool) -> Engine:
    # One connection per engine: the interpreter lock lets no two readers run, and writers would only queue inside SQLite.
    engine = create_engine(
        url,
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=4 * SQLITE_WAIT_SECONDS,
        # The driver's own transaction handling opens none for a SELECT and loses updates; `begin` below does it.
        connect_args={"check_same_thread": False, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def _profile(connection: Any, _: Any) -> None:
        for pragma in _sqlite_pragmas(read_only):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def _sqlite_pragmas(read_only: bool) -> list[str]:
    pragmas = [
        f"busy_timeout={SQLITE_WAIT_SECONDS * 1000}",
        f"journal_mode={'WAL' if wal_is_safe() else 'TRUNCATE'}",
        "synchronous=FULL",
        "foreign_keys=ON",
        # A spilled cache takes the exclusive lock long before the commit.
        "cache_spill=OFF",
    ]
    return [*pragmas, "query_only=ON"] if read_only else pragmas


def _open_postgresql(url: str, read_only: bool) -> Engine:
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
    if read_only:
        # One snapshot per session: a list and its total, a figure and its rows come from the same moment.
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return engine
