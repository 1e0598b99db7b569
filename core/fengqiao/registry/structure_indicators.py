"""How stations are built up and supported: by size, under which centre, surveyed in which dimensions, paid for or not."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col

from fengqiao.indicators.conditions import flagged, has, same_unit, within
from fengqiao.indicators.days import days_since_1970
from fengqiao.indicators.formulas import Formula
from fengqiao.indicators.indicator import PERCENT, Indicator
from fengqiao.indicators.measures import Measure, count, distinct, mean, total
from fengqiao.registry.calls import Call
from fengqiao.registry.conditions import STATION_STANDS, station_has
from fengqiao.registry.funds import Fund
from fengqiao.registry.people import Assignment, Staff
from fengqiao.registry.premises import Premises, Room
from fengqiao.registry.station_indicators import (
    APPROVED_CIVIL_SERVICE_POSTS,
    PREMISES_IN_USE,
    STATIONS_IN_FORCE,
)
from fengqiao.registry.stations import Station

_CALLS = count(Call, on=Call.raised_on)
_RESPONSE = mean(
    days_since_1970(Call.answered_on) - days_since_1970(Call.raised_on),
    Call,
    on=Call.raised_on,
    by=Call.answered_on,
)
_COMMITTEE_FUND = flagged(Fund.kind, "counts_as_committee_fund")
_OVERSEEN = (STATION_STANDS, col(Station.area_centre_id).is_not(None))


def _share(name: str, title: str, formula: Formula) -> Indicator:
    return Indicator(f"registry.{name}", title, formula, PERCENT, digits=2)


def _change(stock: Measure) -> Formula:
    """The last day's stock less that of the same day a year before."""
    return stock - stock.earlier()


def _with_room(flag: str) -> ColumnElement[bool]:
    kind = flagged(Room.kind, flag)
    return same_unit(Station, Room, kind, has(Room, Premises, PREMISES_IN_USE))


def _of_size(flag: str, *where: Any) -> Formula:
    size = (STATION_STANDS, flagged(Station.size_class, flag))
    return count(Station, *size, *where) / count(Station, *size)


def _paid(*where: Any) -> Formula:
    """Of what fell due in the window, how much had come in by its end."""
    paid = total(Fund.paid, Fund, *where, on=Fund.due_on, by=Fund.paid_on)
    return paid / total(Fund.due, Fund, *where, on=Fund.due_on)


def _budgeted(*where: Any) -> Formula:
    return count(Fund, col(Fund.budgeted).is_(True), *where, on=Fund.due_on) / count(
        Fund, *where, on=Fund.due_on
    )


_SURVEYED = (
    col(Station.approval_doc_no).is_not(None),
    station_has(),
    station_has(has(Assignment, Staff, col(Staff.education).is_not(None))),
    same_unit(Station, Premises, PREMISES_IN_USE),
    same_unit(Station, Fund, within(Fund.due_on)),
)
"""What is known of organisation, people, their training, premises and money."""

INDICATORS = (
    # JS-03b, JS-03c; the committee beside them is counted by the line of business that keeps it.
    _share(
        "large_stations_with_two_platforms_rate",
        "大型所分中心和服务平台齐全率",
        _of_size("is_large", _with_room("counts_as_subcentre"), _with_room("counts_as_service_platform")),
    ),
    _share(
        "smaller_stations_with_platform_rate",
        "中小型所服务平台设置率",
        _of_size("is_medium_or_small", _with_room("counts_as_service_platform")),
    ),
    # SC-05b.
    Indicator(
        "registry.area_centres", "片区中心所", distinct(Station.area_centre_id, Station, *_OVERSEEN), "家"
    ),
    Indicator(
        "registry.stations_under_area_centres", "片区中心所带动的司法所", count(Station, *_OVERSEEN), "家"
    ),
    # SD-03.
    _share(
        "stations_surveyed_rate",
        "五方面底数齐全的司法所比例",
        count(Station, STATION_STANDS, *_SURVEYED) / STATIONS_IN_FORCE,
    ),
    # SD-16.
    Indicator("registry.calls", "所呼事项", _CALLS, "件"),
    _share(
        "calls_answered_rate",
        "所呼局应率",
        count(Call, on=Call.raised_on, by=Call.answered_on) / _CALLS,
    ),
    Indicator("registry.call_response_days", "局应平均用时", _RESPONSE, "天", digits=1),
    # JS-02a: of what must not change, what stands in the ledgers; the rest is for people to confirm.
    Indicator("registry.stations_change", "司法所数比上年增减", _change(STATIONS_IN_FORCE), "家"),
    Indicator(
        "registry.station_posts_change", "公务员编制数比上年增减", _change(APPROVED_CIVIL_SERVICE_POSTS), "个"
    ),
    # JA-47, MX-08g, MX-10e.
    _share("funds_paid_rate", "经费到位率", _paid()),
    # YC-1-W6.
    _share("funds_budgeted_rate", "列入财政预算的经费比例", _budgeted()),
    # MX-06i.
    _share("committee_funds_paid_rate", "调委会经费和报酬到位率", _paid(_COMMITTEE_FUND)),
    _share("committee_funds_budgeted_rate", "调委会经费和报酬列入预算比例", _budgeted(_COMMITTEE_FUND)),
)
