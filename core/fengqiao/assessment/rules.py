"""The arithmetic of points, method by method, on exact fractions: nothing is rounded unless the pack says so.

`points` are the full points of an item. What deducts returns a deduction; `left_after` takes all of an item's
deductions from its one pool.
"""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor
from typing import Literal

ZERO = Fraction(0)


def all_or_nothing(points: Fraction, met: bool) -> Fraction:
    """M02 全扣全得."""
    return points if met else ZERO


def zeroed(points: Fraction, happened: bool) -> Fraction:
    """M03, M09: nothing is left when the fact or the consequence is there."""
    return ZERO if happened else points


def for_each(each: Fraction, count: Fraction) -> Fraction:
    """M04, M05, M07, M08, M10, M11: so many points for each missing part, occurrence, late case or document."""
    return each * count


def left_after(points: Fraction, deductions: Iterable[Fraction]) -> Fraction:
    """扣完为止: what is left of the points, never less than nothing."""
    return max(ZERO, points - sum(deductions, ZERO))


def sum_of_parts(parts: Iterable[Fraction]) -> Fraction:
    """M06 分项计分."""
    return sum(parts, ZERO)


def for_each_point_below(
    each: Fraction,
    target: Fraction,
    value: Fraction,
    step: Fraction,
    partial: Literal["exact", "floor", "ceil"],
) -> Fraction:
    """M12 每低一个百分点扣N分: `partial` says whether a part of a point counts as itself, not at all, or whole."""
    below = max(ZERO, target - value) / step
    return each * {"exact": below, "floor": Fraction(floor(below)), "ceil": Fraction(ceil(below))}[partial]


def once_if_below(deduct: Fraction, target: Fraction, value: Fraction) -> Fraction:
    """M13 不达标扣N分."""
    return deduct if value < target else ZERO


def pro_rata(points: Fraction, done: Fraction, target: Fraction, *, capped: bool = True) -> Fraction:
    """M14 按完成比例折算."""
    share = done / target
    return points * (min(Fraction(1), share) if capped else share)


def scaled_in(points: Fraction, score: Fraction, out_of: Fraction) -> Fraction:
    """M15 外部得分折算."""
    return pro_rata(points, score, out_of)


def for_each_short(each: Fraction, quota: Fraction, done: Fraction) -> Fraction:
    """M16 每少一个扣N分; more than the quota earns nothing."""
    return each * max(ZERO, quota - done)


def accrued(each: Fraction, units: Fraction, cap: Fraction) -> Fraction:
    """M17 每个得N分, up to a cap."""
    return min(cap, each * units)


def within_bound(given: Fraction, bound: Fraction) -> bool:
    """M18 酌情: whether a person's number keeps to what the document leaves to them."""
    return ZERO <= given <= bound


def rounded_points(points: Fraction, digits: int) -> Fraction:
    """Round half up, away from zero."""
    scaled = abs(points) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if points >= 0 else -whole, 10**digits)
