"""What commands begin with: the database that the settings name, or the whole installation, and the window asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fengqiao.errors import Misconfigured

if TYPE_CHECKING:
    from datetime import datetime

    from fengqiao.database.session import Database
    from fengqiao.indicators.window import Window
    from fengqiao.installation import Installation
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


def opened_installation(context: click.Context) -> AbstractContextManager[Installation]:
    """Return the installation for the length of a `with`; whoever has one open passes it as `obj`."""
    from fengqiao.installation import Installation

    if isinstance(context.obj, Installation):
        return nullcontext(context.obj)
    return closing(Installation.open())


def window_of(first: datetime, last: datetime) -> Window:
    """Return the window of `--from` and `--to`.

    :raises click.BadParameter: when it ends before it begins.
    """
    from fengqiao.indicators.window import Window

    try:
        return Window(first.date(), last.date())
    except ValueError as error:
        raise click.BadParameter(f"{error}。请对调 --from 和 --to。") from None
