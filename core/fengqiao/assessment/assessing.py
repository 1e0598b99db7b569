"""From inputs to verdicts: pure, exact, and the same for the same inputs on every day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from fengqiao.assessment.answering import NOT_GIVEN, Answering, answerings
from fengqiao.assessment.applying import Applying, applying
from fengqiao.assessment.inputs import FigureKey, Inputs, figure_key
from fengqiao.assessment.packs.checks import Check
from fengqiao.assessment.packs.conditions import Condition, Days, attributes_of
from fengqiao.assessment.packs.standard import Item, StandardPack
from fengqiao.assessment.packs.wanted import wanted_by, wanted_by_item
from fengqiao.assessment.results import AssessmentResult, CheckResult, ItemResult
from fengqiao.assessment.scoring import score
from fengqiao.assessment.verdicts import CheckState, combined
from fengqiao.indicators.window import Window

_MOST_KNOWN = 20_000
"""Results kept per item: whoever keeps a prepared pack for months must not keep all that went through it."""


class _PreparedCheck(NamedTuple):
    check: Check
    applies: Applying | None
    answers: tuple[Answering, ...]


class _PreparedItem(NamedTuple):
    """An item, what it reads, and its results for what was read before.

    :param asks: the checks and survey questions that people may answer here.
    """

    item: Item
    applies: Applying | None
    checks: tuple[_PreparedCheck, ...]
    beside: tuple[_PreparedCheck, ...]
    reads: tuple[FigureKey, ...]
    attributes: tuple[str, ...]
    asks: frozenset[str]
    known: dict[tuple[object, ...], ItemResult]


@dataclass(frozen=True)
class PreparedPack:
    """A pack made ready for one window: windows resolved, thresholds turned into comparisons.

    :param wanted: window → codes of the indicators that are read over it.
    """

    pack: StandardPack
    window: Window
    wanted: Mapping[Window, tuple[str, ...]]
    items: tuple[_PreparedItem, ...]


def prepare(pack: StandardPack, window: Window) -> PreparedPack:
    """Make a pack ready for assessing any number of stations over a window."""
    wanted: dict[Window, dict[str, None]] = {}
    for _, (code, days) in wanted_by(pack):
        wanted.setdefault(_days(days, window), {})[code] = None
    return PreparedPack(
        pack,
        window,
        {days: tuple(codes) for days, codes in wanted.items()},
        tuple(_prepared_item(item, window) for item in pack.items),
    )


def _prepared_item(item: Item, window: Window) -> _PreparedItem:
    checks = (*item.checks, *item.beside)
    questions = (answer.surveyed.question for check in checks for answer in check.answers if answer.surveyed)
    return _PreparedItem(
        item,
        _condition(item.when, window),
        tuple(_prepared_check(check, window) for check in item.checks),
        tuple(_prepared_check(check, window) for check in item.beside),
        tuple(dict.fromkeys(figure_key(code, _days(days, window)) for code, days in wanted_by_item(item))),
        _attributes(item.when, *(check.when for check in checks)),
        frozenset((*(check.id for check in checks), *questions)),
        {},
    )


def _attributes(*conditions: Condition | None) -> tuple[str, ...]:
    return tuple(sorted({name for condition in conditions for name in attributes_of(condition)}))


def _days(days: Days | None, window: Window) -> Window:
    return days.of(window) if days else window


def _prepared_check(check: Check, window: Window) -> _PreparedCheck:
    return _PreparedCheck(check, _condition(check.when, window), answerings(check, window))


def _condition(condition: Condition | None, window: Window) -> Applying | None:
    return None if condition is None else applying(condition, window)


def assess(prepared: PreparedPack, inputs: Inputs) -> AssessmentResult:
    """Assess one station.

    :param inputs: its figures over the windows that `prepared.wanted` names, its answers and attributes; an indicator
        that is not among them is an error of its checks.
    """
    items = tuple([_item(item, inputs) for item in prepared.items])
    if prepared.pack.points is None:
        return AssessmentResult(items)
    return AssessmentResult(items, score(prepared.pack, prepared.window, items, inputs))


def _item(prepared: _PreparedItem, inputs: Inputs) -> ItemResult:
    """Assess an item, or take the result of another station that gave it the same figures.

    Most stations share most results: without this a province costs several times as much.
    """
    if (facts := _figures_alone(prepared, inputs)) is None:
        return _assessed(prepared, inputs)
    result = prepared.known.get(facts)
    if result is None:
        if len(prepared.known) >= _MOST_KNOWN:
            prepared.known.clear()
        result = prepared.known[facts] = _assessed(prepared, inputs)
    return result


def _figures_alone(prepared: _PreparedItem, inputs: Inputs) -> tuple[object, ...] | None:
    """Return all that an item rests on; None when what people answered has a part in it."""
    answers, asks = inputs.answers, prepared.asks
    if answers.overrulings or not (asks.isdisjoint(answers.attested) and asks.isdisjoint(answers.surveys)):
        return None
    figures, station = inputs.figures, inputs.station
    facts: list[object] = [station.get(name) for name in prepared.attributes]
    for key in prepared.reads:
        figure = figures.get(key, NOT_GIVEN)
        facts += (figure.state, figure.value, figure.reason)
    return tuple(facts)


def _assessed(prepared: _PreparedItem, inputs: Inputs) -> ItemResult:
    if prepared.applies is not None:
        applies = prepared.applies(inputs)
        if applies.state is not CheckState.MET:
            hidden = CheckResult(applies.state, (), applies.reason)
            return ItemResult(
                applies.state, (hidden,) * len(prepared.checks), (hidden,) * len(prepared.beside)
            )
    checks = tuple([_check(check, inputs) for check in prepared.checks])
    verdict = combined([check.state for check in checks])
    return ItemResult(verdict, checks, tuple([_check(check, inputs) for check in prepared.beside]))


def _check(prepared: _PreparedCheck, inputs: Inputs) -> CheckResult:
    if prepared.applies is not None:
        applies = prepared.applies(inputs)
        if applies.state is not CheckState.MET:
            return CheckResult(applies.state, (), applies.reason)
    answers = tuple([answering(inputs) for answering in prepared.answers])
    attested = inputs.answers.attested.get(prepared.check.id)
    if attested is not None and attested.answer == "not_applicable":
        return CheckResult(CheckState.NOT_APPLICABLE, answers, attested.note)
    return CheckResult(combined([answer.state for answer in answers]), answers)
