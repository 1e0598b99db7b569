"""Stopping what another thread is doing on a database connection, and letting go of the locks it holds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from sqlite3 import ProgrammingError
from threading import Event
from typing import Any
from weakref import WeakSet

from sqlalchemy import Connection, event

_STEPS_BETWEEN_LOOKS = 10_000
_CANCEL_SECONDS = 5


@contextmanager
def stoppable(connection: Connection) -> Iterator[Callable[[], None]]:
    """Yield a function that ends, from any thread, whatever runs on this connection.

    It may raise what the driver raises; the connection is good for nothing afterwards but to be closed.
    """
    raw: Any = connection.connection.dbapi_connection
    if connection.dialect.name == "postgresql":
        yield lambda: raw.cancel_safe(timeout=_CANCEL_SECONDS)
        return
    with _remembered_cursors(connection) as cursors:
        over = Event()
        # Not `interrupt()`: as long as a cursor is open somewhere, that would stop our own statements below, too.
        raw.set_progress_handler(over.is_set, _STEPS_BETWEEN_LOOKS)
        try:
            yield lambda: _let_go(raw, over, cursors)
        finally:
            # By now it may be closed.
            with suppress(ProgrammingError):
                raw.set_progress_handler(None, 0)


def _let_go(raw: Any, over: Event, cursors: WeakSet[Any]) -> None:
    over.set()
    for cursor in list(cursors):
        # A cursor that is being used at this moment refuses; its statement ends by the flag.
        with suppress(Exception):
            cursor.close()
    # From here on nobody can write, so that nothing slips in behind the roll-back and commits itself.
    raw.execute("PRAGMA query_only=ON")
    raw.rollback()


@contextmanager
def _remembered_cursors(connection: Connection) -> Iterator[WeakSet[Any]]:
    """Know the cursors of one connection: one that is half read keeps the file locked even after the connection closes."""
    cursors: WeakSet[Any] = WeakSet()

    def _remember(_: Connection, cursor: Any, *__: Any) -> None:
        cursors.add(cursor)

    event.listen(connection, "before_cursor_execute", _remember)
    try:
        yield cursors
    finally:
        event.remove(connection, "before_cursor_execute", _remember)
