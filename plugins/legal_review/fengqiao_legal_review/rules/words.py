"""How rules speak of days, and the codes of this plugin's own lists that they know.

A rule sees a record and no code list, so it knows codes by name. It refuses only what it knows to be wrong: a code that
a province added to a list passes.
"""

from datetime import date

from fengqiao.api import Fault, Record

MAJOR_DECISION = "major_decision"
ENFORCEMENT_DECISION = "enforcement_decision"
NAMES_SOMEBODY = frozenset({ENFORCEMENT_DECISION, "township_contract", "village_contract"})
"""Items whose own title would name a person or a business."""

OF_A_VILLAGE = frozenset({"villagers_charter", "village_rules", "residents_pledge"})
LAWYERS = frozenset({"legal_adviser", "public_lawyer"})
FOUND_ILLEGAL = frozenset({"unlawful", "beyond_authority", "procedure_missing"})
LAWFUL_AFTER_CHANGE = "lawful_after_change"
OUT_OF_SCOPE = "out_of_scope"
NOT_A_REVIEW = "comments"
ALONE, JOINT = "single", frozenset({"joint", "panel"})
FULLY_ADOPTED, NOT_ADOPTED = "adopted", "not_adopted"
CONSULTATION, MEDIATION = "consultation", "mediation"
REGULATION = "重大行政决策程序暂行条例"


def missing(record: Record, field: str, title: str, remedy: str) -> Fault | None:
    """Refuse an empty field."""
    return Fault(field, title, "未填写", remedy) if record.get(field) is None else None


def premature(record: Record, field: str, title: str, remedy: str) -> Fault | None:
    """Refuse a field that can only be filled in a later state."""
    if record.get(field) is None:
        return None
    return Fault(field, title, "按现在的状态，这一步还没有办", remedy)


def not_before(record: Record, field: str, title: str, start: str, start_title: str) -> Fault | None:
    """Refuse a day that comes before another; either may be empty."""
    day: date | None = record.get(field)
    begun: date | None = record.get(start)
    if day is None or begun is None or day >= begun:
        return None
    return Fault(field, title, f"早于{start_title}({begun})", f"请核对两个日期，{title}不得早于{start_title}")
