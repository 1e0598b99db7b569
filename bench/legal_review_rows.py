"""What a station's line of legal review wrote down in a year: the items that it reviewed.

A hundred items a station (in 静安 1,612 contracts and 113 decisions for 14 stations), few of them village rules; one
station in thirty keeps no such ledger.
"""

from datetime import timedelta
from random import Random

from fengqiao_legal_review.models import Item
from rows import Rows, day_of_year

_KINDS = (
    *("township_contract",) * 80,
    *("enforcement_decision",) * 8,
    *("normative_document",) * 4,
    *("major_decision",) * 3,
    *("village_contract",) * 3,
    "residents_pledge",
    "village_rules",
)
_CONCLUSIONS = (*("lawful",) * 70, *("lawful_after_change",) * 20, *("unlawful",) * 4, "out_of_scope", None)
_ITEMS = 100


def legal_review(rows: Rows, rng: Random, unit_id: int) -> None:
    """The year of one station."""
    if rng.random() < 0.03:
        return
    for _ in range(rng.randrange(2 * _ITEMS)):
        submitted = day_of_year(rng)
        conclusion = rng.choice(_CONCLUSIONS)
        rows.row(
            Item,
            unit_id,
            voided=rng.random() < 0.002,
            kind=rng.choice(_KINDS),
            submitting_unit="镇政府",
            submitted_on=submitted,
            conclusion=conclusion,
            issued_on=submitted + timedelta(days=rng.randrange(20)) if conclusion else None,
        )
