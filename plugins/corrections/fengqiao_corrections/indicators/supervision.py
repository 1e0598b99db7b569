"""Whether each subject has a plan, a complete file and a risk assessment, is visited, and whether steps are on time."""

from typing import Any

from fengqiao.api import (
    FIRST_DAY,
    PERCENT,
    Every,
    Indicator,
    count,
    expected,
    flagged,
    has,
    kept,
    on_record,
    total,
    within,
)
from sqlmodel import col

from fengqiao_corrections.indicators.conditions import ON_REGISTER, in_category, in_time
from fengqiao_corrections.indicators.register import SUBJECTS
from fengqiao_corrections.models import (
    Assistance,
    Education,
    Paper,
    PlaceChange,
    Plan,
    PublicBenefit,
    Report,
    RiskAssessment,
    Subject,
    Survey,
    Tag,
    Visit,
)

REQUIRED_PAPERS = ("decision", "execution_notice", "receipt", "declaration", "group", "plan")
"""What every file must hold; a code of `corrections.paper_kind` carries `required_…` for each."""


def _rate(name: str, title: str, formula: Any) -> Indicator:
    return Indicator(f"corrections.{name}", title, formula, PERCENT, digits=2)


def _share(*conditions: Any) -> Any:
    return count(Subject, *ON_REGISTER, *conditions) / SUBJECTS


def _filed(paper: str) -> Any:
    kind = flagged(Paper.kind, f"required_{paper}")
    return has(Subject, Paper, kind, on_record(Paper.filed_on))


_STEPS = (
    (Subject, Subject.reported_on, Subject.due_report_on),
    (Report, Report.reported_on, Report.due_on),
    (Survey, Survey.sent_on, Survey.due_on),
    (PlaceChange, PlaceChange.reported_on, PlaceChange.due_report_on),
    (Tag, Tag.lifted_on, Tag.until),
)
"""What falls due in a window: table, the day it was done, the day it was due."""


def _due() -> Any:
    first, *others = (count(table, on=due) for table, _, due in _STEPS)
    return sum(others, first)


def _done_in_time() -> Any:
    first, *others = (count(table, in_time(done, due), on=due) for table, done, due in _STEPS)
    return sum(others, first)


# Of those in correction throughout the whole months that the window holds.
_BODY_STATE = (*ON_REGISTER, col(Subject.received_on) < FIRST_DAY, in_category("reports_body_state"))

INDICATORS = (
    # JA-30
    _rate(
        "subjects_with_plan_rate", "社区矫正方案制定率", _share(has(Subject, Plan, on_record(Plan.made_on)))
    ),
    _rate(
        "subjects_visited_rate",
        "社区矫正对象走访率",
        _share(
            has(
                Subject,
                Visit,
                within(Visit.visited_on),
                flagged(Visit.kind, "counts_as_visit"),
            )
        ),
    ),
    # NN-A28d
    _rate("steps_on_time_rate", "监管环节按时办理率", _done_in_time() / _due()),
    # JA-29
    _rate(
        "surveys_on_time_rate",
        "调查评估按时反馈率",
        count(Survey, in_time(Survey.sent_on, Survey.due_on), on=Survey.due_on)
        / count(Survey, on=Survey.due_on),
    ),
    # MX-08c
    _rate("files_complete_rate", "矫正档案齐全率", _share(*map(_filed, REQUIRED_PAPERS))),
    # MX-08d
    _rate(
        "subjects_with_risk_assessment_rate",
        "风险评估率",
        _share(has(Subject, RiskAssessment, on_record(RiskAssessment.assessed_on))),
    ),
    Indicator(
        "corrections.psychological_sessions",
        "心理辅导",
        count(
            Education,
            flagged(Education.kind, "counts_as_psychological"),
            on=Education.held_on,
        ),
        "次",
    ),
    # 实施办法 24: those whose imprisonment is stayed report their health every month.
    _rate(
        "monthly_body_reports_rate",
        "暂予监外执行对象每月报告身体情况率",
        kept(
            Report,
            Every.MONTH,
            flagged(Report.kind, "counts_as_body_state"),
            has(Report, Subject, *_BODY_STATE),
            on=Report.reported_on,
            per=Report.subject_id,
        )
        / expected(count(Subject, *_BODY_STATE).whole(Every.MONTH), Every.MONTH),
    ),
    # JA-32
    Indicator(
        "corrections.assistance_person_times",
        "教育、监管和帮助矫正对象",
        total(Education.person_times, Education, on=Education.held_on)
        + total(PublicBenefit.person_times, PublicBenefit, on=PublicBenefit.held_on)
        + total(Assistance.person_times, Assistance, on=Assistance.held_on),
        "人次",
    ),
)
