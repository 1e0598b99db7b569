"""Whom a clause concerns: conditions on a station, answered yes, no, or with the reason why nobody can tell."""

from collections.abc import Callable
from typing import NamedTuple

from fengqiao.assessment.answering import NOT_GIVEN, comparison, state_of
from fengqiao.assessment.inputs import Inputs, figure_key
from fengqiao.assessment.packs.conditions import AllOf, AnyOf, AttributeIn, Condition, FigureIs
from fengqiao.assessment.verdicts import CheckState
from fengqiao.indicators.window import Window


class Applies(NamedTuple):
    """Whether a clause concerns a station.

    :param state: `MET` when it does, `NOT_APPLICABLE` when it does not, else the state that hides the answer.
    """

    state: CheckState
    reason: str | None = None


Applying = Callable[[Inputs], Applies]

YES = Applies(CheckState.MET)


def applying(condition: Condition, window: Window) -> Applying:
    """Return a condition as a function of what is given, for an assessment over `window`."""
    match condition:
        case AttributeIn():
            return _attribute(condition)
        case FigureIs():
            return _figure(condition, window)
        case AnyOf(any_of=inner):
            return _first_of(tuple(applying(one, window) for one in inner), CheckState.MET)
        case AllOf(all_of=inner):
            return _first_of(tuple(applying(one, window) for one in inner), CheckState.NOT_APPLICABLE)


def _attribute(condition: AttributeIn) -> Applying:
    no = Applies(CheckState.NOT_APPLICABLE, f"只适用于:{'、'.join(condition.in_)}")
    unknown = Applies(CheckState.NO_DATA, f"司法所属性“{condition.attribute}”未登记,无法判断是否适用")

    def applies(inputs: Inputs) -> Applies:
        value = inputs.station.get(condition.attribute)
        if value is None:
            return unknown
        return YES if value in condition.in_ else no

    return applies


def _figure(condition: FigureIs, window: Window) -> Applying:
    key = figure_key(condition.indicator, condition.window.of(window) if condition.window else window)
    meets = comparison(condition.op, condition.value)

    def applies(inputs: Inputs) -> Applies:
        figure = inputs.figures.get(key, NOT_GIVEN)
        match state := state_of(figure, meets):
            case CheckState.MET:
                return YES
            case CheckState.NOT_MET:
                return Applies(CheckState.NOT_APPLICABLE, "不符合适用条件")
        return Applies(state, figure.reason)

    return applies


def _first_of(inner: tuple[Applying, ...], decisive: CheckState) -> Applying:
    """One decisive part settles it; failing that, one that nobody can tell leaves the whole open."""
    other = CheckState.NOT_APPLICABLE if decisive is CheckState.MET else CheckState.MET

    def applies(inputs: Inputs) -> Applies:
        answers = [one(inputs) for one in inner]
        settled = next((one for one in answers if one.state is decisive), None)
        open_ = next((one for one in answers if one.state not in (decisive, other)), None)
        return settled or open_ or answers[0]

    return applies
