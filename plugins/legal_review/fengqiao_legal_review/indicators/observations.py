"""What observation points proposed, what people said of laws in the making, and what was made of it."""

from typing import Any

from fengqiao.api import Indicator, count, flagged, total

from fengqiao_legal_review.indicators.conditions import Condition
from fengqiao_legal_review.models import Observation


def _kind(flag: str) -> Condition:
    return flagged(Observation.kind, flag)


def _collected(flag: str) -> Any:
    return count(Observation, _kind(flag), on=Observation.collected_on)


_OBSERVATION = _kind("counts_as_observation")
_BY_CITY = flagged(Observation.adopted_by, "counts_as_city")

INDICATORS = (
    # JA-16, what was collected, and what the city took up.
    Indicator(
        "legal_review.observations_collected", "法治观察建议", _collected("counts_as_observation"), "条"
    ),
    Indicator(
        "legal_review.observations_adopted_by_city",
        "获市级采纳的法治观察建议",
        count(Observation, _OBSERVATION, _BY_CITY, on=Observation.adopted_on),
        "条",
    ),
    Indicator(
        "legal_review.observations_adopted",
        "获采纳的法治观察建议",
        count(Observation, _OBSERVATION, on=Observation.adopted_on),
        "条",
    ),
    # JA-58.
    Indicator(
        "legal_review.legislative_opinions_collected",
        "立法民意采集",
        _collected("counts_as_legislation"),
        "条",
    ),
    Indicator(
        "legal_review.legislative_opinion_contributors",
        "立法民意征询人数",
        total(
            Observation.contributors,
            Observation,
            _kind("counts_as_legislation"),
            on=Observation.collected_on,
        ),
        "人",
    ),
    Indicator(
        "legal_review.enforcement_opinions_collected",
        "行政执法意见收集",
        _collected("counts_as_enforcement"),
        "条",
    ),
)
