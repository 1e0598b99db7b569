"""What reviewers found, and what the township did then."""

from datetime import date
from random import Random
from typing import Any

from fengqiao_legal_review.demo.chance import DAY, weighted
from fengqiao_legal_review.demo.quotas import Outcome, Quota

_CONCLUSIONS = {
    "lawful": 70,
    "lawful_after_change": 26,
    "unlawful": 2,
    "beyond_authority": 1,
    "procedure_missing": 1,
}
_PASSES = ("lawful", "lawful_after_change")
_DISCUSSED = ("major_decision", "normative_document", "party_document")
_CHECKS = ("authority_checked", "procedure_checked", "content_checked")


def opinion(rng: Random, quota: Quota, issued_on: date) -> dict[str, Any]:
    """Return the opinion on an item."""
    out = quota.outcome is Outcome.OUT_OF_SCOPE
    conclusion = "out_of_scope" if out else weighted(rng, _CONCLUSIONS)
    return {"state": "issued", "issued_on": issued_on, "conclusion": conclusion} | dict.fromkeys(
        _CHECKS, True
    )


def afterwards(rng: Random, quota: Quota, record: dict[str, Any], end: date) -> dict[str, Any]:
    """Return what followed the opinion by a day: an answer, a discussion, an end."""
    answered_on = record["issued_on"] + DAY * rng.randint(0, 3)
    if answered_on > end:
        return {}
    if record["conclusion"] not in _PASSES:
        return _stopped(record["conclusion"], answered_on)
    answer = _answer(rng, record["conclusion"], answered_on)
    concluded_on = answered_on + DAY * rng.randint(1, 8)
    if concluded_on > end or rng.random() < 0.1:
        return {"state": "answered"} | answer
    if quota.kind in _DISCUSSED:
        answer["discussed_on"] = concluded_on
    concluded = {"state": "concluded", "concluded_on": concluded_on} | answer
    filed_on = concluded_on + DAY * rng.randint(0, 10)
    if filed_on > end:
        return concluded
    return concluded | {"state": "filed", "filed_on": filed_on}


def _answer(rng: Random, conclusion: str, on: date) -> dict[str, Any]:
    if conclusion == "lawful_after_change" and rng.random() < 0.15:
        return {"adoption": "partly", "adoption_reason": "个别表述保留原文", "answered_on": on}
    return {"adoption": "adopted", "answered_on": on}


def _stopped(conclusion: str, on: date) -> dict[str, Any]:
    reason = "不属于审查范围" if conclusion == "out_of_scope" else "审核结论为不合法，不再提交讨论"
    return {"state": "stopped", "stopped_on": on, "stop_reason": reason}
