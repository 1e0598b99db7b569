"""人民调解组织队伍经费保障情况统计表: how strong mediation is, as of the last day of the period."""

from collections.abc import Iterator
from typing import Any

from fengqiao.api import Indicator, StatisticalRow, count, flagged, in_force, total
from sqlmodel import col

from fengqiao_mediation.indicators.conditions import COMMITTEE_STANDS, committee_kind
from fengqiao_mediation.indicators.forces import EXPERTS, MEDIATORS
from fengqiao_mediation.indicators.measures import FEN_PER_TEN_THOUSAND_YUAN
from fengqiao_mediation.indicators.subsidies import SUBSIDIES_PAID
from fengqiao_mediation.models import Centre, Committee, Mediator, Subsidy
from fengqiao_mediation.statistics import COMMITTEES

STRENGTH_TITLE = "人民调解组织队伍经费保障情况统计表"

MEDIATOR_KINDS = {"full_time": "专职调解员", "part_time": "兼职调解员", "invited": "特邀调解员"}

_SERVES = in_force(Mediator.hired_on, Mediator.left_on)


def _row(section: str, name: str, title: str, formula: Any, unit: str, digits: int = 0) -> StatisticalRow:
    return StatisticalRow(
        section, title, Indicator(f"mediation.strength.{name}", title, formula, unit, digits)
    )


def _organisations() -> Iterator[StatisticalRow]:
    section = "调解组织"
    yield _row(section, "committees", "调解组织合计", count(Committee, COMMITTEE_STANDS), "个")
    for code, title in COMMITTEES.items():
        of_kind = count(Committee, COMMITTEE_STANDS, committee_kind(f"reported_as_{code}"))
        yield _row(section, f"committees_{code}", title, of_kind, "个")
    standardised = count(Committee, COMMITTEE_STANDS, col(Committee.standardised).is_(True))
    yield _row(section, "committees_standardised", "规范化达标", standardised, "个")
    centres = count(Centre, in_force(Centre.set_up_on, Centre.closed_on))
    yield _row(section, "centres", "一站式调解中心", centres, "个")


def _people() -> Iterator[StatisticalRow]:
    section = "调解队伍"
    yield StatisticalRow(section, "调解员合计", MEDIATORS)
    for code, title in MEDIATOR_KINDS.items():
        of_kind = flagged(Mediator.kind, f"counts_as_{code}")
        yield _row(section, f"mediators_{code}", title, count(Mediator, _SERVES, of_kind), "人")
    trained = count(Mediator, _SERVES, col(Mediator.trained_hours) > 0)
    yield _row(section, "mediators_trained", "本年参加过培训", trained, "人")
    yield StatisticalRow(section, "专家库专家", EXPERTS)


def _money() -> Iterator[StatisticalRow]:
    section = "经费保障"
    due = total(Subsidy.due, Subsidy, on=Subsidy.period_to) / FEN_PER_TEN_THOUSAND_YUAN
    cases = total(Subsidy.cases, Subsidy, on=Subsidy.period_to)
    yield _row(section, "subsidised_cases", "以案定补件数", cases, "件")
    yield _row(section, "subsidies_due", "以案定补应付", due, "万元", 2)
    yield StatisticalRow(section, "以案定补实付", SUBSIDIES_PAID)


STRENGTH_TABLE: tuple[StatisticalRow, ...] = (*_organisations(), *_people(), *_money())
"""The rows of the table, in printed order."""
