"""Money: what a unit was to get for a purpose by a day, and what came in."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from sqlmodel import Field

from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.markers import Codes, Money
from fengqiao.ledgers.rows import RegistryRow
from fengqiao.registry.rules import paid_on_a_day


class Fund(RegistryRow, table=True):
    """经费: one sum for one purpose, due by a day; an instalment is a row of its own."""

    kind: Annotated[str, Codes("registry.fund_kind")] = Field(title="经费种类")
    fund_source: Annotated[str | None, Codes("registry.fund_source")] = Field(default=None, title="经费来源")
    budgeted: bool | None = Field(default=None, title="列入同级财政预算")
    due: Annotated[Decimal, Money()] = Field(title="应到位金额（元）", ge=0)
    due_on: date = Field(title="应到位日期", description="全年一次到位的，填当年最后一天")
    paid: Annotated[Decimal | None, Money()] = Field(default=None, title="到位金额（元）", ge=0)
    paid_on: date | None = Field(default=None, title="到位日期")
    document_no: str | None = Field(default=None, title="批复文号", max_length=60)


FUNDS = Ledger(
    Fund,
    "registry.fund",
    "经费",
    "funds",
    dated="due_on",
    key=("kind", "due_on", "fund_source"),
    rules=(paid_on_a_day,),
)
