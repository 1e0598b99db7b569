"""Where a case meets another organ: confirmation by a court, and disputes handed over by others."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import P2, Codes, LedgerRow, Narrative, Personal, Ref
from sqlmodel import Field


class Confirmation(LedgerRow, table=True):
    """司法确认: the joint application that a court confirm the agreement of a settled case.

    It is written down when the parties agree to apply, so that its thirty days are watched from then on.
    """

    case_id: Annotated[UUID, Ref("mediation.case")] = Field(title="纠纷案件")
    agreement_no: str | None = Field(default=None, title="协议编号", max_length=64)
    effective_on: date = Field(title="协议生效日期")
    unconfirmable: Annotated[str | None, Codes("mediation.unconfirmable")] = Field(
        default=None,
        title="不能确认的事项",
        description="由承办人看协议内容判断，不由纠纷类型推定；有这类内容的，不得申请。",
    )
    joint: bool = Field(default=False, title="双方共同申请")
    applied_on: date | None = Field(default=None, title="申请日期")
    application_extended_to: date | None = Field(
        default=None, title="法院准许顺延至", description="有正当理由耽误了三十日的（民事诉讼法第八十六条）。"
    )
    court: str | None = Field(default=None, title="法院", max_length=80)
    answered_on: date | None = Field(default=None, title="法院受理或不予受理日期")
    decided_on: date | None = Field(default=None, title="裁定日期")
    decision_extended_to: date | None = Field(
        default=None, title="裁定期限延长至", description="经本院院长批准延长的。"
    )
    result: Annotated[str | None, Codes("mediation.confirmation_result")] = Field(default=None, title="结果")
    # Whoever does not object has no clock: these days are written down like the application, for those who want to.
    party_served_on: date | None = Field(
        default=None,
        title="要提异议的当事人收到裁定日期",
        description="有当事人要提异议的才填，期限从此起算；不提了的，清空本栏。",
    )
    party_objected_on: date | None = Field(default=None, title="当事人提出异议日期")
    outsider: Annotated[str | None, Personal(P2, "name")] = Field(default=None, title="案外人")
    outsider_knew_on: date | None = Field(
        default=None,
        title="案外人知道权益受侵害日期",
        description="有案外人要提异议的才填，期限从此起算；不提了的，清空本栏。",
    )
    outsider_objected_on: date | None = Field(default=None, title="案外人提出异议日期")
    objection_result: Annotated[str | None, Codes("mediation.objection_result")] = Field(
        default=None, title="异议结果"
    )


class Referral(LedgerRow, table=True):
    """对接: a dispute that a court, the police or another organ hands over or invites to mediate."""

    case_id: Annotated[UUID | None, Ref("mediation.case")] = Field(default=None, title="纠纷案件")
    referrer: Annotated[str, Codes("mediation.referrer")] = Field(title="移送单位类别")
    referrer_name: str | None = Field(default=None, title="移送单位", max_length=80)
    mode: Annotated[str, Codes("mediation.referral_mode")] = Field(title="对接方式")
    joint_with: str | None = Field(
        default=None, title="联合单位", max_length=120, description="联合调解的必填。"
    )
    letter_no: str | None = Field(default=None, title="函号", max_length=64)
    received_on: date = Field(title="收函日期")
    committee_id: Annotated[
        UUID | None, Ref("mediation.committee", during=("received_on", "feedback_on"))
    ] = Field(default=None, title="承办调委会")
    # Three clocks of one clause start here; which one runs depends on how the court handed the dispute over.
    assigned_on: date | None = Field(default=None, title="法院委派材料签收日期")
    entrusted_ordinary_on: date | None = Field(default=None, title="法院委托材料签收日期（普通程序）")
    entrusted_summary_on: date | None = Field(default=None, title="法院委托材料签收日期（简易程序）")
    extended_to: date | None = Field(
        default=None, title="双方同意延长至", description="法院委派、委托调解的期限随它延长。"
    )
    feedback_on: date | None = Field(default=None, title="反馈日期")
    outcome: Annotated[str | None, Codes("mediation.referral_outcome")] = Field(
        default=None, title="反馈结果"
    )
    outcome_note: Annotated[str | None, Narrative(P2)] = Field(
        default=None, title="反馈说明", description="退回的写明不予调解的理由。"
    )
