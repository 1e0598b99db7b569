"""Whatever steps are tried in whatever order, no item ever stands where the law does not let it stand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from fengqiao.errors import Conflict, Invalid
from fengqiao.ledgers.declaration import Ledger
from fengqiao_legal_review.ledgers import ITEMS
from fengqiao_legal_review.rules import decision, review
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.legal_review.conftest import Bureau

DAYS = [date(2024, 3, day) for day in (1, 5, 9)]
KINDS = ["major_decision", "township_contract", "normative_document"]
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
    **dict.fromkeys(("authority_checked", "procedure_checked", "content_checked"), yes),
    **dict.fromkeys(
        (
            *("accepted_on", "issued_on", "answered_on", "discussed_on", "concluded_on", "stopped_on"),
            *("filed_on", "returned_on", "supplement_asked_on"),
        ),
        day,
    ),
}


def filled(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw values for a step: all that it may set, or nothing."""
    whole = st.fixed_dictionaries({name: VALUES[name] for name in names})
    return st.one_of(whole, whole, whole, st.just({}))


def machine(bureau: Bureau, ledger: Ledger, seen: set[str]) -> Callable[[], RuleBasedStateMachine]:
    """Return a machine that takes one item along random ways of a ledger and notes the states it saw."""

    class Item(RuleBasedStateMachine):
        @initialize(kind=st.sampled_from(KINDS), begun=yes, reviewers=VALUES["reviewers"])
        def submit(self, kind: str, begun: bool, reviewers: list[Any]) -> None:
            values = {"kind": kind, "submitting_unit": "某办公室", "submitted_on": DAYS[0]}
            self.row_id = bureau.create(ledger, values)
            if begun:
                mode = "joint" if len(reviewers) > 1 else "single"
                bureau.move(ledger, self.row_id, "accept", {"accepted_on": DAYS[0]})
                bureau.move(ledger, self.row_id, "review", {"mode": mode, "reviewers": reviewers})

        @rule(data=st.data())
        def go_on(self, data: st.DataObject) -> None:
            here = bureau.row(ledger, self.row_id)["state"]
            ways = [way for way in ledger.lifecycle.moves if here in way.sources]
            if not ways:
                return
            # Few walks should end by giving up.
            way = data.draw(st.sampled_from([*ways, *(one for one in ways if one.code != "stop")]))
            values = data.draw(filled([name for name in way.fields if name in VALUES]))
            self._try(lambda: bureau.move(ledger, self.row_id, way.code, values))

        @rule(code=st.sampled_from([move.code for move in ITEMS.lifecycle.moves]), on=day)
        def leap(self, code: str, on: date) -> None:
            names = [
                name for name in ITEMS.lifecycle.move(code, _source(code)).fields if name.endswith("_on")
            ]
            self._try(lambda: bureau.move(ledger, self.row_id, code, dict.fromkeys(names, on)))

        @rule(name=st.sampled_from([*VALUES]), data=st.data())
        def correct(self, name: str, data: st.DataObject) -> None:
            value = data.draw(VALUES[name])
            self._try(lambda: bureau.change(ledger, self.row_id, {name: value}))

        def _try(self, step: Callable[[], None]) -> None:
            try:
                step()
            except (Conflict, Invalid):
                return

        @invariant()
        def stands_where_the_law_lets_it(self) -> None:
            row = bureau.row(ledger, self.row_id)
            seen.add(row["state"])
            check(row)

    return Item


def _source(code: str) -> str:
    return next(move.sources[0] for move in ITEMS.lifecycle.moves if move.code == code)


def check(row: dict[str, Any]) -> None:
    """Say what the law demands of an item, without asking the rules."""
    decided = [row[name] for name in ("discussed_on", "concluded_on") if row[name] is not None]
    if row["state"] in ("discussed", "concluded"):
        assert decided
    for day in decided:
        assert row["issued_on"] is not None
        assert row["issued_on"] <= day
        assert row["conclusion"] not in ILLEGAL | {None, "out_of_scope"}
        assert row["conclusion"] != "lawful_after_change" or row["adoption"] in ("adopted", "partly")
    if row["issued_on"] is None:
        return
    assert row["mode"] != "comments"
    assert row["reviewers"]
    if row["kind"] == "major_decision":
        lawyers = [line for line in row["reviewers"] if line["kind"] in ("legal_adviser", "public_lawyer")]
        assert any(line["heard_on"] and line["heard_on"] <= row["issued_on"] for line in lawyers)
        assert all(row[f"{what}_checked"] for what in ("authority", "procedure", "content"))


def walk(bureau: Bureau, ledger: Ledger, examples: int) -> set[str]:
    """Let items walk at random and return the states they came to."""
    seen: set[str] = set()
    run_state_machine_as_test(
        machine(bureau, ledger, seen),
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


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_no_walk_leads_where_the_law_forbids(bureau: Bureau) -> None:
    seen = walk(bureau, ITEMS, 60)

    assert {"issued", "discussed", "concluded", "stopped", "filed"} <= seen


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize(
    "guard",
    [decision.nothing_illegal_decided, review.comments_are_no_review, review.lawyers_heard],
    ids=lambda guard: guard.__name__,
)
def test_without_a_guard_some_walk_leads_there(bureau: Bureau, guard: Any) -> None:
    unguarded = replace(ITEMS, rules=tuple(one for one in ITEMS.rules if one is not guard))

    with pytest.raises(AssertionError):
        walk(bureau, unguarded, 200)
