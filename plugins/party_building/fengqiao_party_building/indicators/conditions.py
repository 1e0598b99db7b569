"""The words in which indicators speak of party building; codes are asked for by what they count as, never by name.

What stood or was true is asked of the window's last day throughout.
"""

from typing import Any

from fengqiao.api import STATION_STANDS, Assignment, Station, flagged, has, in_force, on_record, same_unit
from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

# The declarations put the keys between tables that `has` follows.
import fengqiao_party_building.ledgers  # noqa: F401
from fengqiao_party_building.models import Meeting, Member, Organisation, StudySession

Condition = ColumnElement[bool]

ENOUGH_FOR_AN_OWN_ORGANISATION = 3
"""Formal members from which a station has an organisation of its own (NN-A06a, MX-16a, AH-02a)."""


def organisation(flag: str) -> Condition:
    """The organisation is of a kind that carries a flag."""
    return flagged(Organisation.kind, flag)


def meeting(flag: str) -> Condition:
    """The meeting is of a kind that carries a flag."""
    return flagged(Meeting.kind, flag)


def study_kind(flag: str) -> Condition:
    """The session is of a form that carries a flag."""
    return flagged(StudySession.kind, flag)


def study_topic(flag: str) -> Condition:
    """The session is on a topic that carries a flag."""
    return flagged(StudySession.topic, flag)


ORGANISATION_STANDS = in_force(Organisation.founded_on, Organisation.dissolved_on)
PARTY_ORGANISATION = (ORGANISATION_STANDS, organisation("counts_as_party"))

_HERE = in_force(Member.here_since, Member.left_on)
FORMAL = (_HERE, on_record(Member.regular_on))
JOINED = (_HERE, on_record(Member.joined_on))
"""Formal and probationary members: both take part in party life."""
PROBATIONARY = (*JOINED, ~on_record(Member.regular_on))
TARGET = (_HERE, on_record(Member.target_on), ~on_record(Member.joined_on))

MAIN_ASSIGNMENT = (
    in_force(Assignment.started_on, Assignment.ended_on),
    ~flagged(Assignment.reason, "secondment"),
)
"""A person on loan belongs where they were lent from."""


def station_has(*conditions: Any) -> Condition:
    """The station has a standing organisation that meets the conditions."""
    return same_unit(Station, Organisation, ORGANISATION_STANDS, *conditions)


def _formal_members_of_station() -> Any:
    return (
        select(func.count())
        .select_from(Member)
        .where(col(Member.unit_id) == col(Station.unit_id), col(Member.voided_at).is_(None), *FORMAL)
        .correlate(Station)
        .scalar_subquery()
    )


FORMAL_MEMBERS = _formal_members_of_station()
"""How many formal members the station has."""

STATION_OF_THREE = (STATION_STANDS, FORMAL_MEMBERS >= ENOUGH_FOR_AN_OWN_ORGANISATION)
STATION_BELOW_THREE = (STATION_STANDS, FORMAL_MEMBERS > 0, FORMAL_MEMBERS < ENOUGH_FOR_AN_OWN_ORGANISATION)

IN_AN_ORGANISATION = has(Member, Organisation, *PARTY_ORGANISATION)
