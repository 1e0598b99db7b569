"""How one answer of a check comes out: each kind of answer as a function of what is given for a station."""

from collections.abc import Callable, Iterable
from operator import eq, ge, gt, le, lt
from typing import NamedTuple

from fengqiao.assessment.inputs import AttestedAnswer, Inputs, Overruling, SurveyAnswer, figure_key
from fengqiao.assessment.packs.checks import Attested, Check, Computed, Inspected, Surveyed
from fengqiao.assessment.packs.conditions import Operator
from fengqiao.assessment.packs.exact import Exact
from fengqiao.assessment.verdicts import CheckState
from fengqiao.indicators.figures import Figure, FigureState, failed
from fengqiao.indicators.formulas import Value
from fengqiao.indicators.window import Window

_COMPARE: dict[Operator, Callable[[int, int], bool]] = {">": gt, ">=": ge, "<": lt, "<=": le, "=": eq}
_OF_FIGURE = {
    FigureState.NO_DATA: CheckState.NO_DATA,
    FigureState.NOT_APPLICABLE: CheckState.NOT_APPLICABLE,
    FigureState.UNAVAILABLE: CheckState.UNAVAILABLE,
    FigureState.ERROR: CheckState.ERROR,
}
NOT_GIVEN = failed("评估的输入中没有这个指标")
NO_NUMBER = failed("指标给出的不是有效的数")


class AnswerResult(NamedTuple):
    """How one answer came out.

    :param state: what counts.
    :param given: the figure, survey or attestation it rests on.
    :param reason: why, where the numbers alone do not say it.
    :param overruling: the reviewer's decision, and `computed` the state before it.
    """

    state: CheckState
    given: Figure | SurveyAnswer | AttestedAnswer | None
    reason: str | None = None
    overruling: Overruling | None = None
    computed: CheckState | None = None


Answering = Callable[[Inputs], AnswerResult]


def comparison(op: Operator, threshold: Exact) -> Callable[[Value], bool]:
    """Return the test of a value against a threshold, in whole numbers: 95.00 % is not above 95 %."""
    compare = _COMPARE[op]
    numerator, denominator = threshold.value.as_integer_ratio()
    return lambda value: compare(value.numerator * denominator, numerator * value.denominator)


def state_of(figure: Figure, meets: Callable[[Value], bool]) -> CheckState:
    """Return the state that a figure gives a check."""
    if figure.state is not FigureState.VALUE:
        return _OF_FIGURE[figure.state]
    if not is_number(figure):
        return CheckState.ERROR
    assert figure.value is not None
    return CheckState.MET if meets(figure.value) else CheckState.NOT_MET


def is_number(figure: Figure) -> bool:
    """Tell whether a figure really holds whole numbers, and more than nothing below the line."""
    value = figure.value
    return (
        value is not None
        and value.numerator.__class__ is int
        and value.denominator.__class__ is int
        and value.denominator > 0
    )


def answerings(check: Check, window: Window) -> tuple[Answering, ...]:
    """Return a check's answers as functions of what is given, for an assessment over `window`."""
    return tuple(_answering(check, position, window) for position in range(1, len(check.answers) + 1))


def _answering(check: Check, position: int, window: Window) -> Answering:
    match check.answers[position - 1].given:
        case Computed() as computed:
            return _computed(computed, (check.id, position), window)
        case Surveyed() as surveyed:
            return _surveyed(surveyed)
        case Attested(evidence=kinds):
            return _attested(check.id, kinds)
        case Inspected():
            return _attested(check.id, ())


def _computed(asked: Computed, place: tuple[str, int], window: Window) -> Answering:
    key = figure_key(asked.indicator, asked.window.of(window) if asked.window else window)
    meets = comparison(asked.op, asked.value)

    def answering(inputs: Inputs) -> AnswerResult:
        figure = inputs.figures.get(key, NOT_GIVEN)
        state = state_of(figure, meets)
        if state is CheckState.ERROR and figure.state is FigureState.VALUE:
            figure = NO_NUMBER
        if overruling := inputs.answers.overrulings.get(place):
            return AnswerResult(overruling.state, figure, figure.reason, overruling, state)
        return AnswerResult(state, figure, figure.reason)

    return answering


def _surveyed(asked: Surveyed) -> Answering:
    meets = comparison(asked.op, asked.value) if asked.op and asked.value else None

    def answering(inputs: Inputs) -> AnswerResult:
        survey = inputs.answers.surveys.get(asked.question)
        if survey is None:
            return NO_SURVEY
        if meets is None or meets(Value(survey.positive, survey.valid)):
            return AnswerResult(CheckState.MET, survey)
        return AnswerResult(CheckState.NOT_MET, survey)

    return answering


NO_SURVEY = AnswerResult(CheckState.NO_DATA, None, "没有问卷结果")
NOT_ATTESTED = AnswerResult(CheckState.NEEDS_EVIDENCE, None, "尚未确认")


def _attested(check_id: str, kinds: tuple[str, ...]) -> Answering:
    def answering(inputs: Inputs) -> AnswerResult:
        attested = inputs.answers.attested.get(check_id)
        match attested:
            case AttestedAnswer(answer="no"):
                return AnswerResult(CheckState.NOT_MET, attested)
            case AttestedAnswer(answer="not_applicable"):
                return AnswerResult(CheckState.NOT_APPLICABLE, attested)
            case AttestedAnswer(answer="yes") if missing := _missing(kinds, attested):
                return AnswerResult(CheckState.NEEDS_EVIDENCE, attested, f"缺少佐证材料:{'、'.join(missing)}")
            case AttestedAnswer(answer="yes"):
                return AnswerResult(CheckState.MET, attested)
        return NOT_ATTESTED

    return answering


def _missing(kinds: Iterable[str], attested: AttestedAnswer) -> list[str]:
    """Return the kinds of evidence that no file shows; a file without a kind shows them all."""
    shown = {file.kind for file in attested.files}
    return [] if None in shown else [kind for kind in kinds if kind not in shown]
