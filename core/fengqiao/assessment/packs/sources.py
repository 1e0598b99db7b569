"""Where a scoring rule takes its number from."""

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from fengqiao.assessment.packs.base import Id, IndicatorCode, PackPart, Text
from fengqiao.assessment.packs.conditions import Days, by_key


class FromFigure(PackPart):
    """An indicator's figure."""

    indicator: IndicatorCode
    window: Days | None = None


class FromChecks(PackPart):
    """How many of these checks of the same item are not met."""

    checks: Annotated[tuple[Id, ...], Field(min_length=1)]


class FromPerson(PackPart):
    """A number that a person enters, with reason and date: an inspection's findings, a score from elsewhere.

    :param id: what the entry is filed under, unique in the pack like the id of a check.
    """

    id: Id
    question: Text


_KEYS: Discriminator = by_key("indicator", "checks", "question")
Source = Annotated[
    Annotated[FromFigure, Tag("indicator")]
    | Annotated[FromChecks, Tag("checks")]
    | Annotated[FromPerson, Tag("question")],
    _KEYS,
]
