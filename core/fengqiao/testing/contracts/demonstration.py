"""The rows a plugin invents for the demonstration can be entered, fit each other, and are plainly invented."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

from fengqiao.ledgers.declaration import Fielded, Ledger
from fengqiao.ledgers.fields import FieldSpec
from fengqiao.ledgers.markers import Personal, Ref
from fengqiao.registry.demo import DemoDistrict, DemoRow
from fengqiao.testing.contracts.rules import Accept

DemoRows = Callable[[int], Sequence[DemoRow]]
"""The rows of a seed."""

SYNTHETIC = "99"
"""What every invented identity number begins with: no region bears it."""


class DemonstrationContract:
    """What `seed_demo` of a plugin gives.

    :cvar ledgers: all ledgers of the plugin.
    :cvar seeds: those that are tried; published totals must hold for any.
    """

    ledgers: ClassVar[Sequence[Ledger]]
    seeds: ClassVar[Sequence[int]] = (1, 2023, 987654321)

    def test_every_ledger_has_rows(self, demo_rows: DemoRows) -> None:
        """A ledger that the demonstration leaves empty is one that nobody has seen in use."""
        for seed in self.seeds:
            assert {ledger.code for ledger, _, _ in demo_rows(seed)} == {one.code for one in self.ledgers}

    def test_every_row_passes_the_checks_of_its_ledger(self, demo_rows: DemoRows, accept: Accept) -> None:
        """What a clerk could not enter is not shown either."""
        for seed in self.seeds:
            for ledger, _, record in demo_rows(seed):
                values = {name: value for name, value in record.items() if name not in ("id", "state")}
                accept(ledger, values, record.get("state"))

    def test_every_reference_points_at_an_earlier_row_of_the_same_unit(
        self, demo: DemoDistrict, demo_rows: DemoRows
    ) -> None:
        """Rows are written in the order given; people alone are pointed at from other units."""
        people = {person.id for person in demo.people}
        villages = {(station.unit_id, one.id) for station in demo.stations for one in station.villages}
        for seed in self.seeds:
            seen = set(villages)
            for ledger, unit, record in demo_rows(seed):
                for ref, target in _references(ledger, record):
                    assert (unit, target) in seen or (ref.anywhere and target in people), (ledger.code, ref)
                seen.add((unit, record["id"]))

    def test_no_two_rows_of_a_unit_have_one_key(self, demo_rows: DemoRows) -> None:
        """An import would take the second for a correction of the first."""
        for seed in self.seeds:
            keys = Counter(
                (ledger.code, unit, *(record.get(name) for name in ledger.key))
                for ledger, unit, record in demo_rows(seed)
                if ledger.key != ("seq_no",)
            )
            assert [key for key, number in keys.items() if number > 1] == []

    def test_every_identity_number_is_plainly_invented(self, demo_rows: DemoRows) -> None:
        """Nobody real may be met in a demonstration."""
        numbers = [
            line[spec.name]
            for ledger, _, record in demo_rows(self.seeds[0])
            for spec, line in _lines(ledger, record)
            if isinstance(spec.marker, Personal) and spec.marker.kind == "id_no" and line.get(spec.name)
        ]
        assert [one for one in numbers if not one.startswith(SYNTHETIC)] == []

    def test_the_same_seed_gives_the_same_rows_and_another_seed_others(
        self, seeded: Callable[[int], Sequence[DemoRow]]
    ) -> None:
        """Whoever repeats the demonstration sees what we saw."""
        assert seeded(3) == seeded(3)
        assert seeded(3) != seeded(4)


def _references(ledger: Ledger, record: dict[str, Any]) -> Iterator[tuple[Ref, Any]]:
    for spec, line in _lines(ledger, record):
        if isinstance(spec.marker, Ref) and line.get(spec.name):
            yield spec.marker, line[spec.name]


def _lines(ledger: Ledger, record: dict[str, Any]) -> Iterator[tuple[FieldSpec, dict[str, Any]]]:
    declared: list[tuple[Fielded, dict[str, Any]]] = [(ledger, record)]
    declared += [(part, line) for part in ledger.parts for line in record.get(part.name, ())]
    for one, line in declared:
        for spec in one.fields:
            yield spec, line
