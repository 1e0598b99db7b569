"""Chance that repeats: everything random comes from one generator with a seed."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from uuid import UUID


def dice(seed: int) -> Random:
    """Return the generator of a seed: the same seed gives the same rows."""
    return Random(f"{seed} corrections")  # noqa: S311 - synthetic data, no secret


def new_id(rng: Random) -> UUID:
    """Return an id that follows from the seed."""
    return UUID(int=rng.getrandbits(128), version=4)


def some_day(rng: Random, first: date, last: date) -> date:
    """Return a day from one to another, both included."""
    return first + timedelta(days=rng.randint(0, (last - first).days))


def weighted(rng: Random, weights: dict[str, int]) -> str:
    """Return one key, each as likely as its weight."""
    return rng.choices(tuple(weights), tuple(weights.values()))[0]


def allot(whole: int, weights: Sequence[float]) -> list[int]:
    """Cut a whole number into parts of at least 1, as near to their weights as whole numbers allow.

    :raises ValueError: when there are more parts than the number has units.
    """
    spare = whole - len(weights)
    if spare < 0:
        raise ValueError(f"{whole} 不足以分成 {len(weights)} 份")
    shares = [spare * weight / sum(weights) for weight in weights]
    parts = [1 + int(share) for share in shares]
    by_rest = sorted(range(len(parts)), key=lambda place: int(shares[place]) - shares[place])
    for place in by_rest[: whole - sum(parts)]:
        parts[place] += 1
    return parts
