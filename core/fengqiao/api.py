"""Everything a plugin may import; nothing else of Fengqiao is public.

The version of the distribution `fengqiao` is the version of this module: a plugin bounds it in its own package
(`fengqiao>=1.0,<2`) and is refused, before it is imported, by a core outside the bound.
"""

from fengqiao.access.policy import OPT, SIGNED_IN, requires
from fengqiao.chance import Chance
from fengqiao.clock import today
from fengqiao.database.model import CoreModel
from fengqiao.database.scope import ScopedSession
from fengqiao.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from fengqiao.hookspecs import Refused, hookimpl
from fengqiao.indicators.conditions import (
    FIRST_DAY,
    LAST_DAY,
    completed_years,
    flagged,
    has,
    in_force,
    on_record,
    same_unit,
    within,
)
from fengqiao.indicators.days import in_month_of, period_of, weekday
from fengqiao.indicators.indicator import PERCENT, PERMILLE, Indicator
from fengqiao.indicators.measures import count, distinct, expected, kept, mean, periods, total
from fengqiao.indicators.window import Every, Window
from fengqiao.ledgers.deadlines import ClockUnit, Deadline
from fengqiao.ledgers.declaration import Ledger, Part
from fengqiao.ledgers.documents import Condition, Document
from fengqiao.ledgers.duties import Duty, Subjects
from fengqiao.ledgers.faults import Fault
from fengqiao.ledgers.lifecycle import Lifecycle, Move, Record, Rule, State
from fengqiao.ledgers.markers import Codes, LongText, Money, Narrative, Personal, Ref
from fengqiao.ledgers.rows import LedgerPart, LedgerRow
from fengqiao.ledgers.rule_words import first_fault, in_order, missing, not_before, unwanted
from fengqiao.plugins.views import OpenItem, Section, StaffView, StationView
from fengqiao.privacy.classes import PrivacyClass
from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.registry.conditions import STATION_STANDS, lies_in
from fengqiao.registry.coverage import (
    STATIONS,
    VILLAGE_STANDS,
    VILLAGES,
    share_of_stations,
    share_of_villages,
)
from fengqiao.registry.demo import DemoDistrict, DemoPerson, DemoRow, DemoStation, DemoVillage
from fengqiao.registry.people import Assignment, Staff
from fengqiao.registry.special_periods import special_periods
from fengqiao.registry.stations import Station, Village
from fengqiao.reports.sections import ReportSection
from fengqiao.reports.sums import BoundCheck, SumCheck, section_sum
from fengqiao.reports.tables import StatisticalRow, StatisticalTable
from fengqiao.units.models import Unit

P0, P1, P2, P3, P4 = PrivacyClass

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "OPT",
    "P0",
    "P1",
    "P2",
    "P3",
    "P4",
    "PERCENT",
    "PERMILLE",
    "SIGNED_IN",
    "STATIONS",
    "STATION_STANDS",
    "VILLAGES",
    "VILLAGE_STANDS",
    "Assignment",
    "BoundCheck",
    "Chance",
    "ClockUnit",
    "Codes",
    "Condition",
    "Conflict",
    "CoreModel",
    "Deadline",
    "DemoDistrict",
    "DemoPerson",
    "DemoRow",
    "DemoStation",
    "DemoVillage",
    "Document",
    "DomainError",
    "Duty",
    "Every",
    "Fault",
    "Forbidden",
    "Indicator",
    "Invalid",
    "Ledger",
    "LedgerPart",
    "LedgerRow",
    "Lifecycle",
    "LongText",
    "Money",
    "Move",
    "Narrative",
    "NotFound",
    "OpenItem",
    "Part",
    "Personal",
    "PrivacyClass",
    "Record",
    "Ref",
    "Refused",
    "ReportSection",
    "Rule",
    "ScopedSession",
    "Section",
    "Staff",
    "StaffView",
    "State",
    "Station",
    "StationView",
    "StatisticalRow",
    "StatisticalTable",
    "Subjects",
    "SumCheck",
    "Unit",
    "Village",
    "Window",
    "completed_years",
    "count",
    "distinct",
    "expected",
    "first_fault",
    "flagged",
    "has",
    "hookimpl",
    "in_force",
    "in_month_of",
    "in_order",
    "kept",
    "lies_in",
    "mean",
    "missing",
    "not_before",
    "on_record",
    "period_of",
    "periods",
    "requires",
    "same_unit",
    "section_sum",
    "share_of_stations",
    "share_of_villages",
    "special_periods",
    "synthetic_id_no",
    "today",
    "total",
    "unwanted",
    "weekday",
    "within",
]
