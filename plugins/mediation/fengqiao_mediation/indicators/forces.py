"""Who mediates, with whom, and how people reach them."""

from typing import Any

from fengqiao.api import PERCENT, Indicator, count, distinct, flagged, has, in_force, mean, within
from sqlmodel import col

from fengqiao_mediation.indicators.conditions import Condition
from fengqiao_mediation.indicators.measures import accepted
from fengqiao_mediation.models import Case, Expert, Mediator, Participant

_SERVES = in_force(Mediator.hired_on, Mediator.left_on)
_LISTED = in_force(Expert.listed_on, Expert.removed_on)
_TRAINED = col(Mediator.trained_hours) > 0
_MEDIATORS = count(Mediator, _SERVES)

MEDIATORS = Indicator("mediation.mediators", "在任调解员", _MEDIATORS, "人")
EXPERTS = Indicator("mediation.experts", "调解专家库专家", count(Expert, _LISTED), "人")

FEEDBACK = {"village": "村（社区）", "township": "乡镇（街道）", "county": "县（市、区）"}


def _method(flag: str) -> Condition:
    return flagged(Case.method, flag)


def _feedback(level: str) -> Any:
    at_level = flagged(Case.feedback_level, f"counts_as_{level}")
    return count(Case, at_level, on=Case.feedback_on)


INDICATORS = (
    # NN-M12b: of the four that the document names, how many took part in cases accepted in the window.
    Indicator(
        "mediation.joined_forces",
        "参与调解的力量种类",
        distinct(
            Participant.kind,
            Participant,
            flagged(Participant.kind, "counts_as_joined_force"),
            has(Participant, Case, within(Case.accepted_on)),
        ),
        "类",
    ),
    # NN-M12c, YC-2-02.
    MEDIATORS,
    Indicator(
        "mediation.mediators_trained_rate",
        "调解员参训率",
        count(Mediator, _SERVES, _TRAINED) / _MEDIATORS,
        PERCENT,
        digits=2,
    ),
    Indicator(
        "mediation.mediators_mean_training_hours",
        "调解员人均培训学时",
        mean(Mediator.trained_hours, Mediator, _SERVES),
        "学时",
        digits=1,
    ),
    # YC-1-07c.
    EXPERTS,
    Indicator(
        "mediation.expert_fields", "调解专家库涵盖领域", distinct(Expert.industry, Expert, _LISTED), "个"
    ),
    # JA-27.
    Indicator(
        "mediation.online_applications",
        "线上申请调解",
        count(
            Case,
            flagged(Case.apply_channel, "counts_as_online"),
            on=Case.registered_on,
        ),
        "件",
    ),
    # AH-03c.
    Indicator(
        "mediation.named_method_cases",
        "运用工作法调解的纠纷",
        accepted(_method("counts_as_named_method")),
        "件",
    ),
    Indicator(
        "mediation.six_foot_alley_cases",
        "运用六尺巷工作法调解的纠纷",
        accepted(_method("counts_as_six_foot_alley")),
        "件",
    ),
    # JA-51c.
    *(
        Indicator(f"mediation.feedback_{name}", f"{title}反馈的纠纷", _feedback(name), "件")
        for name, title in FEEDBACK.items()
    ),
)
