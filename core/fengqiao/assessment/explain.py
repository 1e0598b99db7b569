"""Rules and numbers in words: what a check asks, over which days, and what the station has."""

from fractions import Fraction
from typing import Protocol

from fengqiao.assessment.answering import AnswerResult
from fengqiao.assessment.inputs import AttestedAnswer, SurveyAnswer
from fengqiao.assessment.packs.checks import Answer, Attested, Check, Computed, Inspected, Surveyed
from fengqiao.assessment.packs.conditions import AllOf, AnyOf, AttributeIn, Condition, FigureIs
from fengqiao.assessment.results import CheckResult
from fengqiao.assessment.verdicts import TITLES
from fengqiao.errors import Misconfigured
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.indicators.figures import STATE_TITLES, Figure
from fengqiao.indicators.formulas import Value
from fengqiao.indicators.indicator import PERCENT, PERMILLE, Indicator, rounded
from fengqiao.indicators.left_out import WITHOUT_SEALED, concerns_sealed
from fengqiao.indicators.window import Window

SIGNS = {">": ">", ">=": "≥", "<": "<", "<=": "≤", "=": "="}
ANSWERS = {"yes": "是", "no": "否", "not_applicable": "不适用", "number": "数值"}
_OWN_PERIOD = "本期"
_MOST_DIGITS = 9


class Titles(Protocol):
    """Gives an indicator by its code, or None where nobody here knows it."""

    def __call__(self, code: str) -> Indicator | None:
        """Return the indicator."""


def titles_from(indicators: IndicatorCatalogue) -> Titles:
    """Return titles from a catalogue; a code that has gone since a pack was registered has none."""

    def titles(code: str) -> Indicator | None:
        try:
            return indicators.find(code)
        except Misconfigured:
            return None

    return titles


def window_words(window: Window) -> str:
    """Return a window as people write it."""
    return f"{window.first}至{window.last}"


def rule_words(check: Check, titles: Titles) -> str:
    """Return what a check asks: all its answers, and whom it concerns."""
    rules = "；".join(_asked(answer, titles) for answer in check.answers)
    return f"{condition_words(check.when, titles)}：{rules}" if check.when else rules


def _asked(answer: Answer, titles: Titles) -> str:
    match answer.given:
        case Computed() as computed:
            days = str(computed.window or _OWN_PERIOD)
            bound = f"{_named(computed.indicator, titles)}{SIGNS[computed.op]} {computed.value}（{days}）"
            return f"{bound}，条文允许例外，由复核人写明理由" if computed.exception else bound
        case Surveyed(op=None):
            return "有问卷结果"
        case Surveyed(op=op, value=value):
            return f"问卷肯定答卷占有效答卷 {SIGNS[op or '=']} {value}"
        case Attested(question=question, evidence=()):
            return f"由人确认：{question}"
        case Attested(question=question, evidence=kinds):
            return f"由人确认：{question}（材料：{'、'.join(kinds)}）"
        case Inspected(question=question):
            return f"现场查看：{question}"


def condition_words(condition: Condition, titles: Titles) -> str:
    """Return whom a clause concerns."""
    match condition:
        case AttributeIn(in_=values):
            return f"适用于{'、'.join(values)}"
        case FigureIs(indicator=code, op=op, value=value):
            return f"{_named(code, titles)}{SIGNS[op]} {value} 时"
        case AnyOf(any_of=inner):
            return "或".join(condition_words(one, titles) for one in inner)
        case AllOf(all_of=inner):
            return "且".join(condition_words(one, titles) for one in inner)


def _named(code: str, titles: Titles) -> str:
    indicator = titles(code)
    return f"{indicator.title} " if indicator else ""


def number_words(answer: Answer, result: AnswerResult, titles: Titles) -> str:
    """Return what the station has for one answer, with the counts behind every share."""
    words = _given(answer, result, titles)
    if result.overruling is not None and result.computed is not None:
        decision = result.overruling
        words += f"；计算结果{TITLES[result.computed]}，复核改判为{TITLES[decision.state]}：{decision.reason}"
    return words


def _given(answer: Answer, result: AnswerResult, titles: Titles) -> str:
    match result.given:
        case Figure() as figure:
            return _figure(figure, answer.computed, titles)
        case SurveyAnswer(valid=valid, positive=positive, on=day):
            share = rounded(Value(positive * 100, valid), 2) + PERCENT
            return f"{day} 问卷：有效 {valid} 份，肯定 {positive} 份，{share}"
        case AttestedAnswer() as attested:
            shown = f"{attested.on} 确认：{attested.amount or ANSWERS[attested.answer]}"
            return f"{shown}；{result.reason}" if result.reason else shown
    return result.reason or ""


def _figure(figure: Figure, computed: Computed | None, titles: Titles) -> str:
    indicator = titles(computed.indicator) if computed else None
    words = _amount(figure, computed, indicator)
    return f"{words}（{WITHOUT_SEALED}）" if indicator and concerns_sealed(indicator) else words


def _amount(figure: Figure, computed: Computed | None, indicator: Indicator | None) -> str:
    if figure.value is None or figure.value.denominator == 0:
        state = STATE_TITLES[figure.state]
        return f"{state}：{figure.reason}" if figure.reason else state
    value = figure.value
    if indicator is None or computed is None:
        return str(value)
    shown = indicator.show(value, _telling_digits(value, computed, indicator))
    if indicator.unit not in (PERCENT, PERMILLE):
        shown = f"{shown} {indicator.unit}"
    return shown if value.denominator == 1 else f"{shown}（{value}）"


def _telling_digits(value: Value, computed: Computed, indicator: Indicator) -> int:
    """Return how many decimals keep a value from looking like the threshold it is not: 98.996 % is no 99.00 %."""
    threshold = Value(*computed.value.value.as_integer_ratio())
    digits = indicator.digits
    if Fraction(*value) != computed.value.value:
        while digits < _MOST_DIGITS and indicator.show(value, digits) == indicator.show(threshold, digits):
            digits += 1
    return digits


def shortfall(check: Check, result: CheckResult, titles: Titles) -> str:
    """Return in one line why a check is not met: its title, what it asks and what the station has."""
    if not result.answers:
        return f"{check.title}：{TITLES[result.state]}，{result.reason or ''}".rstrip("，")
    parts = [
        f"{_asked(answer, titles)}，{number_words(answer, one, titles)}"
        for answer, one in zip(check.answers, result.answers, strict=True)
        if one.state is result.state
    ]
    return f"{check.title}：{TITLES[result.state]}。{'；'.join(parts)}"
