"""What must be done every month or quarter, and how often it was; a station's own whole periods count."""

from typing import Any

from fengqiao.api import (
    PERCENT,
    STATION_STANDS,
    STATIONS,
    Every,
    Indicator,
    Station,
    expected,
    kept,
    same_unit,
)
from sqlmodel import col

from fengqiao_publicity.indicators.conditions import activity_kind
from fengqiao_publicity.models import Activity, Board


def _rate(table: Any, every: Every, *conditions: Any, on: Any) -> Any:
    of_station = same_unit(table, Station, STATION_STANDS)
    return kept(table, every, of_station, *conditions, on=on) / expected(STATIONS, every)


INDICATORS = (
    # NN-A27a, F09
    Indicator(
        "publicity.months_with_theme_rate",
        "“一月一主题”完成率",
        _rate(Activity, Every.MONTH, col(Activity.theme).is_not(None), on=Activity.held_on),
        PERCENT,
        digits=2,
    ),
    # MX-10c, F07
    Indicator(
        "publicity.monthly_board_rate",
        "法制宣传栏按月出刊率",
        _rate(Board, Every.MONTH, on=Board.published_on),
        PERCENT,
        digits=2,
    ),
    # MX-10d, F08
    Indicator(
        "publicity.quarterly_topic_rate",
        "专题活动按季开展率",
        _rate(Activity, Every.QUARTER, activity_kind("counts_as_topic"), on=Activity.held_on),
        PERCENT,
        digits=2,
    ),
)
