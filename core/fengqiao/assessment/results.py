"""What an assessment says of one station: states, the numbers behind them, and points where the standard has any."""

from fractions import Fraction
from typing import NamedTuple

from fengqiao.assessment.answering import AnswerResult
from fengqiao.assessment.verdicts import CheckState


class CheckResult(NamedTuple):
    """How a check came out.

    :param answers: one result per answer of the check, in order; empty when the check does not concern the station.
    :param reason: why it does not apply, or why nobody can tell.
    """

    state: CheckState
    answers: tuple[AnswerResult, ...]
    reason: str | None = None


class ItemResult(NamedTuple):
    """How an item came out; `beside` has no part in the verdict."""

    verdict: CheckState
    checks: tuple[CheckResult, ...]
    beside: tuple[CheckResult, ...] = ()


class Line(NamedTuple):
    """One line of a score: the lines of an item add up to its points.

    :param rule: `points` for the start, the kind of a rule, `floor` for what 扣完为止 gives back, or `rounding`.
    """

    rule: str
    points: Fraction
    reason: str | None = None


class ItemScore(NamedTuple):
    """The points of an item, or the state that stands in their way."""

    no: int
    points: Fraction | None
    lines: tuple[Line, ...] = ()
    hindered: CheckState | None = None
    reason: str | None = None


class Total(NamedTuple):
    """The points of a station.

    :param points: the sum; None while it is incomplete, and then nothing may be ranked, named or delisted on it.
    :param hindrances: why it is incomplete, item by item.
    """

    points: Fraction | None
    items: tuple[ItemScore, ...]
    hindrances: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """True when there is a total."""
        return self.points is not None


class AssessmentResult(NamedTuple):
    """How a station came out, item by item in printed order; `total` for a standard with points."""

    items: tuple[ItemResult, ...]
    total: Total | None = None
