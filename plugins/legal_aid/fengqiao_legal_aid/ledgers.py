"""The ledgers of legal aid and public legal service: each table with what is demanded of its rows and which clocks run."""

from fengqiao.api import Ledger, Part

from fengqiao_legal_aid import models
from fengqiao_legal_aid.deadlines import APPLICATION_DEADLINES, CASE_DEADLINES, CONSULTATION_DEADLINES
from fengqiao_legal_aid.lifecycles import (
    APPLICATION_LIFE,
    CASE_LIFE,
    COMPLAINT_LIFE,
    CONSULTATION_LIFE,
    VISIT_LIFE,
)
from fengqiao_legal_aid.rules import applications, cases, others

_OVER_AFTER_BEGUN = (others.OVER_AFTER_BEGUN,)

CONSULTATIONS = Ledger(
    models.Consultation,
    "legal_aid.consultation",
    "法律咨询",
    "consultations",
    dated="asked_on",
    lifecycle=CONSULTATION_LIFE,
    rules=(others.letters_only, others.consultation_days_in_order),
    deadlines=CONSULTATION_DEADLINES,
)

APPLICATIONS = Ledger(
    models.Application,
    "legal_aid.application",
    "法律援助申请",
    "applications",
    dated="submitted_on",
    parts=(
        Part(models.ApplicantGroup, "groups", "申请人人群类别"),
        Part(models.Material, "materials", "申请材料"),
    ),
    lifecycle=APPLICATION_LIFE,
    rules=(applications.days_in_order, applications.hardship_shown, applications.income_within_limit),
    deadlines=APPLICATION_DEADLINES,
)

CASES = Ledger(
    models.AidCase,
    "legal_aid.aid_case",
    "法律援助案件",
    "cases",
    dated="opened_on",
    parts=(
        Part(models.RecipientGroup, "groups", "受援人人群类别"),
        Part(models.CaseStep, "steps", "办理环节"),
        Part(models.UndertakerChange, "changes", "更换承办人"),
        Part(models.Supervision, "supervisions", "质量监督"),
    ),
    lifecycle=CASE_LIFE,
    rules=(cases.days_in_order, cases.well_founded, cases.defence_is_criminal),
    deadlines=CASE_DEADLINES,
)

FILE_REVIEWS = Ledger(
    models.FileReview,
    "legal_aid.file_review",
    "案卷评查",
    "file-reviews",
    dated="held_on",
    rules=(others.review_adds_up, others.review_after_its_quarter),
)

COMPLAINTS = Ledger(
    models.Complaint,
    "legal_aid.complaint",
    "投诉",
    "complaints",
    dated="received_on",
    lifecycle=COMPLAINT_LIFE,
    rules=(others.complaint_days_in_order,),
)

LIAISONS = Ledger(
    models.Liaison,
    "legal_aid.liaison",
    "法律援助联络员",
    "liaisons",
    label="name",
    dated="since",
    rules=_OVER_AFTER_BEGUN,
)

FUNDS = Ledger(models.Fund, "legal_aid.fund", "法律援助经费", "funds", dated="booked_on")

HARDSHIP_STANDARDS = Ledger(
    models.HardshipStandard,
    "legal_aid.hardship_standard",
    "经济困难标准",
    "hardship-standards",
    dated="since",
    key=("region_code", "since"),
    rules=(*_OVER_AFTER_BEGUN, others.region_in_digits, others.limit_not_below_subsistence),
)

SUBSIDY_STANDARDS = Ledger(
    models.SubsidyStandard,
    "legal_aid.subsidy_standard",
    "办案补贴标准",
    "subsidy-standards",
    dated="since",
    key=("region_code", "kind", "since"),
    rules=(*_OVER_AFTER_BEGUN, others.region_in_digits),
)

SITES = Ledger(
    models.Site,
    "legal_aid.site",
    "公共法律服务平台",
    "sites",
    key=("name",),
    label="name",
    dated="opened_on",
    parts=(Part(models.SiteService, "services", "服务内容"),),
    rules=(others.CLOSED_AFTER_OPENED, others.village_named),
)

POINTS = Ledger(
    models.Point,
    "legal_aid.point",
    "专门服务点",
    "points",
    key=("kind", "since"),
    dated="since",
    rules=_OVER_AFTER_BEGUN,
)

REACH_TESTS = Ledger(models.ReachTest, "legal_aid.reach_test", "到达测试", "reach-tests", dated="tested_on")

DUTIES = Ledger(
    models.Duty,
    "legal_aid.duty",
    "值班",
    "duties",
    dated="duty_on",
    rules=(others.attended_before_served,),
)

VISITS = Ledger(
    models.Visit,
    "legal_aid.visit",
    "接待",
    "visits",
    dated="received_on",
    lifecycle=VISIT_LIFE,
    rules=(others.visit_days_in_order,),
)

PUBLIC_SERVICES = Ledger(
    models.PublicService,
    "legal_aid.public_service",
    "公益法律服务",
    "public-services",
    dated="given_on",
)

PROVIDERS = Ledger(
    models.Provider,
    "legal_aid.provider",
    "法律服务机构",
    "providers",
    key=("name",),
    label="name",
    dated="founded_on",
    rules=(others.CLOSED_AFTER_FOUNDED,),
)

LINKS = Ledger(
    models.Link,
    "legal_aid.link",
    "对接共建",
    "links",
    key=("kind", "partner", "since"),
    dated="since",
    rules=_OVER_AFTER_BEGUN,
)

VOLUNTEERS = Ledger(
    models.Volunteer,
    "legal_aid.volunteer",
    "法律服务志愿者",
    "volunteers",
    label="name",
    dated="since",
    rules=_OVER_AFTER_BEGUN,
)

CHAT_GROUPS = Ledger(
    models.ChatGroup,
    "legal_aid.chat_group",
    "法律服务群",
    "chat-groups",
    key=("village_id", "platform", "since"),
    dated="since",
    rules=_OVER_AFTER_BEGUN,
)

CLIENTS = Ledger(
    models.Client,
    "legal_aid.client",
    "应配顾问的单位",
    "clients",
    key=("name",),
    label="name",
    rules=_OVER_AFTER_BEGUN,
)

ADVISER_CONTRACTS = Ledger(
    models.AdviserContract,
    "legal_aid.adviser_contract",
    "顾问合同",
    "adviser-contracts",
    dated="since",
    parts=(Part(models.AdviserDuty, "duties", "顾问职能"),),
    rules=(*_OVER_AFTER_BEGUN, others.one_client),
)

ADVISER_LOGS = Ledger(
    models.AdviserLog, "legal_aid.adviser_log", "顾问工作日志", "adviser-logs", dated="worked_on"
)

LEDGERS = (
    CONSULTATIONS,
    APPLICATIONS,
    CASES,
    FILE_REVIEWS,
    COMPLAINTS,
    LIAISONS,
    FUNDS,
    HARDSHIP_STANDARDS,
    SUBSIDY_STANDARDS,
    SITES,
    POINTS,
    REACH_TESTS,
    DUTIES,
    VISITS,
    PUBLIC_SERVICES,
    PROVIDERS,
    LINKS,
    VOLUNTEERS,
    CHAT_GROUPS,
    CLIENTS,
    ADVISER_CONTRACTS,
    ADVISER_LOGS,
)
"""In the order in which rows can be written: a row stands after those it points at."""
