"""Legal and psychological advisers of villages, townships and departments: contracts and what was done under them."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fengqiao.api import Codes, LedgerPart, LedgerRow, LongText, Money, Ref
from sqlalchemy import Index
from sqlmodel import Field


class Client(LedgerRow, table=True):
    """应配顾问的单位: a department or township that must have a legal adviser; villages stand in the registry."""

    life = ("since", "until")

    name: str = Field(title="名称", max_length=80)
    kind: Annotated[str, Codes("legal_aid.client_kind")] = Field(title="类别")
    since: date | None = Field(default=None, title="设立日期")
    until: date | None = Field(default=None, title="撤销日期", description="最后一天，当天仍计入。")


class AdviserContract(LedgerRow, table=True):
    """顾问合同: one adviser for one village or one client."""

    life = ("since", "until")

    kind: Annotated[str, Codes("legal_aid.adviser_kind")] = Field(title="顾问类别")
    village_id: Annotated[UUID | None, Ref("registry.village", during=("since", "until"))] = Field(
        default=None, title="村（社区）"
    )
    client_id: Annotated[UUID | None, Ref("legal_aid.client", during=("since", "until"))] = Field(
        default=None, title="其他单位", description="部门、街镇；与村（社区）只填一项。"
    )
    adviser: str = Field(title="顾问", max_length=60)
    firm: str | None = Field(default=None, title="所在机构", max_length=80)
    signed_on: date | None = Field(default=None, title="签订日期")
    since: date = Field(title="合同期起")
    until: date | None = Field(default=None, title="合同期止", description="最后一天，当天仍有效。")
    filed_on: date | None = Field(default=None, title="备案日期")
    visit_days: int | None = Field(
        default=None, ge=1, le=31, title="约定每月到村值班（天）", description="当地按村的情况分天数的填写。"
    )
    fee: Annotated[Decimal | None, Money()] = Field(
        default=None, ge=0, title="年服务费（元）", description="由聘用单位支付，不向群众收取。"
    )


class AdviserDuty(LedgerPart, table=True):
    """顾问职能: one thing that the contract obliges the adviser to do."""

    duty: Annotated[str, Codes("legal_aid.adviser_duty")] = Field(title="职能")


class AdviserLog(LedgerRow, table=True):
    """顾问工作日志: what an adviser did on one day, where and for how long."""

    worked_on: date = Field(title="日期")
    contract_id: Annotated[UUID, Ref("legal_aid.adviser_contract", during=("worked_on",))] = Field(
        title="顾问合同"
    )
    village_id: Annotated[UUID | None, Ref("registry.village", during=("worked_on",))] = Field(
        default=None, title="服务的村（社区）", description="坐班时间按它统计。"
    )
    mode: Annotated[str, Codes("legal_aid.log_mode")] = Field(title="方式")
    kind: Annotated[str, Codes("legal_aid.log_kind")] = Field(title="工作内容")
    minutes: int = Field(ge=0, le=1440, title="时长（分钟）")
    beneficiaries: int = Field(default=0, ge=0, le=99_999, title="受益人次")
    summary: Annotated[str | None, LongText()] = Field(
        default=None, title="工作摘要", description="不写当事人。"
    )
    proof: str | None = Field(default=None, title="佐证材料", max_length=120)


_LOGS = AdviserLog.__table__.c  # type: ignore[attr-defined]
Index(None, _LOGS.village_id, _LOGS.worked_on)
"""By which the logs of a village and month are added up."""
