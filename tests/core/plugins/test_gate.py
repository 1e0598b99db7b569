"""The gate through which a loan's statements pass."""

from threading import Event, Thread

import pytest
from fengqiao.plugins.gate import Gate, GateShut


def test_shutting_waits_until_the_statement_inside_has_been_stopped() -> None:
    entered, interrupted, finished = Event(), Event(), []
    gate = Gate(interrupted.set)

    def statement() -> None:
        entered.set()
        interrupted.wait()
        finished.append(True)

    busy = Thread(target=lambda: gate.let_through(statement), daemon=True)
    busy.start()
    entered.wait()
    gate.shut()

    assert finished == [True]


def test_an_interruption_that_fails_or_comes_too_early_is_tried_again() -> None:
    entered, knocks, let_go = Event(), [], Event()

    def interrupt() -> None:
        knocks.append(True)
        if len(knocks) < 3:
            raise OSError
        let_go.set()

    gate = Gate(interrupt)

    def statement() -> None:
        entered.set()
        let_go.wait()

    Thread(target=lambda: gate.let_through(statement), daemon=True).start()
    entered.wait()
    gate.shut()

    assert len(knocks) == 3


def test_nothing_gets_in_once_it_is_shut() -> None:
    gate = Gate(lambda: None)
    passed: list[bool] = []
    gate.let_through(lambda: passed.append(True))
    gate.shut()

    with pytest.raises(GateShut):
        gate.let_through(lambda: passed.append(True))
    assert passed == [True]
