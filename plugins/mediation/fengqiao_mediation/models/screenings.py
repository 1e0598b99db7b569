"""Looking for disputes before they break out."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import Codes, LedgerRow, Ref
from sqlmodel import Field


class Screening(LedgerRow, table=True):
    """排查: one round of looking for disputes, by a village committee, a station or a bureau.

    The row belongs to the unit that answers for it: a village committee's round to its station, a bureau's to the bureau.
    """

    level: Annotated[str, Codes("mediation.screening_level")] = Field(title="排查层级")
    kind: Annotated[str, Codes("mediation.screening_kind")] = Field(default="regular", title="排查方式")
    committee_id: Annotated[UUID | None, Ref("mediation.committee", during=("started_on", "ended_on"))] = (
        Field(default=None, title="调委会", description="村（居）排查必填；每周排查率按调委会计算。")
    )
    village_id: Annotated[UUID | None, Ref("registry.village", during=("started_on", "ended_on"))] = Field(
        default=None, title="村（社区）"
    )
    started_on: date = Field(title="开始日期")
    ended_on: date | None = Field(default=None, title="结束日期")
    area: str | None = Field(default=None, title="排查范围", max_length=200)
    found: int = Field(default=0, ge=0, title="发现纠纷（件）")
    handled: int = Field(default=0, ge=0, title="已处理（件）")
    prevented: int = Field(default=0, ge=0, title="预防纠纷（件）")
    hazards: int = Field(default=0, ge=0, title="发现安全隐患（处）")
    hazards_removed: int = Field(default=0, ge=0, title="已消除隐患（处）")
    reporter: str | None = Field(default=None, title="填报人", max_length=60)
