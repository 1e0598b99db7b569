"""The tables of law publicity, one room per question: what is planned, what is done, where, and by whom."""

from fengqiao_publicity.models.activities import Activity, Board, Evidence, MediaReport
from fengqiao_publicity.models.people import Audience, Course, LawPerson, Team, Training
from fengqiao_publicity.models.places import Recognition, Site
from fengqiao_publicity.models.plans import Order, Plan, PlanDuty

__all__ = [
    "Activity",
    "Audience",
    "Board",
    "Course",
    "Evidence",
    "LawPerson",
    "MediaReport",
    "Order",
    "Plan",
    "PlanDuty",
    "Recognition",
    "Site",
    "Team",
    "Training",
]
