"""What the scoring rules of one item read: figures, checks that are not met, numbers that a person entered."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from fengqiao.assessment.answering import NO_NUMBER, NOT_GIVEN, is_number
from fengqiao.assessment.applying import applying
from fengqiao.assessment.inputs import Inputs, figure_key
from fengqiao.assessment.packs.conditions import Condition
from fengqiao.assessment.packs.exact import Exact
from fengqiao.assessment.packs.sources import FromChecks, FromFigure, FromPerson, Source
from fengqiao.assessment.results import CheckResult
from fengqiao.assessment.verdicts import CheckState, combined
from fengqiao.indicators.figures import FigureState
from fengqiao.indicators.window import Window

_OF_FIGURE = {
    FigureState.NO_DATA: CheckState.NO_DATA,
    FigureState.NOT_APPLICABLE: CheckState.NOT_APPLICABLE,
    FigureState.UNAVAILABLE: CheckState.UNAVAILABLE,
    FigureState.ERROR: CheckState.ERROR,
}
_SETTLED = (CheckState.MET, CheckState.NOT_MET, CheckState.NOT_APPLICABLE)


class Hindered(Exception):
    """A number that a rule needs is not there."""

    def __init__(self, state: CheckState, reason: str | None) -> None:
        super().__init__(reason)
        self.state = state
        self.reason = reason


@dataclass(frozen=True)
class Readings:
    """Gives the rules of one item their numbers.

    :param checks: results of the item's own checks, by id.
    """

    inputs: Inputs
    window: Window
    checks: Mapping[str, CheckResult]

    def number(self, source: Source) -> Fraction:
        """Return what a source says.

        :raises Hindered: when it says nothing, with the state that stands in the way.
        """
        match source:
            case FromFigure():
                return self._figure(source)
            case FromChecks(checks=ids):
                return Fraction(sum(self.state(check_id) is CheckState.NOT_MET for check_id in ids))
            case FromPerson(id=entry):
                return self._entered(entry)

    def _figure(self, source: FromFigure) -> Fraction:
        days = source.window.of(self.window) if source.window else self.window
        figure = self.inputs.figures.get(figure_key(source.indicator, days), NOT_GIVEN)
        if figure.state is not FigureState.VALUE:
            raise Hindered(_OF_FIGURE[figure.state], figure.reason)
        if not is_number(figure):
            raise Hindered(CheckState.ERROR, NO_NUMBER.reason)
        assert figure.value is not None
        return Fraction(*figure.value)

    def _entered(self, entry: str) -> Fraction:
        attested = self.inputs.answers.attested.get(entry)
        if attested is None or attested.amount is None:
            raise Hindered(CheckState.NEEDS_EVIDENCE, "尚未填写分数或数量")
        return Exact.read(attested.amount).value

    def state(self, check_id: str) -> CheckState:
        """Return the settled state of a check: met, not met, or not applicable.

        :raises Hindered: when it is none of these.
        """
        result = self.checks[check_id]
        if result.state not in _SETTLED:
            raise Hindered(result.state, f"核对项 {check_id} 尚无结论")
        return result.state

    def verdict(self, ids: tuple[str, ...]) -> CheckState:
        """Return the settled verdict over some checks, all of the item's when none are named."""
        return combined([self.state(check_id) for check_id in ids or tuple(self.checks)])

    def holds(self, condition: Condition) -> bool:
        """Tell whether a condition holds.

        :raises Hindered: when nobody can tell.
        """
        applies = applying(condition, self.window)(self.inputs)
        if applies.state not in (CheckState.MET, CheckState.NOT_APPLICABLE):
            raise Hindered(applies.state, applies.reason)
        return applies.state is CheckState.MET
