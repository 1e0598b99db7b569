"""Computing indicators for many units at once: the cost grows with rows, not with stations times indicators."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import repeat
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

Leaves = tuple[Measure, ...]
"""The measures that an indicator is made of."""

Read = tuple[int, ...]
"""What each of the leaves counted for one unit."""

Evaluate = Callable[[Read], Value]
"""The value of a formula."""


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
        sealed: bool = True,
    ) -> Figures:
        """Return the figures of `indicators` for `units`, subtrees included.

        :param session: a reading session; the caller has checked that its actor may see these units.
        :param units: ids of the units that get a figure; the tree is that of the window's last day.
        :param under: read only rows of these subtrees; all rows when None, which is quicker when all are wanted.
        :param sealed: count sealed rows for whoever may see them; False for what others will read too.
        """
        subtrees = Subtrees.read(session, units, window.last)
        counts_sealed = sealed and session.scope.sees_sealed
        reading = Reading(session, self._codes, window, subtrees, under, counts_sealed)
        counted = reading.answers(self._plan(indicators))
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
    leaves = tuple(dict.fromkeys(_leaves(indicator)))
    columns: list[list[int]] = []
    for leaf in leaves:
        counts = counted[leaf]
        if isinstance(counts, str):
            return dict.fromkeys(units, failed(counts))
        columns.append([counts.get(unit, 0) for unit in units])
    figure = _figures_of(indicator, leaves, window)
    return dict(zip(units, map(figure, zip(*columns, strict=True) if columns else repeat(())), strict=False))


def _figures_of(indicator: Indicator, leaves: Leaves, window: Window) -> Callable[[Read], Figure]:
    """Return the figure as a function of what its leaves counted; equal counts give one and the same figure."""
    value = _evaluator(indicator.formula, leaves, window)
    entered = None if indicator.entered is None else _evaluator(indicator.entered, leaves, window)
    known: dict[Read, Figure] = {}

    def figure(read: Read) -> Figure:
        found = known.get(read)
        if found is None:
            found = known[read] = _figure(value, entered, read)
        return found

    return figure


def _figure(value: Evaluate, entered: Evaluate | None, read: Read) -> Figure:
    if entered is not None and not entered(read).numerator:
        return NOTHING_ENTERED
    try:
        return Figure(FigureState.VALUE, value(read))
    except DividedByNothing:
        return NOTHING_TO_DIVIDE_BY


def _evaluator(formula: Formula, leaves: Leaves, window: Window) -> Evaluate:
    """Turn a formula into a function of what its leaves counted."""
    if isinstance(formula, Measure):
        place = leaves.index(formula)
        return lambda read: Value(read[place])
    if isinstance(formula, Operation):
        left, right = (_evaluator(side, leaves, window) for side in (formula.left, formula.right))
        apply = formula.apply
        return lambda read: apply(left(read), right(read))
    fixed = Value(formula.count(window) if isinstance(formula, Periods) else formula.value)  # type: ignore[attr-defined]
    return lambda read: fixed
