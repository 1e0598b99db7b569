"""From what units own to what their subtrees hold: which rows enter whose figure, on one day of the tree."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.indicators.selects import links_in_force

Counts = dict[int, int]
"""Unit id → what a measure counted in its subtree; a unit without rows is absent and counts 0."""

Sources = dict[int, int]
"""Unit id → the one unit, itself or one below it, that has rows for its figure."""

_MOST_NAMED = 500


@dataclass(frozen=True)
class Subtrees:
    """The subtrees of the units that get a figure.

    :param above: unit → those of the units that get a figure into whose figure its rows go.
    :param alone: the units that get a figure and have no other below them.
    :param wide: the units that get a figure and have others below them.
    """

    above: dict[int, list[int]]
    alone: frozenset[int]
    wide: tuple[int, ...]

    @classmethod
    def read(cls, session: ScopedSession, units: Collection[int], day: date) -> "Subtrees":
        """Return the subtrees of some units as the tree stood on a day."""
        above: dict[int, list[int]] = {}
        sizes: Counter[int] = Counter()
        wanted = set(units)
        # Naming tens of thousands of units would pass the parameter limit of SQLite.
        links = links_in_force(None if len(wanted) > _MOST_NAMED else wanted)
        for ancestor, unit in session.execute(links, {"tree_day": day}, execution_options=ALREADY_SCOPED):
            if ancestor in wanted:
                above.setdefault(unit, []).append(ancestor)
                sizes[ancestor] += 1
        wide = tuple(unit for unit, size in sizes.items() if size > 1)
        return cls(above, frozenset(wanted.difference(wide)), wide)

    def added_up(self, rows: Sequence[Any], place: int) -> Counts:
        """Return what a column adds up to, for every unit that gets a figure."""
        counts: Counts = {}
        for row in rows:
            # SUM of nothing is NULL, and PostgreSQL answers a sum of integers as a decimal.
            number = int(row[place] or 0)
            if number:
                for unit in self.above.get(row[0], ()):
                    counts[unit] = counts.get(unit, 0) + number
        return counts

    def sources(self, rows: Sequence[Any]) -> tuple[Sources, tuple[int, ...]]:
        """Return from which one unit each figure comes, and the units whose figures mix rows of several."""
        only: Sources = {}
        mixed: dict[int, None] = {}
        for row in rows:
            for unit in self.above.get(row[0], ()):
                if only.setdefault(unit, row[0]) != row[0]:
                    mixed[unit] = None
        return {unit: source for unit, source in only.items() if unit not in mixed}, tuple(mixed)

    def as_they_stand(self, rows: Sequence[Any], place: int, sources: Sources) -> Counts:
        """Return what a column says of the units whose rows all are of one unit."""
        counts = {row[0]: row[place] for row in rows}
        return {unit: counts[source] for unit, source in sources.items()}
