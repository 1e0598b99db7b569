"""Legal aid: from the question to the archived file, and what watches over it."""

from fengqiao.api import Ledger, Part

from fengqiao_legal_aid import models
from fengqiao_legal_aid.case_documents import CASE_DOCUMENTS
from fengqiao_legal_aid.deadlines import APPLICATION_DEADLINES, CASE_DEADLINES, CONSULTATION_DEADLINES
from fengqiao_legal_aid.documents import APPLICATION_DOCUMENTS
from fengqiao_legal_aid.duties import REVIEW_DUTIES
from fengqiao_legal_aid.lifecycles import APPLICATION_LIFE, CASE_LIFE, COMPLAINT_LIFE, CONSULTATION_LIFE
from fengqiao_legal_aid.rules import applications, cases, others, spans

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
        Part(models.ApplicantGroup, "groups", "申请人人群类别", unique=("recipient_group",)),
        Part(models.Material, "materials", "申请材料"),
    ),
    lifecycle=APPLICATION_LIFE,
    rules=(
        applications.days_in_order,
        applications.relay_told,
        applications.limitation_near,
        applications.made_up_after,
        applications.hardship_shown,
        applications.income_within_limit,
    ),
    deadlines=APPLICATION_DEADLINES,
    documents=APPLICATION_DOCUMENTS,
)

CASES = Ledger(
    models.AidCase,
    "legal_aid.aid_case",
    "法律援助案件",
    "cases",
    dated="opened_on",
    parts=(
        Part(models.RecipientGroup, "groups", "受援人人群类别", unique=("recipient_group",)),
        Part(models.CaseStep, "steps", "办理环节"),
        Part(models.UndertakerChange, "changes", "更换承办人"),
        Part(models.Supervision, "supervisions", "质量监督"),
    ),
    lifecycle=CASE_LIFE,
    rules=(cases.days_in_order, cases.well_founded, cases.defence_is_criminal),
    deadlines=CASE_DEADLINES,
    documents=CASE_DOCUMENTS,
)

FILE_REVIEWS = Ledger(
    models.FileReview,
    "legal_aid.file_review",
    "案卷评查",
    "file-reviews",
    dated="held_on",
    rules=(others.review_adds_up, others.review_after_its_quarter),
    duties=REVIEW_DUTIES,
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
    rules=(spans.DISMISSED_AFTER_APPOINTED,),
    older=True,
    unique=("name", "phone"),
)

FUNDS = Ledger(models.Fund, "legal_aid.fund", "法律援助经费", "funds", dated="booked_on")

HARDSHIP_STANDARDS = Ledger(
    models.HardshipStandard,
    "legal_aid.hardship_standard",
    "经济困难标准",
    "hardship-standards",
    dated="since",
    key=("region_code", "since"),
    rules=(spans.REPEALED_AFTER_IN_FORCE, others.region_in_digits, others.limit_not_below_subsistence),
    older=True,
)

SUBSIDY_STANDARDS = Ledger(
    models.SubsidyStandard,
    "legal_aid.subsidy_standard",
    "办案补贴标准",
    "subsidy-standards",
    dated="since",
    key=("region_code", "kind", "since"),
    rules=(spans.REPEALED_AFTER_IN_FORCE, others.region_in_digits),
    older=True,
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
)
