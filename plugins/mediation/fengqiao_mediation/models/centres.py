"""Places where several organs mediate under one roof."""

from datetime import date
from typing import Annotated

from fengqiao.api import Codes, LedgerRow, LongText
from sqlmodel import Field


class Centre(LedgerRow, table=True):
    """调解中心: a one-stop centre for disputes. It is a place, not a committee: cases stay with the committees in it."""

    name: str = Field(title="名称", max_length=80)
    level: Annotated[str, Codes("mediation.centre_level")] = Field(title="层级")
    at_station: bool = Field(default=False, title="依托司法所设立")
    set_up_on: date = Field(title="设立日期")
    closed_on: date | None = Field(default=None, title="撤销日期", description="运行的最后一天。")
    organs: Annotated[str | None, LongText()] = Field(
        default=None, title="入驻单位", description="派出所、人民法庭、检察室、信访等。"
    )
