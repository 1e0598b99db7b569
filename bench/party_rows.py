"""What a station's line of party building wrote down in a year: organisations, members, meetings, study, discipline.

A committee and a group meet every month, all members and a lesson every quarter; study twice a month, with a line for
each member. Stations with three formal members have a branch of their own, the others share one in each county.
"""

from collections.abc import Sequence
from datetime import date
from random import Random
from uuid import UUID

from fengqiao_party_building.models import (
    DisciplineCase,
    Meeting,
    Member,
    MemberStudyRecord,
    Organisation,
    StudySession,
)
from rows import FIRST, YEAR, Rows, day_of_year

_JOINED, _REGULAR, _FOUNDED = date(2010, 7, 1), date(2011, 7, 1), date(2012, 1, 1)
_MEETINGS = (
    ("members_meeting", (3, 6, 9, 12)),
    ("committee_meeting", tuple(range(1, 13))),
    ("group_meeting", tuple(range(1, 13))),
    ("lesson", (2, 5, 8, 11)),
    ("theme_day", tuple(range(1, 13))),
)
_ENOUGH = 3


def party_building(rows: Rows, rng: Random, unit_id: int, bureau_id: int, people: Sequence[UUID]) -> None:
    """The year of one station.

    :param people: those of its staff who are members.
    """
    if rng.random() < 0.02:
        return
    formal = [rng.random() < 0.95 for _ in people]
    own = sum(formal) >= _ENOUGH and rng.random() < 0.98
    organisation = branch(rows, unit_id, "branch" if own else "joint_branch", bureau_id)
    members = [
        _member(rows, rng, unit_id, person, organisation, formal=regular)
        for person, regular in zip(people, formal, strict=True)
    ]
    careful = rng.random() < 0.5
    _meetings(rows, rng, unit_id, organisation, careful=careful)
    for month in range(1, 13):
        for _ in range(2):
            _study(rows, rng, unit_id, month, organisation, members, careful=careful)
    if rng.random() < 0.05:
        established = day_of_year(rng) if rng.random() < 0.6 else None
        rows.row(
            DisciplineCase, unit_id, kind="work", received_on=day_of_year(rng), established_on=established
        )


def branch(rows: Rows, unit_id: int, kind: str, bureau_id: int) -> UUID:
    """The organisation of a unit; units of one county write the same name for the branch that they share."""
    return rows.row(
        Organisation,
        unit_id,
        name="联合党支部" if kind == "joint_branch" else f"第{unit_id}党支部",
        kind=kind,
        superior=f"第{bureau_id}党总支",
        founded_on=_FOUNDED,
    )


def _member(rows: Rows, rng: Random, unit_id: int, person: UUID, organisation: UUID, *, formal: bool) -> UUID:
    return rows.row(
        Member,
        unit_id,
        staff_id=person,
        organisation_id=organisation if rng.random() < 0.99 else None,
        joined_on=_JOINED,
        regular_on=_REGULAR if formal else None,
        left_on=FIRST if rng.random() < 0.02 else None,
    )


def _meetings(rows: Rows, rng: Random, unit_id: int, organisation: UUID, *, careful: bool) -> None:
    held_all = rng.random() < 0.9
    for kind, months in _MEETINGS if held_all else _MEETINGS[:2]:
        for month in months:
            rows.row(
                Meeting,
                unit_id,
                organisation_id=organisation,
                kind=kind,
                held_on=date(YEAR, month, rng.randint(1, 28)),
                attended=rng.randint(2, 9),
                minutes_kept=careful or rng.random() < 0.99,
                sign_in_kept=True,
            )


def _study(
    rows: Rows,
    rng: Random,
    unit_id: int,
    month: int,
    organisation: UUID,
    members: Sequence[UUID],
    *,
    careful: bool,
) -> None:
    session = rows.row(
        StudySession,
        unit_id,
        organisation_id=organisation,
        kind="regular",
        topic="theory",
        studied_on=date(YEAR, month, rng.randint(1, 28)),
        attended=len(members) + 1,
        minutes_kept=True,
        sign_in_kept=careful or rng.random() < 0.995,
    )
    for member in members:
        absent = rng.random() < 0.1
        made_up = date(YEAR, month, 28) if careful or rng.random() < 0.95 else None
        rows.line(
            MemberStudyRecord,
            unit_id,
            session,
            member_id=member,
            absent=absent,
            made_up_on=made_up if absent else None,
            notes_kept=careful or rng.random() < 0.995,
        )
