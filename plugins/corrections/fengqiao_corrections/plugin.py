"""Community corrections and help after release (社区矫正和安置帮教)."""

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

from fengqiao_corrections.demo import district_rows
from fengqiao_corrections.indicators import INDICATORS
from fengqiao_corrections.ledgers import LEDGERS
from fengqiao_corrections.report_sections import SECTIONS
from fengqiao_corrections.statistics import TABLES


@hookimpl
def register_ledgers() -> Sequence[Ledger]:
    """Seventeen ledgers of corrections and six of help after release; the parts of a file come with it."""
    return LEDGERS


@hookimpl
def register_indicators() -> Sequence[Indicator]:
    """What standards ask for; what only the returns print comes with them."""
    return INDICATORS


@hookimpl
def seed_demo(seed: int, demo: DemoDistrict) -> Sequence[DemoRow]:
    """The district's published totals, from invented people."""
    return list(district_rows(seed, demo))


@hookimpl
def register_report_sections() -> Sequence[ReportSection | StatisticalTable]:
    """What the line writes in the self-assessment report, and its periodic returns."""
    return [*SECTIONS, *TABLES]
