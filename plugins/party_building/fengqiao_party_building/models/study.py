"""Study of theory: sessions, and what each member kept of them."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import Codes, LedgerPart, LedgerRow, LongText, Ref
from sqlmodel import Field


class StudySession(LedgerRow, table=True):
    """理论学习: one session of study, held or done online."""

    organisation_id: Annotated[UUID | None, Ref("party_building.organisation", during=("studied_on",))] = (
        Field(default=None, title="党组织", description="全所学习、中心组学习可留空。")
    )
    kind: Annotated[str, Codes("party_building.study_kind")] = Field(title="学习形式")
    topic: Annotated[str, Codes("party_building.study_topic")] = Field(title="学习专题")
    studied_on: date = Field(title="学习日期")
    host: str | None = Field(default=None, title="领学人", max_length=60)
    expected: int | None = Field(default=None, ge=0, title="应到人数")
    attended: int = Field(default=0, ge=0, title="实到人数")
    contents: Annotated[str | None, LongText()] = Field(default=None, title="学习内容")
    minutes_kept: bool = Field(default=False, title="有学习记录")
    sign_in_kept: bool = Field(default=False, title="有签到")
    photos_kept: bool = Field(default=False, title="有图片资料")


class MemberStudyRecord(LedgerPart, table=True):
    """党员学习记录: whether a member kept notes of the session, and when an absent one made up for it."""

    member_id: Annotated[UUID, Ref("party_building.member", during=("studied_on",))] = Field(title="党员")
    absent: bool = Field(default=False, title="缺席")
    made_up_on: date | None = Field(default=None, title="补学日期", description="缺席的填写。")
    notes_kept: bool = Field(default=False, title="有学习笔记")
