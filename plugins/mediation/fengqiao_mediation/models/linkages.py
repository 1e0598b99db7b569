"""Where a case meets another organ: confirmation by a court, and disputes handed over by others."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import Codes, LedgerRow, Ref
from sqlmodel import Field


class Confirmation(LedgerRow, table=True):
    """司法确认: the joint application that a court confirm the agreement of a settled case.

    It is written down when the parties agree to apply, so that its thirty days are watched from then on.
    """

    case_id: Annotated[UUID, Ref("mediation.case")] = Field(title="纠纷案件")
    agreement_no: str | None = Field(default=None, title="协议编号", max_length=64)
    effective_on: date = Field(title="协议生效日期")
    applied_on: date | None = Field(default=None, title="申请日期")
    court: str | None = Field(default=None, title="法院", max_length=80)
    answered_on: date | None = Field(default=None, title="法院受理或不予受理日期")
    decided_on: date | None = Field(default=None, title="裁定日期")
    result: Annotated[str | None, Codes("mediation.confirmation_result")] = Field(default=None, title="结果")


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
    # Three clocks of one clause start here; which one runs depends on how the court handed the dispute over.
    assigned_on: date | None = Field(default=None, title="法院委派材料签收日期")
    entrusted_ordinary_on: date | None = Field(default=None, title="法院委托材料签收日期（普通程序）")
    entrusted_summary_on: date | None = Field(default=None, title="法院委托材料签收日期（简易程序）")
    feedback_on: date | None = Field(default=None, title="反馈日期")
    outcome: Annotated[str | None, Codes("mediation.referral_outcome")] = Field(
        default=None, title="反馈结果"
    )
