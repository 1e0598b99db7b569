"""The figures of one report: computed for one unit, each over its own days, rounded as its list says."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from fengqiao.assessment.packs.figure_list import FigureList, ListedFigure
from fengqiao.database.scope import ScopedSession
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.figures import STATE_TITLES, Figure, FigureState
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.left_out import concerns_sealed
from fengqiao.indicators.window import Window
from fengqiao.units.models import Unit
from fengqiao.units.tree import descendants

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
    :param of: name of the unit it speaks of, when that is not the one that reports.
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
    of: str | None = None
    may_leave_out: bool = False

    @property
    def has_value(self) -> bool:
        """True when it is really a number; anything else says in words why it is none."""
        return self.state is FigureState.VALUE


ELSEWHERE = Figure(FigureState.NOT_APPLICABLE, None, "不在本单位管辖范围内")
"""The figure of a unit that does not stand under the one that reports."""


def print_figures(
    listed: FigureList,
    indicators: IndicatorCatalogue,
    engine: Engine,
    session: ScopedSession,
    unit_id: int,
    rows_path: RowsPath,
) -> list[PrintedFigure]:
    """Compute all figures of a list for one unit, in the list's order, sealed files left out; those of one unit and
    window together.

    :raises Misconfigured: when an active owner has no indicator of a listed code.
    """
    found = {one.id: indicators.find(one.indicator) for one in listed.figures}
    printed: dict[str, PrintedFigure] = {}
    for (window, of), figures in _groups(listed).items():
        about = _about(session, of, unit_id, window)
        wanted = {indicator.code: indicator for one in figures if (indicator := found[one.id])}
        answers = _computed(engine, session, list(wanted.values()), window, about)
        for one in figures:
            figure = answers.get(one.indicator) or indicators.unavailable(one.indicator)
            printed[one.id] = _printed(one, found[one.id], figure, window, about, rows_path)
    return [printed[one.id] for one in listed.figures]


@dataclass(frozen=True)
class _About:
    """Which unit figures speak of.

    :param unit_id: None when it does not stand under the one that reports.
    :param name: None when it is the one that reports.
    """

    unit_id: int | None
    name: str | None = None


def _groups(listed: FigureList) -> dict[tuple[Window, str | None], list[ListedFigure]]:
    groups: dict[tuple[Window, str | None], list[ListedFigure]] = {}
    for one in listed.figures:
        groups.setdefault((listed.window_of(one), one.of), []).append(one)
    return groups


def _about(session: ScopedSession, of: str | None, unit_id: int, window: Window) -> _About:
    if of is None:
        return _About(unit_id)
    below = descendants(session, unit_id, window.last)
    unit = session.scalar(select(Unit).where(col(Unit.code) == of, col(Unit.id).in_(below)))
    return _About(None) if unit is None else _About(unit.id, unit.name)


def _computed(
    engine: Engine, session: ScopedSession, indicators: list[Indicator], window: Window, about: _About
) -> dict[str, Figure]:
    if about.unit_id is None:
        return {indicator.code: ELSEWHERE for indicator in indicators}
    # A document leaves the house: sealed files are in none of its figures, whoever makes it.
    answers = engine.compute(
        session, indicators, window, [about.unit_id], under=[about.unit_id], sealed=False
    )
    return {indicator.code: answers.of(indicator.code, about.unit_id) for indicator in indicators}


def _printed(
    one: ListedFigure,
    indicator: Indicator | None,
    figure: Figure,
    window: Window,
    about: _About,
    rows_path: RowsPath,
) -> PrintedFigure:
    value, unit_id = figure.value, about.unit_id
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
        rows=rows_path(indicator, window, unit_id) if indicator and unit_id else None,
        of=about.name,
        may_leave_out=indicator is not None and concerns_sealed(indicator),
    )
