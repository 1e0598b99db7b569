"""What legal aid and public legal service must do every week, month or quarter, each with the text that demands it.

Every one comes from the text of one place and binds there only. What advisers must do, see `adviser_duties`.
"""

from datetime import date

from fengqiao.api import Duty, Every, Subjects, Window, flagged, special_periods
from sqlmodel import col

from fengqiao_legal_aid import models
from fengqiao_legal_aid.models import Site
from fengqiao_legal_aid.regions import JINGAN, NANNING, NANNING_ISSUED, NANNING_SCHEME, YANCHI

_YANCHI_SCHEME = "“三个专项行动”实施方案（盐池县，2018年）法律援助"
_MOOD_ROOM = "司法所规范化建设自查自评报告二（业务）5"

_ATTENDED = col(models.Duty.attended).is_(True)
_FRIDAY = 5

REVIEW_DUTIES = (
    # The drive lasts a year; it was issued on 30 March.
    Duty(
        "F06",
        "案卷评查",
        Every.QUARTER,
        "held_on",
        f"{_YANCHI_SCHEME}三（三）",
        unit_kind="county_bureau",
        region=YANCHI,
        valid_from=date(2018, 3, 30),
        valid_to=date(2018, 12, 31),
    ),
)

_MOOD_ROOMS = Subjects(
    Site,
    "site_id",
    since="opened_on",
    until="closed_on",
    where=(flagged(Site.level, "counselling_level"),),
)

ATTENDANCE_DUTIES = (
    Duty(
        "F16a",
        "心情工作室每周接待居民两次",
        Every.WEEK,
        "duty_on",
        _MOOD_ROOM,
        subjects=_MOOD_ROOMS,
        where=(_ATTENDED,),
        times=2,
        region=JINGAN,
    ),
    Duty(
        "F16b",
        "心情工作室每周五辅导青少年",
        Every.WEEK,
        "duty_on",
        _MOOD_ROOM,
        subjects=_MOOD_ROOMS,
        where=(_ATTENDED, flagged(models.Duty.audience, "counts_as_young")),
        weekday=_FRIDAY,
        region=JINGAN,
    ),
    Duty(
        "F23",
        "特殊时期公共法律服务",
        special_periods(NANNING),
        "duty_on",
        f"{NANNING_SCHEME}突出特殊时期职能发挥",
        unit_kind="station",
        where=(_ATTENDED,),
        region=NANNING,
        valid_from=NANNING_ISSUED,
    ),
    # From the first day of the drive to the last one it gives for lawyers to be on duty at the court.
    Duty(
        "F21",
        "6月底前在县法院建立值班律师机制",
        (Window(date(2018, 3, 1), date(2018, 6, 30)),),
        "duty_on",
        f"{_YANCHI_SCHEME}三（二）",
        unit_kind="county_bureau",
        where=(
            _ATTENDED,
            flagged(models.Duty.place, "counts_as_court"),
            flagged(models.Duty.person_kind, "counts_as_lawyer"),
        ),
        region=YANCHI,
    ),
)
