"""Over which days a figure is read, and whom a clause concerns."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from fengqiao.assessment.packs.base import Code, IndicatorCode, PackPart, Text
from fengqiao.assessment.packs.exact import ExactNumber
from fengqiao.indicators.window import Frame, Window

Operator = Literal[">", ">=", "<", "<=", "="]
"""As the document words it: 超过95% is `>`, 以上 and 不少于 are `>=`."""


def by_key(*keys: str) -> Discriminator:
    """Tell variants apart by the one key that only they have."""

    def which(given: Any) -> str | None:
        has = given.__contains__ if isinstance(given, dict) else lambda key: hasattr(given, key)
        return next((key for key in keys if has(key)), None)

    return Discriminator(which)


class CalendarYear(PackPart):
    """全年: from 1 January of the year the assessment ends in, up to its last day."""

    calendar_year: Literal[True]

    def of(self, window: Window) -> Window:
        """Return the days; what happens after the assessment's last day is not looked at."""
        return Window(date(window.last.year, 1, 1), window.last)

    def __str__(self) -> str:
        return "当年"


class LastMonths(PackPart):
    """近N个月: so many months up to the assessment's last day."""

    last_months: Annotated[int, Field(ge=1, le=600)]

    def of(self, window: Window) -> Window:
        """Return the days."""
        derived = Frame(last_months=self.last_months).of(window)
        assert derived is not None
        return derived

    def __str__(self) -> str:
        return f"近{self.last_months}个月"


class FixedDays(PackPart):
    """From a day to a day, both included, whatever period is assessed."""

    from_: date = Field(alias="from")
    to: date

    @model_validator(mode="after")
    def _in_order(self) -> "FixedDays":
        if self.to < self.from_:
            raise ValueError("期间的终止日早于起始日|请对调或改正")
        return self

    def of(self, window: Window) -> Window:
        """Return the days."""
        return Window(self.from_, self.to)

    def __str__(self) -> str:
        return f"{self.from_}至{self.to}"


Days = Annotated[
    Annotated[CalendarYear, Tag("calendar_year")]
    | Annotated[LastMonths, Tag("last_months")]
    | Annotated[FixedDays, Tag("to")],
    by_key("calendar_year", "last_months", "to"),
]
"""A window of its own; without one, a figure is read over the period of the assessment."""


class AttributeIn(PackPart):
    """The station's attribute has one of these values, named as the code list titles them."""

    attribute: Code
    in_: Annotated[tuple[Text, ...], Field(alias="in", min_length=1)]


class FigureIs(PackPart):
    """A figure of the station stands so to a value."""

    indicator: IndicatorCode
    op: Operator
    value: ExactNumber
    window: Days | None = None


class AnyOf(PackPart):
    """具备其一: one of these holds."""

    any_of: Annotated[tuple["Condition", ...], Field(min_length=1)]


class AllOf(PackPart):
    """同时具备: all of these hold."""

    all_of: Annotated[tuple["Condition", ...], Field(min_length=1)]


Condition = Annotated[
    Annotated[AttributeIn, Tag("attribute")]
    | Annotated[FigureIs, Tag("indicator")]
    | Annotated[AnyOf, Tag("any_of")]
    | Annotated[AllOf, Tag("all_of")],
    by_key("attribute", "indicator", "any_of", "all_of"),
]
"""Whom a clause concerns, by what the station is or by what it counts."""

for _recursive in (AnyOf, AllOf):
    _recursive.model_rebuild()


def figures_of(condition: Condition | None) -> tuple[FigureIs, ...]:
    """Return the figures that a condition reads."""
    match condition:
        case FigureIs():
            return (condition,)
        case AnyOf(any_of=inner) | AllOf(all_of=inner):
            return tuple(figure for one in inner for figure in figures_of(one))
    return ()


def attributes_of(condition: Condition | None) -> tuple[str, ...]:
    """Return the attributes of the station that a condition asks for."""
    match condition:
        case AttributeIn(attribute=attribute):
            return (attribute,)
        case AnyOf(any_of=inner) | AllOf(all_of=inner):
            return tuple(name for one in inner for name in attributes_of(one))
    return ()
