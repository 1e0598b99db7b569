"""What is planned: plans and duty lists, and what people ask to be told about."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import P2, Codes, LedgerPart, LedgerRow, LongText, Personal, Ref
from sqlmodel import Field


class Plan(LedgerRow, table=True):
    """普法计划: a plan, a scheme or a duty list of a station, or of one village."""

    kind: Annotated[str, Codes("publicity.plan_kind")] = Field(title="类别")
    title: str = Field(title="名称", max_length=100, description="文件名称，不写个人姓名。")
    year: int = Field(title="年度", ge=1986, le=2100, description="规划填起始年度。")
    drafted_on: date = Field(title="拟订日期")
    village_id: Annotated[UUID | None, Ref("registry.village", during=("valid_from", "valid_to"))] = Field(
        default=None, title="村（社区）", index=True, description="村（社区）自己的计划或清单填写。"
    )
    responsible: str | None = Field(default=None, title="责任人", max_length=60)
    valid_from: date | None = Field(default=None, title="施行日期", description="印发后起算。")
    valid_to: date | None = Field(default=None, title="终止日期", description="施行的最后一天。")
    document_no: str | None = Field(default=None, title="文号", max_length=60)
    targets: Annotated[str | None, LongText()] = Field(default=None, title="对象与任务")


class PlanDuty(LedgerPart, table=True):
    """责任事项: one duty of a plan or duty list, who bears it and when it is due."""

    matter: str = Field(title="责任事项", max_length=200)
    bearer: str = Field(title="责任单位", max_length=100)
    law: Annotated[str | None, Codes("publicity.law_topic")] = Field(default=None, title="宣传内容")
    due_on: date | None = Field(default=None, title="完成期限")
    done_on: date | None = Field(default=None, title="完成日期")


class Order(LedgerRow, table=True):
    """普法订单: what a village, school or enterprise asks to be told about."""

    received_on: date = Field(title="收单日期")
    requester_kind: Annotated[str, Codes("publicity.target_kind")] = Field(title="下单对象")
    requester: str = Field(title="下单单位", max_length=100)
    village_id: Annotated[UUID | None, Ref("registry.village", during=("received_on",))] = Field(
        default=None, title="村（社区）", index=True
    )
    law: Annotated[str | None, Codes("publicity.law_topic")] = Field(default=None, title="需要的内容")
    form: Annotated[str | None, Codes("publicity.form")] = Field(default=None, title="需要的形式")
    wanted_on: date | None = Field(default=None, title="希望日期")
    contact: Annotated[str | None, Personal(P2, "name")] = Field(default=None, title="联系人")
    phone: Annotated[str | None, Personal(P2, "phone")] = Field(default=None, title="联系电话")
    answered_on: date | None = Field(default=None, title="答复日期")
    delivered_on: date | None = Field(default=None, title="送达日期", description="普法内容送到的日期。")
    declined_reason: str | None = Field(default=None, title="不能承接的原因", max_length=200)
