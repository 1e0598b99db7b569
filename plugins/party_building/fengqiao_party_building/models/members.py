"""The party members of a station, and those on the way."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import P3, Codes, LedgerPart, LedgerRow, Narrative, Ref
from sqlmodel import Field


class Member(LedgerRow, table=True):
    """党员: a person of the staff whose party membership is kept here, or who is on the way to it.

    The person stands in the registry; no name and no number is kept twice. What a member was on a day follows from the
    days below, never from today's state.
    """

    life = ("here_since", "left_on")

    staff_id: Annotated[UUID, Ref("registry.staff", anywhere=True, during=("here_since", "left_on"))] = Field(
        title="工作人员", index=True
    )
    organisation_id: Annotated[
        UUID | None, Ref("party_building.organisation", during=("here_since", "left_on"))
    ] = Field(default=None, title="所在党组织", description="留空表示尚未编入任何党组织。")
    duty: Annotated[str | None, Codes("party_building.member_duty")] = Field(default=None, title="党内职务")
    target_on: date | None = Field(default=None, title="确定为发展对象日期")
    joined_on: date | None = Field(default=None, title="入党日期", description="接收为预备党员的日期。")
    regular_on: date | None = Field(default=None, title="转正日期")
    here_since: date | None = Field(
        default=None, title="组织关系转入日期", description="不清楚的留空，视为一直在本所。"
    )
    left_on: date | None = Field(
        default=None, title="离开日期", description="组织关系在本所的最后一天；发展对象为取消之日。"
    )
    leaving_reason: Annotated[str | None, Codes("party_building.leaving_reason")] = Field(
        default=None, title="离开原因"
    )
    file_complete: bool | None = Field(default=None, title="党员档案齐全")
    file_notes: Annotated[str | None, Narrative(P3)] = Field(default=None, title="档案摘记")


class Deployment(LedgerPart, table=True):
    """下沉服务: a member's time on the front line."""

    task: Annotated[str, Codes("party_building.deployment_task")] = Field(title="任务")
    began_on: date = Field(title="开始日期")
    ended_on: date | None = Field(default=None, title="结束日期", description="最后一天。")
    place: str | None = Field(default=None, title="地点", max_length=100)
