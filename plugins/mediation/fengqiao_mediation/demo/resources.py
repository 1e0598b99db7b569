"""What a district keeps beside its cases: centres, experts, subsidies, analyses, joint work with other organs."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fengqiao.api import Chance, DemoRow, Every, Window

from fengqiao_mediation.demo.places import Office
from fengqiao_mediation.ledgers import (
    ANALYSES,
    CENTRES,
    EXPERTS,
    MEETINGS,
    REFERRALS,
    SUBSIDIES,
    SUBSIDY_RATES,
)

_REGION = "310106"
_RATES = {"simple": (50, 80), "general": (100, 150), "difficult": (400, 500)}
"""Invented yuan per case, before 2023 and since."""

_FIELDS = ("traffic", "medical", "labour", "property_management", "consumer", "intellectual_property")
_JOINT = (
    ("police", "某派出所", "joint", "某派出所、某律师事务所"),
    ("petition", "某街道信访办", "joint", "某街道信访办"),
    ("agency", "某区市场监督管理局", "invited", None),
)
_LATE_PAYERS_CARE = 0.95


def resource_rows(rng: Chance, bureau: int, stations: list[Office], window: Window) -> Iterator[DemoRow]:
    """Yield what stands beside the cases.

    :param window: from the first to the last day on which anything happens.
    """
    yield from _centres(rng, stations)
    yield from _experts(rng, bureau)
    yield from _rates(rng, bureau)
    for office in stations:
        yield from _subsidies(rng, office, window)
        yield from _analyses(rng, office, window)
        yield from _joint_work(rng, office, window)


def _centres(rng: Chance, stations: list[Office]) -> Iterator[DemoRow]:
    apart = rng.choice(stations)
    for office in stations:
        yield (
            CENTRES,
            office.unit_id,
            {
                "id": rng.new_id(),
                "name": f"{office.name}矛盾纠纷调解中心",
                "level": "township",
                "at_station": office is not apart,
                "set_up_on": rng.day(date(2019, 1, 1), date(2022, 12, 31)),
                "organs": "派出所、律师工作室、信访办",
            },
        )


def _experts(rng: Chance, bureau: int) -> Iterator[DemoRow]:
    for field in _FIELDS:
        for _ in range(2):
            yield (
                EXPERTS,
                bureau,
                {
                    "id": rng.new_id(),
                    "name": rng.name(),
                    "industry": field,
                    "qualification": rng.choice(("律师", "高级工程师", "主任医师", "教授")),
                    "listed_on": rng.day(date(2020, 1, 1), date(2022, 12, 31)),
                },
            )


def _rates(rng: Chance, bureau: int) -> Iterator[DemoRow]:
    for grade, (before, since) in _RATES.items():
        old = {"since": date(2020, 1, 1), "until": date(2022, 12, 31), "amount": Decimal(before)}
        for rate in (old, {"since": date(2023, 1, 1), "amount": Decimal(since)}):
            yield SUBSIDY_RATES, bureau, {"id": rng.new_id(), "region_code": _REGION, "grade": grade, **rate}


def _subsidies(rng: Chance, office: Office, window: Window) -> Iterator[DemoRow]:
    for quarter in _whole_quarters(window):
        for mediator_id, _ in office.places[0].mediators:
            grade, cases = rng.choice(tuple(_RATES)), rng.randint(1, 40)
            rate = Decimal(_RATES[grade][1])
            record: dict[str, Any] = {
                "id": rng.new_id(),
                "mediator_id": mediator_id,
                "grade": grade,
                "period_from": quarter.first,
                "period_to": quarter.last,
                "cases": cases,
                "rate": rate,
                "due": cases * rate,
            }
            if office.care >= _LATE_PAYERS_CARE or rng.happens(0.5):
                paid_on = quarter.last + timedelta(days=rng.randint(-20, 0))
                record |= {"state": "paid", "paid": record["due"], "paid_on": paid_on}
            yield SUBSIDIES, office.unit_id, record


def _whole_quarters(window: Window) -> Iterator[Window]:
    for quarter in window.parts(Every.QUARTER):
        if quarter.last + timedelta(days=1) == Every.QUARTER.next(quarter.first):
            yield quarter


def _analyses(rng: Chance, office: Office, window: Window) -> Iterator[DemoRow]:
    for quarter in _whole_quarters(window):
        if rng.happens(office.care):
            yield (
                ANALYSES,
                office.unit_id,
                {
                    "id": rng.new_id(),
                    "level": "township",
                    "made_on": quarter.last,
                    "covers_from": quarter.first,
                    "covers_to": quarter.last,
                    "findings": "邻里和物业纠纷仍居前列，多发于老旧小区；建议提前介入加装电梯等事项。",
                    "to_government": True,
                    "to_bureau": True,
                },
            )


def _joint_work(rng: Chance, office: Office, window: Window) -> Iterator[DemoRow]:
    for referrer, name, mode, joint_with in rng.sample(_JOINT, 2):
        yield (
            REFERRALS,
            office.unit_id,
            {
                "id": rng.new_id(),
                "referrer": referrer,
                "referrer_name": name,
                "mode": mode,
                "joint_with": joint_with,
                "received_on": rng.day(window.first, window.last),
            },
        )
    for quarter in window.parts(Every.QUARTER):
        if rng.happens(office.care - 0.1):
            yield (
                MEETINGS,
                office.unit_id,
                {
                    "id": rng.new_id(),
                    "kind": "joint",
                    "held_on": min(window.last, quarter.first + timedelta(days=rng.randint(0, 80))),
                    "attendees": rng.randint(8, 25),
                    "topics": "调委会主任和司法所联席会议",
                },
            )
