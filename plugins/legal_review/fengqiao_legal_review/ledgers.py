"""The ledgers of legality review: each table with what is demanded of its rows and which clocks run."""

from fengqiao.api import Ledger, Part

from fengqiao_legal_review import models
from fengqiao_legal_review.deadlines import ITEM_DEADLINES, RECONSIDERATION_DEADLINES
from fengqiao_legal_review.documents import ITEM_DOCUMENTS
from fengqiao_legal_review.item_life import ITEM_LIFE
from fengqiao_legal_review.lifecycles import (
    LITIGATION_LIFE,
    OBSERVATION_LIFE,
    OPINION_LIFE,
    POINT_LIFE,
    RECONSIDERATION_LIFE,
)
from fengqiao_legal_review.rules import (
    advice,
    clocks,
    decision,
    disputes,
    pilots,
    procedure,
    review,
    submission,
    villages,
)

ITEMS = Ledger(
    models.Item,
    "legal_review.item",
    "合法性审核事项",
    "items",
    dated="submitted_on",
    parts=(
        Part(models.Material, "materials", "送审材料"),
        Part(models.Reviewer, "reviewers", "审核人"),
    ),
    lifecycle=ITEM_LIFE,
    rules=(
        submission.days_in_order,
        submission.title_names_nobody,
        submission.village_named,
        clocks.enforcement_clock_only,
        clocks.major_decision_clocks_only,
        clocks.plans_in_order,
        procedure.short_comments_explained,
        procedure.material_before_hearing,
        review.comments_are_no_review,
        review.reviewed_by_somebody,
        review.lawyers_heard,
        review.contents_checked,
        review.refusal_explained,
        decision.reviewed_before_decided,
        decision.nothing_illegal_decided,
        decision.change_adopted,
        decision.risk_of_major_decisions_only,
        villages.of_villages_only,
        villages.village_days_in_order,
    ),
    deadlines=ITEM_DEADLINES,
    documents=ITEM_DOCUMENTS,
)

OPINIONS = Ledger(
    models.Opinion,
    "legal_review.opinion",
    "法律意见",
    "opinions",
    dated="given_on",
    lifecycle=OPINION_LIFE,
    rules=(advice.opinion_answered_in_order, review.refusal_explained),
)

ATTENDANCES = Ledger(
    models.Attendance, "legal_review.attendance", "列席会议", "attendances", dated="attended_on"
)

POINTS = Ledger(
    models.ReconsiderationPoint,
    "legal_review.reconsideration_point",
    "行政复议咨询点",
    "reconsideration-points",
    key=("name",),
    label="name",
    dated="opened_on",
    lifecycle=POINT_LIFE,
    rules=(disputes.point_days_in_order,),
    older=True,
)

RECONSIDERATIONS = Ledger(
    models.Reconsideration,
    "legal_review.reconsideration",
    "行政复议",
    "reconsiderations",
    dated="opened_on",
    parts=(Part(models.ReconsiderationStep, "steps", "办理环节"),),
    lifecycle=RECONSIDERATION_LIFE,
    rules=(
        disputes.reconsideration_days_in_order,
        disputes.one_procedure,
        clocks.extension_within_limit,
        disputes.taken_in_before_handled,
    ),
    deadlines=RECONSIDERATION_DEADLINES,
)

LITIGATIONS = Ledger(
    models.Litigation,
    "legal_review.litigation",
    "行政应诉",
    "litigations",
    dated="notified_on",
    lifecycle=LITIGATION_LIFE,
    rules=(disputes.litigation_days_in_order, disputes.head_at_a_hearing),
)

OBSERVATIONS = Ledger(
    models.Observation,
    "legal_review.observation",
    "法治观察与立法民意",
    "observations",
    dated="collected_on",
    lifecycle=OBSERVATION_LIFE,
    rules=(advice.observation_days_in_order,),
)

PILOTS = Ledger(
    models.Pilot,
    "legal_review.pilot",
    "基层法治建设试点",
    "pilots",
    key=("scope", "since"),
    dated="since",
    rules=(pilots.pilot_days_in_order,),
)

LEDGERS = (ITEMS, OPINIONS, ATTENDANCES, POINTS, RECONSIDERATIONS, LITIGATIONS, OBSERVATIONS, PILOTS)
"""In the order in which rows can be written: a row stands after those it points at."""
