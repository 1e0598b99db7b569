"""Where it happens: sites of legal culture, and what was named a model."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import Codes, LedgerRow, Ref
from sqlmodel import Field


class Site(LedgerRow, table=True):
    """法治阵地: a park, square, corridor, board or station where law is shown and explained."""

    life = ("built_on", "closed_on")

    name: str = Field(title="名称", max_length=80)
    kind: Annotated[str, Codes("publicity.site_kind")] = Field(title="种类")
    village_id: Annotated[UUID | None, Ref("registry.village", during=("built_on", "closed_on"))] = Field(
        default=None,
        title="村（社区）",
        index=True,
        description="设在村（社区）的填写，以案说法点必填；覆盖率按它计算。",
    )
    place: str | None = Field(default=None, title="地点", max_length=80)
    built_on: date = Field(title="建成日期")
    renewed_on: date | None = Field(default=None, title="最近更新内容日期")
    closed_on: date | None = Field(default=None, title="停用日期", description="使用的最后一天。")


class Recognition(LedgerRow, table=True):
    """示范创建: a village, a community, a site or a project on its way to being named a model, or named one."""

    kind: Annotated[str, Codes("publicity.recognition_kind")] = Field(title="种类")
    name: str = Field(title="创建对象", max_length=100, description="村（社区）、阵地或项目的名称。")
    level: Annotated[str, Codes("publicity.recognition_level")] = Field(title="级别")
    village_id: Annotated[UUID | None, Ref("registry.village", during=("started_on", "withdrawn_on"))] = (
        Field(default=None, title="村（社区）", index=True)
    )
    site_id: Annotated[UUID | None, Ref("publicity.site", during=("started_on", "withdrawn_on"))] = Field(
        default=None, title="法治阵地"
    )
    started_on: date = Field(title="列入培育日期")
    batch: int | None = Field(default=None, ge=1, le=99, title="批次")
    named_on: date | None = Field(default=None, title="命名日期")
    document_no: str | None = Field(default=None, title="命名文号", max_length=60)
    next_review_on: date | None = Field(default=None, title="下次复核日期")
    withdrawn_on: date | None = Field(
        default=None, title="撤销日期", description="称号有效（或在培育）的最后一天。"
    )
