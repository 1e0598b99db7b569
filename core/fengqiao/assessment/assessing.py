"""From inputs to verdicts: pure, exact, and the same for the same inputs on every day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from fengqiao.assessment.answering import Answering, AnswerResult, answerings
from fengqiao.assessment.applying import Applying, applying
from fengqiao.assessment.inputs import Inputs
from fengqiao.assessment.packs.checks import Check
from fengqiao.assessment.packs.conditions import Condition
from fengqiao.assessment.packs.standard import Item, StandardPack
from fengqiao.assessment.packs.wanted import wanted_by
from fengqiao.assessment.scoring import Total, score
from fengqiao.assessment.verdicts import CheckState, combined
from fengqiao.indicators.window import Window


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


class AssessmentResult(NamedTuple):
    """How a station came out, item by item in printed order; `total` for a standard with points."""

    items: tuple[ItemResult, ...]
    total: Total | None = None


class _PreparedCheck(NamedTuple):
    check: Check
    applies: Applying | None
    answers: tuple[Answering, ...]


class _PreparedItem(NamedTuple):
    item: Item
    applies: Applying | None
    checks: tuple[_PreparedCheck, ...]
    beside: tuple[_PreparedCheck, ...]


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
        wanted.setdefault(days.of(window) if days else window, {})[code] = None
    return PreparedPack(
        pack,
        window,
        {days: tuple(codes) for days, codes in wanted.items()},
        tuple(_prepared_item(item, window) for item in pack.items),
    )


def _prepared_item(item: Item, window: Window) -> _PreparedItem:
    return _PreparedItem(
        item,
        _condition(item.when, window),
        tuple(_prepared_check(check, window) for check in item.checks),
        tuple(_prepared_check(check, window) for check in item.beside),
    )


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
    if prepared.applies is not None:
        applies = prepared.applies(inputs)
        if applies.state is not CheckState.MET:
            hidden = CheckResult(applies.state, (), applies.reason)
            return ItemResult(applies.state, (hidden,) * len(prepared.checks), (hidden,) * len(prepared.beside))
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
