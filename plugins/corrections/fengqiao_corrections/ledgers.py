"""The ledgers of corrections and help after release: each table with what is demanded of its rows and which clocks run."""

from fengqiao.api import Ledger, Part

from fengqiao_corrections import deadlines, lifecycles, models
from fengqiao_corrections.rules import events, guidance, others, subjects, supervision

DELEGATIONS = Ledger(
    models.Delegation,
    "corrections.delegation",
    "社区矫正委托书",
    "delegations",
    dated="since",
    rules=(others.period_in_order,),
)

OFFICERS = Ledger(
    models.Officer,
    "corrections.officer",
    "社区矫正工作人员",
    "officers",
    dated="since",
    rules=(others.period_in_order,),
)

PARTNERS = Ledger(
    models.Partner,
    "corrections.partner",
    "帮扶力量",
    "partners",
    key=("name",),
    label="name",
    dated="since",
    rules=(others.period_in_order,),
)

BASES = Ledger(
    models.Base,
    "corrections.base",
    "过渡性安置基地",
    "bases",
    key=("name",),
    label="name",
    dated="since",
    rules=(others.period_in_order, others.base_not_overfull),
)

SURVEYS = Ledger(
    models.Survey,
    "corrections.survey",
    "调查评估",
    "surveys",
    dated="received_on",
    lifecycle=lifecycles.SURVEY_LIFE,
    rules=(others.survey_in_order,),
    deadlines=deadlines.SURVEY_DEADLINES,
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
    rules=(*subjects.days_in_order, subjects.one_clock, subjects.minor_marked),
    deadlines=deadlines.SUBJECT_DEADLINES,
)

REPORTS = Ledger(models.Report, "corrections.report", "报到报告", "reports", dated="due_on")

VISITS = Ledger(models.Visit, "corrections.visit", "走访核查", "visits", dated="visited_on")

_SESSION = (guidance.one_or_many, guidance.minors_apart)
EDUCATIONS = Ledger(
    models.Education, "corrections.education", "教育学习", "educations", dated="held_on", rules=_SESSION
)
PUBLIC_BENEFITS = Ledger(
    models.PublicBenefit,
    "corrections.public_benefit",
    "公益活动",
    "public-benefits",
    dated="held_on",
    rules=_SESSION,
)
ASSISTANCES = Ledger(
    models.Assistance, "corrections.assistance", "矫正帮扶", "assistances", dated="held_on", rules=_SESSION
)

LEAVES = Ledger(
    models.Leave,
    "corrections.leave",
    "外出审批",
    "leaves",
    dated="applied_on",
    lifecycle=lifecycles.LEAVE_LIFE,
    rules=(supervision.leave_in_order, supervision.back_in_order),
    deadlines=deadlines.LEAVE_DEADLINES,
)

PLACE_CHANGES = Ledger(
    models.PlaceChange,
    "corrections.place_change",
    "执行地变更",
    "place-changes",
    dated="applied_on",
    lifecycle=lifecycles.PLACE_CHANGE_LIFE,
    rules=supervision.change_in_order,
    deadlines=deadlines.PLACE_CHANGE_DEADLINES,
)

RESTRICTIONS = Ledger(
    models.Restriction,
    "corrections.restriction",
    "禁止令与审批",
    "restrictions",
    dated="began_on",
    lifecycle=lifecycles.RESTRICTION_LIFE,
)

TAGS = Ledger(
    models.Tag,
    "corrections.tag",
    "电子定位",
    "tags",
    dated="since",
    lifecycle=lifecycles.TAG_LIFE,
    rules=(*supervision.tag_in_order, supervision.tag_within_three_months),
    deadlines=deadlines.TAG_DEADLINES,
)

VERDICTS = Ledger(
    models.Verdict,
    "corrections.verdict",
    "考核奖惩",
    "verdicts",
    dated="decided_on",
    rules=(*supervision.verdict_in_order, supervision.verdict_graded),
    deadlines=deadlines.VERDICT_DEADLINES,
)

EVENTS = Ledger(
    models.Event,
    "corrections.event",
    "矫正事件",
    "events",
    dated="occurred_on",
    lifecycle=lifecycles.EVENT_LIFE,
    rules=(events.event_in_order, events.subject_named, events.search_begun),
)

RELEASED_PERSONS = Ledger(
    models.ReleasedPerson,
    "corrections.released_person",
    "安置帮教对象",
    "released-persons",
    dated="registered_on",
    lifecycle=lifecycles.RELEASED_LIFE,
    rules=(*others.person_in_order, others.person_from_corrections),
    deadlines=deadlines.RELEASED_DEADLINES,
)

LINKS = Ledger(
    models.Link,
    "corrections.link",
    "安置帮教衔接",
    "links",
    rules=(others.link_answered,),
    deadlines=deadlines.LINK_DEADLINES,
)

HELPS = Ledger(models.Help, "corrections.help", "帮教记录", "helps", dated="helped_on")

SETTLEMENTS = Ledger(
    models.Settlement, "corrections.settlement", "安置记录", "settlements", dated="settled_on"
)

RELEASED_EVENTS = Ledger(
    models.ReleasedEvent,
    "corrections.released_event",
    "帮教事件",
    "released-events",
    dated="found_on",
    rules=(others.found_in_order,),
)

LEDGERS = (
    DELEGATIONS,
    OFFICERS,
    PARTNERS,
    BASES,
    SURVEYS,
    SUBJECTS,
    REPORTS,
    VISITS,
    EDUCATIONS,
    PUBLIC_BENEFITS,
    ASSISTANCES,
    LEAVES,
    PLACE_CHANGES,
    RESTRICTIONS,
    TAGS,
    VERDICTS,
    EVENTS,
    RELEASED_PERSONS,
    LINKS,
    HELPS,
    SETTLEMENTS,
    RELEASED_EVENTS,
)
"""In the order in which rows can be written: a row stands after those it points at."""
