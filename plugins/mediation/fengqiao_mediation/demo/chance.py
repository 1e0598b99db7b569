"""Chance that repeats: everything random comes from one generator with a seed."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from uuid import UUID


def dice(seed: int) -> Random:
    """Return the generator of a seed: the same seed gives the same rows."""
    return Random(seed)  # noqa: S311 - synthetic data, no secret


def new_id(rng: Random) -> UUID:
    """Return an id that follows from the seed."""
    return UUID(int=rng.getrandbits(128), version=4)


def some_day(rng: Random, first: date, last: date) -> date:
    """Return a day from one to another, both included."""
    return first + timedelta(days=rng.randint(0, (last - first).days))


def split(rng: Random, whole: int, parts: int) -> list[int]:
    """Cut a whole number into so many parts of at least 1 that add up to it exactly."""
    cuts = sorted(rng.sample(range(1, whole), parts - 1))
    return [end - begin for begin, end in pairwise((0, *cuts, whole))]


def weighted(rng: Random, weights: dict[str, int]) -> str:
    """Return one key, each as likely as its weight."""
    return rng.choices(tuple(weights), tuple(weights.values()))[0]
