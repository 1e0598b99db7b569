"""The ledgers of people's mediation: each table with what is demanded of its rows and which clocks run."""

from fengqiao.api import Ledger, Part

from fengqiao_mediation import models
from fengqiao_mediation.court_deadlines import CONFIRMATION_DEADLINES, REFERRAL_DEADLINES
from fengqiao_mediation.deadlines import CASE_DEADLINES, COMMITTEE_DEADLINES, MEDIATOR_DEADLINES
from fengqiao_mediation.documents import CASE_DOCUMENTS
from fengqiao_mediation.duties import MEETING_DUTIES, SCREENING_DUTIES
from fengqiao_mediation.letters import REFERRAL_DOCUMENTS
from fengqiao_mediation.lifecycles import (
    CASE_LIFE,
    COMMITTEE_LIFE,
    CONFIRMATION_LIFE,
    MEDIATOR_LIFE,
    REFERRAL_LIFE,
    SUBSIDY_LIFE,
)
from fengqiao_mediation.rules import (
    agreements,
    closing,
    confirmation,
    others,
    parties,
    progress,
    reports,
    resources,
)

COMMITTEES = Ledger(
    models.Committee,
    "mediation.committee",
    "调解组织",
    "committees",
    key=("name",),
    label="name",
    dated="set_up_on",
    lifecycle=COMMITTEE_LIFE,
    rules=(others.village_named, others.term_in_order, others.women_among_members),
    deadlines=COMMITTEE_DEADLINES,
    older=True,
)

MEDIATORS = Ledger(
    models.Mediator,
    "mediation.mediator",
    "调解员",
    "mediators",
    label="name",
    dated="hired_on",
    lifecycle=MEDIATOR_LIFE,
    deadlines=MEDIATOR_DEADLINES,
    older=True,
    unique=("cert_no",),
)

SCREENINGS = Ledger(
    models.Screening,
    "mediation.screening",
    "矛盾纠纷排查",
    "screenings",
    dated="started_on",
    parts=(Part(models.ScreeningReport, "reports", "排查重大信息报告"),),
    rules=(others.screening_committee_named, others.screening_adds_up, reports.screening_reports_in_order),
    duties=SCREENING_DUTIES,
)

CASES = Ledger(
    models.Case,
    "mediation.case",
    "纠纷案件",
    "cases",
    dated="registered_on",
    parts=(
        Part(models.Party, "parties", "当事人", unique=("id_no",)),
        Part(models.SpecialGroup, "special_groups", "涉及群体", unique=("special_group",)),
        Part(models.Participant, "participants", "参与调解人"),
        Part(models.Plan, "plans", "调解预案"),
        Part(models.CaseRecord, "records", "记录"),
        Part(models.Agreement, "agreements", "调解协议"),
        Part(models.FollowUp, "follow_ups", "回访"),
        Part(models.MajorReport, "major_reports", "重大信息报告"),
    ),
    lifecycle=CASE_LIFE,
    rules=(
        progress.days_in_order,
        progress.feedback_complete,
        progress.extended_as_both_wish,
        parties.parties_named,
        parties.private_as_asked,
        agreements.agreements_dated,
        agreements.agreed_with_result,
        closing.visited_that_day,
        reports.case_reports_in_order,
    ),
    deadlines=CASE_DEADLINES,
    documents=CASE_DOCUMENTS,
)

CONFIRMATIONS = Ledger(
    models.Confirmation,
    "mediation.confirmation",
    "司法确认",
    "confirmations",
    dated="effective_on",
    lifecycle=CONFIRMATION_LIFE,
    rules=(confirmation.days_in_order, confirmation.objection_made),
    deadlines=CONFIRMATION_DEADLINES,
)

REFERRALS = Ledger(
    models.Referral,
    "mediation.referral",
    "对接移送",
    "referrals",
    dated="received_on",
    lifecycle=REFERRAL_LIFE,
    rules=(
        others.one_court_clock,
        others.court_extends,
        others.court_entrusts,
        others.joint_organ_named,
    ),
    deadlines=REFERRAL_DEADLINES,
    documents=REFERRAL_DOCUMENTS,
)

MEETINGS = Ledger(
    models.Meeting, "mediation.meeting", "调解会议", "meetings", dated="held_on", duties=MEETING_DUTIES
)

INCIDENTS = Ledger(models.Incident, "mediation.incident", "案事件", "incidents", dated="occurred_on")

CENTRES = Ledger(
    models.Centre,
    "mediation.centre",
    "调解中心",
    "centres",
    key=("name",),
    label="name",
    dated="set_up_on",
    rules=(resources.centre_days_in_order,),
    older=True,
)

EXPERTS = Ledger(
    models.Expert,
    "mediation.expert",
    "调解专家",
    "experts",
    label="name",
    dated="listed_on",
    rules=(resources.expert_days_in_order,),
    older=True,
    unique=("name", "phone"),
)

ANALYSES = Ledger(
    models.Analysis,
    "mediation.analysis",
    "信息分析报告",
    "analyses",
    dated="made_on",
    rules=(resources.analysis_days_in_order,),
)

SUBSIDY_RATES = Ledger(
    models.SubsidyRate,
    "mediation.subsidy_rate",
    "补贴标准",
    "subsidy-rates",
    key=("region_code", "grade", "since"),
    dated="since",
    rules=(resources.rate_days_in_order,),
    older=True,
)

SUBSIDIES = Ledger(
    models.Subsidy,
    "mediation.subsidy",
    "以案定补",
    "subsidies",
    key=("mediator_id", "grade", "period_from"),
    dated="period_from",
    lifecycle=SUBSIDY_LIFE,
    rules=(resources.subsidy_days_in_order, resources.subsidy_adds_up),
)

LEDGERS = (
    COMMITTEES,
    CENTRES,
    MEDIATORS,
    EXPERTS,
    SCREENINGS,
    CASES,
    CONFIRMATIONS,
    REFERRALS,
    MEETINGS,
    ANALYSES,
    INCIDENTS,
    SUBSIDY_RATES,
    SUBSIDIES,
)
"""In the order in which rows can be written: a row stands after those it points at."""
