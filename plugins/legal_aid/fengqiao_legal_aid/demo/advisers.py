"""Advisers of the demo: everybody who must have one has one on the window's last day."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from fengqiao.api import Chance, DemoRow, Every, Window

from fengqiao_legal_aid.demo.offices import Office, habits
from fengqiao_legal_aid.ledgers import ADVISER_CONTRACTS, ADVISER_LOGS, CHAT_GROUPS, CLIENTS

DEPARTMENTS = (
    "发展和改革委员会",
    "商务委员会",
    "教育局",
    "科学技术委员会",
    "民政局",
    "财政局",
    "人力资源和社会保障局",
    "建设和管理委员会",
    "生态环境局",
    "规划和自然资源局",
    "文化和旅游局",
    "卫生健康委员会",
    "退役军人事务局",
    "应急管理局",
    "审计局",
    "市场监督管理局",
    "统计局",
    "医疗保障局",
    "住房保障和房屋管理局",
    "绿化和市容管理局",
    "城市管理行政执法局",
    "机关事务管理局",
    "信访办公室",
    "国有资产监督管理委员会",
)
_LEGAL_DUTIES = ("consultation", "lecture", "contract_review", "village_rules", "mediation", "aid_guidance")
_PSYCHOLOGICAL_DUTIES = ("counselling", "mental_lecture", "crisis_referral")
_KINDS = {
    "consultation": 60,
    "lecture": 14,
    "contract_review": 8,
    "village_rules": 3,
    "mediation": 10,
    "aid_guidance": 5,
}
_FULL, _SHORT = (300, 330, 360), (120, 180, 240)
_HAS_COUNSELLOR = 0.35
_WROTE_IN_OCTOBER = 0.2


def adviser_rows(rng: Chance, bureau: int, found: list[Office], window: Window) -> Iterator[DemoRow]:
    """Yield clients, contracts, logs and chat groups."""
    yield from _clients(rng, bureau, [f"区{name}" for name in DEPARTMENTS], "department", window)
    hours, groups = habits(rng, found), habits(rng, found)
    for office in found:
        name = (
            f"{office.township}办事处" if office.township.endswith("街道") else f"{office.township}人民政府"
        )
        yield from _clients(rng, office.unit_id, [name], "township", window)
        for place, (village_id, _) in enumerate(office.villages):
            contract = _contract(rng, "legal", window, village_id=village_id, with_duties=place == 0)
            yield ADVISER_CONTRACTS, office.unit_id, contract
            yield from _logs(rng, office.unit_id, contract, hours[office.unit_id], window)
            yield from _beside(rng, office.unit_id, village_id, window, first=place == 0)
            yield from _group(rng, office.unit_id, village_id, groups[office.unit_id])


def _clients(rng: Chance, unit: int, names: list[str], kind: str, window: Window) -> Iterator[DemoRow]:
    for name in names:
        client_id = rng.new_id()
        yield CLIENTS, unit, {"id": client_id, "name": name, "kind": kind}
        yield ADVISER_CONTRACTS, unit, _contract(rng, "legal", window, client_id=client_id)


def _contract(
    rng: Chance, kind: str, window: Window, *, with_duties: bool = False, **of: UUID
) -> dict[str, Any]:
    duties = _LEGAL_DUTIES if kind == "legal" else _PSYCHOLOGICAL_DUTIES
    return {
        "id": rng.new_id(),
        "kind": kind,
        "adviser": rng.name(),
        "firm": "某律师事务所" if kind == "legal" else "某心理咨询机构",
        "signed_on": window.first - timedelta(days=rng.randint(1, 40)),
        "since": window.first,
        "until": date(window.first.year, 12, 31),
        "duties": [{"duty": duty} for duty in duties] if with_duties else [],
        **of,
    }


def _beside(rng: Chance, unit: int, village_id: UUID, window: Window, *, first: bool) -> Iterator[DemoRow]:
    """Yield what adds nothing to legal advisers: counsellors, and a contract that has run out."""
    if first or rng.happens(_HAS_COUNSELLOR):
        yield (
            ADVISER_CONTRACTS,
            unit,
            _contract(rng, "psychological", window, village_id=village_id, with_duties=True),
        )
    if first:
        old = _contract(rng, "legal", window, village_id=village_id)
        year = window.first.year - 1
        yield (
            ADVISER_CONTRACTS,
            unit,
            old
            | {
                "signed_on": date(year - 1, 12, 20),
                "since": date(year, 1, 1),
                "until": date(year, 12, 31),
            },
        )


def _logs(
    rng: Chance, unit: int, contract: dict[str, Any], habit: float | None, window: Window
) -> Iterator[DemoRow]:
    if habit is None:
        return
    for month in window.parts(Every.MONTH):
        minutes = rng.choice(_FULL) if rng.happens(habit) else rng.choice(_SHORT)
        # Some months are made up of two visits: neither alone would do.
        parts = (minutes // 2, minutes - minutes // 2) if rng.happens(0.05) else (minutes,)
        for part in parts:
            yield ADVISER_LOGS, unit, _log(rng, contract, month.first, month.last, part)
    if rng.happens(_WROTE_IN_OCTOBER):
        after = window.last + timedelta(days=1)
        yield ADVISER_LOGS, unit, _log(rng, contract, after, after + timedelta(days=29), 300)


def _log(rng: Chance, contract: dict[str, Any], first: date, last: date, minutes: int) -> dict[str, Any]:
    return {
        "id": rng.new_id(),
        "worked_on": rng.day(first, last),
        "contract_id": contract["id"],
        "village_id": contract["village_id"],
        "mode": "on_site",
        "kind": rng.weighted(_KINDS),
        "minutes": minutes,
        "beneficiaries": rng.randint(1, 20),
    }


def _group(rng: Chance, unit: int, village_id: UUID, habit: float | None) -> Iterator[DemoRow]:
    if habit is None or not rng.happens(habit):
        return
    yield (
        CHAT_GROUPS,
        unit,
        {
            "id": rng.new_id(),
            "village_id": village_id,
            "since": rng.day(date(2018, 1, 1), date(2022, 12, 31)),
            "members": rng.randint(40, 480),
            "with_adviser": True,
            "with_committee": rng.happens(0.95),
            "with_representatives": rng.happens(0.9),
        },
    )
