"""What mediators are paid by the case (以案定补), and the rates that are in force where."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fengqiao.api import Codes, LedgerRow, Money, Ref
from sqlmodel import Field


class SubsidyRate(LedgerRow, table=True):
    """补贴标准: what one case of a grade brings in one region, from a day to a day.

    Rates differ from place to place and from year to year, so they are rows and no setting: an old rate stays to be
    read beside the payments made under it.
    """

    region_code: str = Field(title="适用地区代码", max_length=12, description="国家统计局统计用区划代码。")
    grade: Annotated[str, Codes("mediation.subsidy_grade")] = Field(title="案件类别")
    amount: Annotated[Decimal, Money()] = Field(ge=0, title="每件金额（元）")
    since: date = Field(title="施行日期")
    until: date | None = Field(default=None, title="废止日期", description="施行的最后一天。")
    basis: str | None = Field(default=None, title="依据文件", max_length=120)


class Subsidy(LedgerRow, table=True):
    """以案定补: what one mediator is due for the cases of one grade in one period, and what was paid."""

    mediator_id: Annotated[UUID, Ref("mediation.mediator", during=("period_from", "period_to"))] = Field(
        title="调解员"
    )
    grade: Annotated[str, Codes("mediation.subsidy_grade")] = Field(title="案件类别")
    period_from: date = Field(title="计补期间起")
    period_to: date = Field(title="计补期间止")
    cases: int = Field(ge=1, title="件数")
    rate: Annotated[Decimal, Money()] = Field(ge=0, title="每件金额（元）")
    due: Annotated[Decimal, Money()] = Field(ge=0, title="应付金额（元）")
    paid: Annotated[Decimal | None, Money()] = Field(default=None, ge=0, title="实付金额（元）")
    paid_on: date | None = Field(default=None, title="发放日期")
