"""What people's mediation must do every week, month or quarter, each with the text that demands it.

Every one comes from the text of one place and binds there only. Screening weekly and monthly is demanded by two: what
one district reports of itself as its rule, and the scheme of Yanchi.
"""

from dataclasses import replace
from datetime import date

from fengqiao.api import Duty, Every, Subjects, flagged, special_periods

from fengqiao_mediation.models import Committee, Meeting, Screening

JINGAN, YANCHI, NANNING = "310106", "640323", "4501"
_YANCHI_ISSUED, _NANNING_ISSUED = date(2018, 3, 30), date(2020, 8, 6)
_NANNING = "南宁市司法局创建“枫桥式司法所”实施方案（南司通〔2020〕110号）"
_SELF_ASSESSMENT = "司法所规范化建设自查自评报告三"
_YANCHI_SCHEME = "“三个专项行动”实施方案（盐池县，2018年）大调解"


def _by(level: str) -> tuple[object, ...]:
    return (flagged(Screening.level, level),)


_WEEKLY = Duty(
    "F01",
    "居（村）调委会每周排查",
    Every.WEEK,
    "started_on",
    _SELF_ASSESSMENT,
    subjects=Subjects(
        Committee,
        "committee_id",
        since="set_up_on",
        until="dissolved_on",
        where=(flagged(Committee.kind, "village_level"),),
    ),
    where=_by("village_level"),
    region=JINGAN,
)
_MONTHLY = Duty(
    "F02",
    "司法所每月排查",
    Every.MONTH,
    "started_on",
    _SELF_ASSESSMENT,
    unit_kind="station",
    where=_by("township_level"),
    region=JINGAN,
)


def _at_yanchi(duty: Duty) -> Duty:
    return replace(duty, source=f"{_YANCHI_SCHEME}四（二）", region=YANCHI, valid_from=_YANCHI_ISSUED)


SCREENING_DUTIES = (
    _WEEKLY,
    _at_yanchi(_WEEKLY),
    _MONTHLY,
    _at_yanchi(_MONTHLY),
    Duty(
        "F03",
        "区局每季度排查",
        Every.QUARTER,
        "started_on",
        _SELF_ASSESSMENT,
        unit_kind="county_bureau",
        where=_by("county_level"),
        region=JINGAN,
    ),
    # Whichever committee looked for disputes, its station answers for the round.
    Duty(
        "F23",
        "特殊时期矛盾纠纷排查",
        special_periods(NANNING),
        "started_on",
        f"{_NANNING}突出特殊时期职能发挥",
        unit_kind="station",
        region=NANNING,
        valid_from=_NANNING_ISSUED,
    ),
)

MEETING_DUTIES = (
    Duty(
        "F04",
        "调委会主任例会",
        Every.QUARTER,
        "held_on",
        f"{_NANNING}自治①",
        unit_kind="station",
        where=(flagged(Meeting.kind, "counts_as_chairs_meeting"),),
        region=NANNING,
        valid_from=_NANNING_ISSUED,
    ),
    Duty(
        "F05",
        "调解工作联席会议",
        Every.QUARTER,
        "held_on",
        f"{_YANCHI_SCHEME}三（三）2",
        unit_kind="county_bureau",
        where=(flagged(Meeting.kind, "counts_as_joint_meeting"),),
        region=YANCHI,
        valid_from=_YANCHI_ISSUED,
    ),
)
