"""Whether duties are shared out in writing and done, and whether orders are served."""

from fengqiao.api import PERCENT, Indicator, count, has, on_record
from sqlmodel import col

from fengqiao_publicity.indicators.conditions import PLAN_IN_FORCE, plan_kind, village_coverage
from fengqiao_publicity.models import Order, Plan, PlanDuty

# Only duties of plans that came into force can be due.
_IN_TIME = col(PlanDuty.done_on) <= col(PlanDuty.due_on)
_DUTY = has(PlanDuty, Plan, on_record(Plan.valid_from))

INDICATORS = (
    # MX-10a
    Indicator(
        "publicity.five_year_plans",
        "施行中的五年普法规划",
        count(Plan, PLAN_IN_FORCE, plan_kind("counts_as_five_year")),
        "个",
        entered=count(Plan),
    ),
    # JA-19, NN-M11a
    Indicator(
        "publicity.duty_lists",
        "施行中的普法责任清单",
        count(Plan, PLAN_IN_FORCE, plan_kind("counts_as_duty_list")),
        "份",
        entered=count(Plan),
    ),
    # JA-19
    Indicator(
        "publicity.leaders_lists",
        "施行中的领导干部应知应会清单",
        count(Plan, PLAN_IN_FORCE, plan_kind("counts_as_leaders_list")),
        "份",
        entered=count(Plan),
    ),
    # NN-M11a, at villages and communities
    Indicator(
        "publicity.village_duty_list_coverage",
        "村（社区）普法责任清单覆盖率",
        village_coverage(1, Plan, PLAN_IN_FORCE, plan_kind("counts_as_duty_list")),
        PERCENT,
        digits=2,
        entered=count(Plan),
    ),
    Indicator(
        "publicity.plan_duties_done_rate",
        "普法责任事项按期完成率",
        count(PlanDuty, _DUTY, _IN_TIME, on=PlanDuty.due_on, by=PlanDuty.done_on)
        / count(PlanDuty, _DUTY, on=PlanDuty.due_on),
        PERCENT,
        digits=2,
    ),
    # SD-09: an order has somebody who asked
    Indicator("publicity.orders", "普法订单", count(Order, on=Order.received_on), "单"),
    Indicator(
        "publicity.orders_delivered_rate",
        "普法订单送达率",
        count(Order, on=Order.received_on, by=Order.delivered_on) / count(Order, on=Order.received_on),
        PERCENT,
        digits=2,
    ),
)
