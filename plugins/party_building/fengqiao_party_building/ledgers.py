"""The ledgers of party building: each table with what is demanded of its rows and which clocks it knows."""

from fengqiao.api import Ledger, Part

from fengqiao_party_building import models
from fengqiao_party_building.deadlines import MEMBER_DEADLINES, ORGANISATION_DEADLINES
from fengqiao_party_building.documents import GUIDE_DOCUMENTS, MEETING_DOCUMENTS
from fengqiao_party_building.lifecycles import (
    DISCIPLINE_LIFE,
    GUIDE_LIFE,
    MEMBER_LIFE,
    ORGANISATION_LIFE,
    PLEDGE_LIFE,
)
from fengqiao_party_building.rhythms import rhythm_duties
from fengqiao_party_building.rules import gatherings, integrity, members, organisations

ORGANISATIONS = Ledger(
    models.Organisation,
    "party_building.organisation",
    "党组织",
    "organisations",
    key=("name", "founded_on"),
    label="name",
    dated="founded_on",
    lifecycle=ORGANISATION_LIFE,
    rules=(
        organisations.partners_named,
        organisations.area_named,
        organisations.branch_named,
        organisations.term_in_order,
    ),
    deadlines=ORGANISATION_DEADLINES,
    older=True,
)

MEMBERS = Ledger(
    models.Member,
    "party_building.member",
    "党员",
    "members",
    parts=(Part(models.Deployment, "deployments", "下沉服务"),),
    lifecycle=MEMBER_LIFE,
    rules=(members.days_in_order, members.regular_after_joining, members.deployments_in_order),
    deadlines=MEMBER_DEADLINES,
    unique=("staff_id",),
)

MEETINGS = Ledger(
    models.Meeting,
    "party_building.meeting",
    "组织生活",
    "meetings",
    dated="held_on",
    rules=(gatherings.no_more_than_expected, gatherings.lecturer_named, gatherings.verdicts_add_up),
    documents=MEETING_DOCUMENTS,
    duties=tuple(rhythm_duties()),
)

STUDY_SESSIONS = Ledger(
    models.StudySession,
    "party_building.study_session",
    "理论学习",
    "study-sessions",
    dated="studied_on",
    parts=(Part(models.MemberStudyRecord, "member_records", "党员学习记录", unique=("member_id",)),),
    rules=(
        gatherings.no_more_than_expected,
        gatherings.only_the_absent_make_up,
    ),
)

PLEDGES = Ledger(
    models.Pledge,
    "party_building.pledge",
    "责任书",
    "pledges",
    dated="begins_on",
    lifecycle=PLEDGE_LIFE,
    rules=(integrity.pledge_in_order,),
)

INTEGRITY_ACTIVITIES = Ledger(
    models.IntegrityActivity,
    "party_building.integrity_activity",
    "廉政活动",
    "integrity-activities",
    dated="held_on",
)

DISCIPLINE_CASES = Ledger(
    models.DisciplineCase,
    "party_building.discipline_case",
    "违纪违法",
    "discipline-cases",
    dated="received_on",
    lifecycle=DISCIPLINE_LIFE,
    rules=(integrity.case_in_order,),
)

GUIDES = Ledger(
    models.Guide,
    "party_building.guide",
    "联系指导人员",
    "guides",
    label="name",
    dated="appointed_on",
    parts=(Part(models.GuideVisit, "visits", "到所指导"),),
    lifecycle=GUIDE_LIFE,
    rules=(organisations.guide_ends_after_appointment, organisations.visits_during_the_task),
    documents=GUIDE_DOCUMENTS,
)

BRANDS = Ledger(
    models.Brand,
    "party_building.brand",
    "党建品牌",
    "brands",
    label="name",
    dated="named_on",
    rules=(organisations.brand_ends_after_naming,),
    older=True,
)

LEDGERS = (
    ORGANISATIONS,
    MEMBERS,
    MEETINGS,
    STUDY_SESSIONS,
    PLEDGES,
    INTEGRITY_ACTIVITIES,
    DISCIPLINE_CASES,
    GUIDES,
    BRANDS,
)
"""In the order in which rows can be written: a row stands after those it points at."""
