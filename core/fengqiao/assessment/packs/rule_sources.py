"""What the rules of an item read, those of its parts included: figures, checks, numbers of people, conditions."""

from collections.abc import Iterator

from fengqiao.assessment.packs.conditions import Condition
from fengqiao.assessment.packs.rules import OverrideZero, Rule, SubItems
from fengqiao.assessment.packs.sources import FromChecks, FromFigure, FromPerson, Source


def sources_of(rule: Rule) -> Iterator[Source]:
    """Yield what a rule takes its numbers from, the rules of its parts included."""
    if isinstance(rule, SubItems):
        for part in rule.parts:
            for inner in part.rules:
                yield from sources_of(inner)
        return
    for name in type(rule).model_fields:
        value = getattr(rule, name)
        if isinstance(value, FromFigure | FromChecks | FromPerson):
            yield value


def named_checks(rules: tuple[Rule, ...]) -> set[str]:
    """Return the ids of the checks that rules name."""
    named = {
        name
        for rule in rules
        for source in sources_of(rule)
        if isinstance(source, FromChecks)
        for name in source.checks
    }
    parts = [part for rule in rules if isinstance(rule, SubItems) for part in rule.parts]
    return named.union(*(part.checks for part in parts), *(named_checks(part.rules) for part in parts))


def zeroing_conditions(rule: Rule) -> Iterator[Condition]:
    """Yield the conditions under which a rule, or a rule of its parts, takes all points away."""
    if isinstance(rule, SubItems):
        for part in rule.parts:
            for inner in part.rules:
                yield from zeroing_conditions(inner)
    elif isinstance(rule, OverrideZero):
        yield rule.if_
