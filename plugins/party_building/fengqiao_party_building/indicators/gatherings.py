"""Which meetings were held, how often people studied, and whether the records are whole."""

from typing import Any

from fengqiao.api import PERCENT, Indicator, count, distinct, has, on_record
from sqlmodel import col

from fengqiao_party_building.indicators.conditions import meeting, study_kind, study_topic
from fengqiao_party_building.models import Meeting, MemberStudyRecord, StudySession


def meetings(*conditions: Any) -> Any:
    """Meetings held in the window."""
    return count(Meeting, *conditions, on=Meeting.held_on)


def sessions(*conditions: Any) -> Any:
    """Study sessions held in the window."""
    return count(StudySession, *conditions, on=StudySession.studied_on)


def _recorded(table: Any) -> tuple[Any, ...]:
    return (
        col(table.minutes_kept).is_(True),
        col(table.sign_in_kept).is_(True),
        col(table.attended) > 0,
    )


_NOTES_LACKING = has(StudySession, MemberStudyRecord, col(MemberStudyRecord.notes_kept).is_(False))
_NOT_MADE_UP = has(
    StudySession,
    MemberStudyRecord,
    col(MemberStudyRecord.absent).is_(True),
    ~on_record(MemberStudyRecord.made_up_on),
)

INDICATORS = (
    # NN-A01a: the kinds of 三会一课, once each; how often is a rhythm, see `rhythms`
    Indicator(
        "party_building.meeting_kinds_held",
        "“三会一课”开展的类别",
        distinct(Meeting.kind, Meeting, meeting("counts_as_three_meetings_one_lesson"), on=Meeting.held_on),
        "类",
        entered=count(Meeting),
    ),
    # NN-A03: of a branch's records the minutes and the sign-in sheet, of a member's the notes and what was made up
    Indicator(
        "party_building.study_record_completeness",
        "学习和组织生活记录齐全率",
        (meetings(*_recorded(Meeting)) + sessions(*_recorded(StudySession), ~_NOTES_LACKING, ~_NOT_MADE_UP))
        / (meetings() + sessions()),
        PERCENT,
        digits=2,
    ),
    # JA-04
    Indicator("party_building.study_sessions", "理论学习", sessions(), "次"),
    Indicator(
        "party_building.regular_study_sessions", "日常学习", sessions(study_kind("counts_as_regular")), "次"
    ),
    Indicator(
        "party_building.special_study_sessions", "专题学习", sessions(study_kind("counts_as_special")), "次"
    ),
    Indicator(
        "party_building.ten_prohibitions_sessions",
        "“十个严禁”学习",
        sessions(study_topic("counts_as_ten_prohibitions")),
        "次",
    ),
    # JA-58: its first half, whose rows are kept here
    Indicator(
        "party_building.centre_group_law_sessions",
        "理论学习中心组学法",
        sessions(study_kind("counts_as_centre_group"), study_topic("counts_as_law")),
        "次",
    ),
)
