"""The published totals of the district, cut into kinds of items whose numbers are exact for every seed.

1,612 township contracts that advisers helped to review, 113 decisions of enforcement. The rest must not count among them.
"""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of an item, as seen on the window's last day."""

    REVIEWED = "reviewed"
    LATE = "late"  # submitted in the window, its opinion issued after it
    OUT_OF_SCOPE = "out_of_scope"
    OPEN = "open"
    RETURNED = "returned"


@dataclass(frozen=True)
class Quota:
    """So many items of one kind.

    :param kind: code of `legal_review.item_kind`.
    :param partner: code of `legal_review.reviewer_kind` of who reviews beside the station; None for the station alone.
    """

    kind: str
    number: int
    outcome: Outcome = Outcome.REVIEWED
    partner: str | None = None


_CONTRACT, _DECISION = "township_contract", "enforcement_decision"
_ADVISER = "legal_adviser"

DISTRICT_QUOTAS = (
    Quota(_CONTRACT, 1612, partner=_ADVISER),
    Quota(_CONTRACT, 96),
    Quota(_CONTRACT, 41, partner="public_lawyer"),
    Quota(_CONTRACT, 37, Outcome.LATE, _ADVISER),
    Quota(_CONTRACT, 6, Outcome.OUT_OF_SCOPE, _ADVISER),
    Quota(_CONTRACT, 12, Outcome.OPEN, _ADVISER),
    Quota(_DECISION, 71, partner="public_lawyer"),
    Quota(_DECISION, 42),
    Quota(_DECISION, 6, Outcome.LATE),
    Quota(_DECISION, 3, Outcome.RETURNED),
    Quota("normative_document", 38, partner="party_government_office"),
    Quota("normative_document", 4, Outcome.OPEN, "party_government_office"),
    Quota("major_decision", 52, partner=_ADVISER),
    Quota("major_decision", 5, Outcome.LATE, _ADVISER),
    Quota("party_document", 12, partner="party_government_office"),
    Quota("village_contract", 58, partner="village_adviser"),
    Quota("owners_charter", 21, partner="village_adviser"),
    Quota("other", 45),
)
VILLAGE_RULES_PER_OFFICE = 2, 6
"""Fewest and most residents' pledges that a station which helps its villages reviewed."""

ATTENDANCES = {"head": 321, "head_elsewhere": 104, "others": 36, "after": 28}
RECONSIDERATIONS, RECONSIDERATIONS_AFTER, QUESTIONS = 17, 3, 64
LITIGATIONS, LITIGATIONS_AFTER = 16, 2
