"""What people see of the rule of law where they live, and what they think of laws in the making."""

from datetime import date
from typing import Annotated

from fengqiao.api import Codes, LedgerRow, LongText
from sqlmodel import Field


class Observation(LedgerRow, table=True):
    """观察与民意: a proposal from a rule-of-law observation point, or an opinion on legislation."""

    kind: Annotated[str, Codes("legal_review.observation_kind")] = Field(title="类别")
    point: str | None = Field(default=None, title="观察点（采集点）", max_length=80)
    collected_on: date = Field(title="采集日期")
    subject: Annotated[str | None, Codes("legal_review.observation_subject")] = Field(
        default=None, title="领域"
    )
    content: Annotated[str | None, LongText()] = Field(
        default=None, title="内容", description="只写意见，不写提出人的姓名。"
    )
    contributors: int = Field(default=1, ge=1, le=9999, title="提出意见的人数")
    submitted_to: str | None = Field(default=None, title="报送单位", max_length=80)
    submitted_on: date | None = Field(default=None, title="报送日期")
    adopted_by: Annotated[str | None, Codes("legal_review.adopter")] = Field(default=None, title="采纳单位")
    adopted_on: date | None = Field(default=None, title="采纳日期")
    declined_on: date | None = Field(default=None, title="答复不采纳日期")
