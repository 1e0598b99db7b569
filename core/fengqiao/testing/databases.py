"""Databases for tests: a fresh one each, on either engine, copied from a template that is built once."""

import shutil
from collections.abc import Callable, Collection
from itertools import count
from pathlib import Path
from typing import Protocol

from sqlalchemy import Table

from fengqiao.database.branches import import_core_models
from fengqiao.database.model import METADATA
from fengqiao.database.session import Database
from fengqiao.migrations.grants import application_role, grant
from fengqiao.testing.urls import Urls


def build_schema(database: Database, without: Collection[str] = ()) -> None:
    """Give an empty database the tables of every model imported so far, straight from the models.

    Faster than the migrations, which their own tests hold equal to the models.

    :param without: names of plugins whose tables are left out.
    """
    tables = _tables(without)
    if not database.is_postgresql:
        METADATA.create_all(database.writer, tables)
        return
    owner = Database(database.owner_url)
    with owner.writer.begin() as connection:
        METADATA.create_all(connection, tables)
        grant(connection, application_role(database), [table.name for table in tables])
    owner.close()


def _tables(without: Collection[str]) -> list[Table]:
    import_core_models()
    prefixes = tuple(f"{plugin}_" for plugin in without)
    return [table for table in METADATA.sorted_tables if not table.name.startswith(prefixes)]


class Supply(Protocol):
    """Where databases of one engine come from."""

    def empty(self) -> Urls:
        """Return a database without tables."""

    def copy(self, template: Urls) -> Urls:
        """Return a copy of a database that nobody is connected to."""

    def drop(self, urls: Urls) -> None:
        """Take a database back."""

    def close(self) -> None:
        """End the supply."""


class SqliteSupply:
    """SQLite files in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def empty(self) -> Urls:
        """Return a file that does not exist yet."""
        url = f"sqlite:///{self._folder / f'{next(self._numbers)}.db'}"
        return Urls(url, url)

    def copy(self, template: Urls) -> Urls:
        """Copy the file: closed, a database is one file in both journal modes."""
        urls = self.empty()
        shutil.copyfile(_file(template), _file(urls))
        return urls

    def drop(self, urls: Urls) -> None:
        """Delete the file."""
        _file(urls).unlink(missing_ok=True)

    def close(self) -> None:
        """Leave the folder to its owner."""


def _postgres() -> Supply:
    # Imported with the first test that needs it: an author's plugin can be tested on SQLite without the driver.
    from fengqiao.testing.postgres import PostgresServer

    return PostgresServer()


class Databases:
    """All databases of one test run; a server starts with the first test that needs it."""

    def __init__(self, folder: Path) -> None:
        self._makers: dict[str, Callable[[], Supply]] = {
            "sqlite": lambda: SqliteSupply(folder),
            "postgresql": _postgres,
        }
        self._supplies: dict[str, Supply] = {}
        self._templates: dict[tuple[str, frozenset[str]], Urls] = {}

    def supply(self, engine_kind: str) -> Supply:
        """Return the supply of one engine, `sqlite` or `postgresql`."""
        if engine_kind not in self._supplies:
            self._supplies[engine_kind] = self._makers[engine_kind]()
        return self._supplies[engine_kind]

    def filled(self, engine_kind: str, without: Collection[str] = ()) -> Urls:
        """Return a fresh database with the tables of every model imported so far.

        :param without: names of plugins whose tables are left out.
        """
        key = engine_kind, frozenset(table.name for table in _tables(without))
        if key not in self._templates:
            self._templates[key] = self._build_template(engine_kind, without)
        return self.supply(engine_kind).copy(self._templates[key])

    def close(self) -> None:
        """Stop what was started."""
        for supply in self._supplies.values():
            supply.close()

    def _build_template(self, engine_kind: str, without: Collection[str]) -> Urls:
        urls = self.supply(engine_kind).empty()
        database = Database(urls.application, urls.owner)
        build_schema(database, without)
        database.close()
        return urls


def _file(urls: Urls) -> Path:
    return Path(urls.owner.removeprefix("sqlite:///"))
