"""Reconsideration and litigation: where one can ask, what was done, and how lawsuits went."""

from typing import Any

from fengqiao.api import PERCENT, Indicator, Station, count, flagged, in_force, same_unit, share_of_stations
from sqlmodel import col

from fengqiao_legal_review.indicators.conditions import Condition
from fengqiao_legal_review.models import (
    Litigation,
    Reconsideration,
    ReconsiderationPoint,
    ReconsiderationStep,
)

_POINT_OPEN = in_force(ReconsiderationPoint.opened_on, ReconsiderationPoint.closed_on)
_STATIONED = (
    col(ReconsiderationPoint.stationed_officer).is_(True),
    in_force(ReconsiderationPoint.stationed_since, ReconsiderationPoint.closed_on),
)


def _steps(flag: str) -> Any:
    step = flagged(ReconsiderationStep.step, flag)
    return count(ReconsiderationStep, step, on=ReconsiderationStep.taken_on)


def _ended(flag: str) -> Condition:
    return flagged(Reconsideration.outcome, flag)


_HEARD = count(Litigation, on=Litigation.hearing_on)

INDICATORS = (
    # JA-11.
    Indicator(
        "legal_review.reconsideration_points",
        "行政复议咨询服务点",
        count(ReconsiderationPoint, _POINT_OPEN),
        "家",
    ),
    Indicator(
        "legal_review.reconsideration_point_coverage",
        "行政复议咨询服务点覆盖率",
        share_of_stations(same_unit(Station, ReconsiderationPoint, _POINT_OPEN)),
        PERCENT,
        digits=2,
    ),
    # JA-57: officers of the reconsideration authority who sit there.
    Indicator(
        "legal_review.reconsideration_points_with_officer",
        "有复议机关人员驻点的咨询服务点",
        count(ReconsiderationPoint, _POINT_OPEN, *_STATIONED),
        "家",
    ),
    # JA-12a: taken in, whatever was done then; a mere question is no case.
    Indicator(
        "legal_review.reconsiderations",
        "办理行政复议案件",
        count(Reconsideration, on=Reconsideration.taken_in_on),
        "件",
    ),
    # JA-57, step by step.
    Indicator(
        "legal_review.reconsideration_consultations", "行政复议咨询", _steps("counts_as_consultation"), "次"
    ),
    Indicator("legal_review.reconsideration_receipts", "行政复议收件", _steps("counts_as_receipt"), "次"),
    Indicator("legal_review.reconsideration_mediations", "行政复议调解", _steps("counts_as_mediation"), "次"),
    Indicator(
        "legal_review.reconsideration_forwardings", "行政复议转办", _steps("counts_as_forwarding"), "次"
    ),
    Indicator(
        "legal_review.reconsideration_assistances", "行政复议协办", _steps("counts_as_assistance"), "次"
    ),
    Indicator(
        "legal_review.reconsiderations_mediated",
        "行政复议调解、和解结案",
        count(Reconsideration, _ended("counts_as_mediated"), on=Reconsideration.closed_on),
        "件",
    ),
    # JA-12b.
    Indicator(
        "legal_review.litigations", "办理行政应诉案件", count(Litigation, on=Litigation.notified_on), "件"
    ),
    Indicator(
        "legal_review.litigation_head_attendance_rate.heard",
        "行政机关负责人出庭应诉率（按开庭案件）",
        count(Litigation, col(Litigation.head_attended).is_(True), on=Litigation.hearing_on) / _HEARD,
        PERCENT,
        digits=2,
    ),
    Indicator(
        "legal_review.litigations_lost",
        "行政应诉败诉案件",
        count(
            Litigation,
            flagged(Litigation.outcome, "counts_as_lost"),
            on=Litigation.closed_on,
        ),
        "件",
    ),
)
