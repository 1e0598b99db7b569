"""The tables of legality review, one room per part of the work."""

from fengqiao_legal_review.models.advice import Attendance, Opinion
from fengqiao_legal_review.models.disputes import (
    Litigation,
    Reconsideration,
    ReconsiderationPoint,
    ReconsiderationStep,
)
from fengqiao_legal_review.models.items import Item, Material, Reviewer
from fengqiao_legal_review.models.observations import Observation
from fengqiao_legal_review.models.pilots import Pilot

__all__ = [
    "Attendance",
    "Item",
    "Litigation",
    "Material",
    "Observation",
    "Opinion",
    "Pilot",
    "Reconsideration",
    "ReconsiderationPoint",
    "ReconsiderationStep",
    "Reviewer",
]
