"""Turning measures into SQL: one grouped SELECT for all measures over one table."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    bindparam,
    distinct,
    func,
    select,
    true,
    type_coerce,
)
from sqlmodel import col

from fengqiao.database.seals import open_rows
from fengqiao.indicators.conditions import codes_asked_for, in_frame
from fengqiao.indicators.measures import Measure, Take
from fengqiao.indicators.window import Frame
from fengqiao.units.models import UnitLink

UNDER: Any = bindparam("tree_under", expanding=True)
LEVELS: Any = bindparam("tree_levels", expanding=True)
ON_DAY: Any = bindparam("tree_day")
_LINK = UnitLink.__table__.c  # type: ignore[attr-defined]
_LINK_IN_FORCE = and_(_LINK.valid_from <= ON_DAY, _LINK.valid_to > ON_DAY)


@dataclass(frozen=True, eq=False)
class Batch:
    """Measures over one table that one SELECT answers together, each over its own window.

    :param by_level: each unit bound to `LEVELS` gets what its whole subtree holds; otherwise each unit gets what it
        owns itself.
    """

    measures: tuple[Measure, ...]
    by_level: bool = False
    _statements: dict[tuple[bool, bool], Select[Any]] = field(default_factory=dict, init=False)

    @cached_property
    def sums(self) -> "Batch | None":
        """Those of the measures whose figures of units may be added."""
        return self._of([measure for measure in self.measures if measure.adds_up])

    @cached_property
    def levels(self) -> "Batch | None":
        """The others, asked anew at each level: a value may stand in two units of one district and counts once."""
        return self._of([measure for measure in self.measures if not measure.adds_up], by_level=True)

    def _of(self, measures: list[Measure], *, by_level: bool = False) -> "Batch | None":
        return Batch(tuple(measures), by_level) if measures else None

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The frames of the measures, in the order in which `in_frame` numbers their parameters."""
        return tuple(dict.fromkeys(measure.frame for measure in self.measures))

    @cached_property
    def flags(self) -> tuple[tuple[str, str, str], ...]:
        """Parameter, list and flag of each code list that the statement asks for."""
        return tuple(codes_asked_for(self.everywhere))

    @cached_property
    def everywhere(self) -> Select[Any]:
        """The statement over all units, sealed rows too."""
        return self.statement(narrowed=False, sees_sealed=True)

    def statement(self, *, narrowed: bool, sees_sealed: bool) -> Select[Any]:
        """Return the statement, the same one each time.

        :param narrowed: only over the subtrees of the units bound to `UNDER`.
        :param sees_sealed: whether the rows themselves may be sealed ones; a filter that looks at other rows asks
            `SEES_SEALED`.
        """
        key = (narrowed, sees_sealed)
        if key not in self._statements:
            self._statements[key] = self._statement(narrowed=narrowed, sees_sealed=sees_sealed)
        return self._statements[key]

    def _statement(self, *, narrowed: bool, sees_sealed: bool) -> Select[Any]:
        table = self.measures[0].table.__table__
        conditions = [self._framed(measure, measure.conditions) for measure in self.measures]
        shared = [clause for clause in conditions[0] if all(_has(own, clause) for own in conditions)]
        values = [
            self._aggregate(measure, [clause for clause in own if not _has(shared, clause)])
            for measure, own in zip(self.measures, conditions, strict=True)
        ]
        grouped = _by_level(table, values) if self.by_level else _by_unit(table, values)
        inside = table.c.unit_id.in_(units_under()) if narrowed else true()
        open_ones = None if sees_sealed else open_rows(table, listed=not (narrowed or self.by_level))
        return grouped.where(
            table.c.voided_at.is_(None), true() if open_ones is None else open_ones, *shared, inside
        )

    def _framed(self, measure: Measure, clauses: Iterable[Any]) -> list[Any]:
        place = self.frames.index(measure.frame)
        return [in_frame(clause, place) for clause in clauses]

    def _aggregate(self, measure: Measure, own: list[ColumnElement[bool]]) -> Any:
        (of,) = (None,) if measure.of is None else self._framed(measure, [measure.of])
        value = _TAKEN[measure.take](of)
        return value.filter(and_(*own)) if own else value


def batches(measures: Iterable[Measure]) -> Iterator[Batch]:
    """Group measures so that each table is read once."""
    groups: dict[Any, list[Measure]] = {}
    for measure in dict.fromkeys(measures):
        groups.setdefault(measure.table, []).append(measure)
    for group in groups.values():
        yield Batch(tuple(group))


def units_under() -> Select[Any]:
    """Select the ids of all units under those bound to `UNDER`, as the tree stood on `ON_DAY`."""
    return select(_LINK.descendant_id).where(_LINK.ancestor_id.in_(UNDER), _LINK_IN_FORCE)


def links_in_force(ancestors: Iterable[int] | None) -> Select[Any]:
    """Select (unit, unit inside its subtree), as the tree stood on `ON_DAY`.

    :param ancestors: only of these units; of all when None.
    """
    among = true() if ancestors is None else col(UnitLink.ancestor_id).in_(list(ancestors))
    return select(_LINK.ancestor_id, _LINK.descendant_id).where(among, _LINK_IN_FORCE)


def _by_unit(table: Any, values: list[Any]) -> Select[Any]:
    return select(table.c.unit_id, *values).group_by(table.c.unit_id)


def _by_level(table: Any, values: list[Any]) -> Select[Any]:
    return (
        select(_LINK.ancestor_id, *values)
        .select_from(table)
        .join(UnitLink.__table__, and_(_LINK.descendant_id == table.c.unit_id, _LINK_IN_FORCE))  # type: ignore[attr-defined]
        .where(_LINK.ancestor_id.in_(LEVELS))
        .group_by(_LINK.ancestor_id)
    )


def _has(clauses: Iterable[Any], clause: Any) -> bool:
    return any(clause is own or _alike(clause, own) for own in clauses)


def _alike(one: Any, other: Any) -> bool:
    """Whether two clauses say the same."""
    try:
        return bool(one.compare(other))
    except AttributeError:
        # SQLAlchemy fails on two selects that were written with columns of different classes: they are not alike.
        return False


_TAKEN: dict[Take, Callable[[Any], Any]] = {
    Take.COUNT: lambda of: func.count(),
    Take.TOTAL: lambda of: func.sum(type_coerce(of, BigInteger)),
    Take.DISTINCT: lambda of: func.count(distinct(of)),
}
