"""What is told to others before a dispute breaks out: major reports and analyses."""

from datetime import date
from typing import Annotated

from fengqiao.api import P2, Codes, LedgerPart, LedgerRow, LongText, Narrative
from sqlmodel import Field


class Report(LedgerPart):
    """重大信息报告: word sent to police or superiors that a dispute is grave or may escalate."""

    reported_on: date = Field(title="报告日期")
    reason: Annotated[str | None, Codes("mediation.report_reason")] = Field(default=None, title="报告事由")
    receivers: str = Field(title="报送单位", max_length=200)
    receiver_level: Annotated[str | None, Codes("mediation.report_level")] = Field(
        default=None, title="报送层级"
    )
    to_government: bool = Field(default=False, title="已报党委政府")
    to_police: bool = Field(default=False, title="已报公安机关")
    to_bureau: bool = Field(default=False, title="已报司法局")
    direct: bool = Field(default=False, title="直报", description="重大疑难纠纷越过中间层级直接上报。")
    message: Annotated[str | None, Narrative(P2)] = Field(default=None, title="报告内容")
    handled_on: date | None = Field(default=None, title="处置日期")
    handling: Annotated[str | None, Narrative(P2)] = Field(default=None, title="后续处置")


class MajorReport(Report, table=True):
    """重大信息报告 of a case."""


class ScreeningReport(Report, table=True):
    """排查重大信息报告: sent of something that a round found before it became a case."""


class Analysis(LedgerRow, table=True):
    """信息分析报告: what the disputes of a period show, and what is to be expected."""

    level: Annotated[str, Codes("mediation.screening_level")] = Field(title="层级")
    made_on: date = Field(title="形成日期")
    covers_from: date = Field(title="分析期间起")
    covers_to: date = Field(title="分析期间止")
    findings: Annotated[str | None, LongText()] = Field(
        default=None, title="分析结论", description="不写当事人姓名。"
    )
    to_government: bool = Field(default=False, title="已报党委政府")
    to_bureau: bool = Field(default=False, title="已报司法局")
