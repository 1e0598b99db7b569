"""What only exists inside one subject's file."""

from datetime import date
from typing import Annotated

from fengqiao.api import P3, Codes, LedgerPart, Narrative, Personal
from sqlmodel import Field


class GroupMember(LedgerPart, table=True):
    """矫正小组成员: who looks after the subject day by day (社区矫正法 25, 52)."""

    role: Annotated[str, Codes("corrections.group_role")] = Field(title="成员类别")
    name: Annotated[str | None, Personal(P3, "name")] = Field(default=None, title="姓名")
    sex: Annotated[str, Codes("registry.sex")] = Field(title="性别")
    knows_minors: bool = Field(default=False, title="熟悉未成年人身心特点")
    joined_on: date | None = Field(default=None, title="加入日期")
    left_on: date | None = Field(default=None, title="退出日期")


class FamilyMember(LedgerPart, table=True):
    """家庭成员: kin and others who matter to the subject."""

    relation: Annotated[str, Codes("corrections.relation")] = Field(title="与本人关系")
    name: Annotated[str | None, Personal(P3, "name")] = Field(default=None, title="姓名")
    phone: Annotated[str | None, Personal(P3, "phone")] = Field(default=None, title="手机号码")
    work: Annotated[str | None, Personal(P3)] = Field(default=None, title="工作单位")


class Plan(LedgerPart, table=True):
    """矫正方案: one person, one plan; an adjusted plan is another line (社区矫正法 24)."""

    made_on: date = Field(title="制定（调整）日期")
    kind: Annotated[str, Codes("corrections.plan_kind")] = Field(default="first", title="类别")
    risk: Annotated[str | None, Narrative(P3)] = Field(default=None, title="风险分析")
    targets: Annotated[str | None, Narrative(P3)] = Field(default=None, title="矫正目标")
    measures: Annotated[str | None, Narrative(P3)] = Field(default=None, title="矫正措施")


class RiskAssessment(LedgerPart, table=True):
    """风险评估: how likely the subject is judged to offend again."""

    assessed_on: date = Field(title="评估日期")
    tool: str | None = Field(default=None, title="评估工具", max_length=60)
    score: int | None = Field(default=None, ge=0, title="得分")
    level: Annotated[str, Codes("corrections.risk_level")] = Field(title="风险等级")


class Paper(LedgerPart, table=True):
    """档案文书: a document that lies in the file."""

    kind: Annotated[str, Codes("corrections.paper_kind")] = Field(title="文书种类")
    filed_on: date = Field(title="归入日期")
    document_no: Annotated[str | None, Personal(P3)] = Field(default=None, title="文号")
