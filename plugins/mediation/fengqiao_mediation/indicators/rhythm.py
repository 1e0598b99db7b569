"""What must be done every week, month or quarter, and how often it was."""

from fengqiao.api import (
    PERCENT,
    STATION_STANDS,
    STATIONS,
    Every,
    Indicator,
    Station,
    count,
    expected,
    flagged,
    has,
    kept,
    same_unit,
)

from fengqiao_mediation.indicators.bureaus import BUREAU_STANDS, CountyBureau
from fengqiao_mediation.indicators.conditions import COMMITTEE_STANDS, Condition, committee_kind
from fengqiao_mediation.models import Committee, Meeting, Screening

_VILLAGE_COMMITTEE = (COMMITTEE_STANDS, committee_kind("village_level"))
_JOINT_MEETING = flagged(Meeting.kind, "counts_as_joint_meeting")
_CHAIRS_MEETING = flagged(Meeting.kind, "counts_as_chairs_meeting")


def _level(flag: str) -> Condition:
    return flagged(Screening.level, flag)


INDICATORS = (
    Indicator(
        "mediation.village_weekly_screening_rate",
        "居（村）调委会每周排查率",
        kept(
            Screening,
            Every.WEEK,
            _level("village_level"),
            has(Screening, Committee, *_VILLAGE_COMMITTEE),
            on=Screening.started_on,
            per=Screening.committee_id,
        )
        / expected(count(Committee, *_VILLAGE_COMMITTEE), Every.WEEK),
        PERCENT,
        digits=2,
    ),
    Indicator(
        "mediation.station_monthly_screening_rate",
        "司法所每月排查率",
        kept(
            Screening,
            Every.MONTH,
            _level("township_level"),
            same_unit(Screening, Station, STATION_STANDS),
            on=Screening.started_on,
        )
        / expected(STATIONS, Every.MONTH),
        PERCENT,
        digits=2,
    ),
    Indicator(
        "mediation.bureau_quarterly_screening_rate",
        "区局每季度排查率",
        kept(
            Screening,
            Every.QUARTER,
            _level("county_level"),
            same_unit(Screening, CountyBureau, BUREAU_STANDS),
            on=Screening.started_on,
        )
        / expected(count(CountyBureau, BUREAU_STANDS), Every.QUARTER),
        PERCENT,
        digits=2,
    ),
    # YC-2-06a.
    Indicator(
        "mediation.quarters_with_joint_meeting_rate",
        "联席会议按季召开率",
        kept(
            Meeting,
            Every.QUARTER,
            _JOINT_MEETING,
            same_unit(Meeting, Station, STATION_STANDS),
            on=Meeting.held_on,
        )
        / expected(STATIONS, Every.QUARTER),
        PERCENT,
        digits=2,
    ),
    Indicator(
        "mediation.quarters_with_chair_meeting_rate",
        "调委会主任例会按季召开率",
        kept(
            Meeting,
            Every.QUARTER,
            _CHAIRS_MEETING,
            same_unit(Meeting, Station, STATION_STANDS),
            on=Meeting.held_on,
        )
        / expected(STATIONS, Every.QUARTER),
        PERCENT,
        digits=2,
    ),
)
