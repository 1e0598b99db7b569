"""A figure list: which indicators a report prints, over which days, with how many decimals."""

from collections import Counter
from typing import Annotated, Literal

from pydantic import Field, model_validator

from fengqiao.assessment.packs.base import Id, IndicatorCode, PackPart, Text
from fengqiao.assessment.packs.conditions import FixedDays
from fengqiao.assessment.packs.standard import PackCode
from fengqiao.indicators.window import Window


class ListedFigure(PackPart):
    """One figure of a report; rounding is per figure.

    :param window: days of its own; those of the list when None.
    :param of: code of the unit it speaks of, such as one station; whoever reports, when None.
    """

    id: Id
    title: Text
    indicator: IndicatorCode
    unit: Text
    digits: Annotated[int, Field(ge=0, le=6)]
    window: FixedDays | None = None
    of: Text | None = None


class LeftOut(PackPart):
    """Something the document says and the list does not compute, and why not."""

    id: Id
    what: Text
    why: Text


class FigureList(PackPart):
    """The figures of one report.

    :param left_out: what its document says beyond them, so that nobody looks for a figure in vain.
    """

    format: Literal[1]
    code: PackCode
    title: Text
    window: FixedDays
    figures: Annotated[tuple[ListedFigure, ...], Field(min_length=1)]
    left_out: tuple[LeftOut, ...] = ()

    @model_validator(mode="after")
    def _named_once(self) -> "FigureList":
        ids = [*(figure.id for figure in self.figures), *(one.id for one in self.left_out)]
        names = Counter(one.lower() for one in ids)
        if twice := [name for name, times in names.items() if times > 1]:
            raise ValueError(f"数字编号重复:{'、'.join(twice)}|请改成互不相同的编号")
        return self

    def window_of(self, figure: ListedFigure) -> Window:
        """Return the days over which a figure is read."""
        days = figure.window or self.window
        return Window(days.from_, days.to)
