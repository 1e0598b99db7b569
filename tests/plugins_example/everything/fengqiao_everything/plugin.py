"""The table of contents: every hook once, each pointing at the module that does the work."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from click import Command
from fengqiao.api import (
    CoreModel,
    DemoDistrict,
    DemoRow,
    Indicator,
    Ledger,
    OpenItem,
    ReportSection,
    ScopedSession,
    Section,
    StaffView,
    StationView,
    StatisticalTable,
    hookimpl,
)

from fengqiao_everything.commands import rota
from fengqiao_everything.demo import weekly_duties
from fengqiao_everything.duties import DUTIES, Duty
from fengqiao_everything.indicators import HELD, WEEKS_KEPT
from fengqiao_everything.reports import PARAGRAPH, TABLE
from fengqiao_everything.routes import next_duty
from fengqiao_everything.staff import upcoming_of, vacate
from fengqiao_everything.stations import refuse_while_planned, section


@hookimpl
def register_models() -> Sequence[type[CoreModel]]:
    return [Duty]


@hookimpl
def register_ledgers() -> Sequence[Ledger]:
    return [DUTIES]


@hookimpl
def register_routes() -> Sequence[Any]:
    return [next_duty]


@hookimpl
def register_indicators() -> Sequence[Indicator]:
    return [HELD, WEEKS_KEPT]


@hookimpl
def register_standards() -> Sequence[Path]:
    return [Path(__file__).parent / "data" / "standard.yaml"]


@hookimpl
def register_report_sections() -> Sequence[ReportSection | StatisticalTable]:
    return [PARAGRAPH, TABLE]


@hookimpl
def register_commands() -> Sequence[Command]:
    return [rota]


@hookimpl
def seed_demo(seed: int, demo: DemoDistrict) -> Sequence[DemoRow]:
    return list(weekly_duties(seed, demo))


@hookimpl
def station_sections(station: StationView, session: ScopedSession) -> Sequence[Section]:
    return [section(station, session)]


@hookimpl
def before_stations_merge(source: StationView, target: StationView, on: date, session: ScopedSession) -> None:
    refuse_while_planned(source, target, on, session)


@hookimpl
def open_items(staff: StaffView, session: ScopedSession) -> Sequence[OpenItem]:
    return upcoming_of(staff, session)


@hookimpl
def staff_transferred(staff: StaffView, source: StationView, on: date, session: ScopedSession) -> None:
    vacate(staff, source, on, session)
