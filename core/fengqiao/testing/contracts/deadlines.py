"""The clocks run from a day to a day of their own row and say where they come from."""

from collections.abc import Sequence
from typing import ClassVar

from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldKind


class DeadlinesContract:
    """The deadlines of a plugin's ledgers.

    :cvar ledgers: all ledgers of the plugin.
    """

    ledgers: ClassVar[Sequence[Ledger]]

    def test_every_clock_starts_and_stops_on_a_day_of_its_own_row(self) -> None:
        """A clock on anything but a day would never run."""
        for ledger in self.ledgers:
            days = {spec.name for spec in ledger.fields if spec.kind is FieldKind.DAY}
            assert {day for clock in ledger.deadlines for day in clock.fields} <= days

    def test_every_clock_names_the_document_it_comes_from(self) -> None:
        """By its title or by its address: a deadline that nobody can look up binds nobody."""
        clocks = [clock for ledger in self.ledgers for clock in ledger.deadlines]
        assert [one.code for one in clocks if "《" not in one.source and "http" not in one.source] == []
