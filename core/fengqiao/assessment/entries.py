"""What people may enter — survey results, attestations, overrulings — and what is refused before it is written."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from fengqiao.assessment.packs.exact import Exact
from fengqiao.clock import today
from fengqiao.ledgers.faults import faults_of, refuse

_LARGEST_COUNT = 100_000_000

Note = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=64)]

TITLES = {
    "question": "问卷题目",
    "valid_answers": "有效答卷",
    "positive_answers": "肯定答卷",
    "surveyed_on": "调查日期",
    "note": "说明",
    "evidence_id": "佐证材料",
    "pack_code": "标准",
    "check_id": "核对项",
    "answer": "答案",
    "amount": "数值",
    "attested_on": "确认日期",
    "files": "佐证材料",
    "kind": "材料类别",
    "answer_no": "第几个答案",
    "window_first": "期间起",
    "window_last": "期间止",
    "state": "改判为",
    "reason": "理由",
}


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _not_future(day: date) -> None:
    if day > today():
        raise ValueError("日期在今天之后|请填写实际发生的日期")


class SurveyEntry(_Entry):
    """A survey result: of `valid_answers` answers to a question, `positive_answers` were positive."""

    question: Name
    valid_answers: Annotated[int, Field(ge=1, le=_LARGEST_COUNT)]
    positive_answers: Annotated[int, Field(ge=0, le=_LARGEST_COUNT)]
    surveyed_on: date
    note: Note | None = None
    evidence_id: UUID | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> "SurveyEntry":
        if self.positive_answers > self.valid_answers:
            raise ValueError("肯定答卷多于有效答卷|请核对两个数")
        _not_future(self.surveyed_on)
        return self


class FileEntry(_Entry):
    """A file of the unit that supports an attestation; without a kind it holds all that is asked for."""

    evidence_id: UUID
    kind: Annotated[str, StringConstraints(min_length=1, max_length=100)] | None = None


class AttestationEntry(_Entry):
    """What a person says of a check: yes, no, that it does not apply and why, or a number that a rule asks for."""

    pack_code: Name
    check_id: Name
    answer: Literal["yes", "no", "not_applicable", "number"]
    attested_on: date
    amount: str | None = None
    note: Note | None = None
    files: tuple[FileEntry, ...] = ()

    @model_validator(mode="after")
    def _makes_sense(self) -> "AttestationEntry":
        if self.answer == "not_applicable" and self.note is None:
            raise ValueError("“不适用”没有写明理由|请在说明里写清为什么不适用")
        if (self.answer == "number") != (self.amount is not None):
            raise ValueError("数值与答案不相配|答案为“数值”时填数值,其他答案不填")
        if self.amount is not None and Exact.read(self.amount).value < 0:
            raise ValueError("数值不能是负数|扣分也写成正数")
        _not_future(self.attested_on)
        return self


class OverrideEntry(_Entry):
    """A reviewer's answer in place of a computed one, for one period, always with a reason."""

    pack_code: Name
    check_id: Name
    answer_no: Annotated[int, Field(ge=1)]
    window_first: date
    window_last: date
    state: Literal["met", "not_met", "not_applicable"]
    reason: Note
    evidence_id: UUID | None = None


_Entered = TypeVar("_Entered", bound=_Entry)


def accept(kind: type[_Entered], values: Mapping[str, Any]) -> _Entered:
    """Check an entry given as Python values.

    :raises Invalid: with every fault, in Chinese.
    """
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        refuse(faults_of(error, TITLES))
        raise


def accept_json(kind: type[_Entered], body: bytes) -> _Entered:
    """Check the body of a request; otherwise like `accept`."""
    try:
        return kind.model_validate_json(body)
    except ValidationError as error:
        refuse(faults_of(error, TITLES))
        raise
