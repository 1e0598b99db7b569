"""Everything a plugin may import; nothing else of Fengqiao is public.

The version of the distribution `fengqiao` is the version of this module: a plugin bounds it in its own package
(`fengqiao>=1.0,<2`) and is refused, before it is imported, by a core outside the bound.
"""

from fengqiao.access.policy import OPT, SIGNED_IN, requires
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
    in_month_of,
    on_record,
    period_of,
    same_unit,
    weekday,
    within,
)
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
from fengqiao.plugins.views import OpenItem, Section, StaffView, StationView
from fengqiao.privacy.classes import PrivacyClass
from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.registry.demo import DemoDistrict, DemoRow
from fengqiao.registry.people import Assignment, Staff
from fengqiao.registry.stations import Station, Village
from fengqiao.reports.sections import ReportSection
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
    "Assignment",
    "ClockUnit",
    "Codes",
    "Condition",
    "Conflict",
    "CoreModel",
    "Deadline",
    "DemoDistrict",
    "DemoRow",
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
    "Unit",
    "Village",
    "Window",
    "completed_years",
    "count",
    "distinct",
    "expected",
    "flagged",
    "has",
    "hookimpl",
    "in_force",
    "in_month_of",
    "kept",
    "mean",
    "on_record",
    "period_of",
    "periods",
    "requires",
    "same_unit",
    "synthetic_id_no",
    "today",
    "total",
    "weekday",
    "within",
]
