"""From items to a total: one item without points leaves the total open, and nothing may then be decided on it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from fengqiao.assessment import rules
from fengqiao.assessment.inputs import Inputs
from fengqiao.assessment.item_points import lines_of
from fengqiao.assessment.packs.aggregation import Aggregation
from fengqiao.assessment.packs.standard import Item, StandardPack
from fengqiao.assessment.readings import Hindered, Readings
from fengqiao.assessment.results import ItemResult, ItemScore, Line, Total
from fengqiao.assessment.verdicts import TITLES, CheckState
from fengqiao.indicators.window import Window

_LEFT_TO_PEOPLE = {
    "adjustments": "加分项、扣分项",
    "rank_points": "排名得分",
    "ratings": "多方评定",
    "escalations": "屡犯加重",
    "rounds": "分轮加权",
}
_NO_AGGREGATION = Aggregation()


def score(pack: StandardPack, window: Window, items: Sequence[ItemResult], inputs: Inputs) -> Total:
    """Return the points of a station, with every line they come from."""
    aggregation = pack.aggregation or _NO_AGGREGATION
    scores = tuple(
        _scored(item, item.points.value, result, inputs, window, aggregation)
        for item, result in zip(pack.items, items, strict=True)
        if item.points is not None
    )
    hindrances = (*_hindrances(scores), *_left_to_people(aggregation))
    total = sum((one.points for one in scores if one.points is not None), rules.ZERO)
    return Total(None if hindrances else _rounded(total, "total", aggregation), scores, hindrances)


def _scored(
    item: Item, points: Fraction, result: ItemResult, inputs: Inputs, window: Window, aggregation: Aggregation
) -> ItemScore:
    checks = {check.id: one for check, one in zip(item.checks, result.checks, strict=True)}
    try:
        lines = _lines(item, points, result, Readings(inputs, window, checks), aggregation)
    except Hindered as hindered:
        return ItemScore(item.no, None, (), hindered.state, hindered.reason)
    exact = sum((line.points for line in lines), rules.ZERO)
    rounded = _rounded(exact, "item", aggregation)
    if rounded != exact:
        lines = (*lines, Line("rounding", rounded - exact))
    return ItemScore(item.no, rounded, lines)


def _lines(
    item: Item, points: Fraction, result: ItemResult, readings: Readings, aggregation: Aggregation
) -> tuple[Line, ...]:
    if result.verdict is CheckState.ERROR:
        raise Hindered(CheckState.ERROR, "本项有核对项出错")
    if result.verdict is CheckState.NOT_APPLICABLE:
        return (_not_applicable(points, aggregation),)
    if not item.rules:
        raise Hindered(CheckState.NEEDS_EVIDENCE, "文件没有规定本项如何计分")
    return lines_of(points, item.rules, readings)


def _not_applicable(points: Fraction, aggregation: Aggregation) -> Line:
    if aggregation.not_applicable is None:
        raise Hindered(CheckState.NOT_APPLICABLE, "文件没有规定不适用的项目如何计分")
    return Line("not_applicable", points if aggregation.not_applicable == "full" else rules.ZERO)


def _hindrances(scores: Sequence[ItemScore]) -> Iterator[str]:
    for one in scores:
        if one.hindered is not None:
            yield f"第{one.no}项{TITLES[one.hindered]}:{one.reason or '没有说明'}"


def _left_to_people(aggregation: Aggregation) -> Iterator[str]:
    """Name what the pack adds to the items and no arithmetic here covers: a subtotal must not pass for a total."""
    for name, title in _LEFT_TO_PEOPLE.items():
        if getattr(aggregation, name):
            yield f"标准另有{title},须由人合计"


def _rounded(points: Fraction, of: Literal["item", "total"], aggregation: Aggregation) -> Fraction:
    rounding = next((one for one in aggregation.rounding if one.of == of), None)
    return points if rounding is None else rules.rounded_points(points, rounding.digits)
