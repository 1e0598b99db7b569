"""Which state decides."""

from itertools import product

import pytest
from fengqiao.assessment.verdicts import TITLES, CheckState, combined

RANK = ["error", "unavailable", "not_met", "no_data", "needs_evidence", "met", "not_applicable"]
"""The precedence as the design prints it; what does not apply comes last, where it decides only when it is alone."""


@pytest.mark.parametrize("length", [1, 2, 3])
def test_of_any_states_the_first_in_the_published_order_decides(length: int) -> None:
    for states in product(CheckState, repeat=length):
        assert combined(states).value == min((state.value for state in states), key=RANK.index)


def test_order_and_repetition_do_not_matter() -> None:
    states = list(CheckState)

    assert combined(states) == combined(states[::-1]) == combined(states * 3) == CheckState.ERROR


def test_nothing_at_all_does_not_apply() -> None:
    assert combined([]) is CheckState.NOT_APPLICABLE


def test_every_state_has_a_chinese_title_of_its_own() -> None:
    assert len({TITLES[state] for state in CheckState}) == len(CheckState) == 7
