"""The tables of party building, one room per part of the work."""

from fengqiao_party_building.models.integrity import DisciplineCase, IntegrityActivity, Pledge
from fengqiao_party_building.models.meetings import Meeting
from fengqiao_party_building.models.members import Deployment, Member
from fengqiao_party_building.models.organisations import Brand, Guide, GuideVisit, Organisation
from fengqiao_party_building.models.study import MemberStudyRecord, StudySession

__all__ = [
    "Brand",
    "Deployment",
    "DisciplineCase",
    "Guide",
    "GuideVisit",
    "IntegrityActivity",
    "Meeting",
    "Member",
    "MemberStudyRecord",
    "Organisation",
    "Pledge",
    "StudySession",
]
