"""What does not add up in a pack: reported, never repaired — published tables do not always add up."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from fengqiao.assessment.packs.exact import Exact
from fengqiao.assessment.packs.outcome import Grade
from fengqiao.assessment.packs.rules import SubItems
from fengqiao.assessment.packs.standard import Item, Section, StandardPack


def warnings_of(pack: StandardPack) -> tuple[str, ...]:
    """Return a sentence for each place whose parts do not add up, and for grades that overlap or leave a gap."""
    grades = pack.outcome.grades if pack.outcome else ()
    return (*_points(pack), *_weights(pack), *_bands(grades))


def _points(pack: StandardPack) -> Iterator[str]:
    yield from _sum("总分", pack.points, [(section.title, section.points) for section in pack.sections])
    for section in pack.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    grouped = [group for group in section.groups if group.points is not None]
    parts = (
        [(group.title, group.points) for group in section.groups]
        if grouped
        else [(f"第{item.no}项", item.points) for item in section.items]
    )
    yield from _sum(f"“{section.title}”", section.points, parts)
    for group in grouped:
        yield from _sum(f"“{group.title}”", group.points, [(f"第{i.no}项", i.points) for i in group.items])
    for item in section.items:
        yield from _parts(item)


def _parts(item: Item) -> Iterator[str]:
    for rule in item.rules:
        if isinstance(rule, SubItems):
            yield from _sum(f"第{item.no}项", item.points, [(part.title, part.points) for part in rule.parts])


def _sum(whole: str, printed: Exact | None, parts: Sequence[tuple[str, Exact | None]]) -> Iterator[str]:
    """Compare a printed sum with its parts; where nothing is printed there is nothing to compare."""
    if printed is None:
        return
    if missing := [name for name, points in parts if points is None]:
        yield f"{whole}印为 {printed} 分,但{'、'.join(missing)}没有分值,无法核对。照文件保留"
        return
    total = sum((points.value for _, points in parts if points), Fraction(0))
    if total != printed.value:
        yield f"{whole}印为 {printed} 分,各部分合计 {total} 分。照文件保留"


def _weights(pack: StandardPack) -> Iterator[str]:
    rules = pack.aggregation
    if rules is None:
        return
    yield from _whole("各轮权重", [one.weight for one in rules.rounds])
    for rating in rules.ratings:
        yield from _whole(f"“{rating.title}”各方权重", [one.weight for one in rating.raters])


def _whole(what: str, weights: Iterable[Exact]) -> Iterator[str]:
    given = list(weights)
    total = sum((weight.value for weight in given), Fraction(0))
    if given and total != 1:
        yield f"{what}合计 {total * 100}%,不是 100%。照文件保留"


def _bands(grades: Sequence[Grade]) -> Iterator[str]:
    ordered = sorted((g for g in grades if g.at_least is not None), key=lambda g: g.at_least.value)  # type: ignore[union-attr]
    for lower, upper in pairwise(ordered):
        # Without an upper end a band reaches up to the next one.
        if lower.below is None or upper.at_least is None:
            continue
        if lower.below.value > upper.at_least.value:
            yield f"等次“{lower.title}”与“{upper.title}”的分数段重叠。照文件保留"
        elif lower.below.value < upper.at_least.value:
            yield f"等次“{lower.title}”与“{upper.title}”之间有空档。照文件保留"
    for lower, upper in pairwise(ordered):
        if lower.at_least == upper.at_least:
            yield f"等次“{lower.title}”与“{upper.title}”的起点相同。照文件保留"
