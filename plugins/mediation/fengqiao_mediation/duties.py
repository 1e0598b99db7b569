"""What people's mediation must do every week, month or quarter, each with the text that demands it."""

from fengqiao.api import Duty, Every, Subjects, flagged

from fengqiao_mediation.models import Committee, Meeting, Screening

_SCREENING = "司法所规范化建设自查自评报告三；“三个专项行动”实施方案（盐池县，2018年）大调解四（二）"


def _by(level: str) -> tuple[object, ...]:
    return (flagged(Screening.level, "mediation.screening_level", level),)


SCREENING_DUTIES = (
    Duty(
        "F01",
        "居（村）调委会每周排查",
        Every.WEEK,
        "started_on",
        _SCREENING,
        subjects=Subjects(
            Committee,
            "committee_id",
            since="set_up_on",
            until="dissolved_on",
            where=(flagged(Committee.kind, "mediation.committee_kind", "village_level"),),
        ),
        where=_by("village_level"),
    ),
    Duty(
        "F02",
        "司法所每月排查",
        Every.MONTH,
        "started_on",
        _SCREENING,
        unit_kind="station",
        where=_by("township_level"),
    ),
    Duty(
        "F03",
        "区局每季度排查",
        Every.QUARTER,
        "started_on",
        "司法所规范化建设自查自评报告三",
        unit_kind="county_bureau",
        where=_by("county_level"),
    ),
)

MEETING_DUTIES = (
    Duty(
        "F04",
        "调委会主任例会",
        Every.QUARTER,
        "held_on",
        "南宁市司法局创建“枫桥式司法所”实施方案（南司通〔2020〕110号）自治①",
        unit_kind="station",
        where=(flagged(Meeting.kind, "mediation.meeting_kind", "counts_as_chairs_meeting"),),
    ),
    Duty(
        "F05",
        "调解工作联席会议",
        Every.QUARTER,
        "held_on",
        "“三个专项行动”实施方案（盐池县，2018年）大调解三（三）2",
        unit_kind="county_bureau",
        where=(flagged(Meeting.kind, "mediation.meeting_kind", "counts_as_joint_meeting"),),
        region="640323",
    ),
)
