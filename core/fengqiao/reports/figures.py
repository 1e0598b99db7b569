"""The figures of one report: computed for one unit, each over its own days, rounded as its list says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fengqiao.assessment.packs.figure_list import FigureList, ListedFigure
from fengqiao.database.scope import ScopedSession
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.figures import STATE_TITLES, Figure, FigureState
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.left_out import concerns_sealed
from fengqiao.indicators.window import Window

RowsPath = Callable[[Indicator, Window, int], str]
"""Indicator, window, unit id → address of the rows behind the figure."""


@dataclass(frozen=True)
class PrintedFigure:
    """A figure as it stands in a document.

    :param id: what the document knows it by, such as `JA-26a`.
    :param display: the rounded number, with `%` or `‰` when it is one; the state's title when there is no value.
    :param unit: what is counted: 件, 人, 万元, %.
    :param numerator: the exact value with `denominator`; None when there is no value.
    :param indicator: code of the indicator it is a value of.
    :param rows: address of the rows behind it; None where there are none to show.
    :param may_leave_out: sealed files would count in it, were they not left out.
    """

    id: str
    title: str
    display: str
    unit: str
    state: FigureState
    window: Window
    numerator: int | None
    denominator: int | None
    indicator: str
    rows: str | None
    may_leave_out: bool = False

    @property
    def has_value(self) -> bool:
        """True when it is really a number; anything else says in words why it is none."""
        return self.state is FigureState.VALUE


def print_figures(
    listed: FigureList,
    indicators: IndicatorCatalogue,
    engine: Engine,
    session: ScopedSession,
    unit_id: int,
    rows_path: RowsPath,
) -> list[PrintedFigure]:
    """Compute all figures of a list for one unit, in the list's order, sealed files left out.

    :raises Misconfigured: when an active owner has no indicator of a listed code.
    """
    found = {one.id: indicators.find(one.indicator) for one in listed.figures}
    computed: dict[str, Figure] = {}
    for window, figures in _by_window(listed):
        wanted = {indicator.code: indicator for one in figures if (indicator := found[one.id])}
        # A document leaves the house: sealed files are in none of its figures, whoever makes it.
        answers = engine.compute(
            session, list(wanted.values()), window, [unit_id], under=[unit_id], sealed=False
        )
        for one in figures:
            known = one.indicator in wanted
            computed[one.id] = (
                answers.of(one.indicator, unit_id) if known else indicators.unavailable(one.indicator)
            )
    return [
        _printed(one, found[one.id], computed[one.id], listed.window_of(one), unit_id, rows_path)
        for one in listed.figures
    ]


def _by_window(listed: FigureList) -> Iterable[tuple[Window, list[ListedFigure]]]:
    groups: dict[Window, list[ListedFigure]] = {}
    for one in listed.figures:
        groups.setdefault(listed.window_of(one), []).append(one)
    return groups.items()


def _printed(
    one: ListedFigure,
    indicator: Indicator | None,
    figure: Figure,
    window: Window,
    unit_id: int,
    rows_path: RowsPath,
) -> PrintedFigure:
    value = figure.value
    return PrintedFigure(
        id=one.id,
        title=one.title,
        display=figure.shown(indicator, one.digits) if indicator else STATE_TITLES[figure.state],
        unit=one.unit,
        state=figure.state,
        window=window,
        numerator=value.numerator if value else None,
        denominator=value.denominator if value else None,
        indicator=one.indicator,
        rows=rows_path(indicator, window, unit_id) if indicator else None,
        may_leave_out=indicator is not None and concerns_sealed(indicator),
    )
