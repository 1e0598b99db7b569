"""How rules speak of days, and the codes of this plugin's own lists that they know.

A rule sees a record and no code list, so it knows codes by name. It refuses only what it knows to be wrong: a code that
a province added to a list passes.
"""

from datetime import date

from fengqiao.api import Fault, Record

SETTLED_RESULTS = frozenset({"settled_written", "settled_oral"})
CLOSING_RESULTS_WITHOUT_SETTLEMENT = frozenset({"failed", "refused", "transferred"})
RISKS = ("risk_escalation", "risk_crime", "risk_mass_event", "risk_suicide")
COURTS = frozenset({"court_assigned", "court_entrusted"})
VILLAGE_COMMITTEES = frozenset({"village", "community"})


def missing(record: Record, field: str, title: str, remedy: str) -> Fault | None:
    """Refuse an empty field."""
    return Fault(field, title, "未填写", remedy) if record.get(field) is None else None


def not_before(record: Record, field: str, title: str, start: str, start_title: str) -> Fault | None:
    """Refuse a day that comes before another; either may be empty."""
    day: date | None = record.get(field)
    begun: date | None = record.get(start)
    if day is None or begun is None or day >= begun:
        return None
    return Fault(field, title, f"早于{start_title}({begun})", f"请核对两个日期，{title}不得早于{start_title}")
