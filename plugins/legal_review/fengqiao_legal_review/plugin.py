"""Legality review (合法性审核) and law-bound administration (依法行政)."""

from collections.abc import Sequence

from fengqiao.api import (
    DemoDistrict,
    DemoRow,
    Indicator,
    Ledger,
    ReportSection,
    StatisticalTable,
    hookimpl,
)

from fengqiao_legal_review.demo import district_rows
from fengqiao_legal_review.indicators import INDICATORS
from fengqiao_legal_review.ledgers import LEDGERS
from fengqiao_legal_review.report_sections import SECTIONS
from fengqiao_legal_review.statistics import QUARTERLY_RETURN


@hookimpl
def register_ledgers() -> Sequence[Ledger]:
    """Eight ledgers; materials and reviewers come with the item, steps with the reconsideration."""
    return LEDGERS


@hookimpl
def register_indicators() -> Sequence[Indicator]:
    """What standards ask for; what only the table prints comes with it."""
    return INDICATORS


@hookimpl
def seed_demo(seed: int, demo: DemoDistrict) -> Sequence[DemoRow]:
    """The district's published totals, from invented reviews, meetings and lawsuits."""
    return list(district_rows(seed, demo))


@hookimpl
def register_report_sections() -> Sequence[ReportSection | StatisticalTable]:
    """What the line writes in the self-assessment report, and its periodic return."""
    return [*SECTIONS, QUARTERLY_RETURN]
