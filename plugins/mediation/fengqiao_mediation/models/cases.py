"""The case: one dispute brought to a committee. What it consists of lies in the dossier."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fengqiao.api import P2, Codes, LedgerRow, Money, Narrative, Ref
from sqlmodel import Field


class Case(LedgerRow, table=True):
    """纠纷案件: one dispute.

    It has no title of free text, which would name people: pages show its type and number. It has no fee either:
    mediation is free of charge (人民调解法 4).
    """

    registered_on: date = Field(
        title="登记日期", description="发现线索、收到申请或移送的日子；编号按它的年份。"
    )
    source: Annotated[str, Codes("mediation.source")] = Field(title="来源")
    apply_channel: Annotated[str | None, Codes("mediation.apply_channel")] = Field(
        default=None, title="申请渠道"
    )
    linkage: Annotated[str, Codes("mediation.linkage")] = Field(default="none", title="联动机制")
    dispute_type: Annotated[str, Codes("mediation.dispute_type")] = Field(title="纠纷类型")
    committee_id: Annotated[
        UUID | None, Ref("mediation.committee", during=("registered_on", "closed_on"))
    ] = Field(default=None, title="调委会")
    mediator_id: Annotated[UUID | None, Ref("mediation.mediator", during=("registered_on", "closed_on"))] = (
        Field(default=None, title="主持调解员")
    )

    level: Annotated[str | None, Codes("mediation.level")] = Field(default=None, title="纠纷等级")
    dispute_since: date | None = Field(
        default=None, title="纠纷起始日期", description="历史遗留矛盾填它最初发生的日子。"
    )
    backlog: bool = Field(default=False, title="积案")
    key_dispute: bool = Field(default=False, title="重点矛盾")
    group_flag: bool = Field(default=False, title="群体性纠纷")
    people_involved: int = Field(default=2, ge=1, title="涉及人数")
    amount_claimed: Annotated[Decimal | None, Money()] = Field(default=None, ge=0, title="争议金额（元）")
    facts: Annotated[str | None, Narrative(P2)] = Field(default=None, title="纠纷事实")
    demand: Annotated[str | None, Narrative(P2)] = Field(default=None, title="当事人请求")

    risk_escalation: bool = Field(default=False, title="可能激化")
    risk_crime: bool = Field(default=False, title="有民转刑风险")
    risk_mass_event: bool = Field(default=False, title="有群体性事件风险")
    risk_suicide: bool = Field(default=False, title="有自杀风险")

    accepted_on: date | None = Field(default=None, title="受理日期", description="未受理、不予受理的留空。")
    informed_on: date | None = Field(default=None, title="告知权利义务日期")
    mode: Annotated[str, Codes("mediation.mode")] = Field(default="ordinary", title="调解方式")
    public: bool = Field(
        default=False,
        title="公开调解",
        description="有当事人要求不公开的，不得公开（人民调解法第二十三条）。",
    )
    investigated: bool = Field(default=False, title="已调查")
    sessions: int = Field(default=0, ge=0, le=999, title="调解次数")
    method: Annotated[str | None, Codes("mediation.method")] = Field(default=None, title="工作法")
    station_part: Annotated[str, Codes("mediation.station_part")] = Field(default="none", title="司法所参与")
    extended_to: date | None = Field(
        default=None, title="延期至", description="调结的期限随它延长；双方没有要求延期的，应当终止调解。"
    )
    extension_wished: bool = Field(default=False, title="双方当事人要求延期")
    extension_reason: Annotated[str | None, Narrative(P2)] = Field(default=None, title="延期原因")
    refused_on: date | None = Field(
        default=None,
        title="当事人明确拒绝调解日期",
        description="一方明确拒绝的，不得调解（人民调解法第十七条）。",
    )

    written_ground: Annotated[str | None, Codes("mediation.written_ground")] = Field(
        default=None,
        title="应当制作协议书的情形",
        description="按当地规定由承办人选择；选了的，不能以口头协议结案。",
    )
    result: Annotated[str, Codes("mediation.result")] = Field(default="open", title="调解结果")
    closed_on: date | None = Field(default=None, title="办结日期")
    closing_note: Annotated[str | None, Narrative(P2)] = Field(
        default=None, title="办结说明", description="不予受理、终止、移送的理由。"
    )
    told_remedies: bool = Field(
        default=False, title="已告知其他救济途径", description="调解不成的必须告知（人民调解法第二十六条）。"
    )
    resolved_level: Annotated[str | None, Codes("mediation.resolved_level")] = Field(
        default=None, title="解决层级"
    )
    feedback_level: Annotated[str | None, Codes("mediation.feedback_level")] = Field(
        default=None, title="反馈层级", description="结果由哪一级反馈给反映人。"
    )
    feedback_on: date | None = Field(default=None, title="反馈日期")
    urged_on: date | None = Field(
        default=None, title="督促履行日期", description="不履行协议的，应当督促（人民调解法第三十一条）。"
    )
    told_suit_on: date | None = Field(default=None, title="告知可以起诉日期")
    follow_up_by: date | None = Field(
        default=None,
        title="应回访日期",
        description="法律没有规定几日内回访：按当地规定或与当事人的约定填写，待办里照它提醒。",
    )
    followed_up_on: date | None = Field(
        default=None, title="回访完成日期", description="与一次回访的日期相同。"
    )
    archived_on: date | None = Field(default=None, title="归档日期")
    file_no: str | None = Field(default=None, title="卷宗号", max_length=64)
