"""Experts whom mediators may call on."""

from datetime import date
from typing import Annotated

from fengqiao.api import P2, Codes, LedgerRow, Personal
from sqlmodel import Field


class Expert(LedgerRow, table=True):
    """调解专家: a person of the pool for disputes of one trade or profession."""

    life = ("listed_on", "removed_on")

    name: str = Field(title="姓名", max_length=60)
    industry: Annotated[str, Codes("mediation.industry")] = Field(title="行业或专业领域")
    employer: str | None = Field(default=None, title="工作单位", max_length=80)
    qualification: str | None = Field(default=None, title="职称或资格", max_length=80)
    phone: Annotated[str | None, Personal(P2, "phone")] = Field(default=None, title="联系电话")
    listed_on: date = Field(title="入库日期")
    removed_on: date | None = Field(default=None, title="出库日期", description="在库的最后一天。")
