"""What legal aid works with: liaison persons, money, and the local limits and rates, each with its days."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fengqiao.api import P2, Codes, LedgerRow, Money, Personal, Ref
from sqlmodel import Field


class Liaison(LedgerRow, table=True):
    """法律援助联络员: who passes people on to the station."""

    life = ("since", "until")

    name: str = Field(title="姓名", max_length=60)
    village_id: Annotated[UUID | None, Ref("registry.village", during=("since", "until"))] = Field(
        default=None, title="村（社区）"
    )
    phone: Annotated[str | None, Personal(P2, "phone")] = Field(default=None, title="联系电话")
    since: date = Field(title="聘任日期")
    until: date | None = Field(default=None, title="离任日期", description="最后一天，当天仍计入。")


class Fund(LedgerRow, table=True):
    """法律援助经费: money that came in or was spent."""

    booked_on: date = Field(title="日期")
    kind: Annotated[str, Codes("legal_aid.fund_kind")] = Field(title="收支类别")
    amount: Annotated[Decimal, Money()] = Field(gt=0, title="金额（元）")
    disclosed_on: date | None = Field(
        default=None, title="公布日期", description="资金使用情况应当向社会公布（法律援助法第五十八条）。"
    )


class HardshipStandard(LedgerRow, table=True):
    """经济困难标准: up to which monthly income per head people count as poor, in one region from one day on."""

    region_code: str = Field(title="适用区划代码", max_length=12, description="2 至 12 位数字。")
    subsistence: Annotated[Decimal, Money()] = Field(gt=0, title="最低生活保障标准（元/月）")
    income_limit: Annotated[Decimal, Money()] = Field(gt=0, title="人均月收入标准（元）")
    since: date = Field(title="施行日期")
    until: date | None = Field(default=None, title="失效日期", description="施行的最后一天。")
    source: str = Field(title="依据文件", max_length=200)


class SubsidyStandard(LedgerRow, table=True):
    """办案补贴标准: what is paid for one case of a kind, in one region from one day on."""

    region_code: str = Field(title="适用区划代码", max_length=12, description="2 至 12 位数字。")
    kind: Annotated[str, Codes("legal_aid.case_kind")] = Field(title="案件类型")
    amount: Annotated[Decimal, Money()] = Field(gt=0, title="每件补贴（元）")
    since: date = Field(title="施行日期")
    until: date | None = Field(default=None, title="失效日期", description="施行的最后一天。")
    source: str = Field(title="依据文件", max_length=200)
