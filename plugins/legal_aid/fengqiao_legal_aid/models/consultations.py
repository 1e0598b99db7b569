"""Questions of law that people ask, and how soon they were answered."""

from datetime import date
from typing import Annotated

from fengqiao.api import P2, Codes, LedgerRow, Narrative, Personal
from sqlmodel import Field


class Consultation(LedgerRow, table=True):
    """法律咨询: one question, asked in person, by telephone, online or by letter; the asker may stay unnamed."""

    asked_on: date = Field(title="咨询日期")
    channel: Annotated[str, Codes("legal_aid.channel")] = Field(title="咨询渠道")
    asker: Annotated[str | None, Personal(P2, "name")] = Field(
        default=None, title="咨询人", description="可以不留姓名。"
    )
    phone: Annotated[str | None, Personal(P2, "phone")] = Field(default=None, title="联系电话")
    asker_group: Annotated[str | None, Codes("legal_aid.recipient_group")] = Field(
        default=None, title="人群类别"
    )
    topic: Annotated[str, Codes("legal_aid.topic")] = Field(title="咨询事项")
    question: Annotated[str | None, Narrative(P2)] = Field(default=None, title="咨询内容")
    letter_received_on: date | None = Field(
        default=None, title="来信收到日期", description="只有来信咨询填写；答复期限从这一天起算。"
    )
    response_minutes: int | None = Field(
        default=None, ge=0, le=100_000, title="响应用时（分钟）", description="从提出到有人回应。"
    )
    handler: str | None = Field(default=None, title="解答人", max_length=60)
    answer: Annotated[str | None, Narrative(P2)] = Field(default=None, title="解答内容")
    answered_on: date | None = Field(default=None, title="答复日期")
    handed_to: str | None = Field(default=None, title="转交单位", max_length=80)
