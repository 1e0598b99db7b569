"""A standard pack: a published document, its sections, groups, items and checks."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from fengqiao.assessment.packs.aggregation import Aggregation, Period, Points, Procedure
from fengqiao.assessment.packs.base import PackPart, Text
from fengqiao.assessment.packs.checks import BesideCheck, Check
from fengqiao.assessment.packs.conditions import Condition
from fengqiao.assessment.packs.outcome import Outcome
from fengqiao.assessment.packs.rule_sources import named_checks, sources_of
from fengqiao.assessment.packs.rules import Rule, one_award
from fengqiao.assessment.packs.sources import FromPerson

PackCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z._-]{0,19}$")]


class Document(PackPart):
    """The published text that a pack restates."""

    number: Text | None
    issuer: Text
    issued_on: date | None
    region: Annotated[str, StringConstraints(pattern=r"^[0-9]{2,12}$")] | None
    valid_from: date | None
    valid_to: date | None
    source: Text

    @model_validator(mode="after")
    def _in_order(self) -> "Document":
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("valid_to 早于 valid_from|请改正文件的有效期")
        return self


class NotSpecified(PackPart):
    """Something the document names but does not give."""

    clause: Text
    what: Text


class Item(PackPart):
    """A numbered item.

    :param no: its number in the pack, counted through.
    :param printed: its number as printed, if any.
    :param points: full points, or None for a standard without points.
    :param scorer: who scores it, where the document says so.
    :param rules: how it gives points; see `packs.rules`.
    """

    no: Annotated[int, Field(ge=1)]
    printed: Text | None
    clause: Text
    title: Text
    methods: tuple[Text, ...]
    points: Points | None
    scorer: Text | None
    when: Condition | None
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]
    beside: tuple[BesideCheck, ...] = ()
    rules: tuple[Rule, ...] = ()

    @model_validator(mode="after")
    def _rules_need_points(self) -> "Item":
        if self.rules and self.points is None:
            raise ValueError("写了计分规则却没有分值|请写 points,或删去 rules")
        one_award(self.rules)
        return self

    @model_validator(mode="after")
    def _rules_name_own_checks(self) -> "Item":
        own = {check.id for check in self.checks}
        if strange := sorted(named_checks(self.rules) - own):
            raise ValueError(f"计分规则引用了本项没有的核对项:{'、'.join(strange)}|请核对编号")
        return self


class Group(PackPart):
    """Items under one heading.

    :param floor: M19: the block's score never falls below it.
    """

    title: Text
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    points: Points | None = None
    floor: Points | None = None


class Section(PackPart):
    """A part of the standard."""

    title: Text
    points: Points | None
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    floor: Points | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in printed order."""
        return tuple(item for group in self.groups for item in group.items)


class StandardPack(PackPart):
    """A standard as data; a new text is a new version.

    :param points: the total the document prints, or None.
    :param not_specified: what it names but does not give, as a whole.
    :param outcome: what follows from a result, or None when the document lays nothing down.
    """

    format: Literal[1]
    code: PackCode
    version: Version
    title: Text
    document: Document
    points: Points | None
    not_specified: tuple[NotSpecified, ...]
    outcome: Outcome | None
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    period: Period | None = None
    aggregation: Aggregation | None = None
    procedure: Procedure | None = None

    @model_validator(mode="after")
    def _named_once(self) -> "StandardPack":
        for what, names in (("项目编号", (str(item.no) for item in self.items)), ("核对项编号", self._ids())):
            # Two ids that differ in case only would be one file name, one bookmark, one search.
            twice = [name for name, times in Counter(name.lower() for name in names).items() if times > 1]
            if twice:
                raise ValueError(f"{what}重复:{'、'.join(twice)}|请改成互不相同的编号")
        return self

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in printed order."""
        return tuple(item for section in self.sections for item in section.items)

    def _ids(self) -> Iterator[str]:
        for item in self.items:
            yield from (check.id for check in (*item.checks, *item.beside))
        yield from (source.id for source in entered(self))


def entered(pack: StandardPack) -> tuple[FromPerson, ...]:
    """Return the numbers that people enter for the items' rules."""
    sources = (source for item in pack.items for rule in item.rules for source in sources_of(rule))
    return tuple(source for source in sources if isinstance(source, FromPerson))
