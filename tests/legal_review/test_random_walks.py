"""Whatever steps are tried in whatever order, no item ever stands where the law does not let it stand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from fengqiao.errors import Conflict, Invalid
from fengqiao.ledgers.declaration import Ledger
from fengqiao.testing.contracts import Accept
from fengqiao_legal_review.ledgers import ITEMS
from fengqiao_legal_review.rules import decision, review, villages
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

DAYS = [date(2024, 3, day) for day in (1, 5, 9)]
KINDS = ["major_decision", "major_decision", "township_contract", "normative_document", "village_rules"]
CONCLUSIONS = ["lawful", "lawful", "lawful_after_change", "unlawful", "beyond_authority", "out_of_scope"]
STATION = {"kind": "station", "lead": True}
REVIEWERS = [
    [STATION],
    [STATION, {"kind": "party_government_office"}],
    [STATION, {"kind": "legal_adviser", "heard_on": DAYS[0]}],
    [STATION, {"kind": "public_lawyer", "heard_on": DAYS[1]}],
]
ILLEGAL = {"unlawful", "beyond_authority", "procedure_missing"}

day = st.sampled_from(DAYS)
yes = st.sampled_from([True, True, True, False])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "conclusion": st.sampled_from(CONCLUSIONS),
    "mode": st.sampled_from(["joint", "joint", "single", "comments"]),
    "reviewers": st.sampled_from(REVIEWERS),
    "adoption": st.sampled_from(["adopted", "partly", "not_adopted"]),
    "adoption_reason": st.just("理由"),
    "stop_reason": st.just("理由"),
    "return_reason": st.just("理由"),
    "correction_reason": st.just("理由"),
    **dict.fromkeys(("authority_checked", "procedure_checked", "content_checked"), yes),
    **dict.fromkeys(
        (
            *("accepted_on", "issued_on", "answered_on", "discussed_on", "concluded_on", "stopped_on"),
            *("filed_on", "returned_on", "supplement_asked_on", "correction_ordered_on", "corrected_on"),
        ),
        day,
    ),
}


def filled(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw values for a step: all that it may set, or nothing."""
    whole = st.fixed_dictionaries({name: VALUES[name] for name in names})
    return st.one_of(whole, whole, whole, st.just({}))


def machine(accept: Accept, ledger: Ledger, seen: set[str]) -> Callable[[], RuleBasedStateMachine]:
    """Return a machine that takes one item along random ways of a ledger and notes the states it saw.

    Every step is checked as all doors check it; what is refused leaves the item as it was.
    """

    class Item(RuleBasedStateMachine):
        @initialize(kind=st.sampled_from(KINDS), begun=yes, reviewers=VALUES["reviewers"])
        def submit(self, kind: str, begun: bool, reviewers: list[Any]) -> None:
            self.state = "submitted"
            self.row: dict[str, Any] = {
                "kind": kind,
                "submitting_unit": "某办公室",
                "submitted_on": DAYS[0],
            }
            if kind == "village_rules":
                self.row |= {"village_id": UUID(int=1), "reported_on": DAYS[0]}
            if begun:
                self._move("accept", {"accepted_on": DAYS[0]})
                mode = "joint" if len(reviewers) > 1 else "single"
                self._move("review", {"mode": mode, "reviewers": reviewers})

        @rule(data=st.data())
        def go_on(self, data: st.DataObject) -> None:
            ways = [way for way in ledger.lifecycle.moves if self.state in way.sources]
            if not ways:
                return
            # Few walks should end by giving up.
            way = data.draw(st.sampled_from([*ways, *(one for one in ways if one.code != "stop")]))
            self._move(way.code, data.draw(filled([name for name in way.fields if name in VALUES])))

        @rule(code=st.sampled_from([move.code for move in ITEMS.lifecycle.moves]), on=day)
        def leap(self, code: str, on: date) -> None:
            move = next(one for one in ITEMS.lifecycle.moves if one.code == code)
            self._move(code, {name: on for name in move.fields if name.endswith("_on")})

        @rule(name=st.sampled_from([*VALUES]), data=st.data())
        def correct(self, name: str, data: st.DataObject) -> None:
            self._save({name: data.draw(VALUES[name])}, self.state)

        def _move(self, code: str, values: dict[str, Any]) -> None:
            try:
                target = ledger.lifecycle.move(code, self.state).target
            except Conflict:
                return
            self._save(values, target)

        def _save(self, values: dict[str, Any], state: str) -> None:
            try:
                accept(ledger, {**self.row, **values}, state)
            except Invalid:
                return
            self.row, self.state = {**self.row, **values}, state

        @invariant()
        def stands_where_the_law_lets_it(self) -> None:
            if hasattr(self, "state"):
                seen.add(self.state)
                check(self.row, self.state)

    return Item


def check(row: dict[str, Any], state: str) -> None:
    """Say what the law demands of an item, without asking the rules."""
    decided = [row[name] for name in ("discussed_on", "concluded_on") if name in row]
    if state in ("discussed", "concluded"):
        assert decided
    for on in decided:
        assert "issued_on" in row
        assert row["issued_on"] <= on
        assert row.get("conclusion") not in ILLEGAL | {None, "out_of_scope"}
        assert row["conclusion"] != "lawful_after_change" or row.get("adoption") in ("adopted", "partly")
    if state in ("correcting", "corrected"):
        assert row["kind"] == "village_rules"
        assert {"correction_ordered_on", "correction_reason"} <= row.keys()
    if "issued_on" not in row:
        return
    assert row["mode"] != "comments"
    assert row["reviewers"]
    if row["kind"] == "major_decision":
        lawyers = [line for line in row["reviewers"] if line["kind"] in ("legal_adviser", "public_lawyer")]
        assert any(line["heard_on"] <= row["issued_on"] for line in lawyers)
        assert all(row.get(f"{what}_checked") for what in ("authority", "procedure", "content"))


def walk(accept: Accept, ledger: Ledger, examples: int) -> set[str]:
    """Let items walk at random and return the states they came to."""
    seen: set[str] = set()
    run_state_machine_as_test(
        machine(accept, ledger, seen),
        settings=settings(
            max_examples=examples,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            database=None,
            # A walk that goes wrong need not be the shortest one.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    return seen


def test_no_walk_leads_where_the_law_forbids(accept: Accept) -> None:
    seen = walk(accept, ITEMS, 300)

    assert {"issued", "discussed", "concluded", "correcting", "stopped", "filed"} <= seen


@pytest.mark.parametrize(
    "guard",
    [
        decision.nothing_illegal_decided,
        review.comments_are_no_review,
        review.lawyers_heard,
        villages.of_villages_only,
    ],
    ids=lambda guard: guard.__name__,
)
def test_without_a_guard_some_walk_leads_there(accept: Accept, guard: Any) -> None:
    unguarded = replace(ITEMS, rules=tuple(one for one in ITEMS.rules if one is not guard))

    with pytest.raises(AssertionError):
        walk(accept, unguarded, 300)
