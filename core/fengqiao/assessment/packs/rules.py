"""How an item gives points: one class per scoring method that published standards use for an item.

The numbers M02…M18 are those of the survey of scoring methods. An item lists its rules; at most one of them awards
points (else the full points are the start), the others deduct from one pool, and one that fires a zero ends it.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from fengqiao.assessment.packs.base import NotNegative, PackPart, Positive, Text
from fengqiao.assessment.packs.conditions import Condition
from fengqiao.assessment.packs.exact import Exact, ExactNumber
from fengqiao.assessment.packs.sources import FromPerson, Source

Amount = Annotated[ExactNumber, NotNegative]
"""Points, or a number of things; never negative."""

Target = Annotated[ExactNumber, Positive]
"""What is divided by."""


class AllOrNothing(PackPart):
    """M02 全扣全得: full points when the item's verdict is met, else none."""

    kind: Literal["all_or_nothing"]


class SubItems(PackPart):
    """M06 分项计分: the item's points are the sum of its parts'."""

    kind: Literal["sub_items"]
    parts: Annotated[tuple["SubItem", ...], Field(min_length=1)]


class ProRata(PackPart):
    """M14 按完成比例折算: full points times done over target."""

    kind: Literal["pro_rata"]
    done: Source
    target: Target
    capped: bool = True


class Imported(PackPart):
    """M15 外部得分折算: a score from elsewhere scaled in, or points lost elsewhere deducted to scale, until none is left.

    :param score: the score when `scaled`, the points lost when `deducted`.
    """

    kind: Literal["imported"]
    score: Source
    out_of: Target
    mode: Literal["scaled", "deducted"] = "scaled"


class Accrual(PackPart):
    """M17 每个得N分: so many points for each, up to a cap; the item's points when no other cap is named."""

    kind: Literal["accrual"]
    each: Amount
    done: Source
    cap: Amount | None = None


class Discretion(PackPart):
    """M18 酌情打分(扣分): a person's number within a bound, with a reason.

    :param up_to: the bound; the item's points when None.
    """

    kind: Literal["discretion"]
    mode: Literal["grant", "deduct"]
    entered: FromPerson
    up_to: Amount | None = None


class OverrideZero(PackPart):
    """M03 某事实全扣: no points at all when the condition holds, whatever the other rules say."""

    kind: Literal["override_zero"]
    if_: Condition = Field(alias="if")
    reason: Text


class ZeroIf(PackPart):
    """M09 发生后果该项不得分: no points at all when it happened at least once."""

    kind: Literal["zero_if"]
    happened: Source
    reason: Text


class PerMissing(PackPart):
    """M04, M05 缺一项扣N分: a deduction for each part of a list that is missing."""

    kind: Literal["per_missing"]
    each: Amount
    missing: Source
    parts: tuple[Text, ...] = ()


class PerOccurrence(PackPart):
    """M07, M08, M11 每发现一起扣N分: a deduction for each; several of these share the item's points.

    :param document: the paper that each occurrence rests on, such as 检察建议书.
    """

    kind: Literal["per_occurrence"]
    each: Amount
    counted: Source
    document: Text | None = None


class Late(PackPart):
    """M10 超期扣分: a deduction for each case done later than the days allowed."""

    kind: Literal["late"]
    each: Amount
    days: Annotated[int, Field(ge=0, le=3660)]
    calendar: Literal["working", "calendar"]
    counted: Source


class PerPointBelow(PackPart):
    """M12 每低1个百分点扣N分.

    :param partial: what part of a point counts as; documents rarely say, so the pack must.
    :param step: what one point is, `1%` unless the document says otherwise.
    """

    kind: Literal["per_point_below"]
    each: Amount
    of: Source
    target: ExactNumber
    partial: Literal["exact", "floor", "ceil"]
    step: Target = Exact.read("1%")


class FixedIfBelow(PackPart):
    """M13 不达标扣N分: one deduction when a figure is below its target."""

    kind: Literal["fixed_if_below"]
    deduct: Amount
    of: Source
    target: ExactNumber


class PerUnitShort(PackPart):
    """M16 每少一个扣N分: a deduction for each unit below a quota; the quota's deductions need not add up to the points."""

    kind: Literal["per_unit_short"]
    each: Amount
    quota: Amount
    done: Source


Rule = Annotated[
    AllOrNothing
    | SubItems
    | ProRata
    | Imported
    | Accrual
    | Discretion
    | OverrideZero
    | ZeroIf
    | PerMissing
    | PerOccurrence
    | Late
    | PerPointBelow
    | FixedIfBelow
    | PerUnitShort,
    Field(discriminator="kind"),
]


def awards(rule: Rule) -> bool:
    """Tell whether a rule sets the points that others deduct from."""
    if isinstance(rule, Imported):
        return rule.mode == "scaled"
    if isinstance(rule, Discretion):
        return rule.mode == "grant"
    return isinstance(rule, AllOrNothing | SubItems | ProRata | Accrual)


def one_award(rules: tuple[Rule, ...]) -> None:
    """Refuse two rules that both set the points.

    :raises ValueError: naming them.
    """
    awarding = [rule.kind for rule in rules if awards(rule)]
    if len(awarding) > 1:
        raise ValueError(
            f"一个项目只能有一条给分规则,现有 {'、'.join(awarding)}|请用 sub_items 分项,或删去一条"
        )


class SubItem(PackPart):
    """A part of an item with points of its own (M06).

    :param checks: ids of the item's checks that belong to this part; all of the item's when empty.
    """

    title: Text
    points: Amount
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
    checks: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_award(self) -> "SubItem":
        one_award(self.rules)
        return self


for _model in (SubItems, SubItem):
    _model.model_rebuild()
