"""What law publicity must do every month, quarter or year, each with the text that demands it.

Every one comes from the scheme of one place and binds there only. The source of the first two does not name its city;
it carries out a document of Jiangsu.
"""

from datetime import date
from typing import Any

from fengqiao.api import Duty, Every, Window, flagged, special_periods
from sqlalchemy import exists
from sqlmodel import col

from fengqiao_publicity.models import Activity, Audience, Training

JIANGSU, NANNING = "32", "4501"
_NANNING_ISSUED = date(2020, 8, 6)
_STAR_STATIONS = "明星司法所创建活动意见（江苏省某市）四10"
_NANNING = "南宁市司法局创建“枫桥式司法所”实施方案（南司通〔2020〕110号）附件1"

# Spelled out: `has` finds the key of a part only once its ledger stands, and the ledger needs this duty to be declared.
_REACHED_VILLAGES = exists().where(
    col(Audience.unit_id) == col(Training.unit_id),
    col(Audience.row_id) == col(Training.id),
    col(Audience.voided_at).is_(None),
    flagged(Audience.kind, "rural_backbone"),
)


def _of_station(code: str, title: str, every: Every | tuple[Window, ...], on: str, **more: Any) -> Duty:
    return Duty(code, title, every, on, unit_kind="station", **more)


def _in_jiangsu(code: str, title: str, every: Every, on: str, *where: Any) -> Duty:
    return _of_station(code, title, every, on, source=_STAR_STATIONS, where=where, region=JIANGSU)


def _at_nanning(
    code: str,
    title: str,
    every: Every | tuple[Window, ...],
    on: str,
    clause: str,
    *where: Any,
    times: int = 1,
) -> Duty:
    source = f"{_NANNING}{clause}"
    bound = {"region": NANNING, "valid_from": _NANNING_ISSUED}
    return _of_station(code, title, every, on, source=source, where=where, times=times, **bound)


BOARD_DUTIES = (_in_jiangsu("F07", "每月出刊法制宣传栏（板报）", Every.MONTH, "published_on"),)

ACTIVITY_DUTIES = (
    _in_jiangsu(
        "F08",
        "每季度开展法制宣传教育专题活动",
        Every.QUARTER,
        "held_on",
        flagged(Activity.kind, "counts_as_topic"),
    ),
    _at_nanning(
        "F09", "“一月一主题”", Every.MONTH, "held_on", "提升法治水平③", col(Activity.theme).is_not(None)
    ),
    _at_nanning("F10", "全年法治宣传活动", Every.YEAR, "held_on", "乡村振兴③", times=20),
    _at_nanning("F23", "特殊时期普法宣传", special_periods(NANNING), "held_on", "突出特殊时期职能发挥"),
)

TRAINING_DUTIES = (
    _at_nanning(
        "F11", "全年农村骨干法治培训", Every.YEAR, "held_on", "乡村振兴②", _REACHED_VILLAGES, times=2
    ),
)
