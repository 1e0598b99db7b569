"""Opening the database that the settings name, for commands that run before all else is in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fengqiao.errors import Misconfigured

if TYPE_CHECKING:
    from fengqiao.database.session import Database
    from fengqiao.settings import Settings


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """Open the installation's database; an SQLite file is made when it is first written to."""
    from fengqiao.database.session import Database

    file = _sqlite_file(settings)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url, settings.owner_url)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def existing_database(settings: Settings) -> Iterator[Database | None]:
    """Open the database, or yield None where there is no file yet: looking must not make one."""
    file = _sqlite_file(settings)
    if file is not None and not file.exists():
        yield None
        return
    with open_database(settings) as database:
        yield database


@contextmanager
def migrated_database(settings: Settings) -> Iterator[Database]:
    """Open a database that must be there.

    :raises Misconfigured: where there is no file yet.
    """
    with existing_database(settings) as database:
        if database is None:
            raise Misconfigured(f"还没有数据库 {_sqlite_file(settings)}。请先运行 fengqiao db upgrade。")
        yield database


def _sqlite_file(settings: Settings) -> Path | None:
    from sqlalchemy.engine import make_url

    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))
