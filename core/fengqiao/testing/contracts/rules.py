"""Each rule refuses what it must, lets the rest pass, and is the only thing that stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pytest

from fengqiao.errors import Invalid
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.lifecycle import Lifecycle, Rule

Accept = Callable[..., Any]
"""The fixture `accept`: ledger, values, and the state when it is not the first."""


@dataclass(frozen=True)
class Trial:
    """A rule, a row it lets pass, and what changes that row into one it refuses.

    :param state: code of the row's state; the first one when empty.
    :param good: the values of the row that passes.
    :param change: the values that make it wrong.
    :param at: path of the place that the fault names; the one changed field when empty.
    """

    rule: Rule
    ledger: Ledger
    state: str
    good: dict[str, Any]
    change: dict[str, Any]
    at: str = ""

    @property
    def field(self) -> str:
        """Path of the place that the fault names."""
        if self.at:
            return self.at
        (changed,) = self.change
        return changed

    @property
    def wrong(self) -> dict[str, Any]:
        """The values of the row that is refused."""
        return {**self.good, **self.change}

    @property
    def record(self) -> dict[str, Any]:
        """The refused row as a rule sees it: every field is there, and every part."""
        fields: dict[str, Any] = {spec.name: spec.default for spec in self.ledger.fields}
        parts: dict[str, Any] = {part.name: [] for part in self.ledger.parts}
        return fields | parts | self.wrong

    def __str__(self) -> str:
        ledger = self.ledger.code.partition(".")[2]
        return f"{ledger}-{getattr(self.rule, '__name__', 'rule')}-{self.state or 'any'}-{self.field}"


def rules_of(ledger: Ledger) -> list[Rule]:
    """Return every rule that a ledger or one of its states asks."""
    return [*ledger.rules, *(rule for state in ledger.lifecycle.states for rule in state.requires)]


def without(rule: Rule, ledger: Ledger) -> Ledger:
    """Return a ledger in which nobody asks a rule."""
    life = ledger.lifecycle
    states = tuple(replace(one, requires=_others(one.requires, rule)) for one in life.states)
    return replace(ledger, rules=_others(ledger.rules, rule), lifecycle=Lifecycle(states, life.moves))


def _others(rules: Sequence[Rule], rule: Rule) -> tuple[Rule, ...]:
    return tuple(one for one in rules if one is not rule)


class RulesContract:
    """The rules of a plugin, each on trial, with the twin in which the rule is not asked.

    :cvar ledgers: all ledgers of the plugin.
    :cvar trials: at least one for every rule.
    """

    ledgers: ClassVar[Sequence[Ledger]]
    trials: ClassVar[Sequence[Trial]]

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Give each trial a test of its own."""
        if "trial" in metafunc.fixturenames:
            metafunc.parametrize("trial", self.trials, ids=str)

    def test_a_rule_lets_the_right_row_pass_and_refuses_the_wrong_one(
        self, trial: Trial, accept: Accept
    ) -> None:
        """The fault says what is wrong where, and what to do."""
        accept(trial.ledger, trial.good, trial.state or None)
        with pytest.raises(Invalid) as refused:
            accept(trial.ledger, trial.wrong, trial.state or None)
        faults = refused.value.facts["faults"]
        fault = next((one for one in faults if one["field"] == trial.field), None)
        assert fault is not None, faults
        assert fault["reason"]
        assert fault["remedy"]

    def test_without_its_rule_the_fault_would_go_unseen(self, trial: Trial, accept: Accept) -> None:
        """Another rule may also stand in the way; it must be another fault."""
        alone = trial.rule(trial.record)
        assert alone is not None
        assert str(alone) not in _refusal(accept, trial)

    def test_a_fault_calls_its_field_as_its_ledger_does(self, trial: Trial) -> None:
        """A title that is written once more in a rule stays the one that people see on the form."""
        titles = {spec.name: spec.title for spec in trial.ledger.fields}
        titles |= {part.name: part.title for part in trial.ledger.parts}
        fault = trial.rule(trial.record)
        assert fault is not None
        assert fault.title.startswith(titles[fault.field.partition(".")[0]])

    def test_every_rule_is_tried_in_every_ledger_that_asks_it(self) -> None:
        """Whoever writes a rule writes its trial; one that several ledgers share may fit one of them only."""
        tried = {(trial.ledger.code, id(trial.rule)) for trial in self.trials}
        asked = {(ledger.code, id(rule)): rule for ledger in self.ledgers for rule in rules_of(ledger)}
        assert {
            (code, rule.__name__) for (code, _), rule in asked.items() if (code, id(rule)) not in tried
        } == set()
        assert tried <= set(asked)


def _refusal(accept: Accept, trial: Trial) -> str:
    """Return what is still said against the wrong row when nobody asks the rule."""
    try:
        accept(without(trial.rule, trial.ledger), trial.wrong, trial.state or None)
    except Invalid as refused:
        return refused.detail
    return ""
