"""The states of every ledger hang together."""

from collections.abc import Sequence
from typing import ClassVar

import pytest

from fengqiao.ledgers.declaration import Ledger


class LifecyclesContract:
    """The life cycles of a plugin's ledgers.

    :cvar ledgers: all ledgers of the plugin.
    """

    ledgers: ClassVar[Sequence[Ledger]]

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Give each ledger a test of its own."""
        if "ledger" in metafunc.fixturenames:
            metafunc.parametrize("ledger", self.ledgers, ids=lambda ledger: ledger.code)

    def test_every_state_can_be_reached_and_every_way_leads_somewhere(self, ledger: Ledger) -> None:
        """A state nobody can come to, and a way that begins nowhere, are mistakes of the declaration."""
        life = ledger.lifecycle
        known = {state.code for state in life.states}
        reached = {life.initial}
        for _ in life.states:
            reached |= {move.target for move in life.moves if set(move.sources) & reached}
        assert reached == known
        assert all(set(move.sources) <= known for move in life.moves)

    def test_what_may_be_set_on_a_way_is_a_field_or_a_part(self, ledger: Ledger) -> None:
        """A move names only what its ledger has."""
        known = {spec.name for spec in ledger.fields} | {part.name for part in ledger.parts}
        assert {name for move in ledger.lifecycle.moves for name in move.fields} <= known
