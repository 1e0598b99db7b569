"""The sets of rows that the registry's indicators speak of, each defined once.

D is the window's last day throughout: who serves is asked of that day, what happened is asked of the window.
"""

from typing import Any

from sqlalchemy import ColumnElement, exists, func, literal, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from fengqiao.indicators.conditions import LAST_DAY, completed_years, flagged, has, in_force, same_unit
from fengqiao.registry.people import FULL_TIME, ON_LOAN, Assignment, Certificate, Staff, Training
from fengqiao.registry.stations import Station
from fengqiao.units.models import UnitRegion

STATION_STANDS = in_force(Station.founded_on, Station.closed_on)
"""The station's profile is in force on D."""


def of_station(table: type[Any]) -> ColumnElement[bool]:
    """The row's unit is a station on D."""
    return same_unit(table, Station, STATION_STANDS)


def lies_in(table: type[Any], region: str) -> ColumnElement[bool]:
    """The row's unit lies, on D, where region codes begin with these digits."""
    return exists(
        select(literal(1))
        .where(
            col(UnitRegion.unit_id) == table.unit_id,
            col(UnitRegion.valid_from) <= LAST_DAY,
            col(UnitRegion.valid_to) > LAST_DAY,
            col(UnitRegion.region_code).startswith(region),
        )
        .correlate(table)
    )


def of_kind(flag: str) -> ColumnElement[bool]:
    """The assignment is of a staff kind that carries a flag."""
    return flagged(Assignment.kind, flag)


def for_reason(flag: str, assignment: Any = Assignment) -> ColumnElement[bool]:
    """The assignment was made for a reason that carries a flag."""
    return flagged(assignment.reason, flag)


def in_role(flag: str) -> ColumnElement[bool]:
    """The assignment is to a role that carries a flag."""
    return flagged(Assignment.role, flag)


_MAIN = (in_force(Assignment.started_on, Assignment.ended_on), ~ON_LOAN)

SERVING = (*_MAIN, of_station(Assignment))
"""Main assignments to stations on D: a person on loan serves where they were lent from."""

CIVIL_SERVANT = of_kind("counts_as_civil_servant")
POLITICAL_LEGAL = of_kind("counts_as_political_legal")
HEAD = in_role("is_head")

_OBTAINED = or_(col(Certificate.obtained_on).is_(None), col(Certificate.obtained_on) <= LAST_DAY)


def holds(flag: str) -> ColumnElement[bool]:
    """The assignment's person holds, on D, a certificate that carries a flag; a day left empty is long past."""
    kind = flagged(Certificate.kind, flag)
    return has(Assignment, Staff, has(Staff, Certificate, kind, _OBTAINED))


QUALIFIED = holds("counts_as_legal_qualification")
"""The person of the assignment holds the legal qualification on D."""

PARTY_MEMBER = has(
    Assignment,
    Staff,
    flagged(Staff.political_status, "counts_as_party_member"),
)


def station_has(*where: Any) -> ColumnElement[bool]:
    """Somebody who serves at the station on D meets the conditions."""
    return same_unit(Station, Assignment, *_MAIN, *where)


STATION_HAS_QUALIFIED_CIVIL_SERVANT = station_has(CIVIL_SERVANT, QUALIFIED)


def _lent_out() -> ColumnElement[bool]:
    loan = aliased(Assignment)
    return exists(
        select(literal(1))
        .where(
            col(loan.staff_id) == col(Assignment.staff_id),
            col(loan.unit_id) != col(Assignment.unit_id),
            col(loan.voided_at).is_(None),
            in_force(loan.started_on, loan.ended_on),
            for_reason("secondment", loan),
        )
        .correlate(Assignment)
    )


LENT_OUT = _lent_out()
"""The person is on loan to another unit on D."""

TRAINED_AS_FULL_TIME = exists(
    select(literal(1))
    .where(
        col(Assignment.staff_id) == col(Training.staff_id),
        col(Assignment.unit_id) == col(Training.unit_id),
        col(Assignment.voided_at).is_(None),
        *SERVING,
        *FULL_TIME,
    )
    .correlate(Training)
)
"""The one who was trained serves full-time, on D, at the station that entered the training."""


def years_since(day: Any) -> Any:
    """Completed years, on D, from a day of the assignment's person; NULL when nobody entered it."""
    return (
        select(completed_years(day))
        .where(col(Staff.id) == col(Assignment.staff_id), col(Staff.voided_at).is_(None))
        .correlate(Assignment)
        .scalar_subquery()
    )


def _stations_of_township() -> Any:
    neighbour = aliased(Station)
    return (
        select(func.count())
        .select_from(neighbour)
        .where(
            col(neighbour.township_code) == col(Station.township_code),
            col(neighbour.voided_at).is_(None),
            in_force(neighbour.founded_on, neighbour.closed_on),
        )
        .correlate(Station)
        .scalar_subquery()
    )


STATIONS_OF_TOWNSHIP = _stations_of_township()
"""How many stations stand, on D, in the station's township, itself included, whoever asks: a number, no rows."""
