"""How often the window was manned, and how steadily."""

from fengqiao.api import PERCENT, Every, Indicator, count, kept, periods

from fengqiao_everything.duties import Duty

HELD = Indicator("everything.duties", "值班次数", count(Duty, on=Duty.held_on), "次")
WEEKS_KEPT = Indicator(
    "everything.weeks_kept",
    "每周有人值班的比例",
    kept(Duty, Every.WEEK, on=Duty.held_on) / periods(Every.WEEK),
    PERCENT,
    digits=1,
)
