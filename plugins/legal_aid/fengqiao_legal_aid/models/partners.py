"""Who works with the station: providers of legal service, agreements with them, volunteers, chat groups."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import P2, Codes, LedgerRow, Personal, Ref
from sqlmodel import Field


class Provider(LedgerRow, table=True):
    """法律服务机构: a law firm, a legal service office, or an association that gives legal service."""

    life = ("founded_on", "closed_on")

    name: str = Field(title="名称", max_length=80)
    kind: Annotated[str, Codes("legal_aid.provider_kind")] = Field(title="类别")
    founded_on: date = Field(title="成立日期")
    closed_on: date | None = Field(default=None, title="注销日期", description="最后一天，当天仍计入。")
    lawyers: int = Field(default=0, ge=0, le=99_999, title="律师（名）")
    legal_workers: int = Field(default=0, ge=0, le=99_999, title="基层法律服务工作者（名）")


class Link(LedgerRow, table=True):
    """对接共建: an agreement of the station with a provider."""

    kind: Annotated[str, Codes("legal_aid.link_kind")] = Field(title="类别")
    provider_id: Annotated[UUID | None, Ref("legal_aid.provider", during=("since", "until"))] = Field(
        default=None, title="法律服务机构", description="本所台账里没有的，只填对接单位。"
    )
    partner: str = Field(title="对接单位", max_length=80)
    since: date = Field(title="签约日期")
    until: date | None = Field(default=None, title="到期日期", description="最后一天，当天仍计入。")
    on_site: bool = Field(default=True, title="线下服务")
    online: bool = Field(default=False, title="线上服务")


class Volunteer(LedgerRow, table=True):
    """法律服务志愿者."""

    life = ("since", "until")

    name: str = Field(title="姓名", max_length=60)
    kind: Annotated[str, Codes("legal_aid.provider_person")] = Field(title="身份")
    phone: Annotated[str | None, Personal(P2, "phone")] = Field(default=None, title="联系电话")
    since: date = Field(title="加入日期")
    until: date | None = Field(default=None, title="退出日期", description="最后一天，当天仍计入。")


class ChatGroup(LedgerRow, table=True):
    """法律服务群: a chat group in which villagers reach their adviser."""

    village_id: Annotated[UUID, Ref("registry.village", during=("since", "until"))] = Field(
        title="村（社区）"
    )
    platform: Annotated[str, Codes("legal_aid.chat_platform")] = Field(default="wechat", title="平台")
    since: date = Field(title="建群日期")
    until: date | None = Field(default=None, title="解散日期", description="最后一天，当天仍计入。")
    members: int = Field(default=0, ge=0, le=2000, title="群成员（人）")
    with_adviser: bool = Field(default=False, title="有法律顾问")
    with_committee: bool = Field(default=False, title="有“两委”干部")
    with_representatives: bool = Field(default=False, title="有村（居）民代表")
