"""How rules speak of days, and the codes of this plugin's own lists that they know.

A rule sees a record and no code list, so it knows codes by name. It refuses only what it knows to be wrong: a code that
a province added to a list passes.
"""

from datetime import date

from fengqiao.api import Fault, Record

ORDERED = "order"
CASE_POINT = "case_point"
PRE_SERVICE = "pre_service"
EVIDENCE_ASKED_FOR = {
    "计划": frozenset({"plan"}),
    "方案": frozenset({"scheme"}),
    "图片或影视资料": frozenset({"picture", "film"}),
    "宣传报道": frozenset({"report"}),
}
"""What an activity's file must hold, each shown by any one of its codes."""


def missing(record: Record, field: str, title: str, remedy: str) -> Fault | None:
    """Refuse an empty field."""
    return Fault(field, title, "未填写", remedy) if record.get(field) is None else None


def given(record: Record, field: str, title: str, reason: str, remedy: str) -> Fault | None:
    """Refuse a field that must still be empty."""
    return None if record.get(field) is None else Fault(field, title, reason, remedy)


def not_before(record: Record, field: str, title: str, start: str, start_title: str) -> Fault | None:
    """Refuse a day that comes before another; either may be empty."""
    day: date | None = record.get(field)
    begun: date | None = record.get(start)
    if day is None or begun is None or day >= begun:
        return None
    return Fault(field, title, f"早于{start_title}({begun})", f"请核对两个日期，{title}不得早于{start_title}")
