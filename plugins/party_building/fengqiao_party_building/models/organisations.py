"""The organisations that a station's party members belong to, who guides them, and what they are known for."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import Codes, LedgerPart, LedgerRow, LongText, Ref
from sqlmodel import Field


class Organisation(LedgerRow, table=True):
    """党组织: the branch, group or joint branch in which a station's members have their party life.

    Each station keeps a row of its own, for a joint branch too: so every station shows what covers it. A joint branch is
    counted once however many stations name it, by its superior and its name.
    """

    life = ("founded_on", "dissolved_on")

    name: str = Field(title="名称", max_length=100, description="联合党支部各所填写同一名称。")
    kind: Annotated[str, Codes("party_building.organisation_kind")] = Field(title="类别")
    superior: str | None = Field(
        default=None, title="上级党组织", max_length=100, description="同名的联合党支部按上级党组织区分。"
    )
    partners: str | None = Field(
        default=None, title="联合单位", max_length=200, description="联合党支部必填：与哪些单位联合。"
    )
    area: str | None = Field(
        default=None, title="片区", max_length=60, description="区域联合党支部必填：所属片区。"
    )
    branch: str | None = Field(
        default=None, title="所属党支部", max_length=100, description="党小组必填：属于哪个党支部。"
    )
    founded_on: date = Field(title="成立日期")
    approval_doc_no: str | None = Field(default=None, title="批复文号", max_length=60)
    secretary: str | None = Field(default=None, title="书记（组长）", max_length=60)
    committee_members: int | None = Field(default=None, ge=0, le=99, title="支委人数")
    term_from: date | None = Field(default=None, title="本届任期起")
    term_to: date | None = Field(
        default=None, title="本届任期止", description="换届时填写；新一届另起任期并清空本栏。"
    )
    dissolved_on: date | None = Field(default=None, title="撤销日期", description="在册的最后一天。")


class Brand(LedgerRow, table=True):
    """党建品牌: what a branch is known for."""

    organisation_id: Annotated[UUID, Ref("party_building.organisation", during=("named_on", "ended_on"))] = (
        Field(title="党组织")
    )
    name: str = Field(title="名称", max_length=60)
    kind: Annotated[str, Codes("party_building.brand_kind")] = Field(title="类别")
    level: Annotated[str | None, Codes("party_building.brand_level")] = Field(default=None, title="命名层级")
    named_on: date = Field(title="创建（命名）日期")
    ended_on: date | None = Field(default=None, title="终止日期", description="仍使用的最后一天。")
    practice: Annotated[str | None, LongText()] = Field(default=None, title="主要做法")


class Guide(LedgerRow, table=True):
    """联系指导人员: someone sent to guide a station's party work, or a leader who stays in touch with it."""

    name: str = Field(title="姓名", max_length=60)
    kind: Annotated[str, Codes("party_building.guide_kind")] = Field(title="类别")
    from_unit: str | None = Field(default=None, title="所在单位及职务", max_length=100)
    appointed_on: date = Field(title="派任日期")
    document_no: str | None = Field(default=None, title="派任文号", max_length=60)
    ended_on: date | None = Field(default=None, title="结束日期", description="任务的最后一天。")


class GuideVisit(LedgerPart, table=True):
    """到所指导: a day on which the guide came."""

    visited_on: date = Field(title="到所日期")
    matter: str | None = Field(default=None, title="指导事项", max_length=200)
