"""The states a check, an answer or an item can be in, and which of several decides."""

from collections.abc import Collection
from enum import StrEnum


class CheckState(StrEnum):
    """What can be said of a check. None of the others ever passes for `met` or `not_met`."""

    MET = "met"
    NOT_MET = "not_met"
    NO_DATA = "no_data"
    NEEDS_EVIDENCE = "needs_evidence"
    NOT_APPLICABLE = "not_applicable"
    UNAVAILABLE = "unavailable"
    ERROR = "error"


TITLES = {
    CheckState.MET: "达标",
    CheckState.NOT_MET: "不达标",
    CheckState.NO_DATA: "无数据",
    CheckState.NEEDS_EVIDENCE: "待佐证",
    CheckState.NOT_APPLICABLE: "不适用",
    CheckState.UNAVAILABLE: "未启用",
    CheckState.ERROR: "出错",
}

PRECEDENCE = (
    CheckState.ERROR,
    CheckState.UNAVAILABLE,
    CheckState.NOT_MET,
    CheckState.NO_DATA,
    CheckState.NEEDS_EVIDENCE,
    CheckState.MET,
)
"""Which state decides when there are several; what does not apply has no say."""


def combined(states: Collection[CheckState]) -> CheckState:
    """Return the state that decides; `NOT_APPLICABLE` when none of them applies."""
    for state in PRECEDENCE:
        if state in states:
            return state
    return CheckState.NOT_APPLICABLE
