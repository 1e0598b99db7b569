"""Lending a caller's session to a plugin: the same transaction, but nothing the plugin does there outlives its failure.

The caller's transaction gets a savepoint, and the plugin a session of its own that joins below it: its `commit()`
only ends its part, and whatever it leaves behind goes with the savepoint when it fails.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from fengqiao.database.scope import ScopedSession
from fengqiao.plugins.deadline import Overdue
from fengqiao.plugins.gate import gated


class LoanLost(Exception):
    """The session cannot be given back: its connection is closed, the caller's transaction has ended."""


@contextmanager
def lent(session: ScopedSession) -> Iterator[ScopedSession]:
    """Lend a session for one call; the block runs the plugin and commits what it got.

    What the plugin wrote is kept when the block ends, and undone when it raises.

    :raises LoanLost: when the block raises `Overdue`, or when the plugin has ended the caller's transaction.
    """
    savepoint = session.begin_nested()
    connection = session.connection()
    # `close_resets_only`: a plugin that keeps the session cannot use it after the call.
    loan = ScopedSession(
        connection,
        join_transaction_mode="create_savepoint",
        expire_on_commit=False,
        close_resets_only=False,
        info=session.info,
    )
    with gated(connection) as gate:
        try:
            yield loan
        except (Overdue, KeyboardInterrupt) as ended:
            gate.shut()
            _abandon(session, connection)
            raise ended if isinstance(ended, KeyboardInterrupt) else LoanLost from ended
        except BaseException:
            with _taken_back(session, connection, loan):
                savepoint.rollback()
            raise
        with _taken_back(session, connection, loan):
            savepoint.commit()


@contextmanager
def _taken_back(session: ScopedSession, connection: Connection, loan: ScopedSession) -> Iterator[None]:
    if not connection.in_nested_transaction():
        _abandon(session, connection)
        raise LoanLost
    try:
        loan.close()
        yield
    except SQLAlchemyError as error:
        _abandon(session, connection)
        raise LoanLost from error


def _abandon(session: ScopedSession, connection: Connection) -> None:
    """Close the connection for good, and with it the caller's transaction."""
    connection.invalidate()
    # Only now: a session ends its savepoints by statements as long as it believes its connection good.
    session.invalidate()
