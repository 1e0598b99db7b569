"""Party meetings: 三会一课, theme days, organisational life, appraisals."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import P2, Codes, LedgerRow, LongText, Narrative, Ref
from sqlmodel import Field


class Meeting(LedgerRow, table=True):
    """组织生活: one meeting, lesson or day of an organisation.

    Of a joint branch's meeting each station keeps the row of those it sent.
    """

    organisation_id: Annotated[UUID, Ref("party_building.organisation", during=("held_on",))] = Field(
        title="党组织"
    )
    kind: Annotated[str, Codes("party_building.meeting_kind")] = Field(title="类别")
    held_on: date = Field(title="召开日期")
    place: str | None = Field(default=None, title="地点", max_length=80)
    host: str | None = Field(default=None, title="主持人", max_length=60)
    recorder: str | None = Field(default=None, title="记录人", max_length=60)
    lecturer: str | None = Field(default=None, title="讲课人", max_length=60, description="党课必填。")
    expected: int | None = Field(default=None, ge=0, title="应到人数")
    attended: int = Field(default=0, ge=0, title="实到人数")
    guests: str | None = Field(default=None, title="列席人员", max_length=200)
    absentees: Annotated[str | None, Narrative(P2)] = Field(default=None, title="缺席人员及原因")
    topics: Annotated[str | None, LongText()] = Field(
        default=None, title="议题", description="不写个人评议情况。"
    )
    minutes: Annotated[str | None, Narrative(P2)] = Field(default=None, title="会议记录")
    minutes_kept: bool = Field(default=False, title="有会议记录")
    sign_in_kept: bool = Field(default=False, title="有签到")
    photos_kept: bool = Field(default=False, title="有图片资料")
    excellent: int | None = Field(
        default=None, ge=0, title="评议优秀人数", description="民主评议填写，以下三栏同。"
    )
    qualified: int | None = Field(default=None, ge=0, title="评议合格人数")
    barely_qualified: int | None = Field(default=None, ge=0, title="评议基本合格人数")
    unqualified: int | None = Field(default=None, ge=0, title="评议不合格人数")
