"""Tables that only grow: SQLite triggers that refuse every change of a stored row, even by raw SQL.

On PostgreSQL the application's role simply lacks the grants; migrations read `info["append_only"]` for that.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, UniqueConstraint, event

_REFUSAL = "审计记录只能追加,不能修改或删除"


def append_only(table: Table) -> None:
    """Mark a table and have its triggers made with it."""
    table.info["append_only"] = True
    event.listen(table, "after_create", _add_triggers)


def append_only_ddl(table: Table) -> list[str]:
    """Return the statements that make a SQLite table append-only, for migrations as well."""
    # INSERT OR REPLACE deletes the row it replaces without firing the delete trigger.
    replaces = f"WHEN EXISTS (SELECT 1 FROM {table.name} AS stored WHERE {_same(table)})"  # noqa: S608 - our own names
    return [
        _trigger(table, "update"),
        _trigger(table, "delete"),
        _trigger(table, "insert", replaces),
    ]


def _add_triggers(table: Table, connection: Connection, **_: Any) -> None:
    if connection.dialect.name == "sqlite":
        for statement in append_only_ddl(table):
            connection.exec_driver_sql(statement)


def _trigger(table: Table, action: str, condition: str = "") -> str:
    return (
        f"CREATE TRIGGER tr_{table.name}_no_{action} BEFORE {action.upper()} ON {table.name} {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )


def _same(table: Table) -> str:
    """Return the condition under which a new row would push a stored one out."""
    keys = [" AND ".join(f"stored.{name} = NEW.{name}" for name in key) for key in _keys(table)]
    return " OR ".join(f"({key})" for key in keys)


def _keys(table: Table) -> Iterator[list[str]]:
    yield ["rowid"]
    yield [column.name for column in table.primary_key]
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield [column.name for column in constraint.columns]
