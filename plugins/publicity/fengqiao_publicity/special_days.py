"""The days and months of the year that belong to publicity, each with the text that names it.

The days and months for which nobody has found a text that binds stations are kept as data and bind nobody. A day by which something
must be done each year is given as so many days before the year's last one, which is the same in leap years.
"""

from datetime import date
from typing import Any

from fengqiao.api import Duty, Every, flagged
from sqlalchemy import extract
from sqlmodel import col

from fengqiao_publicity.models import Activity

SHANDONG = "37"
_SHANDONG_REGULATION = "《山东省法治宣传教育条例》第二十八条"
# The year whose December was the first under the regulation.
_FIRST_YEAR = date(2017, 1, 1)
_DECEMBER = 12
_IN_DECEMBER = (
    flagged(Activity.special_day, "counts_as_publicity_month"),
    extract("month", col(Activity.held_on)) == _DECEMBER,
)
# From 15 April, 31 May and 4 December to 31 December.
_AFTER_SECURITY_DAY, _AFTER_MAY, _AFTER_CONSTITUTION_DAY = 260, 214, 27


def _yearly(code: str, title: str, source: str, *where: Any, **more: Any) -> Duty:
    return Duty(code, title, Every.YEAR, "held_on", source, where=where, **more)


def _unread(code: str, title: str, flag: str, days_left: int) -> Duty:
    return _yearly(
        code,
        title,
        "通行做法，要求司法所开展活动的条文尚未核实",
        flagged(Activity.special_day, flag),
        unit_kind="station",
        due_after=-days_left,
        verified=False,
    )


def _in_shandong(code: str, unit_kind: str) -> Duty:
    return _yearly(
        code,
        "12月法治宣传教育月活动",
        _SHANDONG_REGULATION,
        *_IN_DECEMBER,
        unit_kind=unit_kind,
        region=SHANDONG,
        valid_from=_FIRST_YEAR,
    )


SPECIAL_DAY_DUTIES = (
    _unread("D-P1", "4月15日全民国家安全教育日活动", "counts_as_national_security", _AFTER_SECURITY_DAY),
    _unread("D-P2", "5月民法典宣传月活动", "counts_as_civil_code_month", _AFTER_MAY),
    _unread("D-P3", "12月4日国家宪法日活动", "counts_as_constitution", _AFTER_CONSTITUTION_DAY),
    # The regulation binds the organs of justice to organise the month and every organ to take part in it.
    _in_shandong("D-P4a", "county_bureau"),
    _in_shandong("D-P4b", "station"),
)
"""In the order of the year."""
