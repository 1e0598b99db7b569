"""Calls: what a station asked its bureau for, and how it was answered."""

from datetime import date
from typing import Annotated

from sqlmodel import Field

from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.markers import Codes
from fengqiao.ledgers.rows import RegistryRow
from fengqiao.registry.rules import not_before


class Call(RegistryRow, table=True):
    """所呼局应: a station calls for something, and its bureau answers; what it was about names nobody."""

    subject: str = Field(title="事项", max_length=120, description="不写当事人姓名")
    kind: Annotated[str, Codes("registry.call_kind")] = Field(title="联动方式")
    raised_on: date = Field(title="提出日期")
    answered_on: date | None = Field(default=None, title="响应日期")
    answered_by: str | None = Field(default=None, title="响应单位", max_length=100)
    closed_on: date | None = Field(default=None, title="办结日期")
    outcome: str | None = Field(default=None, title="办理结果", max_length=200)


CALLS = Ledger(
    Call,
    "registry.call",
    "所呼局应",
    "calls",
    dated="raised_on",
    key=("subject", "raised_on"),
    label="subject",
    rules=(not_before(Call, "answered_on", "raised_on"), not_before(Call, "closed_on", "answered_on")),
)
