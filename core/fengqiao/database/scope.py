"""Who looks: the scope a session is opened with, and the rule that no query leaves it.

An owned table is one whose rows carry `unit_id`, the organ that answers for the row. Every statement of a
`ScopedSession` that touches an owned table is narrowed to the units the actor may see; one that cannot be
narrowed raises. Statements of reviewed modules carry `ALREADY_SCOPED` and prove their own narrowing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import (
    Alias,
    ColumnElement,
    Select,
    Table,
    TextClause,
    and_,
    bindparam,
    event,
    select,
    true,
)
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.sql.elements import ColumnClause

from fengqiao.clock import today
from fengqiao.database.model import METADATA
from fengqiao.database.seals import open_rows

ALREADY_SCOPED: Mapping[str, Any] = {"fengqiao_already_scoped": True}
"""Execution options of a reviewed statement that narrows itself (`database/`, `ledgers/`, `indicators/` only)."""


class Unscoped(RuntimeError):
    """A statement would see rows of units that nobody checked: a fault of the program, never of the user."""


@dataclass(frozen=True)
class Scope:
    """What an actor may see: the whole subtrees, as the tree stands today, of some units.

    :param actor: id of the account or token; `"system"` for the machinery itself.
    :param roots: ids of the units whose subtrees are visible.
    :param everything: no narrowing at all (migrations, the engine's own sweeps, the command line of the operator).
    :param sealed: sealed rows too, see `fengqiao.database.seals`.
    """

    actor: str
    roots: tuple[int, ...] = ()
    everything: bool = False
    sealed: bool = False

    @property
    def sees_sealed(self) -> bool:
        """Whether sealed rows are there for whoever looks."""
        return self.everything or self.sealed

    def narrows(self, unit_id: ColumnElement[int]) -> ColumnElement[bool]:
        """Return the predicate that keeps `unit_id` inside this scope."""
        return true() if self.everything else unit_id.in_(self.units())

    def admits(self, table: Table) -> ColumnElement[bool]:
        """Return the predicate of the rows of an owned table that are there for whoever looks."""
        inside, unsealed = self.narrows(table.c.unit_id), None if self.sees_sealed else open_rows(table)
        return inside if unsealed is None else and_(inside, unsealed)

    def units(self) -> Select[int]:
        """Return a select of the ids of all units inside this scope."""
        link = METADATA.tables["reg_unit_link"].c
        day: Any = bindparam("scope_day", today(), unique=True)
        return select(link.descendant_id).where(
            link.ancestor_id.in_(self.roots), link.valid_from <= day, link.valid_to > day
        )


SYSTEM = Scope("system", everything=True)
"""The scope of the machinery itself."""


class ScopedSession(Session):
    """A session that knows for whom it reads and writes."""

    @property
    def scope(self) -> Scope:
        """The scope this session was opened with."""
        return cast(Scope, self.info["scope"])

    def may_touch(self, unit_ids: set[int]) -> bool:
        """Tell whether all these units lie inside the scope."""
        if self.scope.everything or not unit_ids:
            return True
        link = self.scope.units().subquery()
        inside = self.execute(
            select(link.c.descendant_id).where(link.c.descendant_id.in_(unit_ids)).distinct(),
            execution_options=ALREADY_SCOPED,
        )
        return set(inside.scalars()) == unit_ids


def is_owned(table: Any) -> bool:
    """Tell whether the rows of a table belong to a unit."""
    return isinstance(table, Table) and bool(table.info.get("owned"))


@event.listens_for(ScopedSession, "do_orm_execute")
def _narrow(state: ORMExecuteState) -> None:
    scope: Scope = state.session.info["scope"]
    if scope.everything or "fengqiao_already_scoped" in state.execution_options:
        return
    if isinstance(state.statement, TextClause):
        raise Unscoped("raw SQL in a scoped session")
    for mapper in _owned_mappers(state):
        entity = mapper.class_
        state.statement = state.statement.options(
            with_loader_criteria(entity, scope.admits(entity.__table__), include_aliases=True)
        )


def _owned_mappers(state: ORMExecuteState) -> set[Mapper[Any]]:
    """Return the classes through which a statement reads owned tables; a table read past its class raises."""
    mappers: set[Mapper[Any]] = set()
    bare: set[Any] = set()
    pending: list[Any] = [state.statement]
    while pending:
        element = pending.pop()
        parent = element._annotations.get("parententity")
        table = _table_of(element)
        if parent is not None:
            mappers.add(parent.mapper)
        elif table is None:
            pending.extend(element.get_children())
        else:
            bare.add(table)
    if past := bare - {mapper.local_table for mapper in mappers}:
        raise Unscoped(f"tables {sorted(map(str, past))} are read without their classes")
    return {mapper for mapper in mappers if is_owned(mapper.local_table)}


def _table_of(element: Any) -> Any:
    """Return the owned table that a column, an alias or a table clause stands for, else None."""
    source = element.table if isinstance(element, ColumnClause) else element
    table = source.element if isinstance(source, Alias) else source
    return table if is_owned(table) else None


@event.listens_for(ScopedSession, "before_flush")
def _check_flushed_rows(session: ScopedSession, *_: Any) -> None:
    touched = {
        row.unit_id
        for row in (*session.new, *session.dirty, *session.deleted)
        if is_owned(type(row).__table__)
    }
    if not session.may_touch(touched):
        raise Unscoped("a row of a unit outside the scope was written")
