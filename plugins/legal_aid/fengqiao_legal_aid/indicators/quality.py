"""Whether somebody answers for every step of a case, and whether its quality was looked at."""

from typing import Any

from fengqiao.api import PERCENT, Every, Indicator, count, flagged, has, kept, on_record, period_of, same_unit
from sqlmodel import col

from fengqiao_legal_aid.models import AidCase, CaseStep, Complaint, FileReview, Supervision

SUPERVISION_KINDS = {
    "assignment_check": "案件指派检查",
    "undertaking_check": "承办情况检查",
    "hearing": "庭审旁听",
    "file_check": "案卷检查",
    "peer_review": "同行评估",
    "organ_opinion": "征询司法机关意见",
    "phone_visit": "电话回访",
    "recipient_visit": "回访受援人",
}


def _step(flag: str) -> Any:
    return has(
        AidCase,
        CaseStep,
        flagged(CaseStep.kind, flag),
        col(CaseStep.responsible) != "",
        on_record(CaseStep.done_on),
    )


def _supervised(flag: str) -> Any:
    return has(
        AidCase,
        Supervision,
        flagged(Supervision.kind, flag),
        on_record(Supervision.held_on),
    )


def _closed(*conditions: Any) -> Any:
    return count(AidCase, *conditions, on=AidCase.closed_on)


_ALL_STEPS = tuple(map(_step, ("counts_as_acceptance", "counts_as_assignment", "counts_as_undertaking")))
_QUARTER_REVIEWED = same_unit(
    AidCase,
    FileReview,
    period_of(FileReview.quarter_day, Every.QUARTER) == period_of(AidCase.closed_on, Every.QUARTER),
    on_record(FileReview.held_on),
)
_COMPLAINTS = count(Complaint, on=Complaint.received_on)

INDICATORS = (
    # YC-3-04a
    Indicator(
        "legal_aid.named_steps_rate",
        "受理、指派、承办全程责任到人的案件比例",
        count(AidCase, *_ALL_STEPS, on=AidCase.assigned_on) / count(AidCase, on=AidCase.assigned_on),
        PERCENT,
        digits=2,
    ),
    # YC-1-05b
    Indicator(
        "legal_aid.closed_cases_visited_rate",
        "办结案件回访率",
        _closed(_supervised("counts_as_follow_up")) / _closed(),
        PERCENT,
        digits=2,
    ),
    # YC-3-04c: every closed case is examined
    Indicator(
        "legal_aid.closed_cases_reviewed_rate",
        "办结案件案卷评查率",
        _closed(_supervised("counts_as_file_review")) / _closed(),
        PERCENT,
        digits=2,
    ),
    # YC-3-04c: of the quarters in which a unit closed cases, those whose files it reviewed
    Indicator(
        "legal_aid.quarters_with_file_review_rate",
        "案卷按季评查率",
        kept(AidCase, Every.QUARTER, _QUARTER_REVIEWED, on=AidCase.closed_on)
        / kept(AidCase, Every.QUARTER, on=AidCase.closed_on),
        PERCENT,
        digits=2,
    ),
    # YC-3-04d
    Indicator("legal_aid.complaints", "收到投诉", _COMPLAINTS, "件"),
    Indicator(
        "legal_aid.complaints_handled_rate",
        "投诉办结率",
        count(Complaint, on=Complaint.received_on, by=Complaint.handled_on) / _COMPLAINTS,
        PERCENT,
        digits=2,
    ),
    Indicator(
        "legal_aid.examples_submitted",
        "报送典型案例",
        count(AidCase, on=AidCase.submitted_as_example_on),
        "件",
    ),
    # MX-07b
    Indicator(
        "legal_aid.legal_worker_ethics_breaches",
        "基层法律服务工作者违反职业道德",
        count(
            Complaint,
            flagged(Complaint.against, "counts_as_legal_worker"),
            flagged(Complaint.result, "counts_as_upheld"),
            col(Complaint.ethics_breach).is_(True),
            on=Complaint.handled_on,
        ),
        "起",
    ),
    # YC-3-04b
    *(
        Indicator(
            f"legal_aid.supervisions.{kind}",
            f"质量监督：{title}",
            count(
                Supervision,
                flagged(Supervision.kind, f"reported_as_{kind}"),
                on=Supervision.held_on,
            ),
            "次",
        )
        for kind, title in SUPERVISION_KINDS.items()
    ),
)
