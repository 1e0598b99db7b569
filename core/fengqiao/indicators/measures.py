"""Measures: what is counted, as a description the engine turns into one grouped query per table.

A measure never is a function called once per station; it is a table, a filter and what to take of each row.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from sqlalchemy import ColumnElement, String, cast
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import ColumnClause

from fengqiao.indicators.conditions import on_record, within
from fengqiao.indicators.days import period_of
from fengqiao.indicators.formulas import Formula
from fengqiao.indicators.window import AS_GIVEN, Every, Frame, Window, whole_periods


class Take(StrEnum):
    """What a measure takes of the rows that pass its filter."""

    COUNT = "count"
    TOTAL = "total"
    DISTINCT = "distinct"


@dataclass(frozen=True, eq=False)
class Measure(Formula):
    """Rows of one table that pass a filter, counted, added up or counted without repeats.

    :param table: the ledger or part table.
    :param take: what is taken.
    :param on: the day column that must lie inside the window; None when the filter alone decides.
    :param where: further conditions, all of which must hold.
    :param of: the integer expression that is added up, or the expression counted without repeats.
    :param frame: how the measure's window follows from the indicator's.
    :raises TypeError: when it would read a personal column.
    """

    table: type[Any]
    take: Take = Take.COUNT
    on: Any = None
    where: tuple[Any, ...] = ()
    of: Any = None
    frame: Frame = field(default=AS_GIVEN)

    def __post_init__(self) -> None:
        for clause in (
            *self.where,
            *([] if self.on is None else [self.on]),
            *([] if self.of is None else [self.of]),
        ):
            _refuse_sealed(clause)

    @cached_property
    def conditions(self) -> tuple[ColumnElement[bool], ...]:
        """Everything a row must meet beside not being voided."""
        return (() if self.on is None else (within(self.on),)) + self.where

    @property
    def adds_up(self) -> bool:
        """Whether the figures of units may be added up to that of the unit above them."""
        return self.take is not Take.DISTINCT

    def measures(self) -> Iterable["Measure"]:
        """A measure is the one leaf of itself."""
        yield self

    def earlier(self, years: int = 1) -> "Measure":
        """The same measure over the same days of an earlier year (同比)."""
        return _reframed(self, replace(self.frame, years_earlier=years))

    def whole(self, every: Every) -> "Measure":
        """The same measure over the whole weeks, months or quarters that the window holds."""
        return _reframed(self, replace(self.frame, whole=every))

    def previous(self) -> "Measure":
        """The same measure over the period before (环比)."""
        return _reframed(self, replace(self.frame, previous=True))


@cache
def _reframed(measure: Measure, frame: Frame) -> Measure:
    """Return the same measure over other days: one and the same however often it is asked for, so it is counted once."""
    return replace(measure, frame=frame)


@dataclass(frozen=True, eq=False)
class Periods(Formula):
    """How many whole weeks, months or quarters the window holds."""

    every: Every

    def measures(self) -> Iterable[Measure]:
        """Nothing is read for it."""
        return ()

    def count(self, window: Window) -> int:
        """Return the number for a window."""
        return whole_periods(window, self.every)


def count(table: type[Any], *where: Any, on: Any = None, by: Any = None) -> Measure:
    """Count rows.

    :param where: conditions; all must hold.
    :param on: the day that must lie inside the window.
    :param by: a day that must have come by the window's end: a case accepted in the window and settled after it is
        not settled in its figure, today or later.
    """
    return Measure(table, Take.COUNT, on, _by(where, by))


def total(of: Any, table: type[Any], *where: Any, on: Any = None, by: Any = None) -> Measure:
    """Add up an integer column (money adds up in 分); an empty value adds nothing."""
    return Measure(table, Take.TOTAL, on, _by(where, by), of)


def distinct(of: Any, table: type[Any], *where: Any, on: Any = None, by: Any = None) -> Measure:
    """Count the different values of an expression; at every level anew, since one value may stand in two units."""
    return Measure(table, Take.DISTINCT, on, _by(where, by), of)


def mean(of: Any, table: type[Any], *where: Any, on: Any = None, by: Any = None) -> Formula:
    """The mean of an integer expression over the rows where it is not empty, kept as (sum, n)."""
    known = (*where, of.is_not(None))
    return total(of, table, *known, on=on, by=by) / count(table, *known, on=on, by=by)


def kept(table: type[Any], every: Every, *where: Any, on: Any, by: Any = None, per: Any = None) -> Measure:
    """Count the periods with at least one row, per unit or per another subject; only whole periods of the window.

    :param per: column of the subject that must keep the rhythm (a committee); the unit when not given.
    """
    subject = table.__table__.c.unit_id if per is None else per
    value = cast(subject, String) + "/" + cast(period_of(on, every), String)
    return distinct(value, table, *where, on=on, by=by).whole(every)


def periods(every: Every) -> Formula:
    """How many whole weeks, months or quarters the window holds."""
    return Periods(every)


def expected(subjects: Formula, every: Every) -> Formula:
    """How often the rhythm should have been kept: subjects × whole periods."""
    return subjects * Periods(every)


def _by(where: tuple[Any, ...], by: Any) -> tuple[Any, ...]:
    return where if by is None else (*where, on_record(by))


def _refuse_sealed(clause: Any) -> None:
    for element in visitors.iterate(clause):
        column = element if isinstance(element, ColumnClause) else None
        if column is not None and getattr(column, "info", {}).get("sealed"):
            raise TypeError(f"a measure may not read the personal column {column.name}")
