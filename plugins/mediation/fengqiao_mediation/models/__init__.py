"""The tables of people's mediation, one room per part of the work."""

from fengqiao_mediation.models.cases import Case
from fengqiao_mediation.models.centres import Centre
from fengqiao_mediation.models.committees import Committee, Mediator
from fengqiao_mediation.models.dossier import (
    Agreement,
    CaseRecord,
    FollowUp,
    Participant,
    Party,
    Plan,
    SpecialGroup,
)
from fengqiao_mediation.models.experts import Expert
from fengqiao_mediation.models.linkages import Confirmation, Referral
from fengqiao_mediation.models.occasions import Incident, Meeting
from fengqiao_mediation.models.reports import Analysis, MajorReport, ScreeningReport
from fengqiao_mediation.models.screenings import Screening
from fengqiao_mediation.models.subsidies import Subsidy, SubsidyRate

__all__ = [
    "Agreement",
    "Analysis",
    "Case",
    "CaseRecord",
    "Centre",
    "Committee",
    "Confirmation",
    "Expert",
    "FollowUp",
    "Incident",
    "MajorReport",
    "Mediator",
    "Meeting",
    "Participant",
    "Party",
    "Plan",
    "Referral",
    "Screening",
    "ScreeningReport",
    "SpecialGroup",
    "Subsidy",
    "SubsidyRate",
]
