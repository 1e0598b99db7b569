"""From items to a total: blocks, bonuses, ranks, raters, rounds and weights (M19…M28, M36…M40)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from fengqiao.assessment.packs.base import Code, NotNegative, PackPart, Text
from fengqiao.assessment.packs.exact import ExactNumber
from fengqiao.assessment.packs.sources import Source

Weight = Annotated[ExactNumber, NotNegative]
Points = Annotated[ExactNumber, NotNegative]


class Rounding(PackPart):
    """Where points are rounded, half up; a pack without one is never rounded."""

    of: Literal["item", "total"]
    digits: Annotated[int, Field(ge=0, le=6)]


class Level(PackPart):
    """One level of a bonus."""

    title: Text
    points: Points
    counted: Source


class Adjustment(PackPart):
    """M20, M21 加分项(扣分项) beside the items.

    :param take_highest: of several levels only the best counts; else they add up.
    :param cap: at most so many points; no cap when None.
    """

    title: Text
    direction: Literal["bonus", "deduction"]
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    take_highest: bool = False
    cap: Points | None = None


class RankPoints(PackPart):
    """M22 排名得分: points by place in a ranking of all stations.

    :param points: those of the first, the second, …; further places get none.
    :param ties: how equal values rank; `not_specified` makes the total wait for a person.
    """

    title: Text
    ranked_by: Source
    points: Annotated[tuple[Points, ...], Field(min_length=1)]
    ties: Literal["share_higher", "share_lower", "not_specified"]


class Raters(PackPart):
    """M23: one group of raters and its weight; each group's marks are averaged."""

    title: Text
    weight: Weight


class Rating(PackPart):
    """M23 多方评定: marks of several groups, weighted.

    :param letters: what a letter is worth; None where marks are numbers or the document does not say.
    """

    title: Text
    raters: Annotated[tuple[Raters, ...], Field(min_length=1)]
    letters: dict[str, ExactNumber] | None = None


class Escalation(PackPart):
    """M24 屡犯加重: what the first, the second, … occurrence costs one person or station.

    :param found_above: what it costs when a higher organ found it.
    """

    title: Text
    each: Literal["person", "station"]
    deductions: Annotated[tuple[Points, ...], Field(min_length=1)]
    found_above: Points | None = None
    counted: Source


class Round(PackPart):
    """M26: one round of the year and its weight."""

    title: Text
    weight: Weight


class PartOf(PackPart):
    """M27 折入更大的总分: the total, brought to `normalised_to`, enters another with a weight."""

    title: Text
    weight: Weight
    normalised_to: Points


class Pay(PackPart):
    """M28 每分折算经费: yuan per point, for some stations or for all that no other line names."""

    yuan_per_point: Points
    stations: tuple[Text, ...] = ()


class Aggregation(PackPart):
    """How the total comes about beyond the sum of the items.

    :param not_applicable: what an item that does not apply is worth; None when the document does not say.
    """

    not_applicable: Literal["full", "zero"] | None = None
    rounding: tuple[Rounding, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    adjustments_cap: Points | None = None
    rank_points: tuple[RankPoints, ...] = ()
    ratings: tuple[Rating, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    rounds: tuple[Round, ...] = ()
    part_of: tuple[PartOf, ...] = ()
    pay: tuple[Pay, ...] = ()


class Period(PackPart):
    """M36: the days the standard itself lays down for the assessment, both included."""

    from_: date = Field(alias="from")
    to: date


class Procedure(PackPart):
    """Who scores, in what columns (M37, M38, M40).

    :param columns: whose scores stand side by side, such as 自评 and 考核.
    :param cross_review: the reviewer must come from another station.
    """

    columns: tuple[Text, ...] = ()
    cross_review: bool = False
    scorers: tuple[Code, ...] = ()
