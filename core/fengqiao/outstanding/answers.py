"""What the agenda answers: running clocks, standing with duties, and counts of the units below."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from fengqiao.ledgers.deadlines import Deadline
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.duties import Duty, Period


@dataclass(frozen=True)
class DueRow:
    """A clock that runs on a row of the unit.

    :param unconfirmed: the last day depends on a year whose official table of days off is not loaded.
    """

    unit_id: int
    ledger: Ledger
    deadline: Deadline
    row_id: UUID
    due_on: date
    overdue: bool
    unconfirmed: bool


@dataclass(frozen=True)
class Outstanding:
    """A period, how much was done in it, and how much the duty asks for."""

    period: Period
    done: int
    needed: int


@dataclass
class DutyStanding:
    """How the unit, or one of its rows, stands with a duty.

    :param subject: what a person calls the row that is bound; None for the unit itself.
    :param kept: in how many of the periods that are over it was kept.
    :param missing: the periods that are over and in which it was not.
    :param open: the periods that still run and in which it has not been kept yet.
    """

    ledger: Ledger
    duty: Duty
    subject_id: UUID | None
    subject: str | None = None
    kept: int = 0
    missing: list[Outstanding] = field(default_factory=list)
    open: list[Outstanding] = field(default_factory=list)


@dataclass
class UnitCount:
    """How much lies with a unit and all units below it.

    :param due: clocks that run out soon; `overdue` those that have.
    :param open: duties still to be kept in a running period; `missing` those not kept in one that is over.
    """

    unit_id: int
    name: str
    due: int = 0
    overdue: int = 0
    open: int = 0
    missing: int = 0


@dataclass(frozen=True)
class Agenda:
    """What a unit has to do, and how much the units right below it have."""

    due: list[DueRow]
    duties: list[DutyStanding]
    units: list[UnitCount]
