"""Checks: the smallest things an item asks, and how each is answered."""

from typing import Annotated

from pydantic import Field, model_validator

from fengqiao.assessment.packs.base import Code, Id, IndicatorCode, PackPart, Text
from fengqiao.assessment.packs.conditions import Condition, Days, Operator
from fengqiao.assessment.packs.exact import ExactNumber


class Computed(PackPart):
    """Answered by a figure.

    :param window: the days it is read over; the assessment's period when None.
    :param exception: the clause itself admits exceptions (原则上): a reviewer who grants one says why.
    """

    indicator: IndicatorCode
    op: Operator
    value: ExactNumber
    window: Days | None = None
    exception: bool = False


class Surveyed(PackPart):
    """Answered by the share of positive answers in a survey; without a threshold, by there being one at all."""

    question: Code
    op: Operator | None
    value: ExactNumber | None

    @model_validator(mode="after")
    def _both_or_none(self) -> "Surveyed":
        if (self.op is None) != (self.value is None):
            raise ValueError("op 和 value 要么都写,要么都写 null|没有比例要求的,两项都写 null")
        return self


class Attested(PackPart):
    """Answered by a person who has looked, with files of the named kinds."""

    question: Text
    evidence: tuple[Text, ...] = ()


class Inspected(PackPart):
    """Answered by a person on the spot."""

    question: Text


class Answer(PackPart):
    """One way a check is answered: exactly one of the four."""

    computed: Computed | None = None
    surveyed: Surveyed | None = None
    attested: Attested | None = None
    inspected: Inspected | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> "Answer":
        if len(self.model_fields_set) != 1 or self.given is None:
            raise ValueError("每个答案写且只写 computed、surveyed、attested、inspected 中的一种|请拆开或补上")
        return self

    @property
    def given(self) -> Computed | Surveyed | Attested | Inspected:
        """The one that is set."""
        return self.computed or self.surveyed or self.attested or self.inspected  # type: ignore[return-value]


class Check(PackPart):
    """Something an item asks.

    :param answers: all of them must be met.
    :param when: whom it concerns; everyone when None.
    :param not_specified: what the document leaves open here, and how it is read; shown on the sheet.
    """

    id: Id
    title: Text
    answers: Annotated[tuple[Answer, ...], Field(min_length=1)]
    when: Condition | None = None
    not_specified: Text | None = None

    @model_validator(mode="after")
    def _one_person(self) -> "Check":
        asked = sum(isinstance(answer.given, Attested | Inspected) for answer in self.answers)
        if asked > 1:
            raise ValueError("一个核对项最多问人一次|请拆成两个核对项")
        return self

    @property
    def asks(self) -> Attested | Inspected | None:
        """What a person is asked, if anything."""
        given = (answer.given for answer in self.answers)
        return next((one for one in given if isinstance(one, Attested | Inspected)), None)


class BesideCheck(Check):
    """The same matter in another clause that says otherwise: reported beside the item, never decisive."""

    clause: Text
