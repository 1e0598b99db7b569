"""Meetings that keep committees in step, and incidents that mediation prevented or failed to prevent."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import Codes, LedgerRow, LongText, Ref
from sqlmodel import Field


class Meeting(LedgerRow, table=True):
    """会议: a regular meeting of committee directors, a joint meeting, or a training of mediators."""

    kind: Annotated[str, Codes("mediation.meeting_kind")] = Field(title="类别")
    held_on: date = Field(title="召开日期")
    place: str | None = Field(default=None, title="地点", max_length=80)
    attendees: int = Field(default=0, ge=0, title="参加人数")
    topics: Annotated[str | None, LongText()] = Field(
        default=None, title="议题", description="不写当事人姓名。"
    )


class Incident(LedgerRow, table=True):
    """事件: a dispute that turned, or was kept from turning, into a crime, a mass event, a petition or a suicide."""

    kind: Annotated[str, Codes("mediation.incident_kind")] = Field(title="类别")
    occurred_on: date = Field(title="发生（防止）日期")
    prevented: bool = Field(default=False, title="已防止", description="未发生、被成功防止的填“是”。")
    major: bool = Field(default=False, title="重大")
    cause: Annotated[str | None, Codes("mediation.incident_cause")] = Field(default=None, title="原因")
    persons: int = Field(default=0, ge=0, title="涉及人数")
    case_id: Annotated[UUID | None, Ref("mediation.case")] = Field(default=None, title="相关纠纷")
