"""Legal aid (法律援助) and public legal service (公共法律服务), with the advisers of villages."""

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

from fengqiao_legal_aid.demo import district_rows
from fengqiao_legal_aid.indicators import INDICATORS
from fengqiao_legal_aid.ledgers import LEDGERS
from fengqiao_legal_aid.report_sections import SECTIONS
from fengqiao_legal_aid.statistics import TABLE


@hookimpl
def register_ledgers() -> Sequence[Ledger]:
    """Twenty-two ledgers; the parts of a dossier come with it."""
    return LEDGERS


@hookimpl
def register_indicators() -> Sequence[Indicator]:
    """What standards ask for; what only the return prints comes with it."""
    return INDICATORS


@hookimpl
def seed_demo(seed: int, demo: DemoDistrict) -> Sequence[DemoRow]:
    """The district's published totals, from invented people and places."""
    return list(district_rows(seed, demo))


@hookimpl
def register_report_sections() -> Sequence[ReportSection | StatisticalTable]:
    """What the line writes in the self-assessment report, and its periodic return."""
    return [*SECTIONS, TABLE]
