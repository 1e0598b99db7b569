"""An application and a case walk their ways, every state can be reached, and no walk ends where it may not."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from fengqiao.errors import Conflict, Invalid
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.lifecycle import Lifecycle
from fengqiao.testing.bureau import Bureau
from fengqiao.testing.contracts import Accept, LifecyclesContract
from fengqiao_legal_aid.ledgers import APPLICATIONS, CASES, LEDGERS
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.legal_aid.test_rules import APPLIED, OPENED

MARCH, APRIL, MAY = date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)


def test_a_station_takes_an_application_in_and_forwards_it(bureau: Bureau) -> None:
    application = bureau.register(APPLICATIONS, **APPLIED)

    application.move("take_in", received_by="受理员")
    application.move("forward", forwarded_on=MARCH, forwarded_to="县法律援助中心")
    grant = {"decision": "granted", "decided_on": APRIL, "reviewed_by": "审查员", "eligible": True}
    application.move("grant", **grant, hardship_basis="pledge", pledged_on=MARCH)

    assert application.state == "granted"


def test_what_is_missing_is_told_only_once(bureau: Bureau) -> None:
    application = bureau.register(APPLICATIONS, **APPLIED)
    application.move("tell_gap", gap_told_on=MARCH)
    application.move("supply", supplied_on=APRIL)

    with pytest.raises(Conflict, match="材料已补齐"):
        application.move("tell_gap", gap_told_on=MAY)


def test_aid_given_first_still_needs_a_decision(bureau: Bureau) -> None:
    application = bureau.register(APPLICATIONS, **APPLIED)

    with pytest.raises(Invalid, match="第四十四条"):
        application.move("provide_first", provided_first_on=MARCH)
    running_out = {"provided_first_on": MARCH, "urgent_ground": "limitation"}
    with pytest.raises(Invalid, match="不足七日"):
        application.move("provide_first", **running_out, limitation_ends_on=MARCH + timedelta(days=7))
    application.move("provide_first", **running_out, limitation_ends_on=MARCH + timedelta(days=6))
    with pytest.raises(Conflict):
        application.move("grant", decision="granted", decided_on=APRIL)
    application.move("make_up", made_up_on=APRIL, materials=[{"kind": "identity", "received_on": APRIL}])
    assert application.state == "provided_first"
    application.move("review", received_by="受理员")

    assert application.state == "in_review"


def test_a_refusal_is_in_writing_and_can_be_objected_to(bureau: Bureau) -> None:
    application = bureau.register(APPLICATIONS, **APPLIED)
    application.move("review", received_by="受理员")
    decision = {"decision": "refused", "decided_on": MARCH, "reviewed_by": "审查员", "eligible": True}

    with pytest.raises(Invalid, match="第四十三条"):
        application.move("refuse", **decision)
    application.move("refuse", **decision, refusal_reason="不属于范围", told_in_writing_on=MARCH)
    application.move("object", objected_on=APRIL)
    application.move(
        "correct",
        objection_decided_on=APRIL,
        decision="granted",
        hardship_basis="exempt",
        exempt_reason="relief",
    )

    assert application.state == "corrected"


def test_a_case_walks_from_its_grant_to_the_archive(bureau: Bureau) -> None:
    case = bureau.register(CASES, **OPENED)

    case.move("assign", assigned_on=MARCH, assigned_to="某所", undertaker="乙律师")
    change = {"changed_on": MARCH, "previous": "乙律师", "successor": "甲律师", "reason": "conflict"}
    with pytest.raises(Invalid, match="最后一次更换"):
        case.move("change", changes=[change])
    case.move("change", changes=[change], undertaker="甲律师")
    case.move("begin", started_on=MARCH)
    case.move("close", closed_on=APRIL, outcome="won")
    case.move("hand_in", material_on=APRIL)
    with pytest.raises(Conflict):
        case.move("pay", subsidy=Decimal("1500.00"), paid_on=APRIL)
    case.move("audit", audited_on=APRIL, audited_by="审核员")
    case.move("pay", subsidy=Decimal("1500.00"), paid_on=APRIL)
    case.move("examine", supervisions=[{"kind": "phone_visit", "held_on": APRIL}])
    case.move("archive", archived_on=MAY)

    assert case.state == "archived"


def test_a_case_is_terminated_only_on_a_ground_of_the_law(bureau: Bureau) -> None:
    case = bureau.register(CASES, **OPENED)

    with pytest.raises(Invalid, match="第四十八条"):
        case.move("terminate", terminated_on=APRIL)
    case.move("terminate", terminated_on=APRIL, termination_ground="own_request")

    assert case.state == "terminated"


def test_whoever_objects_to_the_end_of_aid_loses_it_or_keeps_it(bureau: Bureau) -> None:
    lost, kept = (bureau.register(CASES, **OPENED) for _ in range(2))
    for case in (lost, kept):
        case.move("assign", assigned_on=MARCH, assigned_to="某所", undertaker="甲律师")
        case.move("terminate", terminated_on=APRIL, termination_ground="means_changed")
        case.move("object", objected_on=APRIL)
    lost.move("uphold", objection_decided_on=APRIL)
    with pytest.raises(Invalid, match="终止日期"):
        kept.move("resume", objection_decided_on=APRIL)
    kept.move("resume", objection_decided_on=APRIL, terminated_on=None, termination_ground=None)

    assert (lost.state, kept.state) == ("upheld", "assigned")


class TestLifecycles(LifecyclesContract):
    ledgers = LEDGERS


# --- Any sequence of steps -------------------------------------------------------------------------------------

_DAYS = st.integers(0, 40).map(lambda days: MARCH + timedelta(days=days))
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "decision": st.sampled_from(["open", "granted", "refused", "lapsed"]),
    "hardship_basis": st.sampled_from(["verified", "pledge", "exempt", "unlimited"]),
    "exempt_reason": st.just("relief"),
    "unlimited_ground": st.just("good_samaritan"),
    "urgent_ground": st.sampled_from(["limitation", "preservation"]),
    "eligible": st.booleans(),
    "income_per_head": st.sampled_from([Decimal("900.00"), Decimal("1100.00")]),
    "income_limit": st.just(Decimal("1000.00")),
    "household_size": st.integers(1, 5),
    "materials": st.just([{"kind": "identity"}]),
}


MUCH = Decimal(10_000)


def forbidden(record: dict[str, Any], visited: list[str]) -> str | None:
    """Say what the law forbids of an application as it stands, written without the plugin's own rules."""
    state = record["state"]
    if visited.count("incomplete") > 1:
        return "told twice what is missing"
    if state == "lapsed" and not record["gap_told_on"]:
        return "lapsed without having been told"
    if state == "provided_first" and record["urgent_ground"] == "limitation":
        ends, provided = record["limitation_ends_on"], record["provided_first_on"]
        if not ends or (ends - provided).days not in range(7):
            return "provided first with time to spare, or with none left"
    if state in ("granted", "corrected"):
        basis = record["hardship_basis"]
        proof = {
            "verified": record["income_limit"]
            and (record["income_per_head"] or MUCH) <= record["income_limit"],
            "pledge": record["pledged_on"],
            "exempt": record["exempt_reason"],
            "unlimited": record["unlimited_ground"],
        }
        if not proof.get(basis):
            return "granted without hardship"
    if state in ("refused", "objected", "upheld") and not record["refusal_reason"]:
        return "refused without reasons"
    decided = state in ("granted", "corrected", "refused", "objected", "upheld")
    if decided and (not record["decided_on"] or record["decided_on"] < record["submitted_on"]):
        return "decided before it was made, or on no day"
    return None


def machine(accept: Accept, ledger: Ledger) -> type[RuleBasedStateMachine]:
    """Return a machine that tries any step at any time, over the same checks as every door."""

    class Applications(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.state = ledger.lifecycle.initial
            self.values: dict[str, Any] = dict(APPLIED)
            self.visited = [self.state]

        @rule(data=st.data())
        def step(self, data: st.DataObject) -> None:
            ways = [move for move in ledger.lifecycle.moves if self.state in move.sources]
            if not ways:
                return
            move = data.draw(st.sampled_from(ways))
            given = {
                name: data.draw(_VALUES.get(name, _DAYS if name.endswith("_on") else st.just("某人")))
                for name in move.fields
                if data.draw(st.integers(0, 5)) < 5
            }
            try:
                accept(ledger, self.values | given, move.target)
            except Invalid:
                return
            self.values |= given
            self.state = move.target
            self.visited.append(self.state)

        @invariant()
        def is_never_where_it_may_not_be(self) -> None:
            names = [spec.name for spec in ledger.fields]
            record = {**dict.fromkeys(names), **self.values, "state": self.state}
            assert forbidden(record, self.visited) is None

    return Applications


STEPS = settings(
    max_examples=80, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
UNTIL_FOUND = settings(STEPS, max_examples=200, phases=[Phase.generate], report_multiple_bugs=False)


def test_no_sequence_of_steps_brings_an_application_where_it_may_not_be(accept: Accept) -> None:
    run_state_machine_as_test(machine(accept, APPLICATIONS), settings=STEPS)


def test_without_the_rules_such_a_sequence_is_found(accept: Accept) -> None:
    life = APPLICATIONS.lifecycle
    lawless = replace(
        APPLICATIONS,
        rules=(),
        lifecycle=Lifecycle(tuple(replace(state, requires=()) for state in life.states), life.moves),
    )

    with pytest.raises(AssertionError):
        run_state_machine_as_test(machine(accept, lawless), settings=UNTIL_FOUND)
