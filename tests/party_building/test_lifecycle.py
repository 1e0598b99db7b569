"""Members, pledges and cases of discipline walk only the ways there are."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest
from fengqiao.errors import Conflict, Invalid
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.lifecycle import Lifecycle
from fengqiao.testing.bureau import Bureau
from fengqiao.testing.contracts import LifecyclesContract
from fengqiao_party_building.ledgers import DISCIPLINE_CASES, LEDGERS, MEMBERS, PLEDGES
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.party_building.conftest import hire

MARCH, APRIL, MAY = date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)
ON_SQLITE = pytest.mark.parametrize("engine_kind", ["sqlite"])


def test_a_member_walks_from_target_to_full_member_and_away(bureau: Bureau) -> None:
    member = bureau.register(MEMBERS, staff_id=hire(bureau, bureau.station, "甲"), target_on=MARCH)

    member.move("admit", joined_on=APRIL)
    member.move("confirm", regular_on=MAY)
    member.move("leave", left_on=MAY, leaving_reason="transferred")

    assert member.state == "left"


def test_nobody_is_confirmed_who_was_not_admitted(bureau: Bureau) -> None:
    member = bureau.register(MEMBERS, staff_id=hire(bureau, bureau.station, "甲"), target_on=MARCH)

    with pytest.raises(Conflict, match="接收为预备党员"):
        member.move("confirm", regular_on=MAY)

    assert member.state == "target"


def test_a_violation_is_established_only_by_a_filed_case(bureau: Bureau) -> None:
    case = bureau.register(DISCIPLINE_CASES, kind="work", received_on=MARCH)

    with pytest.raises(Conflict, match="立案"):
        case.move("establish", established_on=MAY)
    case.move("file", filed_on=APRIL)
    with pytest.raises(Invalid, match="认定日期"):
        case.move("establish")
    case.move("establish", established_on=MAY, decision="批评教育")

    assert case.state == "established"


def test_a_pledge_is_signed_with_somebody(bureau: Bureau) -> None:
    person = hire(bureau, bureau.station, "甲")
    pledge = bureau.register(PLEDGES, staff_id=person, kind="integrity", begins_on=MARCH, ends_on=MAY)

    with pytest.raises(Invalid, match="与谁签订"):
        pledge.move("sign", signed_on=APRIL)
    pledge.move("sign", signed_on=APRIL, signed_with="分管领导")

    assert pledge.state == "signed"


class TestLifecycles(LifecyclesContract):
    ledgers = LEDGERS


# --- Any order of moves and changes -----------------------------------------------------------------------------

DAYS = st.integers(0, 6).map(lambda weeks: MARCH + timedelta(weeks=weeks))
MAYBE = st.none() | DAYS
WALKS = settings(max_examples=25, stateful_step_count=12, deadline=None)
REASONS = st.sampled_from([None, "transferred", "other"])


def lawful(state: str, member: dict[str, Any]) -> bool:
    """Say what a member may look like, from the constitution of the party and not from the code."""
    target, joined, regular, left = (
        member[name] for name in ("target_on", "joined_on", "regular_on", "left_on")
    )
    in_order = all(
        first is None or second is None or first <= second
        for first, second in ((target, joined), (joined, regular))
    )
    complete = {
        "target": target is not None and joined is None and regular is None,
        "probationary": joined is not None and regular is None,
        "formal": joined is not None and regular is not None,
        "left": regular is None or joined is not None,
    }[state]
    gone = left is not None and member["leaving_reason"] is not None
    return in_order and complete and (gone if state == "left" else left is None)


class Membership(RuleBasedStateMachine):
    """A member whom clerks move and change at random; the model says what must come of it."""

    bureau: ClassVar[Bureau]
    ledger: ClassVar[Ledger] = MEMBERS

    def __init__(self) -> None:
        super().__init__()
        staff = hire(self.bureau, self.bureau.station, "甲")
        self.member = self.bureau.register(self.ledger, staff_id=staff, target_on=MARCH)
        self.state = "target"
        self.known: dict[str, Any] = dict.fromkeys(("joined_on", "regular_on", "left_on", "leaving_reason"))
        self.known["target_on"] = MARCH

    def attempt(self, allowed: bool, then: str, act: Any, values: dict[str, Any]) -> None:
        try:
            act()
        except (Conflict, Invalid):
            assert not allowed, f"refused: {self.state} → {then} with {values}"
        else:
            assert allowed, f"let pass: {self.state} → {then} with {values}"
            self.state, self.known = then, {**self.known, **values}

    def move(self, code: str, sources: tuple[str, ...], then: str, **values: Any) -> None:
        allowed = self.state in sources and lawful(then, {**self.known, **values})
        self.attempt(allowed, then, lambda: self.member.move(code, **values), values)

    @rule(day=MAYBE)
    def admit(self, day: date | None) -> None:
        self.move("admit", ("target",), "probationary", joined_on=day)

    @rule(day=MAYBE)
    def confirm(self, day: date | None) -> None:
        self.move("confirm", ("probationary",), "formal", regular_on=day)

    @rule(day=MAYBE, reason=REASONS)
    def leave(self, day: date | None, reason: str | None) -> None:
        sources = ("target", "probationary", "formal")
        self.move("leave", sources, "left", left_on=day, leaving_reason=reason)

    @rule(name=st.sampled_from(["target_on", "joined_on", "regular_on", "left_on"]), day=MAYBE)
    def change(self, name: str, day: date | None) -> None:
        values = {name: day}
        allowed = lawful(self.state, {**self.known, **values})
        self.attempt(allowed, self.state, lambda: self.member.change(**values), values)

    @invariant()
    def the_row_is_lawful_and_what_the_model_says(self) -> None:
        row = self.member.row
        assert lawful(row["state"], row)
        assert (row["state"], *(row[name] for name in self.known)) == (self.state, *self.known.values())


@ON_SQLITE
def test_no_order_of_moves_and_changes_makes_an_unlawful_member(bureau: Bureau) -> None:
    machine = type("OfBureau", (Membership,), {"bureau": bureau})

    run_state_machine_as_test(machine, settings=WALKS)


@ON_SQLITE
def test_without_the_rule_of_probation_the_walk_finds_an_unlawful_member(
    bureau: Bureau,
) -> None:
    careless = tuple(
        replace(state, requires=()) if state.code == "probationary" else state
        for state in MEMBERS.lifecycle.states
    )
    unguarded = replace(MEMBERS, lifecycle=Lifecycle(careless, MEMBERS.lifecycle.moves))
    machine = type("OfBureau", (Membership,), {"bureau": bureau, "ledger": unguarded})

    with pytest.raises(AssertionError, match="let pass"):
        run_state_machine_as_test(machine, settings=WALKS)
