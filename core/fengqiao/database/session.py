"""The database of one installation, and the two kinds of session it gives out."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, inspect, text

from fengqiao.database.engine import open_engine
from fengqiao.database.model import CoreModel
from fengqiao.database.scope import Scope, ScopedSession


class Database:
    """One database, opened twice: once for writing, once so that writing is impossible.

    :param url: SQLAlchemy URL, `sqlite:///file` or `postgresql+psycopg://…`, as the application's role.
    :param owner_url: the role that owns the schema and runs migrations; the same as `url` when absent.
    """

    def __init__(self, url: str, owner_url: str | None = None) -> None:
        self.url = url
        self.owner_url = owner_url or url
        self.writer: Engine = open_engine(url)
        self.reader: Engine = open_engine(url, read_only=True)

    @property
    def is_postgresql(self) -> bool:
        """True on PostgreSQL, false on SQLite."""
        return self.writer.dialect.name == "postgresql"

    def has_table(self, table: type[CoreModel]) -> bool:
        """Tell whether a table is there: before the first migration none is."""
        return inspect(self.reader).has_table(str(table.__tablename__))

    @contextmanager
    def reading(self, scope: Scope) -> Iterator[ScopedSession]:
        """Open a session that sees one snapshot and cannot write."""
        with self._session(self.reader, scope) as session:
            yield session

    @contextmanager
    def writing(self, scope: Scope) -> Iterator[ScopedSession]:
        """Open one transaction: committed when the block ends, rolled back whole when it raises."""
        with self._session(self.writer, scope) as session, session.begin():
            self._tell_scope(session)
            yield session

    @contextmanager
    def _session(self, engine: Engine, scope: Scope) -> Iterator[ScopedSession]:
        with ScopedSession(engine, expire_on_commit=False, info={"scope": scope}) as session:
            yield session

    def _tell_scope(self, session: ScopedSession) -> None:
        """Leave the scope in the transaction, where row-level security can read it."""
        if self.is_postgresql:
            value = "*" if session.scope.everything else ",".join(map(str, session.scope.roots))
            session.connection().execute(
                text("select set_config('fengqiao.scope', :value, true)"), {"value": value}
            )

    def close(self) -> None:
        """Give all connections back."""
        self.writer.dispose()
        self.reader.dispose()
