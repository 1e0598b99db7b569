"""Shares of a whole that add up to it exactly."""

from collections.abc import Sequence


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
