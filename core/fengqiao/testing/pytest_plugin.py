"""Fixtures for every test run, ours and plugin authors', loaded by pytest through its entry point.

The core is imported inside the fixtures only: pytest loads this module before anything else is set up.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from fengqiao.database.session import Database
    from fengqiao.testing.clock import HeldClock
    from fengqiao.testing.databases import Databases
    from fengqiao.testing.urls import Urls


pytest_plugins = ("fengqiao.testing.line_fixtures",)
pytest.register_assert_rewrite("fengqiao.testing.contracts", "fengqiao.testing.desk")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--requirements-report FILE.json`."""
    group = parser.getgroup("fengqiao")
    group.addoption(
        "--requirements-report",
        metavar="FILE.json",
        help="write which tests carry which requirement, and their outcome",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known, and start the report when it is asked for."""
    config.addinivalue_line("markers", "requirement(id, ...): rows of the checklist that this test shows")
    if file := config.getoption("--requirements-report"):
        from fengqiao.testing.requirements import RequirementsReport

        # A process that only runs its share of the tests has no report of its own.
        own = None if hasattr(config, "workerinput") else Path(file)
        config.pluginmanager.register(RequirementsReport(own), "fengqiao-requirements")


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Where this run's databases come from; the PostgreSQL server starts with the first test that needs it."""
    from fengqiao.testing.databases import Databases

    supply = Databases(tmp_path_factory.mktemp("databases"))
    yield supply
    supply.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_kind(request: pytest.FixtureRequest) -> str:
    """The engine of this test: each test with a database runs on both.

    A test that is about one of them says `@pytest.mark.parametrize("engine_kind", ["sqlite"])`.
    """
    return str(request.param)


@pytest.fixture
def other_plugins() -> Collection[str]:
    """Names of the plugins whose tables a test's database does without; none, unless a conftest says otherwise.

    Every test of a run gets the tables of every model that any of them imports, and pays for their creation.
    """
    return ()


@pytest.fixture
def database_urls(databases: Databases, engine_kind: str, other_plugins: Collection[str]) -> Iterator[Urls]:
    """`.application` and `.owner`: the addresses of a fresh database with all tables, for both roles."""
    urls = databases.filled(engine_kind, without=other_plugins)
    yield urls
    databases.supply(engine_kind).drop(urls)


@pytest.fixture
def database_url(database_urls: Urls) -> str:
    """The address of a fresh database with all tables, as the application's role."""
    return database_urls.application


@pytest.fixture
def database(database_urls: Urls) -> Iterator[Database]:
    """A fresh database with the tables of every imported model, opened as the application's role."""
    from fengqiao.database.session import Database

    opened = Database(database_urls.application, database_urls.owner)
    yield opened
    opened.close()


@pytest.fixture
def empty_database(databases: Databases, engine_kind: str) -> Iterator[Database]:
    """A fresh database without any table, for migrations."""
    from fengqiao.database.session import Database

    urls = databases.supply(engine_kind).empty()
    opened = Database(urls.application, urls.owner)
    yield opened
    opened.close()
    databases.supply(engine_kind).drop(urls)


@pytest.fixture
def clock() -> Iterator[HeldClock]:
    """The time, held at nine in the morning of 1 March 2024 in Beijing; `set` and `advance` move it."""
    from fengqiao.testing.clock import HeldClock

    with ExitStack() as holds:
        yield HeldClock(holds)
