"""Clean conduct: pledges signed level by level, activities that teach it, and what came of violations."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import P4, Codes, LedgerRow, LongText, Narrative, Ref
from sqlmodel import Field


class Pledge(LedgerRow, table=True):
    """责任书: a pledge that one person owes for a period, signed or not."""

    staff_id: Annotated[UUID, Ref("registry.staff", anywhere=True, during=("begins_on", "ends_on"))] = Field(
        title="签订人", index=True
    )
    kind: Annotated[str, Codes("party_building.pledge_kind")] = Field(title="种类")
    tier: Annotated[str | None, Codes("party_building.pledge_tier")] = Field(default=None, title="签订层级")
    signed_with: str | None = Field(default=None, title="与谁签订", max_length=60)
    begins_on: date = Field(title="责任期起")
    ends_on: date = Field(title="责任期止", description="最后一天。")
    signed_on: date | None = Field(default=None, title="签订日期")


class IntegrityActivity(LedgerRow, table=True):
    """廉政活动: something held to teach clean conduct."""

    kind: Annotated[str, Codes("party_building.integrity_kind")] = Field(title="类别")
    held_on: date = Field(title="开展日期")
    theme: str | None = Field(default=None, title="主题", max_length=100)
    of_integrity_month: bool = Field(default=False, title="属廉政月活动")
    organiser: str | None = Field(default=None, title="组织单位", max_length=100)
    attended: int = Field(default=0, ge=0, title="参加人数")
    contents: Annotated[str | None, LongText()] = Field(
        default=None, title="内容", description="不写涉案人员姓名。"
    )


class DisciplineCase(LedgerRow, table=True):
    """违纪违法: a report against somebody and what came of it.

    For counting. Who it is about and what is told of them is of the strictest class; the row points at nobody. The name
    is a narrative, not a personal value: in a station of four even a masked name in a list would name somebody.
    """

    kind: Annotated[str, Codes("party_building.discipline_kind")] = Field(title="类别")
    received_on: date = Field(title="收到日期")
    filed_on: date | None = Field(default=None, title="立案日期")
    established_on: date | None = Field(
        default=None, title="认定日期", description="认定确有违纪违法的日期；违纪数按它计算。"
    )
    cleared_on: date | None = Field(
        default=None, title="了结日期", description="未发现违纪违法而了结的日期。"
    )
    person: Annotated[str | None, Narrative(P4)] = Field(default=None, title="涉及人员")
    facts: Annotated[str | None, Narrative(P4)] = Field(default=None, title="情况")
    decision: Annotated[str | None, Narrative(P4)] = Field(default=None, title="处理决定")
