"""On whose word a station acts, who does the work, and what it is asked before sentence."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from fengqiao.api import P3, Codes, LedgerRow, LongText, Narrative, Personal, Ref
from sqlmodel import Field


class Delegation(LedgerRow, table=True):
    """委托书: the county agency for community corrections delegates work to a station (社区矫正法 9)."""

    agency: str = Field(title="社区矫正机构", max_length=80)
    document_no: str | None = Field(default=None, title="委托书文号", max_length=60)
    scope: Annotated[str | None, LongText()] = Field(default=None, title="委托事项")
    since: date = Field(title="委托起始日期")
    until: date | None = Field(default=None, title="委托截止日期", description="最后一天，当天仍计入。")


class Officer(LedgerRow, table=True):
    """矫正工作人员: somebody of the station does corrections work from a day to a day."""

    life = ("since", "until")

    staff_id: Annotated[UUID, Ref("registry.staff", anywhere=True, during=("since", "until"))] = Field(
        title="工作人员"
    )
    kind: Annotated[str, Codes("corrections.officer_kind")] = Field(title="人员类别")
    full_time: bool = Field(default=True, title="专职从事社区矫正")
    since: date = Field(title="开始日期")
    until: date | None = Field(default=None, title="结束日期", description="最后一天，当天仍计入。")


class Survey(LedgerRow, table=True):
    """调查评估: whether a person fits community corrections, answered to the organ that decides (社区矫正法 18)."""

    sealed_by: ClassVar[str | None] = "minor"

    received_on: date = Field(title="收到委托日期")
    client: Annotated[str, Codes("corrections.survey_client")] = Field(title="委托机关类别")
    client_name: str | None = Field(default=None, title="委托机关", max_length=80)
    letter_no: str | None = Field(default=None, title="委托函号", max_length=60)
    summary_procedure: bool = Field(default=False, title="适用速裁程序")
    name: Annotated[str, Personal(P3, "name")] = Field(title="被调查人姓名")
    minor: bool = Field(default=False, title="未成年人")
    residence: Annotated[str | None, Personal(P3, "address")] = Field(default=None, title="居所")
    charge: Annotated[str | None, Personal(P3)] = Field(default=None, title="涉嫌罪名")
    family: Annotated[str | None, Narrative(P3)] = Field(default=None, title="家庭和社会关系")
    past_record: Annotated[str | None, Narrative(P3)] = Field(default=None, title="一贯表现")
    victim_opinion: Annotated[str | None, Narrative(P3)] = Field(default=None, title="被害人意见")
    committee_opinion: Annotated[str | None, Narrative(P3)] = Field(
        default=None, title="居（村）民委员会意见"
    )
    proposed_bans: Annotated[str | None, Narrative(P3)] = Field(default=None, title="拟禁止的事项")
    opinion: Annotated[str | None, Codes("corrections.survey_opinion")] = Field(
        default=None, title="评估意见"
    )
    due_on: date | None = Field(default=None, title="应反馈日期", description="按委托函或当地规定填写。")
    sent_on: date | None = Field(default=None, title="反馈日期")
