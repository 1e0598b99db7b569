"""Those in correction, and those asked about before sentence."""

from fengqiao.api import Ledger, Part

from fengqiao_corrections import deadlines, documents, lifecycles, models
from fengqiao_corrections.rules import others, subjects

SURVEYS = Ledger(
    models.Survey,
    "corrections.survey",
    "调查评估",
    "surveys",
    dated="received_on",
    lifecycle=lifecycles.SURVEY_LIFE,
    rules=(others.survey_in_order,),
    deadlines=deadlines.SURVEY_DEADLINES,
    documents=documents.SURVEY_DOCUMENTS,
)

SUBJECTS = Ledger(
    models.Subject,
    "corrections.subject",
    "社区矫正对象",
    "subjects",
    dated="registered_on",
    parts=(
        Part(models.GroupMember, "group_members", "矫正小组成员"),
        Part(models.FamilyMember, "family_members", "家庭成员"),
        Part(models.Plan, "plans", "矫正方案"),
        Part(models.RiskAssessment, "risk_assessments", "风险评估"),
        Part(models.Paper, "papers", "档案文书"),
    ),
    lifecycle=lifecycles.SUBJECT_LIFE,
    rules=(*subjects.days_in_order, subjects.one_clock, subjects.bail_of_the_stayed, subjects.minor_marked),
    deadlines=deadlines.SUBJECT_DEADLINES,
    documents=documents.SUBJECT_DOCUMENTS,
    unique=("id_no",),
)
