"""A person of the demonstration and the course of their service."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fengqiao.registry.demo.calendar import LAST_DAY


@dataclass(frozen=True)
class Service:
    """One assignment, as the ledger keeps it."""

    unit_id: int
    kind: str
    role: str
    rank: str | None
    reason: str
    started_on: date
    ended_on: date | None = None
    full_time: bool = True

    @property
    def is_loan(self) -> bool:
        """Whether it stands beside the person's main assignment."""
        return self.reason == "secondment"

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)


@dataclass(frozen=True)
class Held:
    """One certificate; without a day it was obtained long ago."""

    kind: str
    obtained_on: date | None


@dataclass(frozen=True)
class DemoPerson:
    """An invented person.

    :param justice_work_began_on: first day in the justice administration, here or elsewhere.
    :param services: main assignments in the order they began, then loans.
    """

    id: UUID
    name: str
    sex: str
    born: date
    id_no: str
    ethnicity: str
    political_status: str
    education: str
    major: str
    justice_work_began_on: date | None
    services: tuple[Service, ...]
    certificates: tuple[Held, ...] = ()

    @property
    def latest(self) -> Service:
        """The latest main assignment; its unit keeps the person's record."""
        return [service for service in self.services if not service.is_loan][-1]

    def began_at(self, unit_id: int) -> date:
        """Return the first day of the person's first main assignment to a unit."""
        return next(
            service.started_on
            for service in self.services
            if service.unit_id == unit_id and not service.is_loan
        )

    def serves_at(self, unit_id: int, day: date = LAST_DAY) -> Service | None:
        """Return the main assignment to a unit on a day, or None."""
        for service in self.services:
            if service.unit_id == unit_id and not service.is_loan and service.holds_on(day):
                return service
        return None
