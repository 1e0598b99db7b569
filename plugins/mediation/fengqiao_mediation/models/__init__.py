"""The tables of people's mediation, one room per part of the work."""

from fengqiao_mediation.models.cases import Case
from fengqiao_mediation.models.committees import Committee, Mediator
from fengqiao_mediation.models.dossier import (
    Agreement,
    CaseRecord,
    FollowUp,
    MajorReport,
    Participant,
    Party,
    SpecialGroup,
)
from fengqiao_mediation.models.linkages import Confirmation, Referral
from fengqiao_mediation.models.occasions import Incident, Meeting
from fengqiao_mediation.models.screenings import Screening

__all__ = [
    "Agreement",
    "Case",
    "CaseRecord",
    "Committee",
    "Confirmation",
    "FollowUp",
    "Incident",
    "MajorReport",
    "Mediator",
    "Meeting",
    "Participant",
    "Party",
    "Referral",
    "Screening",
    "SpecialGroup",
]
