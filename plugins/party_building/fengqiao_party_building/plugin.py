"""Party building (党建): organisations, members, their meetings and study, and clean conduct."""

from collections.abc import Sequence

from fengqiao.api import (
    DemoDistrict,
    DemoRow,
    Indicator,
    Ledger,
    OpenItem,
    ReportSection,
    ScopedSession,
    StaffView,
    StatisticalTable,
    hookimpl,
)

from fengqiao_party_building.demo import district_rows
from fengqiao_party_building.indicators import INDICATORS
from fengqiao_party_building.indicators.rhythms import rhythm_indicators
from fengqiao_party_building.ledgers import LEDGERS
from fengqiao_party_building.report_sections import SECTIONS
from fengqiao_party_building.staff import items_in_hand
from fengqiao_party_building.statistics import QUARTERLY_RETURN


@hookimpl
def register_ledgers() -> Sequence[Ledger]:
    """Nine ledgers; parts come with them."""
    return LEDGERS


@hookimpl
def register_indicators() -> Sequence[Indicator]:
    """What standards ask for, and frequencies whose source was read; what only the table prints comes with it."""
    return [*INDICATORS, *rhythm_indicators()]


@hookimpl
def seed_demo(seed: int, demo: DemoDistrict) -> Sequence[DemoRow]:
    """The district's party work, invented."""
    return list(district_rows(seed, demo))


@hookimpl
def register_report_sections() -> Sequence[ReportSection | StatisticalTable]:
    """What the line writes in the self-assessment report, and its periodic table."""
    return [*SECTIONS, QUARTERLY_RETURN]


@hookimpl
def open_items(staff: StaffView, session: ScopedSession) -> Sequence[OpenItem]:
    """Pledges to be signed, and a membership that must move with the person."""
    return list(items_in_hand(staff, session))
