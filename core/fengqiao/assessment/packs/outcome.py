"""What a result leads to: pass mark, grades, ranks, vetoes, who decides, how long it lasts (M25, M28…M35)."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from fengqiao.assessment.packs.aggregation import Points, Weight
from fengqiao.assessment.packs.base import PackPart, Text
from fengqiao.assessment.packs.conditions import Condition
from fengqiao.assessment.packs.sources import Source


class Veto(PackPart):
    """M25 一票否决: takes away a title or eligibility, whatever the score, and never touches the number."""

    title: Text
    happened: Source
    effect: Literal["not_eligible", "delisted"]


class RankConsequence(PackPart):
    """M29: what follows from a place, counted from the top or from the bottom."""

    title: Text
    counted_from: Literal["top", "bottom"]
    places: Annotated[int, Field(ge=1)]


class Grade(PackPart):
    """M30, M35: a grade by total, or by conditions without points.

    :param at_least: lowest total of the grade; None when the document names no cut-off.
    :param below: the first total that is too high; None for no upper end.
    :param decided_by: which level names it (M32); `quota` how many there may be.
    :param share: the share of stations that should reach it at least, a target and no rule.
    """

    title: Text
    at_least: Points | None = None
    below: Points | None = None
    when: Condition | None = None
    decided_by: Text | None = None
    quota: Annotated[int, Field(ge=0)] | None = None
    share: Weight | None = None

    @model_validator(mode="after")
    def _not_inverted(self) -> "Grade":
        if self.at_least and self.below and self.below.value <= self.at_least.value:
            raise ValueError("below 应大于 at_least|请对调或改正")
        return self


class Rung(PackPart):
    """M31: a class of the ladder, from the lowest up.

    :param months_at_most: how long a station may stay on it before it must explain itself.
    :param recommended_upward: only from here a station may be put forward for a higher title.
    """

    title: Text
    when: Condition | None = None
    months_at_most: Annotated[int, Field(ge=1)] | None = None
    recommended_upward: bool = False


class DirectPromotion(PackPart):
    """M34 直接晋级: an honour that brings a title without a round."""

    honour: Text
    title: Text


class Outcome(PackPart):
    """What a result leads to; a document that lays nothing down has `outcome: null`.

    :param pass_mark: lowest total that passes.
    :param recheck_months: M33: how often a title is looked at again.
    """

    pass_mark: Points | None = None
    grades: tuple[Grade, ...] = ()
    ranks: tuple[RankConsequence, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    ladder: tuple[Rung, ...] = ()
    promotions: tuple[DirectPromotion, ...] = ()
    recheck_months: Annotated[int, Field(ge=1)] | None = None
    revoked_for: tuple[Text, ...] = ()
