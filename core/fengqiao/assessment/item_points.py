"""The points of one item: what awards, what deducts, what takes everything, line by line."""

from collections.abc import Sequence
from fractions import Fraction

from fengqiao.assessment import rules
from fengqiao.assessment.packs.rules import (
    Accrual,
    AllOrNothing,
    Discretion,
    FixedIfBelow,
    Imported,
    Late,
    OverrideZero,
    PerMissing,
    PerOccurrence,
    PerPointBelow,
    PerUnitShort,
    ProRata,
    Rule,
    SubItem,
    SubItems,
    ZeroIf,
    awards,
)
from fengqiao.assessment.readings import Hindered, Readings
from fengqiao.assessment.results import Line
from fengqiao.assessment.verdicts import CheckState

_Checks = tuple[str, ...]


def lines_of(
    points: Fraction, given: Sequence[Rule], readings: Readings, checks: _Checks = ()
) -> tuple[Line, ...]:
    """Return the lines that add up to an item's points.

    :param checks: ids of the checks that the rules judge; all of the item's when empty.
    :raises Hindered: when a number is missing that would decide.
    """
    if zero := _zero(points, given, readings):
        return zero
    start = next((rule for rule in given if awards(rule)), None)
    award = points if start is None else _awarded(start, points, readings, checks)
    lines = [Line(start.kind if start else "points", award)]
    lines += [_deduction(rule, points, readings) for rule in given if _deducts(rule)]
    left = sum((line.points for line in lines), rules.ZERO)
    if left < 0:
        lines.append(Line("floor", -left, "扣完为止"))
    return tuple(lines)


def _zero(points: Fraction, given: Sequence[Rule], readings: Readings) -> tuple[Line, ...]:
    """A fact that takes everything is looked for first, whatever the other rules would need to know."""
    for rule in given:
        match rule:
            case OverrideZero(if_=condition, reason=reason):
                happened = readings.holds(condition)
            case ZeroIf(happened=source, reason=reason):
                happened = readings.number(source) > 0
            case _:
                continue
        if happened:
            return Line("points", points), Line(rule.kind, rules.zeroed(points, True) - points, reason)
    return ()


def _awarded(rule: Rule, points: Fraction, readings: Readings, checks: _Checks) -> Fraction:
    match rule:
        case AllOrNothing():
            return rules.all_or_nothing(points, readings.verdict(checks) is CheckState.MET)
        case SubItems(parts=parts):
            return rules.sum_of_parts(_part(part, readings) for part in parts)
        case ProRata(done=done, target=target, capped=capped):
            return rules.pro_rata(points, readings.number(done), target.value, capped=capped)
        case Imported(score=score, out_of=out_of):
            return rules.scaled_in(points, readings.number(score), out_of.value)
        case Accrual(each=each, done=done, cap=cap):
            return rules.accrued(each.value, readings.number(done), cap.value if cap else points)
        case Discretion():
            return _bounded(rule, points, readings)
    raise TypeError(rule.kind)


def _part(part: SubItem, readings: Readings) -> Fraction:
    lines = lines_of(part.points.value, part.rules, readings, part.checks)
    return sum((line.points for line in lines), rules.ZERO)


def _deducts(rule: Rule) -> bool:
    return not awards(rule) and not isinstance(rule, OverrideZero | ZeroIf)


def _deduction(rule: Rule, points: Fraction, readings: Readings) -> Line:
    return Line(rule.kind, -_deducted(rule, points, readings))


def _deducted(rule: Rule, points: Fraction, readings: Readings) -> Fraction:
    match rule:
        case PerMissing(each=each, missing=counted):
            return rules.for_each(each.value, readings.number(counted))
        case PerOccurrence(each=each, counted=counted) | Late(each=each, counted=counted):
            return rules.for_each(each.value, readings.number(counted))
        case PerPointBelow(each=each, target=target, of=source, step=step, partial=partial):
            value = readings.number(source)
            return rules.for_each_point_below(each.value, target.value, value, step.value, partial)
        case FixedIfBelow(deduct=deduct, target=target, of=source):
            return rules.once_if_below(deduct.value, target.value, readings.number(source))
        case PerUnitShort(each=each, quota=quota, done=done):
            return rules.for_each_short(each.value, quota.value, readings.number(done))
        case Imported(score=score, out_of=out_of):
            return rules.scaled_in(points, readings.number(score), out_of.value)
        case Discretion():
            return _bounded(rule, points, readings)
    raise TypeError(rule.kind)


def _bounded(rule: Discretion, points: Fraction, readings: Readings) -> Fraction:
    given = readings.number(rule.entered)
    bound = rule.up_to.value if rule.up_to else points
    if not rules.within_bound(given, bound):
        raise Hindered(CheckState.ERROR, f"填写的 {given} 不在 0 到 {bound} 之间")
    return given
