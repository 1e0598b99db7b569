"""What is done: activities with their evidence, boards, reports in the media."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import Codes, LedgerPart, LedgerRow, Ref
from sqlmodel import Field


class Activity(LedgerRow, table=True):
    """普法活动: one activity, from its plan to its file; it counts once it was held."""

    title: str = Field(title="活动名称", max_length=100, description="不写个人姓名。")
    kind: Annotated[str, Codes("publicity.activity_kind")] = Field(title="类别")
    target_kind: Annotated[str, Codes("publicity.target_kind")] = Field(
        title="对象", description="“七进”“八进”按它计算。"
    )
    form: Annotated[str, Codes("publicity.form")] = Field(title="形式")
    planned_on: date = Field(title="计划日期")
    approved_on: date | None = Field(default=None, title="审批日期")
    approver: str | None = Field(default=None, title="审批人", max_length=60)
    held_on: date | None = Field(default=None, title="举办日期")
    theme: str | None = Field(
        default=None, title="当月主题", max_length=80, description="“一月一主题”按它计算。"
    )
    law: Annotated[str | None, Codes("publicity.law_topic")] = Field(default=None, title="宣传内容")
    special_day: Annotated[str | None, Codes("publicity.special_day")] = Field(
        default=None, title="重要时间节点"
    )
    purpose: Annotated[str | None, Codes("publicity.purpose")] = Field(default=None, title="专项行动")
    plan_id: Annotated[UUID | None, Ref("publicity.plan")] = Field(
        default=None, title="所依据的计划", description="填写后不必再附计划。"
    )
    order_id: Annotated[UUID | None, Ref("publicity.order")] = Field(
        default=None, title="普法订单", description="订单式活动必填。"
    )
    village_id: Annotated[UUID | None, Ref("registry.village", during=("planned_on", "held_on"))] = Field(
        default=None, title="村（社区）", index=True
    )
    site_id: Annotated[UUID | None, Ref("publicity.site", during=("planned_on", "held_on"))] = Field(
        default=None, title="法治阵地"
    )
    place: str | None = Field(default=None, title="地点", max_length=80)
    organiser: str | None = Field(default=None, title="主办单位", max_length=100)
    speakers: str | None = Field(
        default=None, title="主讲人", max_length=100, description="工作人员、律师等，不写听众姓名。"
    )
    audience: int = Field(default=0, ge=0, title="受众（人）")
    materials: int = Field(default=0, ge=0, title="发放资料（份）")
    cancelled_reason: str | None = Field(default=None, title="取消原因", max_length=200)
    archived_on: date | None = Field(default=None, title="归档日期")


class Evidence(LedgerPart, table=True):
    """佐证: one piece of what shows that an activity was planned, held and reported."""

    kind: Annotated[str, Codes("publicity.evidence_kind")] = Field(title="种类")
    made_on: date = Field(title="形成日期")
    kept_at: str = Field(title="存放位置", max_length=200, description="档案号、文件名或网址。")
    shows_minors: bool = Field(
        default=False, title="含未成年人影像", description="勾选的，对外使用前先核对。"
    )


class Board(LedgerRow, table=True):
    """法制宣传栏: one issue of a board or wall newspaper."""

    published_on: date = Field(title="出刊日期")
    issue: int | None = Field(default=None, ge=1, le=9999, title="期号")
    topic: str = Field(title="主题", max_length=80)
    law: Annotated[str | None, Codes("publicity.law_topic")] = Field(default=None, title="宣传内容")
    village_id: Annotated[UUID | None, Ref("registry.village", during=("published_on",))] = Field(
        default=None, title="村（社区）", index=True
    )
    site_id: Annotated[UUID | None, Ref("publicity.site", during=("published_on",))] = Field(
        default=None, title="宣传栏"
    )
    photo: str | None = Field(default=None, title="照片存放位置", max_length=200)


class MediaReport(LedgerRow, table=True):
    """媒体报道: one report in the press, on radio, television or a platform."""

    published_on: date = Field(title="刊播日期")
    outlet: str = Field(title="媒体", max_length=80)
    level: Annotated[str, Codes("publicity.media_level")] = Field(title="媒体级别")
    medium: Annotated[str | None, Codes("publicity.medium")] = Field(default=None, title="媒体种类")
    topic: Annotated[str, Codes("publicity.media_topic")] = Field(title="报道内容")
    activity_id: Annotated[UUID | None, Ref("publicity.activity")] = Field(default=None, title="相关活动")
    url: str | None = Field(default=None, title="网址", max_length=300)
