"""Advice outside a formal review: legal opinions, and the meetings at which the station has its say."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import P2, Codes, LedgerRow, LongText, Narrative, Ref
from sqlmodel import Field


class Opinion(LedgerRow, table=True):
    """法律意见: advice, an assessment of legal risk, or a proposal that the station gave to somebody in office."""

    kind: Annotated[str, Codes("legal_review.opinion_kind")] = Field(title="类别")
    given_on: date = Field(title="提出日期")
    to_unit: str = Field(title="提给的单位", max_length=80)
    recipient: Annotated[str, Codes("legal_review.recipient_kind")] = Field(
        default="township", title="提给的单位类别"
    )
    item_id: Annotated[UUID | None, Ref("legal_review.item")] = Field(default=None, title="相关审核事项")
    matter: Annotated[str | None, Narrative(P2)] = Field(default=None, title="事由")
    text: Annotated[str | None, Narrative(P2)] = Field(default=None, title="意见内容")
    adoption: Annotated[str | None, Codes("legal_review.adoption")] = Field(default=None, title="采纳情况")
    adoption_reason: Annotated[str | None, Narrative(P2)] = Field(default=None, title="不采纳的理由")
    answered_on: date | None = Field(default=None, title="反馈日期")


class Attendance(LedgerRow, table=True):
    """列席会议: one person of the station at one meeting of the township's leadership."""

    meeting: Annotated[str, Codes("legal_review.meeting_kind")] = Field(title="会议类别")
    attended_on: date = Field(title="会议日期")
    attendee_id: Annotated[UUID | None, Ref("registry.staff", anywhere=True, during=("attended_on",))] = (
        Field(default=None, title="列席人")
    )
    role: Annotated[str, Codes("registry.role")] = Field(title="列席人职务", description="会议当天的职务。")
    topics: Annotated[str | None, LongText()] = Field(
        default=None, title="议题", description="不写当事人姓名。"
    )
    spoke: bool = Field(default=False, title="发表了法律意见")
