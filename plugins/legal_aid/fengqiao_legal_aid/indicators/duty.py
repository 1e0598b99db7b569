"""Who was on duty, where, and in which rhythm."""

from typing import Any

from fengqiao.api import (
    PERCENT,
    STATION_STANDS,
    STATIONS,
    Every,
    Indicator,
    Station,
    count,
    distinct,
    expected,
    flagged,
    kept,
    periods,
    same_unit,
    total,
    weekday,
)
from sqlalchemy import String, cast
from sqlmodel import col

from fengqiao_legal_aid.indicators.conditions import ATTENDED, at_place, on_duty
from fengqiao_legal_aid.models import Duty

_FRIDAY = 5
_WORKING_DAYS_OF_A_WEEK = 5


def _duties(*conditions: Any) -> Any:
    return count(Duty, ATTENDED, *conditions, on=Duty.duty_on)


_COUNSELLOR = on_duty("counts_as_counsellor")
_UNIT_AND_DAY = cast(col(Duty.unit_id), String) + "/" + cast(col(Duty.duty_on), String)

INDICATORS = (
    # NN-A19
    Indicator("legal_aid.lawyer_attendances", "律师到岗", _duties(on_duty("counts_as_lawyer")), "人次"),
    # NN-M07
    Indicator(
        "legal_aid.resident_legal_professionals",
        "驻场法律服务人员",
        distinct(Duty.person, Duty, ATTENDED, on_duty("counts_as_legal_professional"), on=Duty.duty_on),
        "人",
    ),
    # JA-38 “天天有”: from Monday to Friday, holidays not taken off
    Indicator(
        "legal_aid.weekday_duty_rate",
        "周一至周五有人值班的比例",
        distinct(
            _UNIT_AND_DAY,
            Duty,
            ATTENDED,
            weekday(Duty.duty_on) <= _FRIDAY,
            same_unit(Duty, Station, STATION_STANDS),
            on=Duty.duty_on,
        ).whole(Every.WEEK)
        / (expected(STATIONS, Every.WEEK) * _WORKING_DAYS_OF_A_WEEK),
        PERCENT,
        digits=2,
    ),
    # YC-1-06
    Indicator(
        "legal_aid.duties_at_judicial_organs",
        "审判、检察等机关律师值班",
        _duties(at_place("counts_as_judicial"), on_duty("counts_as_lawyer")),
        "人次",
    ),
    Indicator(
        "legal_aid.duties_for_petitions",
        "律师参与接待信访",
        _duties(at_place("counts_as_petition"), on_duty("counts_as_lawyer")),
        "人次",
    ),
    # YC-3-03
    Indicator(
        "legal_aid.duties_at_court",
        "驻法院律师值班",
        _duties(at_place("counts_as_court"), on_duty("counts_as_lawyer")),
        "人次",
    ),
    Indicator(
        "legal_aid.duty_lawyer_help",
        "值班律师提供法律帮助",
        total(
            Duty.served, Duty, at_place("counts_as_judicial"), on_duty("counts_as_lawyer"), on=Duty.duty_on
        ),
        "人次",
    ),
    # JA-36a
    Indicator(
        "legal_aid.counselling_duties_per_week",
        "每周心理咨询接待",
        _duties(_COUNSELLOR).whole(Every.WEEK) / periods(Every.WEEK),
        "次",
        digits=2,
    ),
    # JA-36b
    Indicator(
        "legal_aid.fridays_for_the_young",
        "周五为青少年服务的周数占比",
        kept(
            Duty,
            Every.WEEK,
            ATTENDED,
            _COUNSELLOR,
            flagged(Duty.audience, "counts_as_young"),
            weekday(Duty.duty_on) == _FRIDAY,
            on=Duty.duty_on,
        )
        / periods(Every.WEEK),
        PERCENT,
        digits=1,
    ),
)
