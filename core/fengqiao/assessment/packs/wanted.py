"""Which indicators a pack reads, and over which days."""

from collections.abc import Iterator

from fengqiao.assessment.packs.checks import Check, Computed
from fengqiao.assessment.packs.conditions import Condition, Days, figures_of
from fengqiao.assessment.packs.rule_sources import sources_of, zeroing_conditions
from fengqiao.assessment.packs.sources import FromFigure
from fengqiao.assessment.packs.standard import Item, StandardPack

Wanted = tuple[str, Days | None]
"""An indicator's code, and its window where it has one of its own."""


def wanted_by(pack: StandardPack) -> Iterator[tuple[str, Wanted]]:
    """Yield (place in words, indicator and days) for every reading of a figure, in printed order."""
    for item in pack.items:
        for wanted in (*_of_condition(item.when), *_of_rules(item)):
            yield f"第{item.no}项", wanted
        for check in (*item.checks, *item.beside):
            for wanted in _of_check(check):
                yield f"第{item.no}项 {check.id}", wanted


def wanted_by_item(item: Item) -> Iterator[Wanted]:
    """Yield what an item's verdict and what stands beside it read; its scoring rules read on their own."""
    yield from _of_condition(item.when)
    for check in (*item.checks, *item.beside):
        yield from _of_check(check)


def _of_check(check: Check) -> Iterator[Wanted]:
    yield from _of_condition(check.when)
    for answer in check.answers:
        if isinstance(answer.given, Computed):
            yield answer.given.indicator, answer.given.window


def _of_condition(condition: Condition | None) -> Iterator[Wanted]:
    for figure in figures_of(condition):
        yield figure.indicator, figure.window


def _of_rules(item: Item) -> Iterator[Wanted]:
    for rule in item.rules:
        for condition in zeroing_conditions(rule):
            yield from _of_condition(condition)
        for source in sources_of(rule):
            if isinstance(source, FromFigure):
                yield source.indicator, source.window
