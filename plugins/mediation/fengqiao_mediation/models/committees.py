"""Who mediates: committees with their workrooms, and mediators."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import Codes, LedgerRow, Ref
from sqlmodel import Field


class Committee(LedgerRow, table=True):
    """调委会: a people's mediation committee, or a workroom (工作室), which need not belong to a station."""

    life = ("set_up_on", "dissolved_on")

    name: str = Field(title="名称", max_length=80)
    kind: Annotated[str, Codes("mediation.committee_kind")] = Field(title="组织类型")
    industry: Annotated[str | None, Codes("mediation.industry")] = Field(default=None, title="行业或专业领域")
    village_id: Annotated[UUID | None, Ref("registry.village", during=("set_up_on", "dissolved_on"))] = Field(
        default=None, title="村（社区）", description="村、社区调委会必填；覆盖率按它计算。"
    )
    set_up_by: str | None = Field(default=None, title="设立单位", max_length=80)
    set_up_on: date = Field(title="设立日期")
    filed_on: date | None = Field(default=None, title="备案日期")
    director: str | None = Field(default=None, title="主任", max_length=60)
    members: int | None = Field(
        default=None, ge=1, le=999, title="委员人数", description="人民调解法第八条：三至九人。"
    )
    women: int | None = Field(default=None, ge=0, le=999, title="女性委员人数")
    minority_members: int | None = Field(
        default=None,
        ge=0,
        le=999,
        title="人数较少民族委员人数",
        description="多民族居住的地区应当有（人民调解法第八条）。",
    )
    term_from: date | None = Field(default=None, title="本届任期起")
    term_to: date | None = Field(
        default=None, title="本届任期止", description="换届时填写；新一届另起任期并清空本栏。"
    )
    changed_on: date | None = Field(
        default=None, title="最近变更日期", description="名称、组成人员、办公地点的变更。"
    )
    change_filed_on: date | None = Field(default=None, title="变更备案日期")
    seal: bool = Field(default=False, title="有印章")
    room: bool = Field(default=False, title="有调解场所")
    standardised: bool = Field(default=False, title="规范化达标")
    organised: bool = Field(default=False, title="组织健全")
    grid_screening: bool = Field(default=False, title="网格化排查预警规范")
    staffed: bool = Field(default=False, title="人员到位")
    training_held: bool = Field(default=False, title="培训落实")
    star: int | None = Field(default=None, ge=1, le=5, title="星级")
    dissolved_on: date | None = Field(default=None, title="撤销日期", description="在册的最后一天。")
    dissolution_filed_on: date | None = Field(default=None, title="撤销备案日期")


class Mediator(LedgerRow, table=True):
    """调解员: a person whom a committee elected or engaged."""

    life = ("hired_on", "left_on")

    name: str = Field(title="姓名", max_length=60)
    committee_id: Annotated[UUID, Ref("mediation.committee", during=("hired_on", "left_on"))] = Field(
        title="所在调委会"
    )
    kind: Annotated[str, Codes("mediation.mediator_kind")] = Field(title="类别")
    post: Annotated[str | None, Codes("mediation.mediator_post")] = Field(default=None, title="职务")
    cert_no: str | None = Field(default=None, title="调解员证号", max_length=40)
    grade: Annotated[str, Codes("mediation.mediator_grade")] = Field(default="none", title="等级")
    hired_on: date = Field(title="任职日期")
    filed_on: date | None = Field(default=None, title="备案日期")
    trained_hours: int = Field(default=0, ge=0, le=9999, title="本年培训学时")
    left_on: date | None = Field(default=None, title="离任日期", description="任职的最后一天。")
    leaving_reason: Annotated[str | None, Codes("mediation.leaving_reason")] = Field(
        default=None, title="离任原因"
    )
    leaving_filed_on: date | None = Field(
        default=None, title="离任备案日期", description="罢免、解聘后报备的日期。"
    )
