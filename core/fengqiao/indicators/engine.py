"""Computing indicators for many units at once: the cost grows with rows, not with stations times indicators."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.indicators.conditions import codes_asked_for, window_values
from fengqiao.indicators.figures import (
    NOTHING_ENTERED,
    NOTHING_TO_DIVIDE_BY,
    Figure,
    Figures,
    FigureState,
    failed,
)
from fengqiao.indicators.formulas import DividedByNothing, Formula, Operation, Value
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.measures import Measure, Periods
from fengqiao.indicators.selects import Batch, batches, links_in_force
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import CodeBook

_MOST_NAMED = 500

log = structlog.get_logger("fengqiao.indicators")

Counts = dict[int, int]
"""Unit id → what a measure counted in its subtree; a unit without rows is absent and counts 0."""

Evaluate = Callable[[int], Value]
"""Unit id → the value of a formula."""


class Engine:
    """Computes figures. Statements are built once per set of indicators and kept.

    :param codes: the code lists that flags are looked up in.
    """

    def __init__(self, codes: CodeBook) -> None:
        self._codes = codes
        self._plans: dict[tuple[int, ...], list[Batch]] = {}
        self._asked: dict[int, tuple[Any, list[tuple[str, str, str]]]] = {}

    def compute(
        self,
        session: ScopedSession,
        indicators: Sequence[Indicator],
        window: Window,
        units: Collection[int],
        *,
        under: Collection[int] | None = None,
    ) -> Figures:
        """Return the figures of `indicators` for `units`, subtrees included.

        :param session: a reading session; the caller has checked that its actor may see these units.
        :param units: ids of the units that get a figure; the tree is that of the window's last day.
        :param under: read only rows of these subtrees; all rows when None, which is quicker when all are wanted.
        """
        counted = self._counted(session, indicators, window, units, under)
        return Figures(window, {one.code: _column(one, counted, window, units) for one in indicators})

    def _counted(
        self,
        session: ScopedSession,
        indicators: Sequence[Indicator],
        window: Window,
        units: Collection[int],
        under: Collection[int] | None,
    ) -> "dict[Measure, Counts | str]":
        inside = _subtrees(session, units, window)
        counted: dict[Measure, Counts | str] = {}
        for batch in self._plan(indicators):
            try:
                rows = self._rows(session, batch, window, under)
            except SQLAlchemyError as error:
                log.warning(
                    "measure failed", table=batch.measures[0].table.__name__, error=type(error).__name__
                )
                counted |= dict.fromkeys(batch.measures, f"查询失败({type(error).__name__})")
                continue
            for place, measure in enumerate(batch.measures, start=1):
                counted[measure] = _rolled_up(rows, place, inside if batch.adds_up else None)
        return counted

    def _plan(self, indicators: Sequence[Indicator]) -> list[Batch]:
        key = tuple(map(id, indicators))
        if key not in self._plans:
            self._plans[key] = list(batches(measure for one in indicators for measure in _leaves(one)))
        return self._plans[key]

    def _rows(
        self, session: ScopedSession, batch: Batch, window: Window, under: Collection[int] | None
    ) -> Sequence[Any]:
        framed = batch.frame.of(window)
        if framed is None:
            return ()
        statement = batch.everywhere if under is None else batch.under_some_units
        values = self.parameters(statement, framed) | {"tree_day": window.last}
        if under is not None:
            values["tree_under"] = list(under)
        # A failing statement must not take the snapshot, and with it every other measure, down on PostgreSQL.
        with session.begin_nested():
            return session.execute(statement, values, execution_options=ALREADY_SCOPED).all()

    def parameters(self, statement: Any, window: Window) -> dict[str, Any]:
        """Return the values of a statement's window and code parameters."""
        values = window_values(window.first, window.last)
        for name, list_code, flag in self._asked_codes(statement):
            values[name] = self._codes.flagged(list_code, flag)
        return values

    def _asked_codes(self, statement: Any) -> list[tuple[str, str, str]]:
        key = id(statement)
        if key not in self._asked:
            # The statement is kept beside, so that its id is not given to another one.
            self._asked[key] = (statement, list(codes_asked_for(statement)))
        return self._asked[key][1]


def _leaves(indicator: Indicator) -> Iterable[Measure]:
    yield from indicator.formula.measures()
    if indicator.entered is not None:
        yield from indicator.entered.measures()


def _subtrees(session: ScopedSession, units: Collection[int], window: Window) -> dict[int, list[int]]:
    """Return, for each unit with rows, the asked-for units whose figure it enters."""
    inside: dict[int, list[int]] = {}
    wanted, values = set(units), {"tree_day": window.last}
    # Naming tens of thousands of units would pass the parameter limit of SQLite.
    links = links_in_force(None if len(wanted) > _MOST_NAMED else wanted)
    for ancestor, unit in session.execute(links, values, execution_options=ALREADY_SCOPED):
        if ancestor in wanted:
            inside.setdefault(unit, []).append(ancestor)
    return inside


def _rolled_up(rows: Sequence[Any], place: int, inside: Mapping[int, list[int]] | None) -> Counts:
    if inside is None:
        return {row[0]: row[place] for row in rows}
    counts: Counts = {}
    for row in rows:
        # SUM of nothing is NULL, and PostgreSQL answers a sum of integers as a decimal.
        number = int(row[place] or 0)
        if number:
            for unit in inside.get(row[0], ()):
                counts[unit] = counts.get(unit, 0) + number
    return counts


def _column(
    indicator: Indicator, counted: "Mapping[Measure, Counts | str]", window: Window, units: Collection[int]
) -> dict[int, Figure]:
    broken = next((text for leaf in _leaves(indicator) if isinstance(text := counted[leaf], str)), None)
    if broken is not None:
        return dict.fromkeys(units, failed(broken))
    value = _evaluator(indicator.formula, counted, window)
    entered = None if indicator.entered is None else _evaluator(indicator.entered, counted, window)
    return {unit: _figure(value, entered, unit) for unit in units}


def _figure(value: Evaluate, entered: Evaluate | None, unit: int) -> Figure:
    if entered is not None and not entered(unit).numerator:
        return NOTHING_ENTERED
    try:
        return Figure(FigureState.VALUE, value(unit))
    except DividedByNothing:
        return NOTHING_TO_DIVIDE_BY


def _evaluator(formula: Formula, counted: "Mapping[Measure, Counts | str]", window: Window) -> Evaluate:
    """Turn a formula into a function of the unit."""
    if isinstance(formula, Measure):
        counts: Any = counted[formula]
        return lambda unit: Value(counts.get(unit, 0))
    if isinstance(formula, Operation):
        left, right = (_evaluator(side, counted, window) for side in (formula.left, formula.right))
        apply = formula.apply
        return lambda unit: apply(left(unit), right(unit))
    fixed = Value(formula.count(window) if isinstance(formula, Periods) else formula.value)  # type: ignore[attr-defined]
    return lambda unit: fixed
