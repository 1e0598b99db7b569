"""People's mediation (人民调解): disputes, who mediates them, and how they end."""

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

from fengqiao_mediation.demo import district_rows
from fengqiao_mediation.indicators import INDICATORS
from fengqiao_mediation.ledgers import LEDGERS
from fengqiao_mediation.report_sections import MONTHLY_RETURN, ORGANISATION_RETURN, SECTIONS
from fengqiao_mediation.statistics import UNPRINTED


@hookimpl
def register_ledgers() -> Sequence[Ledger]:
    """Thirteen ledgers; the parts of a case come with it."""
    return LEDGERS


@hookimpl
def register_indicators() -> Sequence[Indicator]:
    """What standards ask for, and what is asked for beside the returns; what they print comes with them."""
    return [*INDICATORS, *UNPRINTED]


@hookimpl
def seed_demo(seed: int, demo: DemoDistrict) -> Sequence[DemoRow]:
    """The district's published totals, from invented disputes."""
    return list(district_rows(seed, demo))


@hookimpl
def register_report_sections() -> Sequence[ReportSection | StatisticalTable]:
    """What the line writes in the self-assessment report, and its periodic returns."""
    return [*SECTIONS, MONTHLY_RETURN, ORGANISATION_RETURN]
