"""Questions to the database that name many values, asked in bunches; every answer stays inside the session's scope."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, or_, select

from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession

StoredRow = Row[*tuple[Any, ...]]
"""A row as the database gave it: some columns, in a known order."""

BUNCH = 5_000
"""Values per question: both databases take more (32,766 and 65,535 parameters)."""


def bunches(values: Iterable[Any], size: int = BUNCH) -> Iterator[list[Any]]:
    """Yield the values some at a time."""
    rest = iter(values)
    while bunch := list(islice(rest, size)):
        yield bunch


def rows_where(
    session: ScopedSession,
    table: Table,
    names: Sequence[str],
    column: str,
    values: Iterable[Any],
    units: Collection[int] = (),
) -> Iterator[StoredRow]:
    """Yield columns of the rows, voided ones included, in which one column has one of these values.

    :param names: the columns to return.
    :param units: only rows of these units, when they are few enough to be named.
    """
    wanted = set(values)
    nothing = None in wanted
    near: tuple[ColumnElement[bool], ...] = (session.scope.admits(table),)
    if 0 < len(units) <= BUNCH:
        # The leading column of most indexes.
        near += (table.c.unit_id.in_(sorted(units)),)
    for bunch in bunches(wanted - {None}) if wanted != {None} else ([],):
        match = table.c[column].in_(bunch)
        found = or_(match, table.c[column].is_(None)) if nothing else match
        nothing = False
        statement = select(*(table.c[name] for name in names)).where(*near, found)
        yield from session.execute(statement, execution_options=ALREADY_SCOPED).all()
