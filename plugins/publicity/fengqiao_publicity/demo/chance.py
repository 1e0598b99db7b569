"""Chance that repeats: everything random comes from one generator with a seed."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from uuid import UUID

from fengqiao.api import Every, Window

DAYS_AFTER = 31
"""How far rows run beyond the window whose totals are met."""


class Chance(Random):
    """The generator of a seed: the same seed gives the same rows."""

    def an_id(self) -> UUID:
        """Return an id that follows from the seed."""
        return UUID(int=self.getrandbits(128), version=4)

    def happens(self, probability: float) -> bool:
        """Return True as often as the probability says."""
        return self.random() < probability

    def day(self, first: date, last: date) -> date:
        """Return a day from one to another, both included."""
        return first + timedelta(days=self.randint(0, (last - first).days))

    def weighted(self, weights: Mapping[str, int]) -> str:
        """Return one key, each as likely as its weight."""
        return self.choices(tuple(weights), tuple(weights.values()))[0]


def beyond(window: Window) -> Window:
    """Return the window and the days after it in which rows may lie that must not count."""
    return Window(window.first, window.last + timedelta(days=DAYS_AFTER))


def parts_of(window: Window, every: Every) -> Iterator[Window]:
    """Yield the months or quarters of a window, the last one cut off at its end."""
    first = window.first
    while first <= window.last:
        after = every.next(first)
        yield Window(first, min(window.last, after - timedelta(days=1)))
        first = after
