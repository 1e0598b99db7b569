"""人民调解情况统计表: what the monthly table shows, row by row, as indicators that the engine computes.

The rows follow the tables that bureaus publish: totals with 同比 and 环比, cases by source, by type and by committee
with their shares, and prevention. Shares have one decimal, as published.
"""

from collections.abc import Iterator
from functools import reduce
from operator import sub
from typing import Any

from fengqiao.api import (
    PERCENT,
    BoundCheck,
    Indicator,
    StatisticalRow,
    SumCheck,
    count,
    flagged,
    has,
    on_record,
    section_sum,
    total,
)
from sqlmodel import col

from fengqiao_mediation.indicators.conditions import committee_kind, dispute, of_settled_case
from fengqiao_mediation.indicators.measures import accepted, agreed_amount, settled, written_agreements
from fengqiao_mediation.models import Agreement, Case, Committee, Confirmation, Incident, Screening

SOURCES = {"initiative": "主动调解", "application": "申请调解", "entrusted": "委托移送"}

TYPES = {
    "marriage_family": "婚姻家庭",
    "neighbourhood": "邻里",
    "housing_homestead": "房屋宅基地",
    "contract": "合同",
    "production_business": "生产经营",
    "damages": "损害赔偿",
    "forest_land": "山林土地",
    "land_expropriation": "征地拆迁",
    "environmental_pollution": "环境污染",
    "labour": "劳动争议",
    "consumer": "消费",
    "medical": "医疗",
    "traffic_accident": "道路交通事故",
    "property_management": "物业",
    "other": "其他",
}
"""The fifteen types of the table, in its order. As everywhere in the table, each code of the ledger's own list carries the
flag `reported_as_…` of the row it counts in."""

COMMITTEES = {
    "village": "村（社区）调委会",
    "township": "乡镇（街道）调委会",
    "enterprise": "企事业单位调委会",
    "industry": "行业性专业性调委会",
    "social_organisation": "社会团体调委会",
    "workroom": "调解工作室",
}

PREVENTED = {
    "escalated": "防止民转刑",
    "mass_petition": "防止群体性上访",
    "mass_fight": "防止群体性械斗",
    "suicide": "防止自杀",
}


def _figure(name: str, title: str, formula: Any, unit: str = "件", digits: int = 0) -> Indicator:
    return Indicator(f"mediation.monthly.{name}", title, formula, unit, digits)


def _percentage(name: str, title: str, formula: Any) -> Indicator:
    return _figure(name, title, formula, PERCENT, 1)


_ACCEPTED = accepted()
_TOTALS = "总体情况"
_ACCEPTED_ROW = (_TOTALS, "受理")
_SETTLED = settled()


def _totals() -> Iterator[StatisticalRow]:
    section = _TOTALS
    yield StatisticalRow(section, "受理", _figure("accepted", "受理", _ACCEPTED))
    yield StatisticalRow(
        section,
        "调解成功",
        _figure("settled", "调解成功", _SETTLED),
        _percentage("success_rate", "成功率", _SETTLED / _ACCEPTED),
    )
    yield StatisticalRow(
        section, "书面协议", _figure("written_agreements", "书面协议", written_agreements(), "份")
    )
    yield StatisticalRow(section, "履行", _figure("performed", "履行", _performed()))
    confirmations = count(Confirmation, on=Confirmation.applied_on)
    yield StatisticalRow(section, "司法确认", _figure("confirmations", "司法确认", confirmations))
    yield StatisticalRow(
        section, "协议涉及金额", _figure("agreed_amount", "协议涉及金额", agreed_amount(), "万元", 2)
    )


def _performed() -> Any:
    performed = flagged(Agreement.performed, "counts_as_performed")
    return count(Agreement, of_settled_case(), performed, on_record(Agreement.performed_on))


def _comparisons() -> Iterator[Indicator]:
    """As the published returns name them; the drawn-up table has columns for them."""
    bases = (("year_on_year", "同比", _ACCEPTED.earlier()), ("month_on_month", "环比", _ACCEPTED.previous()))
    for name, title, base in bases:
        change = _ACCEPTED - base
        yield _figure(f"{name}_change", f"受理{title}增减", change)
        yield _percentage(f"{name}_rate", f"受理{title}增幅", change / base)


def _shares(section: str, prefix: str, titles: dict[str, str], condition: Any) -> Iterator[StatisticalRow]:
    for code, title in titles.items():
        cases = accepted(condition(code))
        yield StatisticalRow(
            section,
            title,
            _figure(f"{prefix}.{code}", title, cases),
            _percentage(f"{prefix}.{code}_share", f"{title}占比", cases / _ACCEPTED),
        )


def _from_source(code: str) -> Any:
    return flagged(Case.source, f"reported_as_{code}")


def _unaccounted(name: str, title: str, titles: dict[str, str], condition: Any) -> Indicator:
    """How many accepted cases stand in no row of a section, or, below zero, in more than one."""
    parts = [accepted(condition(code)) for code in titles]
    return _figure(f"{name}_unaccounted", f"{title}未归入任何一行的纠纷", reduce(sub, parts, _ACCEPTED))


def _of_type(code: str) -> Any:
    return dispute(f"reported_as_{code}")


def _by_committee(code: str) -> Any:
    return has(Case, Committee, committee_kind(f"reported_as_{code}"))


def _screenings() -> Iterator[StatisticalRow]:
    section = "排查预防"
    yield StatisticalRow(
        section, "排查", _figure("screenings", "排查", count(Screening, on=Screening.started_on), "次")
    )
    columns = {
        "found": ("排查发现纠纷", Screening.found),
        "handled": ("排查后处理", Screening.handled),
        "prevented": ("预防纠纷", Screening.prevented),
    }
    for name, (title, column) in columns.items():
        cases = total(column, Screening, on=Screening.started_on)
        yield StatisticalRow(section, title, _figure(f"screening_{name}", title, cases))


def _prevention() -> Iterator[StatisticalRow]:
    for kind, title in PREVENTED.items():
        prevented = (
            flagged(Incident.kind, f"counts_as_{kind}"),
            col(Incident.prevented).is_(True),
        )
        cases = count(Incident, *prevented, on=Incident.occurred_on)
        persons = total(Incident.persons, Incident, *prevented, on=Incident.occurred_on)
        yield StatisticalRow("排查预防", title, _figure(f"prevented.{kind}", title, cases))
        name = f"{title}涉及人数"
        yield StatisticalRow("排查预防", name, _figure(f"prevented.{kind}_persons", name, persons, "人"))


MONTHLY_TABLE: tuple[StatisticalRow, ...] = (
    *_totals(),
    *_shares("按来源", "source", SOURCES, _from_source),
    *_shares("按纠纷类型", "type", TYPES, _of_type),
    *_shares("按调解组织", "committee", COMMITTEES, _by_committee),
    *_screenings(),
    *_prevention(),
)
"""The rows of the table, in printed order."""

MONTHLY_TITLE = "人民调解情况统计表"

MONTHLY_CHECKS: tuple[SumCheck | BoundCheck, ...] = (
    section_sum(_ACCEPTED_ROW, "按来源", SOURCES.values()),
    section_sum(_ACCEPTED_ROW, "按纠纷类型", TYPES.values()),
    section_sum(_ACCEPTED_ROW, "按调解组织", COMMITTEES.values()),
    BoundCheck((_TOTALS, "调解成功"), _ACCEPTED_ROW),
    BoundCheck(("排查预防", "排查后处理"), ("排查预防", "排查发现纠纷")),
)
"""What holds between its rows."""

UNACCOUNTED: tuple[Indicator, ...] = (
    _unaccounted("source", "按来源", SOURCES, _from_source),
    _unaccounted("type", "按纠纷类型", TYPES, _of_type),
    _unaccounted("committee", "按调解组织", COMMITTEES, _by_committee),
)
"""Beside the table: zero where a section adds up. A case that was given no committee stands in none of its rows."""

UNPRINTED: tuple[Indicator, ...] = (*_comparisons(), *UNACCOUNTED)
"""What is asked for beside the table."""
