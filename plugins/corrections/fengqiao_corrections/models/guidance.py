"""Education, public-benefit work and help, one person alone or many together.

Minors are dealt with apart from adults (社区矫正法 52), so a session of many is one of minors or of none: a count of
minors in a row that everybody reads would tell of files that nobody may see.
"""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from fengqiao.api import Codes, LedgerRow, Ref
from sqlmodel import Field

FOR_MINORS = "集体进行、只有未成年人参加的填“是”，整条封存；个别进行的随矫正对象封存，填“否”。"


class Education(LedgerRow, table=True):
    """教育学习: a session for one subject or for many (社区矫正法 36)."""

    sealed_by: ClassVar[str | None] = "for_minors"

    held_on: date = Field(title="日期")
    kind: Annotated[str, Codes("corrections.education_kind")] = Field(title="类别")
    subject_id: Annotated[UUID | None, Ref("corrections.subject", during=("held_on",))] = Field(
        default=None, title="矫正对象", index=True, description="个别进行的填写；集体进行的留空。"
    )
    partner_id: Annotated[UUID | None, Ref("corrections.partner", during=("held_on",))] = Field(
        default=None, title="协助单位"
    )
    topic: str | None = Field(default=None, title="主题", max_length=100, description="不写矫正对象姓名。")
    teacher: str | None = Field(default=None, title="授课（谈话）人", max_length=60)
    hours: int = Field(default=1, ge=0, title="学时")
    persons: int = Field(default=1, ge=1, title="人数")
    person_times: int = Field(default=1, ge=1, title="人次")
    for_minors: bool = Field(default=False, title="未成年人专场", description=FOR_MINORS)


class PublicBenefit(LedgerRow, table=True):
    """公益活动: work for the public good that subjects take part in (社区矫正法 42)."""

    sealed_by: ClassVar[str | None] = "for_minors"

    held_on: date = Field(title="日期")
    subject_id: Annotated[UUID | None, Ref("corrections.subject", during=("held_on",))] = Field(
        default=None, title="矫正对象", index=True, description="个别进行的填写；集体进行的留空。"
    )
    place: str | None = Field(default=None, title="地点", max_length=80)
    activity: str | None = Field(default=None, title="内容", max_length=100)
    hours: int = Field(default=1, ge=0, title="小时")
    persons: int = Field(default=1, ge=1, title="人数")
    person_times: int = Field(default=1, ge=1, title="人次")
    for_minors: bool = Field(default=False, title="未成年人专场", description=FOR_MINORS)


class Assistance(LedgerRow, table=True):
    """矫正帮扶: help with work, schooling, relief, family or mind (社区矫正法 35, 37–41, 43)."""

    sealed_by: ClassVar[str | None] = "for_minors"

    held_on: date = Field(title="日期")
    kind: Annotated[str, Codes("corrections.assistance_kind")] = Field(title="类别")
    subject_id: Annotated[UUID | None, Ref("corrections.subject", during=("held_on",))] = Field(
        default=None, title="矫正对象", index=True, description="个别进行的填写；集体进行的留空。"
    )
    partner_id: Annotated[UUID | None, Ref("corrections.partner", during=("held_on",))] = Field(
        default=None, title="协助单位"
    )
    persons: int = Field(default=1, ge=1, title="人数")
    person_times: int = Field(default=1, ge=1, title="人次")
    for_minors: bool = Field(default=False, title="未成年人专场", description=FOR_MINORS)
