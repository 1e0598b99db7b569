"""What hooks are given and give back about stations and people: frozen copies, never rows of a session."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class StationView:
    """A station as a plugin sees it.

    :param unit_id: id of the station's unit; rows of the plugin's tables carry it.
    :param code: the unit's code.
    :param name: the station's name as printed.
    :param kind: kind of station, a code of the core's list.
    :param founded_on: first day; None when nobody entered it.
    :param closed_on: first day on which it no longer exists; None while it does.
    """

    unit_id: int
    code: str
    name: str
    kind: str
    founded_on: date | None = None
    closed_on: date | None = None


@dataclass(frozen=True)
class StaffView:
    """A person on the staff, without the name: a plugin that needs it asks for it where that is recorded.

    :param id: id of the person; rows that name a member of staff carry it.
    :param unit_id: id of the unit of the person's current assignment.
    :param kind: kind of staff, a code of the core's list.
    """

    id: UUID
    unit_id: int
    kind: str


@dataclass(frozen=True)
class Section:
    """A piece of a station's page.

    :param title: Chinese heading.
    :param lines: pairs of a Chinese label and its value as text.
    :param link: address inside the application that shows more.
    """

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    link: str | None = None


@dataclass(frozen=True)
class OpenItem:
    """Something a person still has in hand.

    :param title: what it is, in Chinese and without names of citizens.
    :param due_on: last day to do it; None when there is none.
    :param link: address inside the application where it can be done.
    """

    title: str
    due_on: date | None = None
    link: str | None = None
