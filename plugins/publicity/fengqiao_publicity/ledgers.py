"""The ledgers of law publicity: each table with what is demanded of its rows.

None has a clock of the law: what publicity owes, it owes month by month, quarter by quarter and year by year. Where a
text demands it, a duty says so; indicators count it everywhere.
"""

from fengqiao.api import Ledger, Part

from fengqiao_publicity import models
from fengqiao_publicity.documents import ACTIVITY_DOCUMENTS, PERSON_DOCUMENTS
from fengqiao_publicity.duties import ACTIVITY_DUTIES, BOARD_DUTIES, TRAINING_DUTIES
from fengqiao_publicity.lifecycles import (
    ACTIVITY_LIFE,
    ORDER_LIFE,
    PERSON_LIFE,
    PLAN_LIFE,
    RECOGNITION_LIFE,
    SITE_LIFE,
    TEAM_LIFE,
)
from fengqiao_publicity.rules import activities, people, places
from fengqiao_publicity.special_days import SPECIAL_DAY_DUTIES

PLANS = Ledger(
    models.Plan,
    "publicity.plan",
    "普法计划与责任清单",
    "plans",
    dated="drafted_on",
    label="title",
    parts=(Part(models.PlanDuty, "duties", "责任事项"),),
    lifecycle=PLAN_LIFE,
    rules=(places.plan_days_in_order,),
)

ORDERS = Ledger(
    models.Order, "publicity.order", "普法订单", "orders", dated="received_on", lifecycle=ORDER_LIFE
)

SITES = Ledger(
    models.Site,
    "publicity.site",
    "法治阵地",
    "sites",
    dated="built_on",
    key=("name",),
    label="name",
    lifecycle=SITE_LIFE,
    rules=(places.village_named,),
    older=True,
)

ACTIVITIES = Ledger(
    models.Activity,
    "publicity.activity",
    "普法活动",
    "activities",
    dated="planned_on",
    label="title",
    parts=(Part(models.Evidence, "evidence", "佐证"),),
    lifecycle=ACTIVITY_LIFE,
    rules=(activities.days_in_order, activities.ordered_by_somebody),
    documents=ACTIVITY_DOCUMENTS,
    duties=(*ACTIVITY_DUTIES, *SPECIAL_DAY_DUTIES),
)

BOARDS = Ledger(
    models.Board, "publicity.board", "法制宣传栏", "boards", dated="published_on", duties=BOARD_DUTIES
)

LAW_PEOPLE = Ledger(
    models.LawPerson,
    "publicity.law_person",
    "法律明白人与法治带头人",
    "law-people",
    dated="selected_on",
    label="name",
    parts=(Part(models.Course, "courses", "培训经历"),),
    lifecycle=PERSON_LIFE,
    rules=(people.days_in_order,),
    documents=PERSON_DOCUMENTS,
    older=True,
    unique=("name", "phone"),
)

TRAININGS = Ledger(
    models.Training,
    "publicity.training",
    "法治培训",
    "trainings",
    dated="held_on",
    parts=(Part(models.Audience, "audiences", "参训人员"),),
    rules=(people.audiences_named,),
    duties=TRAINING_DUTIES,
)

TEAMS = Ledger(
    models.Team,
    "publicity.team",
    "普法队伍",
    "teams",
    dated="formed_on",
    key=("name",),
    label="name",
    lifecycle=TEAM_LIFE,
    older=True,
)

MEDIA_REPORTS = Ledger(
    models.MediaReport, "publicity.media_report", "媒体报道", "media-reports", dated="published_on"
)

RECOGNITIONS = Ledger(
    models.Recognition,
    "publicity.recognition",
    "示范创建",
    "recognitions",
    dated="started_on",
    label="name",
    lifecycle=RECOGNITION_LIFE,
    older=True,
)

LEDGERS = (
    PLANS,
    ORDERS,
    SITES,
    ACTIVITIES,
    BOARDS,
    LAW_PEOPLE,
    TRAININGS,
    TEAMS,
    MEDIA_REPORTS,
    RECOGNITIONS,
)
"""In the order in which rows can be written: a row stands after those it points at."""
