"""Turning measures into SQL: one grouped SELECT for all measures over one table, frame and day."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import BigInteger, Select, and_, bindparam, distinct, func, select, true, type_coerce
from sqlmodel import col

from fengqiao.indicators.measures import Measure, Take
from fengqiao.indicators.window import Frame
from fengqiao.units.models import UnitLink

UNDER: Any = bindparam("tree_under", expanding=True)
ON_DAY: Any = bindparam("tree_day")
_LINK = UnitLink.__table__.c  # type: ignore[attr-defined]
_LINK_IN_FORCE = and_(_LINK.valid_from <= ON_DAY, _LINK.valid_to > ON_DAY)


@dataclass(frozen=True, eq=False)
class Batch:
    """Measures that one SELECT answers together.

    :param adds_up: whether the figures of units may be added (counts and sums), or each level is asked anew.
    """

    measures: tuple[Measure, ...]
    frame: Frame
    adds_up: bool

    @cached_property
    def everywhere(self) -> Select[Any]:
        """The statement over all units."""
        return self._statement(narrowed=False)

    @cached_property
    def under_some_units(self) -> Select[Any]:
        """The statement over the subtrees of the units bound to `UNDER`."""
        return self._statement(narrowed=True)

    def _statement(self, *, narrowed: bool) -> Select[Any]:
        table = self.measures[0].table.__table__
        shared = [
            clause for clause in self.measures[0].conditions if all(_has(m, clause) for m in self.measures)
        ]
        values = [_aggregate(measure, shared) for measure in self.measures]
        if self.adds_up:
            statement = select(table.c.unit_id, *values).group_by(table.c.unit_id)
        else:
            # A value may stand in two units of one district: each level counts it once, so each is asked anew.
            statement = (
                select(_LINK.ancestor_id, *values)
                .select_from(table)
                .join(UnitLink.__table__, and_(_LINK.descendant_id == table.c.unit_id, _LINK_IN_FORCE))  # type: ignore[attr-defined]
                .group_by(_LINK.ancestor_id)
            )
        inside = table.c.unit_id.in_(units_under()) if narrowed else true()
        return statement.where(table.c.voided_at.is_(None), *shared, inside)


def units_under() -> Select[Any]:
    """Select the ids of all units under those bound to `UNDER`, as the tree stood on `ON_DAY`."""
    return select(_LINK.descendant_id).where(_LINK.ancestor_id.in_(UNDER), _LINK_IN_FORCE)


def batches(measures: Iterable[Measure]) -> Iterator[Batch]:
    """Group measures so that each table is read as seldom as the figures allow."""
    groups: dict[tuple[Any, ...], list[Measure]] = {}
    for measure in dict.fromkeys(measures):
        adds_up = measure.take is not Take.DISTINCT
        day = getattr(measure.on, "key", None)
        groups.setdefault((measure.table, measure.frame, day, adds_up), []).append(measure)
    for (_, frame, _, adds_up), group in groups.items():
        yield Batch(tuple(group), frame, adds_up)


def _has(measure: Measure, clause: Any) -> bool:
    return any(clause is own or clause.compare(own) for own in measure.conditions)


def _aggregate(measure: Measure, shared: list[Any]) -> Any:
    own = [
        clause for clause in measure.conditions if not any(clause is s or clause.compare(s) for s in shared)
    ]
    value = _TAKEN[measure.take](measure)
    return value.filter(and_(*own)) if own else value


_TAKEN: dict[Take, Callable[[Measure], Any]] = {
    Take.COUNT: lambda measure: func.count(),
    Take.TOTAL: lambda measure: func.sum(type_coerce(measure.of, BigInteger)),
    Take.DISTINCT: lambda measure: func.count(distinct(measure.of)),
}


def links_in_force(ancestors: Iterable[int] | None) -> Select[Any]:
    """Select (unit, unit inside its subtree), as the tree stood on `ON_DAY`.

    :param ancestors: only of these units; of all when None.
    """
    among = true() if ancestors is None else col(UnitLink.ancestor_id).in_(list(ancestors))
    return select(_LINK.ancestor_id, _LINK.descendant_id).where(among, _LINK_IN_FORCE)
