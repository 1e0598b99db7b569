"""What is tried out in one place before it is asked of all."""

from datetime import date
from typing import Annotated

from fengqiao.api import Codes, LedgerRow
from sqlmodel import Field


class Pilot(LedgerRow, table=True):
    """试点: stations take part in law-bound administration by way of trial, kept by the unit that was named for it."""

    life = ("since", "until")

    scope: Annotated[str, Codes("legal_review.pilot_scope")] = Field(title="试点内容")
    extent: Annotated[str, Codes("legal_review.pilot_extent")] = Field(title="试点范围")
    since: date = Field(title="开始日期")
    until: date | None = Field(default=None, title="结束日期", description="试点的最后一天。")
    document_no: str | None = Field(default=None, title="确定试点的文号", max_length=60)
