"""What the engine answers: an exact value, or in plain words why there is none."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fengqiao.indicators.formulas import Value
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.window import Window


class FigureState(StrEnum):
    """Whether there is a value, and if not, why not. None of these is ever a silent zero."""

    VALUE = "value"
    NO_DATA = "no_data"
    NOT_APPLICABLE = "not_applicable"
    UNAVAILABLE = "unavailable"
    ERROR = "error"


STATE_TITLES = {
    FigureState.VALUE: "有数",
    FigureState.NO_DATA: "无数据",
    FigureState.NOT_APPLICABLE: "不适用",
    FigureState.UNAVAILABLE: "未启用",
    FigureState.ERROR: "出错",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator of one unit over one window.

    :param reason: why there is no value, for a person.
    """

    state: FigureState
    value: Value | None = None
    reason: str | None = None

    def shown(self, indicator: Indicator, digits: int | None = None) -> str:
        """Return what is printed: the rounded value, or the state's title."""
        return STATE_TITLES[self.state] if self.value is None else indicator.show(self.value, digits)


NOTHING_TO_DIVIDE_BY = Figure(FigureState.NO_DATA, None, "分母为零")
NOTHING_ENTERED = Figure(FigureState.NO_DATA, None, "尚无任何登记")


def failed(reason: str) -> Figure:
    """Return the figure of an indicator that could not be computed."""
    return Figure(FigureState.ERROR, None, reason)


@dataclass(frozen=True)
class Figures:
    """The figures of some indicators for some units, all over one window."""

    window: Window
    columns: dict[str, dict[int, Figure]]

    def of(self, indicator: str, unit_id: int) -> Figure:
        """Return one figure.

        :raises KeyError: for an indicator or unit that was not asked for.
        """
        return self.columns[indicator][unit_id]


def as_record(
    figure: Figure, indicator: Indicator, window: Window, digits: int | None = None
) -> dict[str, Any]:
    """Return a figure as plain JSON values, with everything needed to read and check it."""
    return {
        "indicator": indicator.code,
        "version": indicator.version,
        "title": indicator.title,
        "unit": indicator.unit,
        "window": {"from": window.first.isoformat(), "to": window.last.isoformat()},
        "state": figure.state.value,
        "display": figure.shown(indicator, digits),
        "numerator": figure.value.numerator if figure.value else None,
        "denominator": figure.value.denominator if figure.value else None,
        "reason": figure.reason,
    }
