"""The legal aid case: what was granted or ordered, and who carries it. Its file lies beside it."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fengqiao.api import P3, Codes, LedgerPart, LedgerRow, Money, Narrative, Personal, Ref
from sqlmodel import Field


class AidCase(LedgerRow, table=True):
    """法律援助案件: one recipient, one matter, one undertaker at a time.

    It has no fee: recipients pay nothing (法律援助法 20).
    """

    opened_on: date = Field(title="立案日期", description="决定给予援助或收到通知的日子；编号按它的年份。")
    source: Annotated[str, Codes("legal_aid.case_source")] = Field(title="案件来源")
    kind: Annotated[str, Codes("legal_aid.case_kind")] = Field(title="案件类型")
    application_id: Annotated[UUID | None, Ref("legal_aid.application")] = Field(default=None, title="申请")
    forwarded_by: str | None = Field(
        default=None, title="转交的工作站", max_length=80, description="由司法所等受理转来的填写。"
    )
    recipient: Annotated[str, Personal(P3, "name")] = Field(title="受援人")
    id_no: Annotated[str | None, Personal(P3, "id_no")] = Field(default=None, title="身份证号", max_length=18)
    phone: Annotated[str | None, Personal(P3, "phone")] = Field(default=None, title="联系电话")
    sex: Annotated[str | None, Codes("registry.sex")] = Field(default=None, title="性别")
    age: int | None = Field(default=None, ge=0, le=130, title="年龄")
    matter: Annotated[str, Codes("legal_aid.matter")] = Field(title="援助事项")
    form: Annotated[str, Codes("legal_aid.form")] = Field(title="服务形式")
    cause: Annotated[str | None, Narrative(P3)] = Field(default=None, title="案由和案情")

    granted_on: date | None = Field(default=None, title="给予援助决定日期")
    organ: str | None = Field(
        default=None, title="受理案件的机关", max_length=80, description="法院、仲裁委等；公函发给它。"
    )
    notifying_organ: str | None = Field(default=None, title="通知机关", max_length=80)
    ground_found_on: date | None = Field(
        default=None, title="通知机关发现情形日期", description="通知期限从这一天起算。"
    )
    notified_on: date | None = Field(default=None, title="发出通知日期", description="通知书上的日期。")
    notice_received_on: date | None = Field(default=None, title="收到通知日期")
    notice_ground: Annotated[str | None, Codes("legal_aid.notice_ground")] = Field(
        default=None, title="应当通知辩护的情形"
    )

    assigned_on: date | None = Field(default=None, title="指派日期")
    assigned_to: str | None = Field(default=None, title="承办机构", max_length=80)
    undertaker: str | None = Field(default=None, title="承办人", max_length=60)
    undertaker_kind: Annotated[str | None, Codes("legal_aid.provider_person")] = Field(
        default=None, title="承办人类别"
    )
    organ_told_on: date | None = Field(
        default=None, title="告知通知机关日期", description="把指派的律师告知通知机关的日子。"
    )
    started_on: date | None = Field(default=None, title="开始承办日期")

    closed_on: date | None = Field(default=None, title="办结日期")
    outcome: Annotated[str | None, Codes("legal_aid.outcome")] = Field(default=None, title="结果")
    recovered: Annotated[Decimal | None, Money()] = Field(
        default=None, ge=0, title="取得利益或挽回损失（元）"
    )
    closing_report: Annotated[str | None, Narrative(P3)] = Field(default=None, title="结案报告")
    terminated_on: date | None = Field(default=None, title="终止日期")
    termination_ground: Annotated[str | None, Codes("legal_aid.termination_ground")] = Field(
        default=None, title="终止情形"
    )
    termination_told_on: date | None = Field(default=None, title="终止决定送达日期")
    objected_on: date | None = Field(
        default=None, title="提出异议日期", description="受援人对终止决定有异议的填写。"
    )
    objection_decided_on: date | None = Field(default=None, title="异议审查决定日期")

    material_on: date | None = Field(default=None, title="结案材料提交日期")
    audited_on: date | None = Field(default=None, title="材料审核日期")
    audited_by: str | None = Field(default=None, title="审核人", max_length=60)
    subsidy: Annotated[Decimal | None, Money()] = Field(default=None, ge=0, title="办案补贴（元）")
    paid_on: date | None = Field(default=None, title="补贴支付日期")
    archived_on: date | None = Field(default=None, title="归档日期")
    file_no: str | None = Field(default=None, title="卷宗号", max_length=64)
    submitted_as_example_on: date | None = Field(default=None, title="报送典型案例日期")


class RecipientGroup(LedgerPart, table=True):
    """受援人人群类别: a group to which the recipient belongs; there may be several."""

    recipient_group: Annotated[str, Codes("legal_aid.recipient_group")] = Field(title="人群类别")


class CaseStep(LedgerPart, table=True):
    """办理环节: a step of the case and the one person who answers for it."""

    kind: Annotated[str, Codes("legal_aid.case_step")] = Field(title="环节")
    done_on: date = Field(title="日期")
    responsible: str = Field(title="责任人", max_length=60)


class UndertakerChange(LedgerPart, table=True):
    """更换承办人: who carried the case until then, who since, and why."""

    changed_on: date = Field(title="更换日期")
    previous: str = Field(title="原承办人", max_length=60)
    successor: str = Field(title="新承办人", max_length=60)
    reason: Annotated[str, Codes("legal_aid.change_reason")] = Field(title="更换原因")


class Supervision(LedgerPart, table=True):
    """质量监督: somebody looked at how the case was handled, or asked the recipient."""

    kind: Annotated[str, Codes("legal_aid.supervision_kind")] = Field(title="方式")
    held_on: date = Field(title="日期")
    supervisor: str | None = Field(default=None, title="监督人", max_length=60)
    score: int | None = Field(default=None, ge=0, le=100, title="得分")
    satisfaction: Annotated[str | None, Codes("legal_aid.satisfaction")] = Field(
        default=None, title="受援人满意度"
    )
    finding: Annotated[str | None, Narrative(P3)] = Field(default=None, title="发现的问题")
