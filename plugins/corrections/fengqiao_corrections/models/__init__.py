"""The tables of community corrections and of help after release, one room per part of the work."""

from fengqiao_corrections.models.authority import Delegation, Officer, Survey
from fengqiao_corrections.models.dossier import FamilyMember, GroupMember, Paper, Plan, RiskAssessment
from fengqiao_corrections.models.guidance import Assistance, Education, PublicBenefit
from fengqiao_corrections.models.outcomes import Event, Verdict
from fengqiao_corrections.models.partners import Base, Partner
from fengqiao_corrections.models.released import (
    Help,
    Helper,
    Link,
    ReleasedEvent,
    ReleasedPerson,
    ResettlementReturn,
    Settlement,
)
from fengqiao_corrections.models.subjects import Subject
from fengqiao_corrections.models.supervision import Leave, PlaceChange, Report, Restriction, Tag, Visit

__all__ = [
    "Assistance",
    "Base",
    "Delegation",
    "Education",
    "Event",
    "FamilyMember",
    "GroupMember",
    "Help",
    "Helper",
    "Leave",
    "Link",
    "Officer",
    "Paper",
    "Partner",
    "PlaceChange",
    "Plan",
    "PublicBenefit",
    "ReleasedEvent",
    "ReleasedPerson",
    "Report",
    "ResettlementReturn",
    "Restriction",
    "RiskAssessment",
    "Settlement",
    "Subject",
    "Survey",
    "Tag",
    "Verdict",
    "Visit",
]
