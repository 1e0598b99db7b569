"""The words in which indicators speak of corrections; codes are asked for by what they count as, never by name.

On the register is whoever was received by the window's last day and has not ended by then, so at every moment those
ever received are those who ended and those on the register together.
"""

from typing import Any

from fengqiao.api import FIRST_DAY, flagged, on_record
from sqlalchemy import ColumnElement, not_, or_
from sqlmodel import col

# The declarations put the keys between tables that `has` follows.
import fengqiao_corrections.ledgers  # noqa: F401
from fengqiao_corrections.models import Event, ReleasedPerson, Subject

Condition = ColumnElement[bool]

RECEIVED = on_record(Subject.received_on)
ENDED = on_record(Subject.ended_on)
ON_REGISTER = (RECEIVED, not_(ENDED))
"""The subject is on the register on the window's last day."""

IN_CORRECTION = (RECEIVED, or_(col(Subject.ended_on).is_(None), col(Subject.ended_on) > FIRST_DAY))
"""The subject was on the register on some day of the window."""

HELPED = (on_record(ReleasedPerson.help_since), not_(on_record(ReleasedPerson.ended_on)))
"""The released person is being helped on the window's last day."""


def in_category(flag: str) -> Condition:
    """The subject is of a category that carries a flag."""
    return flagged(Subject.category, flag)


def left_by(flag: str) -> Condition:
    """The subject's exit carries a flag."""
    return flagged(Subject.exit_kind, flag)


def event(flag: str) -> Condition:
    """The event is of a kind that carries a flag."""
    return flagged(Event.kind, flag)


def in_time(day: Any, due: Any) -> Condition:
    """It was done, by the day it was due."""
    on_time: Condition = col(day).is_not(None) & (col(day) <= col(due))
    return on_time
