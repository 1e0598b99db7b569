"""Advice to those in office, and the station head's seat at their meetings."""

from fengqiao.api import PERCENT, Indicator, Station, count, flagged, same_unit, share_of_stations, within
from sqlalchemy import or_
from sqlmodel import col

from fengqiao_legal_review.indicators.conditions import HEAD, adoption, advice, meeting
from fengqiao_legal_review.models import Attendance, Opinion

GIVEN = count(Opinion, advice("counts_as_advice"), on=Opinion.given_on)
_ADOPTED = or_(
    adoption(Opinion.adoption, "counts_as_adopted"),
    adoption(Opinion.adoption, "counts_as_partly_adopted"),
)
HEAD_ATTENDED = count(Attendance, HEAD, on=Attendance.attended_on)

INDICATORS = (
    # AH-03d: whoever was advised.
    Indicator("legal_review.opinions_given", "法律意见建议", GIVEN, "条"),
    # MX-11a: the township's leadership only.
    Indicator(
        "legal_review.opinions_given_to_township",
        "为乡镇（街道）党委政府提供法律意见建议",
        count(
            Opinion,
            advice("counts_as_advice"),
            flagged(Opinion.recipient, "counts_as_township"),
            on=Opinion.given_on,
        ),
        "条",
    ),
    # SD-07, the coordination and supervision of enforcement.
    Indicator(
        "legal_review.enforcement_coordination_opinions",
        "行政执法协调监督意见",
        count(Opinion, advice("counts_as_enforcement_coordination"), on=Opinion.given_on),
        "条",
    ),
    # JA-57.
    Indicator(
        "legal_review.risk_assessments",
        "法律风险研判",
        count(Opinion, advice("counts_as_risk_assessment"), on=Opinion.given_on),
        "件",
    ),
    Indicator(
        "legal_review.opinion_adoption_rate.answered",
        "法律意见建议采纳率（按已反馈）",
        count(Opinion, _ADOPTED, on=Opinion.given_on, by=Opinion.answered_on)
        / count(Opinion, on=Opinion.given_on, by=Opinion.answered_on),
        PERCENT,
        digits=2,
    ),
    # JA-07: the head, at office meetings of the subdistrict's director or the township's head.
    Indicator(
        "legal_review.head_attendances",
        "所长列席街镇办公会议",
        count(Attendance, HEAD, meeting("counts_as_office_meeting"), on=Attendance.attended_on),
        "次",
    ),
    # SD-08.
    Indicator(
        "legal_review.head_attendances_joint_meetings",
        "所长列席党政联席会议",
        count(Attendance, HEAD, meeting("counts_as_joint_meeting"), on=Attendance.attended_on),
        "次",
    ),
    Indicator("legal_review.head_attendances_all", "所长列席党政各类会议", HEAD_ATTENDED, "次"),
    # JS-04a: "in full" is read as: every station's head attended at least once.
    Indicator(
        "legal_review.stations_with_head_attendance_rate",
        "所长列席党政会议的司法所占比",
        share_of_stations(same_unit(Station, Attendance, HEAD, within(Attendance.attended_on))),
        PERCENT,
        digits=2,
    ),
    Indicator(
        "legal_review.head_attendances_with_speech_rate.attended",
        "所长列席会议发表意见率（按列席次数）",
        count(Attendance, HEAD, col(Attendance.spoke).is_(True), on=Attendance.attended_on) / HEAD_ATTENDED,
        PERCENT,
        digits=2,
    ),
)
