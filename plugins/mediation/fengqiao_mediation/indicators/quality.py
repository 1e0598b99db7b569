"""Whether key disputes are known through and through, whether cases were carried to their end, and where they ended."""

from fengqiao.api import LAST_DAY, PERCENT, Indicator, count, flagged, has, on_record
from sqlalchemy import and_, not_, or_
from sqlmodel import col

from fengqiao_mediation.indicators.conditions import GRAVE, MEDIATED, SETTLED, level
from fengqiao_mediation.models import Case, CaseRecord, FollowUp, MajorReport, Party

_HAS_RECORD = has(Case, CaseRecord, on_record(CaseRecord.recorded_on))
_HAS_KEY_PERSON = has(Case, Party, col(Party.key_person).is_(True))

_OPEN_KEY_DISPUTE = (
    col(Case.key_dispute).is_(True),
    on_record(Case.accepted_on),
    or_(col(Case.closed_on).is_(None), col(Case.closed_on) > LAST_DAY),
)

_LOOP_CLOSED = (
    col(Case.accepted_on).is_not(None),
    _HAS_RECORD,
    or_(not_(SETTLED), has(Case, FollowUp, on_record(FollowUp.visited_on))),
    or_(not_(GRAVE), has(Case, MajorReport, on_record(MajorReport.reported_on))),
)

_FOUR_STEPS = (col(Case.level).is_not(None), _HAS_RECORD, on_record(Case.feedback_on))

INDICATORS = (
    Indicator(
        "mediation.key_disputes_clear_rate",
        "重点矛盾三清楚率",
        count(Case, *_OPEN_KEY_DISPUTE, and_(col(Case.level).is_not(None), _HAS_RECORD, _HAS_KEY_PERSON))
        / count(Case, *_OPEN_KEY_DISPUTE),
        PERCENT,
        digits=2,
    ),
    Indicator(
        "mediation.closed_loop_rate",
        "纠纷闭环办理率",
        count(Case, MEDIATED, *_LOOP_CLOSED, on=Case.closed_on) / count(Case, MEDIATED, on=Case.closed_on),
        PERCENT,
        digits=2,
    ),
    # JS-05b: taken down (every case is), judged, handled, answered.
    Indicator(
        "mediation.four_step_loop_rate",
        "采集、研判、处置、反馈闭环率",
        count(Case, MEDIATED, *_FOUR_STEPS, on=Case.closed_on) / count(Case, MEDIATED, on=Case.closed_on),
        PERCENT,
        digits=2,
    ),
    Indicator(
        "mediation.disputes_leaving_city",
        "出市的重大疑难纠纷",
        count(
            Case,
            level("counts_as_major"),
            flagged(Case.resolved_level, "beyond_city"),
            on=Case.accepted_on,
            by=Case.closed_on,
        ),
        "件",
    ),
)
