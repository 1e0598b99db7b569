"""Plans, duty lists and lists of what leading cadres must know."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance

from fengqiao_publicity.demo.offices import Entry, Office
from fengqiao_publicity.ledgers import PLANS

_BEARERS = ("司法所", "平安办", "城管中队", "市场监管所", "综合行政执法队", "社区党群办")
_MATTERS = ("宪法学习宣传", "民法典宣传", "反诈宣传", "消防安全普法", "未成年人保护宣传", "劳动用工普法")
_VILLAGE_LISTS = 0.15


def plan_rows(rng: Chance, office: Office) -> Iterator[Entry]:
    """Yield the plans of one station and the duty lists of some of its villages; the yearly plan comes first."""
    name, year = office.short, office.window.first.year
    begin = office.window.first
    yield PLANS, _plan(rng, "annual", f"{name}{year}年度普法计划", begin, date(year, 12, 31))
    if office.does(rng):
        yield PLANS, _plan(rng, "five_year", f"{name}“八五”普法规划", date(2021, 9, 1), date(2025, 12, 31))
    if office.does(rng):
        listed = _plan(rng, "duty_list", f"{name}普法责任清单", begin, date(year, 12, 31))
        yield PLANS, listed | {"duties": [_duty(rng, office) for _ in range(rng.randint(4, 8))]}
    if office.does(rng):
        yield PLANS, _plan(rng, "leaders_list", f"{name}领导干部学法用法应知应会清单", begin, None)
    for village_id, village in office.villages:
        if rng.happens(_VILLAGE_LISTS * office.care):
            own = _plan(rng, "duty_list", f"{village}普法责任清单", begin, date(year, 12, 31))
            yield PLANS, own | {"village_id": village_id}


def _plan(rng: Chance, kind: str, title: str, begin: date, end: date | None) -> dict[str, Any]:
    return {
        "id": rng.new_id(),
        "state": "issued",
        "kind": kind,
        "title": title,
        "year": begin.year,
        "drafted_on": begin,
        "valid_from": begin + timedelta(days=rng.randint(5, 40)),
        "valid_to": end,
        "responsible": "演示责任人",
    }


def _duty(rng: Chance, office: Office) -> dict[str, Any]:
    due_on = rng.day(office.window.first + timedelta(days=60), office.window.last + timedelta(days=90))
    duty = {"matter": rng.choice(_MATTERS), "bearer": rng.choice(_BEARERS), "due_on": due_on}
    if due_on <= office.window.last:
        duty["done_on"] = due_on + timedelta(days=-10 if office.does(rng) else 12)
    return duty
