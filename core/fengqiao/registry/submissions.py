"""What a unit hands in or reports, to whom, and whether it was in time: statements, bulletins, reports of the head."""

from datetime import date
from typing import Annotated

from sqlalchemy import ColumnElement, exists
from sqlmodel import Field, col

from fengqiao.indicators.conditions import flagged
from fengqiao.ledgers.markers import Codes
from fengqiao.ledgers.rows import RegistryPart, RegistryRow


class Submission(RegistryRow, table=True):
    """报送记录: one thing handed in, reported or heard, or due and still outstanding."""

    kind: Annotated[str, Codes("registry.submission_kind")] = Field(title="报送种类")
    title: str = Field(title="内容标题", max_length=100, description="不写当事人和案情")
    document_no: str | None = Field(default=None, title="文号", max_length=60)
    period_first: date | None = Field(default=None, title="所属期起")
    period_last: date = Field(
        title="所属期止", description="所报内容截至的日期；不针对某一时期的，填报送或汇报的当天"
    )
    due_on: date | None = Field(
        default=None, title="应报日期", description="及时的最后一天；没有规定期限的留空"
    )
    submitted_on: date | None = Field(
        default=None, title="报送日期", description="报出或汇报的当天；应报未报的留空"
    )
    sent_back: bool = Field(default=False, title="因质量问题退回")


class SubmissionReceiver(RegistryPart, table=True):
    """接收单位: one of those who got or heard it."""

    kind: Annotated[str, Codes("registry.receiver_kind")] = Field(title="接收单位类别")
    name: str | None = Field(default=None, title="接收单位名称", max_length=100)


def of_submission_kind(flag: str) -> ColumnElement[bool]:
    """The submission is of a kind that carries a flag."""
    return flagged(Submission.kind, flag)


def received_by(flag: str) -> ColumnElement[bool]:
    """Somebody of a kind that carries a flag got it."""
    # Spelled out: `has` finds the key of a part only once its ledger stands, and the ledger needs its duties.
    return exists().where(
        col(SubmissionReceiver.row_id) == col(Submission.id),
        col(SubmissionReceiver.voided_at).is_(None),
        flagged(SubmissionReceiver.kind, flag),
    )
