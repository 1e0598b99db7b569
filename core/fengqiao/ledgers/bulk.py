"""Bulk statements: many rows of one table at once, their values made ready for the driver column by column.

SQLAlchemy prepares values row by row, which for wide rows costs more than the database does. Callers have checked that
the rows lie inside the session's scope.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Table, bindparam, insert, update
from sqlalchemy.engine import Dialect

from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession

CHUNK = 2_000
"""Rows per statement."""


class BulkInsert:
    """Rows of one table, ready to be inserted.

    :param columns: column name → one value per row.
    """

    def __init__(self, table: Table, columns: Mapping[str, Sequence[Any]], dialect: Dialect) -> None:
        self._table, self._dialect = table, dialect
        self._columns = {name: self._ready(name, values) for name, values in columns.items()}

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(next(iter(self._columns.values()), ()))

    def add(self, name: str, values: Sequence[Any]) -> None:
        """Add a column that could not be known earlier."""
        self._columns[name] = self._ready(name, values)

    def execute(self, session: ScopedSession, told: Callable[[int], None] = lambda rows: None) -> None:
        """Insert all rows.

        :param told: told after each statement how many rows it inserted.
        :raises IntegrityError: when a row breaks a constraint.
        """
        compiled = insert(self._table).compile(dialect=self._dialect, column_keys=list(self._columns))
        statement, connection = str(compiled), session.connection()
        names = compiled.positiontup or list(self._columns)
        rows = zip(*(self._columns[name] for name in names), strict=True)
        while chunk := list(islice(rows, CHUNK)):
            values: Any = chunk if compiled.positional else [dict(zip(names, row, strict=True)) for row in chunk]
            connection.exec_driver_sql(statement, values)
            told(len(chunk))

    def _ready(self, name: str, values: Sequence[Any]) -> Sequence[Any]:
        ready = self._table.c[name].type.dialect_impl(self._dialect).bind_processor(self._dialect)
        return values if ready is None else [ready(value) for value in values]


def by_columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return rows that all have the same keys as columns."""
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}


def update_rows(
    session: ScopedSession, table: Table, keys: Sequence[str], rows: Iterable[Mapping[str, Any]]
) -> int:
    """Update rows, each with values of its own.

    :param keys: the columns that say which row is meant; the others are set.
    :param rows: all with the same columns. A key that is also to be set stands twice, the old value as `at_<key>`.
    :returns: how many rows were there to be updated.
    """
    rest, updated = iter(rows), 0
    while chunk := [_parameters(keys, row) for row in islice(rest, CHUNK)]:
        matches = (table.c[key] == bindparam(f"at_{key}") for key in keys)
        values = {name: bindparam(name) for name in chunk[0] if not name.startswith("at_")}
        result = session.execute(
            update(table).where(*matches).values(values), chunk, execution_options=ALREADY_SCOPED
        )
        updated += result.rowcount  # type: ignore[attr-defined]
    return updated


def _parameters(keys: Sequence[str], row: Mapping[str, Any]) -> dict[str, Any]:
    own = {name: value for name, value in row.items() if name not in keys or f"at_{name}" in row}
    return own | {f"at_{key}": row.get(f"at_{key}", row.get(key)) for key in keys}
