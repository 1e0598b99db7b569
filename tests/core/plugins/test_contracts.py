"""A contract finds the plugin that breaks it: each promise has a plugin of one ledger here that does not keep it."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fengqiao.chance import Chance
from fengqiao.indicators.conditions import flagged
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.measures import count
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.deadlines import ClockUnit, Deadline
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.faults import Fault
from fengqiao.ledgers.lifecycle import Lifecycle, Move, Record, State
from fengqiao.ledgers.rule_words import first_fault, in_order, missing, not_before, unwanted
from fengqiao.registry.stations import STATIONS, Station
from fengqiao.testing.contracts import (
    CodeListsContract,
    DeadlinesContract,
    LifecyclesContract,
    RulesContract,
    Trial,
    rules_of,
    without,
)

MARCH, APRIL = date(2024, 3, 1), date(2024, 4, 1)


def named(record: Record) -> Fault | None:
    """A station has a name of its own."""
    return Fault("name", "规范名称", "太短", "请写全名") if record.get("name") == "所" else None


def never(record: Record) -> Fault | None:
    """A rule that lets everything pass."""
    return None


def mistitled(record: Record) -> Fault | None:
    """A rule that calls its field otherwise than the form does."""
    return Fault("name", "标题", "太短", "请写全名") if record.get("name") == "所" else None


def guarded(*rules: Any) -> Ledger:
    """Return the ledger of stations with these rules only."""
    return replace(STATIONS, rules=rules, lifecycle=Lifecycle((State("recorded", "已登记"),)))


GOOD = {"name": "某司法所", "kind": "subdistrict"}


def contract(rule: Any, *others: Any) -> tuple[RulesContract, Trial]:
    """Return a contract with the trial of a rule, and the trial."""

    class Kept(RulesContract):
        ledgers = (guarded(rule, *others),)

    trial = Trial(rule, Kept.ledgers[0], "", GOOD, {"name": "所"})
    Kept.trials = (trial,)
    return Kept(), trial


@pytest.fixture
def accept() -> Any:
    """Ask the rules of a ledger and nothing else."""
    from fengqiao.ledgers.faults import refuse

    def check(ledger: Ledger, values: dict[str, Any], state: str | None = None) -> None:
        refuse(fault for rule in rules_of(ledger) if (fault := rule(values)) is not None)

    return check


def test_a_rule_that_keeps_its_promise_passes_every_test(accept: Any) -> None:
    kept, trial = contract(named)

    kept.test_a_rule_lets_the_right_row_pass_and_refuses_the_wrong_one(trial, accept)
    kept.test_without_its_rule_the_fault_would_go_unseen(trial, accept)
    kept.test_a_fault_calls_its_field_as_its_ledger_does(replace(trial, rule=named))
    kept.test_every_rule_is_tried_in_every_ledger_that_asks_it()
    assert without(named, kept.ledgers[0]).rules == ()


def test_a_rule_that_refuses_nothing_is_found(accept: Any) -> None:
    idle, trial = contract(never)

    with pytest.raises(pytest.fail.Exception):
        idle.test_a_rule_lets_the_right_row_pass_and_refuses_the_wrong_one(trial, accept)
    with pytest.raises(AssertionError):
        idle.test_without_its_rule_the_fault_would_go_unseen(trial, accept)


def test_a_rule_written_twice_is_found(accept: Any) -> None:
    twice, trial = contract(named, lambda record: named(record))

    with pytest.raises(AssertionError):
        twice.test_without_its_rule_the_fault_would_go_unseen(trial, accept)


def test_a_rule_without_a_trial_and_a_trial_without_a_rule_are_found() -> None:
    untried, _ = contract(named, never)
    with pytest.raises(AssertionError):
        untried.test_every_rule_is_tried_in_every_ledger_that_asks_it()

    stray, trial = contract(named)
    type(stray).trials = (trial, replace(trial, rule=never))
    with pytest.raises(AssertionError):
        stray.test_every_rule_is_tried_in_every_ledger_that_asks_it()


def test_a_title_that_is_not_the_ledgers_is_found() -> None:
    kept, trial = contract(mistitled)

    with pytest.raises(AssertionError):
        kept.test_a_fault_calls_its_field_as_its_ledger_does(trial)


@pytest.mark.parametrize(
    "move",
    [Move("open", "开", ("recorded",), "open"), Move("open", "开", ("lost",), "closed")],
    ids=["leads nowhere", "begins nowhere"],
)
def test_a_life_cycle_that_does_not_hang_together_is_found(move: Move) -> None:
    states = (State("recorded", "已登记"), State("closed", "已办结"))
    ledger = replace(STATIONS, lifecycle=Lifecycle(states, (move,)))

    with pytest.raises(AssertionError):
        LifecyclesContract().test_every_state_can_be_reached_and_every_way_leads_somewhere(ledger)


def test_a_move_that_sets_what_is_not_there_is_found() -> None:
    stray = Move("close", "办结", ("recorded",), "recorded", ("nothing",))
    ledger = replace(STATIONS, lifecycle=Lifecycle((State("recorded", "已登记"),), (stray,)))

    with pytest.raises(AssertionError):
        LifecyclesContract().test_what_may_be_set_on_a_way_is_a_field_or_a_part(ledger)


def test_a_list_nobody_ships_and_a_flag_nobody_carries_are_found() -> None:
    class Unshipped(CodeListsContract):
        ledgers = (STATIONS,)

    asked = {"x.a": Indicator("x.a", "数", count(Station, flagged(Station.kind, "lost")), "个")}
    for test in (
        lambda: Unshipped().test_every_list_that_a_field_takes_codes_from_is_shipped(CodeBook(())),
        lambda: Unshipped().test_every_flag_that_an_indicator_reads_is_carried_by_a_code(CodeBook(()), asked),
    ):
        with pytest.raises(AssertionError):
            test()


def test_a_clock_without_a_document_and_one_that_starts_on_no_day_are_found() -> None:
    class Timed(DeadlinesContract):
        ledgers = (
            replace(
                STATIONS, deadlines=(Deadline("D-X", "限期", "name", "closed_on", 3, ClockUnit.DAY, "听说"),)
            ),
        )

    for test in (
        Timed().test_every_clock_starts_and_stops_on_a_day_of_its_own_row,
        Timed().test_every_clock_names_the_document_it_comes_from,
    ):
        with pytest.raises(AssertionError):
            test()


def test_the_words_of_rules_say_what_is_wrong() -> None:
    early = {"start": APRIL, "end": MARCH, "note": ""}

    assert missing(early, "note", "备注", "请填写") == Fault("note", "备注", "未填写", "请填写")
    assert missing({"note": "有"}, "note", "备注", "请填写") is None
    assert unwanted(early, "note", "备注", "不用填") is None
    assert unwanted({"note": "有"}, "note", "备注", "不用填") is not None
    late = not_before(early, "end", "结束", "start", "开始")
    assert late is not None
    assert "2024-04-01" in late.reason
    assert not_before({"start": APRIL, "end": None}, "end", "结束", "start", "开始") is None
    assert in_order(early, ("start", "开始"), ("middle", "中间"), ("end", "结束")) == late
    assert in_order(early, ("end", "结束"), ("start", "开始")) is None
    assert first_fault({"name": "所"}, never, named) == named({"name": "所"})


def test_chance_repeats_and_the_chance_of_one_topic_leaves_another_alone() -> None:
    one, again, other = Chance.of(7, "people"), Chance.of(7, "people"), Chance.of(7, "places")

    assert [one.new_id() for _ in range(3)] == [again.new_id() for _ in range(3)]
    assert one.new_id() != other.new_id()
    assert sum(one.split(100, 7)) == 100
    assert min(one.split(7, 7)) == 1
    assert "演示" in one.name()
    # 2 and 3 March 2024 are a weekend.
    assert {one.weekday(MARCH, date(2024, 3, 3)) for _ in range(20)} == {MARCH}
    assert one.weekday(date(2024, 3, 2), date(2024, 3, 3)).weekday() >= 5
    for age in (0, 1, 4, 17, 18, 64):
        born = one.born(MARCH, age)
        assert MARCH.year - born.year - ((born.month, born.day) > (3, 1)) == age


def test_one_run_tests_several_plugins_each_by_its_own_name(tmp_path: Path) -> None:
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        conftest = f"import pytest\n@pytest.fixture(scope='session')\ndef plugin_package(): return 'fengqiao_{name}'\n"
        (folder / "conftest.py").write_text(conftest)
        test = f"def test_name(plugin_name): assert plugin_name == '{name}'\n"
        (folder / f"test_{name}.py").write_text(test)

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--rootdir", tmp_path, tmp_path],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )

    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout
