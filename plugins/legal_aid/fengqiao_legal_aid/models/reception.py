"""Who is there when people come: duty rosters, receptions, and services given for nothing."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import P2, Codes, LedgerRow, Narrative, Personal, Ref
from sqlmodel import Field


class Duty(LedgerRow, table=True):
    """值班: one person on the roster for one day at one place, and whether they came."""

    duty_on: date = Field(title="值班日期")
    place: Annotated[str, Codes("legal_aid.duty_place")] = Field(title="值班地点")
    site_id: Annotated[UUID | None, Ref("legal_aid.site", during=("duty_on",))] = Field(
        default=None, title="值班平台"
    )
    person: str = Field(title="值班人", max_length=60)
    person_kind: Annotated[str, Codes("legal_aid.provider_person")] = Field(title="值班人类别")
    audience: Annotated[str, Codes("legal_aid.audience")] = Field(default="everybody", title="服务对象")
    online: bool = Field(default=False, title="线上值班")
    attended: bool = Field(default=False, title="到岗")
    minutes: int = Field(default=0, ge=0, le=1440, title="值班时长（分钟）")
    served: int = Field(default=0, ge=0, le=9999, title="服务人次")


class Visit(LedgerRow, table=True):
    """接待: somebody comes, calls or writes; the first person asked answers for the matter to its end."""

    received_on: date = Field(title="接待日期")
    channel: Annotated[str, Codes("legal_aid.channel")] = Field(default="on_site", title="来访方式")
    site_id: Annotated[UUID | None, Ref("legal_aid.site", during=("received_on",))] = Field(
        default=None, title="接待平台"
    )
    visitor: Annotated[str | None, Personal(P2, "name")] = Field(default=None, title="来访人")
    phone: Annotated[str | None, Personal(P2, "phone")] = Field(default=None, title="联系电话")
    persons: int = Field(default=1, ge=1, le=999, title="人次")
    topic: Annotated[str, Codes("legal_aid.topic")] = Field(title="事项")
    matter: Annotated[str | None, Narrative(P2)] = Field(default=None, title="事由")
    first_handler: str | None = Field(default=None, title="首问责任人", max_length=60)
    transferred_to: str | None = Field(default=None, title="转办单位", max_length=80)
    closed_on: date | None = Field(default=None, title="办结日期")
    feedback_on: date | None = Field(default=None, title="反馈日期")
    satisfaction: Annotated[str | None, Codes("legal_aid.satisfaction")] = Field(default=None, title="满意度")


class PublicService(LedgerRow, table=True):
    """公益法律服务: service given for nothing to the weak, to small firms or to village collectives."""

    given_on: date = Field(title="服务日期")
    service: Annotated[str, Codes("legal_aid.service")] = Field(title="服务内容")
    client_kind: Annotated[str, Codes("legal_aid.public_client")] = Field(title="服务对象")
    provider: str | None = Field(default=None, title="提供者", max_length=80)
    bought: bool = Field(default=False, title="政府购买服务")
    persons: int = Field(default=1, ge=1, le=99_999, title="受益人数")
