"""Activities of one station: a theme a month, visits to all kinds of people, days the calendar names, orders served."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance, Every, Window

from fengqiao_publicity.demo.offices import Entry, Office
from fengqiao_publicity.ledgers import ACTIVITIES

TOPIC_SESSIONS = {"organ": 6, "community": 8}
"""“机关内＋下社区”专题普法: fourteen sessions of one township in the window (S003)."""

TOPIC_TOWNSHIP = "彭浦新村街道"

_SEVEN = ("organ", "school", "village", "community", "temple", "enterprise", "institution")
_OTHERS = {"community": 50, "school": 15, "enterprise": 15, "family": 8, "network": 8, "organ": 4}
# Special sessions elsewhere go neither into organs nor into communities: those are the fourteen.
_TOPIC_TARGETS = ("school", "enterprise", "institution")
_FORMS = {
    "lecture": 30,
    "consultation": 25,
    "exhibition": 15,
    "case_talk": 8,
    "lawyer_talk": 8,
    "neighbours_story": 4,
    "health_check": 4,
    "live": 3,
    "performance": 3,
}
_THEMES = {
    1: "节前讨薪维权",
    2: "新春送法",
    3: "妇女权益与消费维权",
    4: "国家安全",
    5: "民法典",
    6: "安全生产与禁毒",
    7: "暑期未成年人保护",
    8: "文明养犬与邻里",
    9: "开学法治第一课",
    10: "老年人权益",
}
_EVIDENCE = ("plan", "scheme", "picture", "report")
_SECURITY_DAY, _CIVIL_CODE_MONTH = (4, 15), 5


@dataclass(frozen=True)
class _Idea:
    """What an activity is to be, before anybody knows how well it was kept."""

    on: date
    kind: str = "daily"
    target: str = "community"
    form: str = "lecture"
    more: tuple[tuple[str, Any], ...] = ()


def activity_rows(rng: Chance, office: Office, *, plans: list[Entry], orders: list[Entry]) -> Iterator[Entry]:
    """Yield the activities of one station.

    :param plans: its plans, the yearly one first: activities stand under it.
    :param orders: its orders; a delivered one is an activity too.
    """
    plan_id = plans[0][1]["id"]
    for idea in _ideas(rng, office, [order for _, order in orders]):
        yield ACTIVITIES, _held(rng, office, idea, plan_id)
    for _ in range(rng.randint(0, 2)):
        yield ACTIVITIES, _not_held(rng, office)


def _ideas(rng: Chance, office: Office, orders: list[dict[str, Any]]) -> Iterator[_Idea]:
    days = office.beyond
    yield from _monthly(rng, office, days)
    yield from _visits(rng, office, days)
    yield from _quarterly(rng, office, days)
    yield from _calendar(rng, office)
    yield from _ordered(orders)
    for _ in range(rng.randint(0, 8)):
        target, form = rng.weighted(_OTHERS), rng.weighted(_FORMS)
        yield _Idea(rng.day(days.first, days.last), "daily", target, form)
    if office.township == TOPIC_TOWNSHIP:
        yield from _topic_sessions(rng, office, days)


def _monthly(rng: Chance, office: Office, days: Window) -> Iterator[_Idea]:
    for month in days.parts(Every.MONTH):
        if office.does(rng):
            theme = (("theme", _THEMES[month.first.month]),)
            on = rng.day(month.first, month.last)
            yield _Idea(on, "theme_month", "community", rng.weighted(_FORMS), theme)


def _visits(rng: Chance, office: Office, days: Window) -> Iterator[_Idea]:
    for target in _SEVEN:
        # A careful station goes to each kind of people inside the window, not only after it.
        last = office.window.last if office.careful else days.last
        if office.does(rng):
            yield _Idea(rng.day(days.first, last), "campaign", target, rng.weighted(_FORMS))


def _quarterly(rng: Chance, office: Office, days: Window) -> Iterator[_Idea]:
    for quarter in days.parts(Every.QUARTER):
        if office.does(rng):
            on = rng.day(quarter.first, quarter.last)
            yield _Idea(on, "topic", rng.choice(_TOPIC_TARGETS), rng.weighted(_FORMS))


def _calendar(rng: Chance, office: Office) -> Iterator[_Idea]:
    year = office.window.first.year
    if office.does(rng):
        security = (("special_day", "national_security"), ("law", "national_security"))
        yield _Idea(date(year, *_SECURITY_DAY), "campaign", "community", "exhibition", security)
    if office.does(rng):
        code = (("special_day", "civil_code"), ("law", "civil_code"))
        on = rng.day(date(year, _CIVIL_CODE_MONTH, 1), date(year, _CIVIL_CODE_MONTH, 31))
        yield _Idea(on, "campaign", "community", "lecture", code)
        yield _Idea(on + timedelta(days=1), "campaign", "community", "walk", code)
    if office.does(rng):
        aid = (("law", "legal_aid"), ("purpose", "weak_groups"))
        yield _Idea(
            rng.day(office.window.first, office.window.last), "campaign", "community", "consultation", aid
        )


def _ordered(orders: list[dict[str, Any]]) -> Iterator[_Idea]:
    for order in orders:
        if order.get("state") == "delivered":
            more = (("order_id", order["id"]), ("law", order["law"]))
            yield _Idea(order["delivered_on"], "daily", order["requester_kind"], "order", more)


def _topic_sessions(rng: Chance, office: Office, days: Window) -> Iterator[_Idea]:
    """Fourteen in the window; and one after it, which must not count."""
    for target, number in TOPIC_SESSIONS.items():
        for _ in range(number):
            yield _Idea(rng.day(office.window.first, office.window.last), "topic", target, "lecture")
    yield _Idea(rng.day(office.window.last + timedelta(days=1), days.last), "topic", "community", "lecture")


def _held(rng: Chance, office: Office, idea: _Idea, plan_id: Any) -> dict[str, Any]:
    planned_on = max(office.window.first, idea.on - timedelta(days=rng.randint(5, 25)))
    whole = office.does(rng)
    kinds = _EVIDENCE if whole else rng.sample(_EVIDENCE, rng.randint(0, 3))
    record = {
        "id": rng.new_id(),
        "state": "evidenced" if whole else "held",
        "title": "法治宣传活动",
        "kind": idea.kind,
        "target_kind": idea.target,
        "form": idea.form,
        "planned_on": planned_on,
        "approved_on": planned_on,
        "held_on": idea.on,
        "audience": rng.randint(20, 220),
        "materials": rng.randint(0, 300),
        "evidence": [_evidence(rng, kind, planned_on, idea.on) for kind in kinds],
        **dict(idea.more),
    }
    if idea.target == "community":
        record["village_id"] = office.village(rng)
    if rng.happens(0.3 * office.care):
        record["plan_id"] = plan_id
    if whole and rng.happens(0.5):
        record |= {"state": "archived", "archived_on": idea.on + timedelta(days=rng.randint(1, 20))}
    return record


def _evidence(rng: Chance, kind: str, planned_on: date, held_on: date) -> dict[str, Any]:
    made_on = planned_on if kind in ("plan", "scheme") else held_on
    return {"kind": kind, "made_on": made_on, "kept_at": f"普法卷{rng.randint(1, 99)}号"}


def _not_held(rng: Chance, office: Office) -> dict[str, Any]:
    """An activity that never took place, or has not yet: it must count nowhere."""
    record = {
        "id": rng.new_id(),
        "title": "法治宣传活动",
        "kind": "topic",
        "target_kind": "community",
        "form": "lecture",
        "planned_on": rng.day(office.window.first, office.window.last),
    }
    if rng.happens(0.5):
        return record | {"state": "cancelled", "cancelled_reason": "场地不能使用"}
    return record
