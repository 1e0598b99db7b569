"""The words in which indicators speak of legal service; codes are asked for by what they count as, never by name."""

from typing import Any

from fengqiao.api import count, flagged, has, in_force
from sqlalchemy import ColumnElement
from sqlmodel import col

# The declarations put the keys between tables that `has` follows.
import fengqiao_legal_aid.ledgers  # noqa: F401
from fengqiao_legal_aid.models import (
    AdviserContract,
    ChatGroup,
    Client,
    Duty,
    Link,
    Point,
    Site,
    Volunteer,
)

Condition = ColumnElement[bool]

CLIENT_STANDS = in_force(Client.since, Client.until)
CLIENTS = count(Client, CLIENT_STANDS)

SITE_OPEN = in_force(Site.opened_on, Site.closed_on)
POINT_STANDS = in_force(Point.since, Point.until)
LINK_IN_FORCE = in_force(Link.since, Link.until)
VOLUNTEERS = in_force(Volunteer.since, Volunteer.until)
GROUP_STANDS = in_force(ChatGroup.since, ChatGroup.until)
CONTRACT_IN_FORCE = in_force(AdviserContract.since, AdviserContract.until)
ATTENDED = col(Duty.attended).is_(True)


def site_level(flag: str) -> Condition:
    """The site is of a level that carries a flag."""
    return flagged(Site.level, flag)


def point_kind(flag: str) -> Condition:
    """The point is of a kind that carries a flag."""
    return flagged(Point.kind, flag)


def link_kind(flag: str) -> Condition:
    """The agreement is of a kind that carries a flag."""
    return flagged(Link.kind, flag)


def on_duty(flag: str) -> Condition:
    """The person on duty is of a kind that carries a flag."""
    return flagged(Duty.person_kind, flag)


def at_place(flag: str) -> Condition:
    """The duty is done at a place that carries a flag."""
    return flagged(Duty.place, flag)


def adviser_kind(flag: str) -> Condition:
    """The contract is with an adviser of a kind that carries a flag."""
    return flagged(AdviserContract.kind, flag)


def advised(owner: type[Any], flag: str) -> Condition:
    """The village or client has a contract in force with an adviser of a kind that carries a flag."""
    return has(owner, AdviserContract, CONTRACT_IN_FORCE, adviser_kind(flag))
