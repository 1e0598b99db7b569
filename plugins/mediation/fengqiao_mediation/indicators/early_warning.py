"""Whether what threatens is told in time: reports, analyses, visits afterwards."""

from fengqiao.api import PERCENT, Indicator, count, has, on_record
from sqlalchemy import or_
from sqlmodel import col

from fengqiao_mediation.indicators.conditions import GRAVE, SETTLED
from fengqiao_mediation.indicators.measures import accepted
from fengqiao_mediation.models import Analysis, Case, FollowUp, MajorReport, Screening, ScreeningReport

_REPORTED = has(Case, MajorReport, on_record(MajorReport.reported_on))
_TOLD = has(Case, MajorReport, on_record(MajorReport.reported_on), col(MajorReport.to_government).is_(True))
_RISKY = or_(col(Case.risk_crime).is_(True), col(Case.risk_mass_event).is_(True))
_VISITED = has(Case, FollowUp, on_record(FollowUp.visited_on))

INDICATORS = (
    # YC-2-06b: of its four rules, screening is counted by `mediation.monthly.screenings`.
    Indicator("mediation.analyses", "信息分析报告", count(Analysis, on=Analysis.made_on), "份"),
    Indicator(
        "mediation.major_reports",
        "重大信息报告",
        count(MajorReport, has(MajorReport, Case), on=MajorReport.reported_on)
        + count(ScreeningReport, has(ScreeningReport, Screening), on=ScreeningReport.reported_on),
        "份",
    ),
    Indicator(
        "mediation.follow_up_rate",
        "调解成功纠纷回访率",
        count(Case, SETTLED, _VISITED, on=Case.closed_on) / count(Case, SETTLED, on=Case.closed_on),
        PERCENT,
        digits=2,
    ),
    # YC-2-05d: of these two risks, told to the township; within how many hours is not said.
    Indicator(
        "mediation.risky_disputes_told_to_government_rate",
        "有民转刑、群体性事件风险的纠纷报告党委政府率",
        accepted(_RISKY, _TOLD) / accepted(_RISKY),
        PERCENT,
        digits=2,
    ),
    # YC-1-07a.
    Indicator(
        "mediation.grave_disputes_reported_rate",
        "重大和有激化风险纠纷报告率",
        accepted(GRAVE, _REPORTED) / accepted(GRAVE),
        PERCENT,
        digits=2,
    ),
)
