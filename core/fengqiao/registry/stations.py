"""Stations: their profile, the villages they serve, what they publish and the rules they keep."""

from datetime import date
from typing import Annotated
from uuid import UUID

from sqlmodel import Field

from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.markers import Codes, Ref
from fengqiao.ledgers.rows import RegistryRow
from fengqiao.registry.rules import digits, not_before


class Station(RegistryRow, table=True):
    """司法所: the profile that makes a unit a station."""

    name: str = Field(title="规范名称", max_length=100, description="门牌上的全称")
    kind: Annotated[str, Codes("registry.station_kind")] = Field(title="所在地类型")
    township_code: str | None = Field(
        default=None,
        title="乡镇（街道）代码",
        max_length=9,
        index=True,
        description="统计用区划代码的前 9 位；不对应一个乡镇（街道）的留空",
    )
    size_class: Annotated[str | None, Codes("registry.size_class")] = Field(default=None, title="规模")
    tier: Annotated[str | None, Codes("registry.station_tier")] = Field(default=None, title="建设等次")
    area_centre_id: Annotated[UUID | None, Ref("registry.station", anywhere=True)] = Field(
        default=None, title="所属片区中心所", description="带动本所的司法所；本所就是中心所的不填"
    )
    management: Annotated[str | None, Codes("registry.management")] = Field(default=None, title="管理体制")
    approval_doc_no: str | None = Field(default=None, title="设立批文文号", max_length=60)
    approved_on: date | None = Field(default=None, title="批准日期")
    independent: bool | None = Field(default=None, title="机构独立")
    separate_post: bool | None = Field(default=None, title="编制单列")
    population: int | None = Field(default=None, title="服务人口（人）", ge=0)
    area: int | None = Field(
        default=None, title="辖区面积（公顷）", ge=0, description="1 平方公里等于 100 公顷"
    )
    phone: str | None = Field(default=None, title="办公电话", max_length=30, description="对外公布的号码")
    public_hours: str | None = Field(default=None, title="对外服务时间", max_length=100)
    founded_on: date | None = Field(default=None, title="设立日期")
    closed_on: date | None = Field(
        default=None, title="撤销日期", description="作为司法所的最后一天，当天仍计入"
    )


class Village(RegistryRow, table=True):
    """村（社区）: a village or community that a station serves; coverage is counted against these rows."""

    life = ("since", "until")

    name: str = Field(title="名称", max_length=100)
    kind: Annotated[str, Codes("registry.village_kind")] = Field(title="类型")
    region_code: str | None = Field(
        default=None, title="区划代码", max_length=12, description="12 位统计用区划代码"
    )
    since: date | None = Field(default=None, title="设立日期")
    until: date | None = Field(default=None, title="撤销日期", description="最后一天，当天仍计入")


class Disclosure(RegistryRow, table=True):
    """公开事项: something the station shows to everybody who comes."""

    kind: Annotated[str, Codes("registry.disclosure_kind")] = Field(title="事项种类")
    place: str | None = Field(default=None, title="公开方式", max_length=100)
    since: date = Field(title="公开日期")
    until: date | None = Field(default=None, title="停止公开日期", description="最后一天，当天仍计入")


class StationRule(RegistryRow, table=True):
    """所务制度: a rule the station works by."""

    kind: Annotated[str, Codes("registry.station_rule_kind")] = Field(title="制度种类")
    title: str = Field(title="制度名称", max_length=100)
    since: date = Field(title="施行日期")
    until: date | None = Field(default=None, title="废止日期", description="施行的最后一天，当天仍计入")


STATIONS = Ledger(
    Station,
    "registry.station",
    "司法所",
    "stations",
    key=("name",),
    label="name",
    rules=(digits(Station, "township_code", 9), not_before(Station, "closed_on", "founded_on")),
)
VILLAGES = Ledger(
    Village,
    "registry.village",
    "村（社区）",
    "villages",
    key=("name",),
    label="name",
    rules=(digits(Village, "region_code", 12), not_before(Village, "until", "since")),
    unique=("region_code",),
)
DISCLOSURES = Ledger(
    Disclosure,
    "registry.disclosure",
    "公开事项",
    "disclosures",
    dated="since",
    key=("kind", "since"),
    rules=(not_before(Disclosure, "until", "since"),),
)
STATION_RULES = Ledger(
    StationRule,
    "registry.station_rule",
    "所务制度",
    "station-rules",
    dated="since",
    key=("kind", "since"),
    label="title",
    rules=(not_before(StationRule, "until", "since"),),
    older=True,
)
