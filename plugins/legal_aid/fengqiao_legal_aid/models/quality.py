"""How the work as a whole is watched: file reviews by quarter, and complaints."""

from datetime import date
from typing import Annotated

from fengqiao.api import P3, Codes, LedgerRow, LongText, Narrative, Personal
from sqlmodel import Field


class FileReview(LedgerRow, table=True):
    """案卷评查: one session at which the files of a quarter's closed cases are examined."""

    held_on: date = Field(title="评查日期")
    quarter_day: date = Field(title="被评查的季度", description="填写该季度中的任何一天。")
    method: Annotated[str, Codes("legal_aid.review_method")] = Field(title="评查方式")
    organiser: str | None = Field(default=None, title="组织单位", max_length=80)
    examined: int = Field(ge=0, le=100_000, title="评查案卷（件）")
    excellent: int = Field(default=0, ge=0, title="优秀（件）")
    failed: int = Field(default=0, ge=0, title="不合格（件）")
    problems: Annotated[str | None, LongText()] = Field(
        default=None, title="共性问题", description="只写共性，不写当事人和案情。"
    )
    corrected_on: date | None = Field(default=None, title="整改完成日期")
    disclosed_on: date | None = Field(
        default=None, title="结果公布日期", description="质量考核结果应当向社会公布（法律援助法第五十八条）。"
    )


class Complaint(LedgerRow, table=True):
    """投诉: somebody is dissatisfied with an institution or a person who gives legal aid or legal services."""

    received_on: date = Field(title="收到日期")
    complainant: Annotated[str | None, Personal(P3, "name")] = Field(default=None, title="投诉人")
    phone: Annotated[str | None, Personal(P3, "phone")] = Field(default=None, title="联系电话")
    against: Annotated[str, Codes("legal_aid.complaint_against")] = Field(title="被投诉方")
    content: Annotated[str | None, Narrative(P3)] = Field(default=None, title="投诉内容")
    handler: str | None = Field(default=None, title="办理人", max_length=60)
    result: Annotated[str | None, Codes("legal_aid.complaint_result")] = Field(default=None, title="调查结果")
    ethics_breach: bool = Field(default=False, title="违反职业道德、执业纪律")
    handled_on: date | None = Field(default=None, title="办结日期")
    told_on: date | None = Field(default=None, title="告知投诉人日期")
