"""Who helps beside the station: organisations, volunteers, enterprises, and bases where the released find a roof."""

from datetime import date
from typing import Annotated

from fengqiao.api import Codes, LedgerRow
from sqlmodel import Field


class Partner(LedgerRow, table=True):
    """帮扶力量: an organisation, a team of volunteers or an enterprise that takes part (社区矫正法 13)."""

    life = ("since", "until")

    name: str = Field(title="名称", max_length=80)
    kind: Annotated[str, Codes("corrections.partner_kind")] = Field(title="类别")
    daily_education: bool = Field(default=False, title="参与日常教育")
    helps_three_none: bool = Field(default=False, title="帮扶“三无”人员")
    members: int = Field(default=0, ge=0, title="人数")
    since: date = Field(title="参与起始日期")
    until: date | None = Field(default=None, title="参与截止日期", description="最后一天，当天仍计入。")


class Base(LedgerRow, table=True):
    """过渡性安置基地: where a released person without home, kin or livelihood can stay and work."""

    life = ("since", "until")

    name: str = Field(title="名称", max_length=80)
    host: str | None = Field(default=None, title="依托单位", max_length=80)
    takes_three_none: bool = Field(default=True, title="接收“三无”人员")
    places: int = Field(default=0, ge=0, title="可安置人数")
    in_use: int = Field(default=0, ge=0, title="在住人数", description="不计档案封存的人员。")
    since: date = Field(title="设立日期")
    until: date | None = Field(default=None, title="撤销日期", description="最后一天，当天仍计入。")
