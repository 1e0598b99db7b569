"""What is kept of standards and assessments: packs by version, answers, evidence, overrulings, results."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field

from fengqiao.clock import now
from fengqiao.database.model import CoreModel
from fengqiao.database.types import uuid7

_EVIDENCE = ["asm_evidence_file.unit_id", "asm_evidence_file.id"]
_OWNED: dict[str, Any] = {"info": {"owned": True}}


class Pack(CoreModel, table=True):
    """标准包: a version of a standard, word for word; it never changes once it is here."""

    code: str = Field(max_length=64, primary_key=True)
    version: str = Field(max_length=20, primary_key=True)
    digest: str = Field(max_length=64)
    content: str = Field(sa_type=Text)
    registered_at: datetime = Field(default_factory=now)
    registered_by: str = Field(max_length=64)


class _Owned(CoreModel):
    """What every row of a unit has here: who entered it and when, and whether it was taken back."""

    unit_id: int = Field(foreign_key="reg_unit.id", primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    entered_at: datetime = Field(default_factory=now)
    entered_by: str = Field(max_length=64)
    voided_at: datetime | None = Field(default=None)
    voided_by: str | None = Field(default=None, max_length=64)
    void_reason: str | None = Field(default=None, max_length=200)


class EvidenceFile(_Owned, table=True):
    """佐证材料: a file as it was handed in; its content lies under its digest, its name is only shown."""

    name: str = Field(title="文件名", max_length=200)
    content_type: str = Field(title="类型", max_length=100)
    size: int = Field(title="大小")
    digest: str = Field(title="SM3 摘要", max_length=64)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - SQLAlchemy passes the class
        return (Index(None, "id"), Index(None, "digest"), _OWNED)


class SurveyResult(_Owned, table=True):
    """问卷结果: how many valid answers a question got, and how many of them were positive."""

    question: str = Field(title="问卷题目", max_length=64)
    valid_answers: int = Field(title="有效答卷")
    positive_answers: int = Field(title="肯定答卷")
    surveyed_on: date = Field(title="调查日期")
    note: str | None = Field(default=None, title="说明", max_length=500)
    evidence_id: UUID | None = Field(default=None)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - SQLAlchemy passes the class
        return (
            Index(None, "id"),
            Index(None, "unit_id", "question", "surveyed_on"),
            ForeignKeyConstraint(["unit_id", "evidence_id"], _EVIDENCE),
            CheckConstraint(
                "valid_answers > 0 AND positive_answers >= 0 AND positive_answers <= valid_answers", "counts"
            ),
            _OWNED,
        )


class Attestation(_Owned, table=True):
    """人工确认: what a person who has looked says of a check, or the number a scoring rule asks a person for."""

    pack_code: str = Field(max_length=64)
    check_id: str = Field(title="核对项", max_length=40)
    answer: str = Field(title="答案", max_length=16)
    amount: str | None = Field(default=None, title="数值", max_length=30)
    attested_on: date = Field(title="确认日期")
    note: str | None = Field(default=None, title="说明", max_length=500)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - SQLAlchemy passes the class
        return (Index(None, "id"), Index(None, "unit_id", "pack_code", "check_id", "attested_on"), _OWNED)


class AttestationFile(CoreModel, table=True):
    """A file that supports an attestation, and which of the kinds asked for it shows."""

    unit_id: int = Field(foreign_key="reg_unit.id", primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    attestation_id: UUID
    evidence_id: UUID
    kind: str | None = Field(default=None, title="材料类别", max_length=100)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - SQLAlchemy passes the class
        return (
            Index(None, "unit_id", "attestation_id"),
            Index(None, "unit_id", "evidence_id"),
            ForeignKeyConstraint(
                ["unit_id", "attestation_id"], ["asm_attestation.unit_id", "asm_attestation.id"]
            ),
            ForeignKeyConstraint(["unit_id", "evidence_id"], _EVIDENCE),
            _OWNED,
        )


class Override(_Owned, table=True):
    """复核改判: a reviewer's answer in place of a computed one, for one period; it counts once another has confirmed it."""

    pack_code: str = Field(max_length=64)
    check_id: str = Field(title="核对项", max_length=40)
    answer_no: int = Field(title="第几个答案")
    window_first: date
    window_last: date
    state: str = Field(title="改判为", max_length=16)
    reason: str = Field(title="理由", max_length=500)
    evidence_id: UUID | None = Field(default=None)
    confirmed_at: datetime | None = Field(default=None)
    confirmed_by: str | None = Field(default=None, max_length=64)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - SQLAlchemy passes the class
        return (
            Index(None, "id"),
            Index(None, "unit_id", "pack_code", "window_last"),
            ForeignKeyConstraint(["unit_id", "evidence_id"], _EVIDENCE),
            CheckConstraint("confirmed_by <> entered_by", "two_persons"),
            _OWNED,
        )


class Assessment(CoreModel, table=True):
    """评估: a station's result with everything it was made from; it can be made again and compared, never edited."""

    unit_id: int = Field(foreign_key="reg_unit.id", primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    run_id: UUID
    pack_code: str = Field(max_length=64)
    pack_version: str = Field(max_length=20)
    window_first: date
    window_last: date
    created_at: datetime = Field(default_factory=now)
    created_by: str = Field(max_length=64)
    versions: str = Field(sa_type=Text)
    inputs: str = Field(sa_type=Text)
    result: str = Field(sa_type=Text)
    digest: str = Field(max_length=64)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - SQLAlchemy passes the class
        return (
            Index(None, "id"),
            Index(None, "run_id"),
            ForeignKeyConstraint(["pack_code", "pack_version"], ["asm_pack.code", "asm_pack.version"]),
            _OWNED,
        )
