"""Whether pledges are signed, how often clean conduct was taught, and how many violations were established."""

from fengqiao.api import (
    PERCENT,
    Assignment,
    Indicator,
    Staff,
    count,
    distinct,
    flagged,
    has,
    in_force,
    on_record,
)

from fengqiao_party_building.indicators.conditions import MAIN_ASSIGNMENT
from fengqiao_party_building.models import DisciplineCase, IntegrityActivity, Pledge

_MUST_SIGN = (
    *MAIN_ASSIGNMENT,
    # The registry's ranks, marked here by who must sign: a province may add its own.
    flagged(Assignment.rank, "must_sign", seen_as="party_building.pledging_rank"),
)
# Plain columns, no attributes of the class: inside a nested `has`, the engine could not compare attributes of different
# classes when it looks for what measures share.
_PLEDGES = Pledge.__table__.c  # type: ignore[attr-defined]
_SIGNED = (
    flagged(_PLEDGES.kind, "counts_as_integrity"),
    on_record(_PLEDGES.signed_on),
    in_force(_PLEDGES.begins_on, _PLEDGES.ends_on),
)
_HAS_SIGNED = has(Assignment, Staff, has(Staff, Pledge, *_SIGNED))

PLEDGES_SIGNED = count(
    Pledge,
    flagged(Pledge.kind, "counts_as_integrity"),
    on=Pledge.signed_on,
)
ACTIVITIES = count(IntegrityActivity, on=IntegrityActivity.held_on)
VIOLATIONS = count(DisciplineCase, on=DisciplineCase.established_on)

INDICATORS = (
    # JA-05: persons of 副科 rank and above who serve on the last day, at stations and at the bureau
    Indicator(
        "party_building.integrity_pledges_signed_rate",
        "党风廉政责任书签订率",
        distinct(Assignment.staff_id, Assignment, *_MUST_SIGN, _HAS_SIGNED)
        / distinct(Assignment.staff_id, Assignment, *_MUST_SIGN),
        PERCENT,
        digits=2,
    ),
    Indicator("party_building.integrity_pledges_signed", "签订党风廉政责任书", PLEDGES_SIGNED, "份"),
    Indicator("party_building.integrity_activities", "廉政活动", ACTIVITIES, "次"),
    # NN-A02b, MX-20: by the day on which it was established, reports and cleared cases left out
    Indicator("party_building.discipline_violations", "认定的违纪违法", VIOLATIONS, "起"),
)
