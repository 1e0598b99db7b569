"""Law publicity (普法): how law is made known, where, by whom and to whom."""

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

from fengqiao_publicity.demo import district_rows
from fengqiao_publicity.indicators import INDICATORS
from fengqiao_publicity.ledgers import LEDGERS
from fengqiao_publicity.report_sections import SECTIONS
from fengqiao_publicity.statistics import RETURNS


@hookimpl
def register_ledgers() -> Sequence[Ledger]:
    """Ten ledgers; the parts of a row come with it."""
    return LEDGERS


@hookimpl
def register_indicators() -> Sequence[Indicator]:
    """What standards and figure lists ask for; what only the returns print comes with them."""
    return INDICATORS


@hookimpl
def seed_demo(seed: int, demo: DemoDistrict) -> Sequence[DemoRow]:
    """The district's published totals, from invented activities."""
    return list(district_rows(seed, demo))


@hookimpl
def register_report_sections() -> Sequence[ReportSection | StatisticalTable]:
    """What the line writes in the self-assessment report, and its periodic returns."""
    return [*SECTIONS, *RETURNS]
