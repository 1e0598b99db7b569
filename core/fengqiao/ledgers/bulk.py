"""Bulk statements: many rows of one table at once, their values made ready for the driver column by column.

SQLAlchemy prepares values row by row, which for wide rows costs more than the database does. Callers have checked that
the rows lie inside the session's scope.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice, repeat
from typing import Any

from sqlalchemy import Table, bindparam, insert, update
from sqlalchemy.engine import Dialect

from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession

CHUNK = 2_000
"""Rows per statement."""


class BulkInsert:
    """Rows of one table, ready to be inserted.

    :param columns: column name → one value per row.
    :param same: column name → the one value that all rows have.
    """

    def __init__(
        self,
        dialect: Dialect,
        table: Table,
        columns: Mapping[str, Sequence[Any]],
        same: Mapping[str, Any] | None = None,
    ) -> None:
        self._dialect, self._table = dialect, table
        self._count = len(next(iter(columns.values())))
        self._columns: dict[str, Iterable[Any]] = {}
        for name, values in columns.items():
            self.add(name, values)
        for name, value in (same or {}).items():
            (ready,) = self._ready(name, (value,))
            self._columns[name] = repeat(ready)

    def add(self, name: str, values: Sequence[Any]) -> None:
        """Add a column that could not be known earlier.

        :raises ValueError: when it has not one value per row.
        """
        if len(values) != self._count:
            raise ValueError(f"{self._table.name}.{name} has {len(values)} values for {self._count} rows")
        self._columns[name] = self._ready(name, values)

    def execute(self, session: ScopedSession, told: Callable[[int], None] = lambda rows: None) -> None:
        """Insert all rows.

        :param told: told after each statement how many rows it inserted.
        :raises IntegrityError: when a row breaks a constraint.
        """
        compiled = insert(self._table).compile(dialect=self._dialect, column_keys=list(self._columns))
        statement, connection = str(compiled), session.connection()
        names = compiled.positiontup or list(self._columns)
        rows = zip(*(self._columns[name] for name in names), strict=False)
        while chunk := list(islice(rows, CHUNK)):
            values: Any = (
                chunk if compiled.positional else [dict(zip(names, row, strict=True)) for row in chunk]
            )
            connection.exec_driver_sql(statement, values)
            told(len(chunk))

    def _ready(self, name: str, values: Sequence[Any]) -> Sequence[Any]:
        ready = self._table.c[name].type.dialect_impl(self._dialect).bind_processor(self._dialect)
        if ready is None:
            return values
        if isinstance(next((value for value in values if value is not None), None), date):
            # Days repeat; writing each out once is enough.
            known = {value: ready(value) for value in set(values)}
            return [known[value] for value in values]
        return [ready(value) for value in values]


def by_columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return rows that all have the same keys as columns."""
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}


def update_rows(
    session: ScopedSession, table: Table, rows: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]
) -> int:
    """Update rows, each with values of its own.

    :param rows: per row the columns that say which one is meant, and the columns to set; the same for all.
    :returns: how many of them were there to be updated.
    """
    rest, updated = iter(rows), 0
    while chunk := list(islice(rest, CHUNK)):
        matches = (table.c[name] == bindparam(f"where_{name}") for name in chunk[0][0])
        values = [
            {f"where_{name}": value for name, value in place.items()} | dict(new) for place, new in chunk
        ]
        result = session.execute(update(table).where(*matches), values, execution_options=ALREADY_SCOPED)
        updated += result.rowcount  # type: ignore[attr-defined]
    return updated
