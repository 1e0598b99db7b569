"""Where public legal service is given: platforms, special points, and how far people have to go."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import Codes, LedgerPart, LedgerRow, Ref
from sqlmodel import Field


class Site(LedgerRow, table=True):
    """公共法律服务平台: a centre, station, workroom or post; hotline and website are platforms, too."""

    life = ("opened_on", "closed_on")

    name: str = Field(title="名称", max_length=80)
    level: Annotated[str, Codes("legal_aid.site_level")] = Field(title="层级")
    platform: Annotated[str, Codes("legal_aid.platform")] = Field(default="physical", title="平台形态")
    village_id: Annotated[UUID | None, Ref("registry.village", during=("opened_on", "closed_on"))] = Field(
        default=None, title="村（社区）", description="村（居）工作室必填；覆盖率按它计算。"
    )
    opened_on: date = Field(title="设立日期")
    closed_on: date | None = Field(default=None, title="撤销日期", description="最后一天，当天仍计入。")
    address: str | None = Field(default=None, title="地址", max_length=120)
    hours: str | None = Field(default=None, title="服务时间", max_length=80)
    open_hall: bool = Field(default=False, title="开放式服务大厅")
    signed: bool = Field(default=False, title="标识规范")


class SiteService(LedgerPart, table=True):
    """服务内容: a kind of service that is given there."""

    service: Annotated[str, Codes("legal_aid.service")] = Field(title="服务内容")


class Point(LedgerRow, table=True):
    """专门服务点: a point at a station that links to another branch of legal service, such as notaries."""

    kind: Annotated[str, Codes("legal_aid.point_kind")] = Field(title="类别")
    partner: str | None = Field(default=None, title="对接单位", max_length=80)
    since: date = Field(title="设立日期")
    until: date | None = Field(default=None, title="撤销日期", description="最后一天，当天仍计入。")


class ReachTest(LedgerRow, table=True):
    """到达测试: how long it took to get from home to the nearest platform."""

    tested_on: date = Field(title="测试日期")
    site_id: Annotated[UUID | None, Ref("legal_aid.site", during=("tested_on",))] = Field(
        default=None, title="到达的平台"
    )
    village_id: Annotated[UUID | None, Ref("registry.village", during=("tested_on",))] = Field(
        default=None, title="出发的村（社区）"
    )
    way: Annotated[str, Codes("legal_aid.way")] = Field(default="on_foot", title="出行方式")
    minutes: int = Field(ge=0, le=1440, title="用时（分钟）")
