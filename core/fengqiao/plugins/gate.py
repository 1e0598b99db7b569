"""A gate for the statements of one connection, so that it can be closed while another thread means to go on using it.

Closing a connection under a thread that is inside its driver brings down the whole process, with both drivers. So the
statements of a loan pass here one by one, their rows fetched before they leave; a gate that is shut stops the statement
that is inside, lets no other in, and then nobody is in the driver.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy

_KEY = "fengqiao_gate"
_SECONDS_BETWEEN_KNOCKS = 0.05


class GateShut(Exception):
    """The loan is over; this connection takes no more statements."""


class Gate:
    """Where the statements of one connection pass.

    :param interrupt: stops, from any thread, the statement that the driver is busy with.
    """

    def __init__(self, interrupt: Callable[[], Any]) -> None:
        self._interrupt = interrupt
        self._inside = Lock()
        self._is_shut = False

    def let_through(self, run: Callable[[], None]) -> None:
        """Run a statement, alone.

        :raises GateShut: when the loan is over.
        """
        with self._inside:
            if self._is_shut:
                raise GateShut
            run()

    def shut(self) -> None:
        """Stop what is inside and let nothing in; on return the driver is idle."""
        self._is_shut = True
        # Again and again: an interruption that comes just before a statement starts is lost.
        while not self._inside.acquire(timeout=_SECONDS_BETWEEN_KNOCKS):
            with suppress(Exception):
                self._interrupt()
        self._inside.release()


@contextmanager
def gated(connection: Connection) -> Iterator[Gate]:
    """Send the statements of a connection through a gate as long as the block lasts."""
    for name, listener in _LISTENERS.items():
        if not event.contains(connection.dialect, name, listener):
            event.listen(connection.dialect, name, listener)
    raw: Any = connection.connection.dbapi_connection
    gate = Gate(raw.cancel_safe if connection.dialect.name == "postgresql" else raw.interrupt)
    info = connection.info
    info[_KEY] = gate
    try:
        yield gate
    finally:
        info.pop(_KEY, None)


def _pass(cursor: Any, context: Any, run: Callable[[], None]) -> bool:
    """Tell SQLAlchemy whether the statement has been run here."""
    gate = context.root_connection.info.get(_KEY)
    if gate is None:
        return False

    def _run_and_fetch() -> None:
        run()
        # SQLAlchemy itself fetches what an INSERT returns, at once and from the cursor.
        if cursor.description and not context.isinsert:
            context.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(
                cursor, initial_buffer=cursor.fetchall()
            )

    gate.let_through(_run_and_fetch)
    return True


def _execute(cursor: Any, statement: str, parameters: Any, context: Any) -> bool:
    return _pass(cursor, context, lambda: context.dialect.do_execute(cursor, statement, parameters, context))


def _execute_many(cursor: Any, statement: str, parameters: Any, context: Any) -> bool:
    return _pass(
        cursor, context, lambda: context.dialect.do_executemany(cursor, statement, parameters, context)
    )


def _execute_bare(cursor: Any, statement: str, context: Any) -> bool:
    return _pass(cursor, context, lambda: context.dialect.do_execute_no_params(cursor, statement, context))


_LISTENERS: dict[str, Callable[..., bool]] = {
    "do_execute": _execute,
    "do_executemany": _execute_many,
    "do_execute_no_params": _execute_bare,
}
