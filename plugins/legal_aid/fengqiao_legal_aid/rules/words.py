"""How rules speak of days and of empty fields, and the codes of this plugin's own lists that they know.

A rule sees a record and no code list, so it knows codes by name. It refuses only what it knows to be wrong: a code that
a province added to a list passes.
"""

from datetime import date
from itertools import pairwise

from fengqiao.api import Fault, Record

VILLAGE_LEVELS = frozenset({"village_workroom", "village_rule_of_law"})
NOTICES = frozenset({"notified_defence", "notified_agency"})


def missing(record: Record, field: str, title: str, remedy: str) -> Fault | None:
    """Refuse an empty field."""
    return Fault(field, title, "未填写", remedy) if record.get(field) in (None, "") else None


def unwanted(record: Record, field: str, title: str, reason: str) -> Fault | None:
    """Refuse a field that must be empty."""
    if record.get(field) in (None, ""):
        return None
    return Fault(field, title, reason, "请清空本栏，或核对状态和其他栏目")


def not_before(record: Record, field: str, title: str, start: str, start_title: str) -> Fault | None:
    """Refuse a day that comes before another; either may be empty."""
    day: date | None = record.get(field)
    begun: date | None = record.get(start)
    if day is None or begun is None or day >= begun:
        return None
    return Fault(field, title, f"早于{start_title}({begun})", f"请核对两个日期，{title}不得早于{start_title}")


def in_order(record: Record, *days: tuple[str, str]) -> Fault | None:
    """Refuse the first day that comes before one named earlier; empty days are passed over.

    :param days: name and title of each field, in the order in which the days must come.
    """
    given = [(field, title) for field, title in days if record.get(field) is not None]
    for (start, start_title), (field, title) in pairwise(given):
        fault = not_before(record, field, title, start, start_title)
        if fault:
            return fault
    return None
