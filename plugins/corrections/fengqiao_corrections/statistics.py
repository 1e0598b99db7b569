"""The periodic returns: 社区矫正工作统计表 (monthly) and 安置帮教工作统计表 (half-yearly), row by row.

Of the five blocks of the half-yearly return, staff and funds are the registry's; the other four stand here.
"""

from collections.abc import Iterator
from typing import Any

from fengqiao.api import (
    PERCENT,
    Every,
    Indicator,
    StatisticalRow,
    StatisticalTable,
    SumCheck,
    count,
    flagged,
    has,
    section_sum,
    total,
)
from sqlmodel import col

from fengqiao_corrections.indicators.conditions import HELPED, ON_REGISTER, event, in_category, left_by
from fengqiao_corrections.indicators.register import SUBJECTS
from fengqiao_corrections.indicators.released import (
    HELPED_PERSONS,
    LINKED,
    SETTLED,
    released_in_window,
)
from fengqiao_corrections.models import (
    Assistance,
    Education,
    Event,
    Help,
    Leave,
    PublicBenefit,
    ReleasedEvent,
    ReleasedPerson,
    Settlement,
    Subject,
    Verdict,
)

CATEGORIES = {"control": "管制", "probation": "缓刑", "parole": "假释", "temporary": "暂予监外执行"}
"""The four categories (社区矫正法 2); each code of the list carries the flag `reported_as_…` of its row."""

VERDICTS = {
    "commendation": "表扬",
    "reprimand": "训诫",
    "warning": "警告",
    "public_security_penalty": "提请治安管理处罚",
    "recall_proposal": "提请撤销缓刑、假释或者收监执行",
    "commutation_proposal": "提请减刑",
}

EVENTS = {
    "absconding": "脱管",
    "missed_supervision": "漏管",
    "lost_contact": "失去联系",
    "reoffence": "重新违法犯罪",
    "crime": "其中重新犯罪",
}

SETTLEMENTS = {"work": "就业、创业和承包田", "support": "低保、就学、家庭及其他", "base": "过渡性基地"}

ORIGINS = {"prison": "监狱、看守所释放", "corrections": "解除社区矫正"}


_TAKEN = col(Leave.state).in_(("approved", "returned"))


def _figure(name: str, title: str, formula: Any, unit: str) -> Indicator:
    return Indicator(f"corrections.{name}", title, formula, unit)


def _row(section: str, name: str, title: str, formula: Any, unit: str, whole: Any = None) -> StatisticalRow:
    share = None
    if whole is not None:
        share = Indicator(f"corrections.{name}_share", f"{title}占比", formula / whole, PERCENT, 1)
    return StatisticalRow(section, title, _figure(name, title, formula, unit), share)


def _ended(flag: str, *conditions: Any) -> Any:
    return count(Subject, left_by(flag), *conditions, on=Subject.ended_on)


def _flows(code: str, title: str, *conditions: Any) -> Iterator[StatisticalRow]:
    rows = (
        ("on_register", "在册", count(Subject, *ON_REGISTER, *conditions), SUBJECTS if conditions else None),
        ("received", "新接收", count(Subject, *conditions, on=Subject.received_on), None),
        ("released", "解除", _ended("counts_as_released", *conditions), None),
        ("terminated", "终止", _ended("counts_as_terminated", *conditions), None),
        ("moved_out", "迁出", _ended("counts_as_moved_out", *conditions), None),
    )
    for name, heading, formula, whole in rows:
        yield _row(title, f"monthly.{code}.{name}", heading, formula, "人", whole)


def _registers() -> Iterator[StatisticalRow]:
    yield from _flows("all", "合计")
    for code, title in CATEGORIES.items():
        yield from _flows(code, title, in_category(f"reported_as_{code}"))


def _conduct() -> Iterator[StatisticalRow]:
    for code, title in VERDICTS.items():
        kind = flagged(Verdict.kind, f"reported_as_{code}")
        yield _row("考核奖惩", f"monthly.{code}", title, count(Verdict, kind, on=Verdict.decided_on), "人次")
    yield _row("考核奖惩", "monthly.recalled", "收监执行", _ended("counts_as_recalled"), "人")
    for code, title in EVENTS.items():
        cases = count(Event, event(f"counts_as_{code}"), on=Event.occurred_on)
        yield _row("事件", f"monthly.{code}", title, cases, "起")


def _guidance() -> Iterator[StatisticalRow]:
    for table, name, title in (
        (Education, "education", "教育学习"),
        (PublicBenefit, "public_benefit", "公益活动"),
        (Assistance, "assistance", "帮扶"),
    ):
        person_times = total(table.person_times, table, on=table.held_on)
        yield _row("教育帮扶", f"monthly.{name}_person_times", title, person_times, "人次")
    yield _row("教育帮扶", "monthly.leaves", "外出", count(Leave, _TAKEN, on=Leave.since), "人次")


def _released() -> Iterator[StatisticalRow]:
    released = released_in_window()
    yield _row("刑释解矫人员", "half_year.released", "释放、解矫", released, "人")
    for code, title in ORIGINS.items():
        origin = flagged(ReleasedPerson.came_from, f"reported_as_{code}")
        of_origin = released_in_window(origin)
        yield _row("刑释解矫人员", f"half_year.released.{code}", title, of_origin, "人", released)
    yield _row("衔接", "half_year.linked", "已衔接", released_in_window(LINKED), "人", released)
    settled = count(ReleasedPerson, *HELPED, SETTLED)
    yield _row("安置", "half_year.settled", "已安置", settled, "人", HELPED_PERSONS)
    for code, title in SETTLEMENTS.items():
        kind = flagged(Settlement.kind, f"reported_as_{code}")
        made = count(Settlement, kind, has(Settlement, ReleasedPerson, *HELPED), on=Settlement.settled_on)
        yield _row("安置", f"half_year.settled.{code}", title, made, "人次")
    yield _row("帮教", "half_year.helped", "在册帮教", HELPED_PERSONS, "人")
    yield _row("帮教", "half_year.helps", "帮教活动", count(Help, on=Help.helped_on), "次")
    crime = flagged(ReleasedEvent.kind, "counts_as_crime")
    crimes = count(ReleasedEvent, crime, on=ReleasedEvent.found_on)
    yield _row("帮教", "half_year.reoffences", "重新犯罪", crimes, "起")


TABLES = (
    StatisticalTable(
        "corrections-monthly",
        "社区矫正工作统计表",
        (*_registers(), *_conduct(), *_guidance()),
        every=(Every.MONTH,),
        checks=tuple(
            SumCheck(("合计", row), tuple((category, row) for category in CATEGORIES.values()))
            for row in ("在册", "新接收", "解除", "终止", "迁出")
        ),
    ),
    StatisticalTable(
        "corrections-half-yearly",
        "安置帮教工作统计表",
        tuple(_released()),
        every=(Every.HALF_YEAR, Every.YEAR),
        checks=(section_sum(("刑释解矫人员", "释放、解矫"), "刑释解矫人员", ORIGINS.values()),),
    ),
)
"""The returns, in printed order."""
