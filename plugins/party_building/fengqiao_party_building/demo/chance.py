"""Chance that repeats: everything random comes from a generator with a seed and a topic."""

from datetime import date, timedelta
from random import Random
from uuid import UUID


def chance(seed: int, topic: str) -> Random:
    """Return the chance of one topic: what is drawn for one never shifts another."""
    return Random(f"{seed} party building {topic}")  # noqa: S311 - synthetic data, no secret


def new_id(rng: Random) -> UUID:
    """Return an id that follows from the seed."""
    return UUID(int=rng.getrandbits(128), version=4)


def some_day(rng: Random, first: date, last: date) -> date:
    """Return a day from one to another, both included."""
    return first + timedelta(days=rng.randint(0, (last - first).days))
