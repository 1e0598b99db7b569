"""What a station's line of mediation wrote down in a year: committees, screenings, cases with their dossiers, meetings."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from uuid import UUID

from fengqiao_mediation.models import (
    Case,
    CaseRecord,
    Committee,
    Confirmation,
    FollowUp,
    Incident,
    MajorReport,
    Mediator,
    Meeting,
    Party,
    Screening,
)
from rows import FIRST, LAST, YEAR, Rows

_SET_UP = date(2015, 6, 1)
_DAYS = (LAST - FIRST).days + 1
_TYPES = (
    *("neighbourhood",) * 32,
    *("marriage_family",) * 18,
    *("damages",) * 9,
    *("housing_homestead",) * 8,
    *("medical",) * 6,
    *("contract",) * 4,
    *("private_lending",) * 4,
    *("traffic_accident",) * 4,
    *("land_expropriation",) * 3,
    *("other",) * 12,
)
_GENERAL = ("neighbourhood", "marriage_family", "private_lending")
_LINKAGES = (*("none",) * 180, *("police",) * 8, *("three_offices",) * 8, *("court",) * 3, "procuratorate")
_LEVELS = (None, *("general",) * 180, *("complex",) * 16, *("major",) * 3)
_INCIDENTS = ("escalated", "mass_event", "violent", "suicide", "mass_petition")


def committees(rows: Rows, rng: Random, unit_id: int, villages: Sequence[UUID]) -> list[UUID]:
    """Found a committee for the station's township and one for each village, most of them; returns the villages' ids."""
    if rng.random() < 0.99:
        _committee(rows, rng, unit_id, "township", None)
    leaves_one_out = rng.random() < 0.2
    return [
        _committee(rows, rng, unit_id, "village", village)
        for village in villages[1 if leaves_one_out else 0 :]
    ]


def _committee(rows: Rows, rng: Random, unit_id: int, kind: str, village: UUID | None) -> UUID:
    committee = rows.row(
        Committee,
        unit_id,
        name=f"调委会{rng.randrange(10**9)}",
        kind=kind,
        village_id=village,
        set_up_on=_SET_UP,
        standardised=rng.random() < 0.88,
        dissolved_on=FIRST if rng.random() < 0.005 else None,
    )
    rows.row(
        Mediator,
        unit_id,
        name="调解员",
        committee_id=committee,
        kind="full_time" if rng.random() < 0.35 else "part_time",
        grade="none",
        hired_on=_SET_UP,
        left_on=FIRST if rng.random() < 0.02 else None,
    )
    return committee


def screenings(rows: Rows, rng: Random, unit_id: int, committees_: Sequence[UUID], rounds: int) -> None:
    """A round of each village committee in every week (or month), one of the station in every month, few left out."""
    diligent = rng.random() < 0.5
    for committee in committees_:
        for place in range(rounds):
            if diligent or rng.random() < 0.99:
                day = FIRST + timedelta(days=place * (_DAYS // rounds) + rng.randrange(5))
                _round(rows, rng, unit_id, "village", committee, day)
    for month in range(1, 13):
        if diligent or rng.random() < 0.97:
            _round(rows, rng, unit_id, "township", None, date(YEAR, month, rng.randint(1, 28)))


def _round(rows: Rows, rng: Random, unit_id: int, level: str, committee: UUID | None, day: date) -> None:
    rows.row(
        Screening,
        unit_id,
        voided=rng.random() < 0.001,
        level=level,
        committee_id=committee,
        started_on=day,
        found=rng.randrange(3),
    )


def occasions(rows: Rows, rng: Random, unit_id: int) -> None:
    """Meetings of the committees' directors, one in most quarters, and now and then an incident in the last years."""
    for month in (2, 5, 8, 11):
        if rng.random() < 0.95:
            rows.row(Meeting, unit_id, kind="chairs", held_on=date(YEAR, month, rng.randint(1, 28)))
    for _ in range(rng.randrange(3)):
        rows.row(
            Incident,
            unit_id,
            kind=rng.choice(_INCIDENTS),
            occurred_on=LAST - timedelta(days=rng.randrange(900)),
            prevented=rng.random() < 0.8,
            major=rng.random() < 0.5,
        )


def cases(rows: Rows, rng: Random, unit_id: int, count: int) -> None:
    """The year's cases of one unit with their dossiers, and of some units the general disputes of the year before."""
    careful = rng.random() < 0.5
    for _ in range(count):
        _case(rows, rng, unit_id, careful=careful)
    if rng.random() < 0.4:
        for _ in range(round(count * rng.uniform(0.4, 0.7))):
            _old_case(rows, rng, unit_id)


def _old_case(rows: Rows, rng: Random, unit_id: int) -> None:
    day = FIRST.replace(year=YEAR - 1) + timedelta(days=rng.randrange(365))
    _dispute(rows, rng, unit_id, rng.choice(_GENERAL), day, day + timedelta(days=9), "settled_oral")


def _case(rows: Rows, rng: Random, unit_id: int, *, careful: bool) -> None:
    day = FIRST + timedelta(days=rng.randrange(_DAYS))
    result = _result(rng)
    closed = None if result == "open" else day + timedelta(days=rng.randrange(45))
    level, grave, key = rng.choice(_LEVELS), rng.random() < 0.01, rng.random() < 0.02
    case = _dispute(
        rows, rng, unit_id, rng.choice(_TYPES), day, closed, result, level=level, grave=grave, key=key
    )
    for side in ("applicant", "respondent"):
        rows.line(Party, unit_id, case, side=side, key_person=rng.random() < (0.8 if key else 0.01))
    if careful or rng.random() < 0.998:
        rows.line(CaseRecord, unit_id, case, kind="session", recorded_on=day)
    if closed is None:
        return
    if result.startswith("settled") and (careful or rng.random() < 0.998):
        rows.line(FollowUp, unit_id, case, visited_on=min(LAST, closed + timedelta(days=20)))
    if grave or level == "major":
        rows.line(MajorReport, unit_id, case, reported_on=day, receivers="司法局")
    if result == "settled_written" and rng.random() < 0.5:
        rows.row(Confirmation, unit_id, case_id=case, effective_on=closed, applied_on=closed)


def _result(rng: Random) -> str:
    drawn = rng.random()
    if drawn < 0.01:
        return "failed" if drawn < 0.006 else "refused"
    return "open" if drawn < 0.015 else "settled_written" if drawn < 0.36 else "settled_oral"


def _dispute(
    rows: Rows,
    rng: Random,
    unit_id: int,
    dispute_type: str,
    day: date,
    closed: date | None,
    result: str,
    *,
    level: str | None = "general",
    grave: bool = False,
    key: bool = False,
) -> UUID:
    return rows.row(
        Case,
        unit_id,
        voided=rng.random() < 0.002,
        registered_on=day,
        source="application",
        linkage=rng.choice(_LINKAGES),
        dispute_type=dispute_type,
        level=level,
        key_dispute=key,
        risk_escalation=grave,
        accepted_on=day,
        result=result,
        closed_on=closed,
        resolved_level="beyond_city" if rng.random() < 0.001 else "village",
    )
