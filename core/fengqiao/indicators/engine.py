"""Computing indicators for many units at once: the cost grows with rows, not with stations times indicators."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from fengqiao.database.scope import ScopedSession
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
from fengqiao.indicators.reading import Counted, Reading
from fengqiao.indicators.selects import Batch, batches
from fengqiao.indicators.subtrees import Subtrees
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import CodeBook

Evaluate = Callable[[int], Value]
"""Unit id → the value of a formula."""


class Engine:
    """Computes figures. Statements are built once per set of indicators and kept.

    :param codes: the code lists that flags are looked up in.
    """

    def __init__(self, codes: CodeBook) -> None:
        self._codes = codes
        self._plans: dict[tuple[int, ...], list[Batch]] = {}

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
        subtrees = Subtrees.read(session, units, window.last)
        reading = Reading(session, self._codes, window, subtrees, under)
        counted: Counted = {}
        for batch in self._plan(indicators):
            counted |= reading.answers(batch)
        return Figures(window, {one.code: _column(one, counted, window, units) for one in indicators})

    def _plan(self, indicators: Sequence[Indicator]) -> list[Batch]:
        key = tuple(map(id, indicators))
        if key not in self._plans:
            self._plans[key] = list(batches(measure for one in indicators for measure in _leaves(one)))
        return self._plans[key]

    def parameters(self, statement: Any, window: Window) -> dict[str, Any]:
        """Return the values of a statement's window and code parameters."""
        return window_values(window.first, window.last) | {
            name: self._codes.flagged(list_code, flag) for name, list_code, flag in codes_asked_for(statement)
        }


def _leaves(indicator: Indicator) -> Iterable[Measure]:
    yield from indicator.formula.measures()
    if indicator.entered is not None:
        yield from indicator.entered.measures()


def _column(
    indicator: Indicator, counted: Counted, window: Window, units: Collection[int]
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


def _evaluator(formula: Formula, counted: Counted, window: Window) -> Evaluate:
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
