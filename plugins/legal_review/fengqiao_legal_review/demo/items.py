"""Items under review: when they came, who reviewed them, what the opinion was and what followed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from fengqiao.api import Chance, DemoDistrict, DemoRow, Window

from fengqiao_legal_review.demo.offices import DAY, Office, after
from fengqiao_legal_review.demo.plans import planned, reported
from fengqiao_legal_review.demo.quotas import (
    DISTRICT_QUOTAS,
    VILLAGE_RULES_PER_OFFICE,
    Outcome,
    Quota,
)
from fengqiao_legal_review.demo.verdicts import afterwards, opinion
from fengqiao_legal_review.ledgers import ITEMS

_TITLES = {
    "normative_document": "街镇{}管理办法（第{}号）",
    "major_decision": "{}项目实施方案（第{}号）",
    "party_document": "党工委{}工作规则（第{}号）",
    "owners_charter": "{}管理规约（第{}号）",
    "residents_pledge": "{}居民公约（第{}号）",
}
_TOPICS = ("社区更新", "老旧小区改造", "公共空间", "物业服务", "垃圾分类", "停车", "养老服务", "采购")
_TARGETS = {"enforcement_decision": "演示某餐饮店", "township_contract": "演示某服务公司"}
_NEEDS_LONG = {"major_decision": (10, 20), "normative_document": (5, 15)}
_SOON = (1, 6)


def item_rows(rng: Chance, plans: Chance, found: list[Office], demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield every item of the district, first those with a published total.

    :param plans: chances of what was planned and reported.
    """
    keepers = [office for office in found if office.keeps_items]
    for quota in DISTRICT_QUOTAS:
        places = rng.choices(keepers, [office.volume for office in keepers], k=quota.number)
        for office in places:
            record = _item(rng, office, quota, demo)
            if quota.kind == "major_decision":
                record |= planned(plans, record, demo.window.first)
            yield ITEMS, office.unit_id, record
    for office in found:
        if office.helps_villages:
            for _ in range(rng.randint(*VILLAGE_RULES_PER_OFFICE)):
                quota = Quota("residents_pledge", 1, partner="village_adviser")
                record = _item(rng, office, quota, demo)
                yield ITEMS, office.unit_id, record | reported(plans, record, demo.beyond.last)


def _item(rng: Chance, office: Office, quota: Quota, demo: DemoDistrict) -> dict[str, Any]:
    days = after(demo) if quota.outcome is Outcome.LATE else demo.window
    issued_on = rng.weekday(days.first, days.last)
    submitted_on = _submitted(rng, quota, issued_on, demo.window)
    record = {
        "id": rng.new_id(),
        "kind": quota.kind,
        "submitting_unit": rng.choice(("城市管理科", "社区管理办", "经济发展办", "综合行政执法队")),
        "submitted_on": submitted_on,
        "title": _title(rng, quota.kind),
        "target": _TARGETS.get(quota.kind),
        "village_id": rng.choice(office.villages) if quota.kind == "residents_pledge" else None,
        "materials": [{"kind": "draft", "received_on": submitted_on}],
    }
    if quota.outcome is Outcome.RETURNED:
        gone = {"state": "returned", "returned_on": submitted_on, "return_reason": "材料不全"}
        return record | gone
    record |= {"accepted_on": submitted_on} | _reviewers(rng, quota, issued_on)
    if quota.outcome is Outcome.OPEN:
        return record | {"state": "reviewing", "due_on": submitted_on + 10 * DAY}
    record |= opinion(rng, quota, issued_on)
    return record | afterwards(rng, quota, record, demo.beyond.last)


def _submitted(rng: Chance, quota: Quota, issued_on: date, window: Window) -> date:
    first, last = _NEEDS_LONG.get(quota.kind, _SOON)
    day = max(issued_on - DAY * rng.randint(first, last), window.first)
    # Whatever was reviewed after the window came before its end.
    return min(day, window.last) if quota.outcome is Outcome.LATE else day


def _title(rng: Chance, kind: str) -> str | None:
    pattern = _TITLES.get(kind)
    return pattern.format(rng.choice(_TOPICS), rng.randint(1, 40)) if pattern else None


def _reviewers(rng: Chance, quota: Quota, heard_on: date) -> dict[str, Any]:
    lines = [{"kind": "station", "lead": True, "name": rng.name()}]
    if quota.partner is None:
        return {"mode": "single", "reviewers": lines}
    lines.append({"kind": quota.partner, "heard_on": heard_on, "name": rng.name()})
    return {"mode": rng.weighted({"joint": 9, "panel": 1}), "reviewers": lines}
