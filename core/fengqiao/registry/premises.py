"""Premises and equipment: what a station works in and with."""

from datetime import date
from typing import Annotated

from sqlmodel import Field

from fengqiao.ledgers.declaration import Ledger, Part
from fengqiao.ledgers.markers import Codes
from fengqiao.ledgers.rows import RegistryPart, RegistryRow
from fengqiao.registry.rules import needed_or_not, not_before


class Premises(RegistryRow, table=True):
    """业务用房: a building or floor a unit works in."""

    name: str = Field(title="用房名称", max_length=100)
    ownership: Annotated[str | None, Codes("registry.ownership")] = Field(default=None, title="取得方式")
    # Whole square metres: exact in sums, and the way areas are written in station reports.
    usable_area: int = Field(title="使用面积（平方米）", ge=0, description="整数，不足 1 平方米的舍去")
    street_front: bool | None = Field(default=None, title="临街落地")
    sign_conform: bool | None = Field(default=None, title="外观标识合规")
    property_doc_no: str | None = Field(default=None, title="产权或使用凭证号", max_length=60)
    since: date | None = Field(default=None, title="启用日期")
    until: date | None = Field(default=None, title="停用日期", description="最后一天，当天仍计入")


class Room(RegistryPart, table=True):
    """用房明细: a room or a counter, and whose business it serves."""

    kind: Annotated[str, Codes("registry.room_kind")] = Field(title="用房类型")
    function: Annotated[str | None, Codes("registry.station_function")] = Field(
        default=None, title="承担功能", description="一个窗口承担几项功能的，每项写一行"
    )
    area: int | None = Field(default=None, title="面积（平方米）", ge=0)
    seats: int | None = Field(default=None, title="座位数", ge=0)


class Equipment(RegistryRow, table=True):
    """装备: things of one kind bought together, or a kind the station declares it does not need."""

    kind: Annotated[str, Codes("registry.equipment_kind")] = Field(title="装备种类")
    name: str | None = Field(default=None, title="名称型号", max_length=100, description="如：电动车")
    quantity: int = Field(default=0, title="数量", ge=0)
    in_use: bool = Field(default=True, title="在用")
    not_needed: bool = Field(default=False, title="工作不需要", description="本所工作确不需要这类装备")
    vehicle_kind: Annotated[str | None, Codes("registry.vehicle_kind")] = Field(
        default=None, title="交通工具类型"
    )
    net: Annotated[str | None, Codes("registry.net")] = Field(default=None, title="接入网络")
    fund_source: Annotated[str | None, Codes("registry.fund_source")] = Field(default=None, title="经费来源")
    bought_on: date | None = Field(default=None, title="配备日期")
    retired_on: date | None = Field(default=None, title="报废日期", description="最后一天，当天仍计入")


PREMISES = Ledger(
    Premises,
    "registry.premises",
    "业务用房",
    "premises",
    dated="since",
    key=("name",),
    label="name",
    parts=(Part(Room, "rooms", "用房明细"),),
    rules=(not_before(Premises, "until", "since"),),
    older=True,
)
EQUIPMENT = Ledger(
    Equipment,
    "registry.equipment",
    "装备",
    "equipment",
    dated="bought_on",
    key=("kind", "name", "bought_on"),
    rules=(not_before(Equipment, "retired_on", "bought_on"), needed_or_not),
    older=True,
)
