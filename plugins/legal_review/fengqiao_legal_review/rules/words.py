"""The codes of this plugin's own lists that its rules know, and how they refuse what comes too early.

A rule sees a record and no code list, so it knows codes by name. It refuses only what it knows to be wrong: a code that
a province added to a list passes.
"""

from fengqiao.api import Fault, Record, unwanted

MAJOR_DECISION = "major_decision"
ENFORCEMENT_DECISION = "enforcement_decision"
NAMES_SOMEBODY = frozenset({ENFORCEMENT_DECISION, "township_contract", "village_contract"})
"""Items whose own title would name a person or a business."""

OF_A_VILLAGE = frozenset({"villagers_charter", "village_rules", "residents_pledge"})
RESIDENTS_PLEDGE = "residents_pledge"
CORRECTABLE = OF_A_VILLAGE | {"village_contract"}
"""What a township may order to be corrected: what a village gives itself, and what its assembly decides."""

LAWYERS = frozenset({"legal_adviser", "public_lawyer"})
FOUND_ILLEGAL = frozenset({"unlawful", "beyond_authority", "procedure_missing"})
LAWFUL_AFTER_CHANGE = "lawful_after_change"
OUT_OF_SCOPE = "out_of_scope"
NOT_A_REVIEW = "comments"
ALONE, JOINT = "single", frozenset({"joint", "panel"})
FULLY_ADOPTED, NOT_ADOPTED = "adopted", "not_adopted"
CONSULTATION, MEDIATION = "consultation", "mediation"
VILLAGES_ACT = "村民委员会组织法第二十七条"
REGULATION = "重大行政决策程序暂行条例"


def premature(record: Record, field: str, title: str, remedy: str) -> Fault | None:
    """Refuse a field that can only be filled in a later state."""
    return unwanted(record, field, title, "按现在的状态，这一步还没有办", remedy)
