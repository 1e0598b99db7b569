"""Sealed rows: files of which whoever lacks the right may find no trace, not even that there is one fewer.

A table says by `sealed_by` which of its flags seals a row; a row that belongs to or points at a sealed row is sealed
with it. (预防未成年人犯罪法 59; each line of business adds its own law.)
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, ForeignKeyConstraint, Table, and_, exists, or_, select, tuple_
from sqlalchemy.sql import visitors

_Pairs = list[tuple[Any, Any]]
"""Columns of a row, each with the column that it points at."""

SEALED_BY = "sealed_by"
"""Key in a table's `info`: name of the flag that seals a row."""


def open_rows(table: Table, *, listed: bool = False) -> ColumnElement[bool] | None:
    """Return the predicate of the rows of a table that are not sealed; None when none of its rows can be.

    :param listed: look what every row points at up in a list of all that is open, made once: quicker where a whole
        table is read, slower where a few rows are. For a condition of the statement itself: inside an `or_`, PostgreSQL
        would search a list too long for its memory from the beginning for every row.
    :raises TypeError: when it is a query over a table with sealed rows, which nothing could leave out any more.
    """
    if not isinstance(table, Table):
        return _refuse_sealed_inside(table)
    clauses = list(_clauses(table, (table,), listed))
    return and_(*clauses) if clauses else None


def _refuse_sealed_inside(query: Any) -> None:
    for table in visitors.iterate(query):
        if isinstance(table, Table) and open_rows(table) is not None:
            raise TypeError(f"{table.name} has sealed rows and cannot be read through a query")


def _clauses(source: Any, path: tuple[Table, ...], listed: bool) -> Iterator[ColumnElement[bool]]:
    table = path[-1]
    flag = table.info.get(SEALED_BY)
    if flag is not None:
        yield source.c[flag].is_(False)
    for key in table.foreign_key_constraints:
        # A row may point at one of its own kind: what seals that one seals it by its own flag.
        if key.referred_table not in path:
            yield from _through(source, key, path, listed)


def _through(
    source: Any, key: ForeignKeyConstraint, path: tuple[Table, ...], listed: bool
) -> Iterator[ColumnElement[bool]]:
    target = key.referred_table.alias()
    beyond = list(_clauses(target, (*path, key.referred_table), listed))
    if beyond:
        pairs = [(source.c[one.parent.name], target.c[one.column.name]) for one in key.elements]
        empty = [near.is_(None) for near, _ in pairs if near.nullable]
        if listed and not empty:
            yield _listed(pairs, beyond)
        else:
            yield or_(*empty, _found(source, target, pairs, beyond))


def _found(source: Any, target: Any, pairs: _Pairs, beyond: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    same = [near == far for near, far in pairs]
    return exists(select(1).select_from(target).where(*same, *beyond)).correlate(source)


def _listed(pairs: _Pairs, beyond: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    nears, fars = zip(*pairs, strict=True)
    return tuple_(*nears).in_(select(*fars).where(*beyond))
