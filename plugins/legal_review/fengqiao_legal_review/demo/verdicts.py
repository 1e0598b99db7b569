"""What reviewers found, and what the township did then."""

from datetime import date
from typing import Any

from fengqiao.api import Chance

from fengqiao_legal_review.demo.offices import DAY
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
_NOT_ADOPTED, _PARTLY = 0.05, 0.2
_REASONS = {"out_of_scope": "不属于审查范围", "not_adopted": "意见未采纳，不再提交讨论"}
_CHECKS = ("authority_checked", "procedure_checked", "content_checked")


def opinion(rng: Chance, quota: Quota, issued_on: date) -> dict[str, Any]:
    """Return the opinion on an item."""
    out = quota.outcome is Outcome.OUT_OF_SCOPE
    conclusion = "out_of_scope" if out else rng.weighted(_CONCLUSIONS)
    return {"state": "issued", "issued_on": issued_on, "conclusion": conclusion} | dict.fromkeys(
        _CHECKS, True
    )


def afterwards(rng: Chance, quota: Quota, record: dict[str, Any], end: date) -> dict[str, Any]:
    """Return what followed the opinion by a day: an answer, a discussion, an end."""
    answered_on = record["issued_on"] + DAY * rng.randint(0, 3)
    if answered_on > end:
        return {}
    if record["conclusion"] not in _PASSES:
        return _stopped(record["conclusion"], answered_on)
    answer = _answer(rng, record["conclusion"], answered_on)
    if answer["adoption"] == "not_adopted":
        return _stopped("not_adopted", answered_on) | answer
    concluded_on = answered_on + DAY * rng.randint(1, 8)
    if concluded_on > end or rng.happens(0.1):
        return {"state": "answered"} | answer
    if quota.kind in _DISCUSSED:
        answer["discussed_on"] = concluded_on
    concluded = {"state": "concluded", "concluded_on": concluded_on} | answer
    filed_on = concluded_on + DAY * rng.randint(0, 10)
    if filed_on > end:
        return concluded
    return concluded | {"state": "filed", "filed_on": filed_on}


def _answer(rng: Chance, conclusion: str, on: date) -> dict[str, Any]:
    chance = rng.random()
    if conclusion == "lawful_after_change" and chance < _NOT_ADOPTED:
        return {"adoption": "not_adopted", "adoption_reason": "承办单位决定不再推进", "answered_on": on}
    if conclusion == "lawful_after_change" and chance < _PARTLY:
        return {"adoption": "partly", "adoption_reason": "个别表述保留原文", "answered_on": on}
    return {"adoption": "adopted", "answered_on": on}


def _stopped(why: str, on: date) -> dict[str, Any]:
    reason = _REASONS.get(why, "审核结论为不合法，不再提交讨论")
    return {"state": "stopped", "stopped_on": on, "stop_reason": reason}
