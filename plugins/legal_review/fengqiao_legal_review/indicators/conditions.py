"""The words in which indicators speak of reviews; codes are asked for by what they count as, never by name."""

from typing import Any

from fengqiao.api import count, flagged, has
from sqlalchemy import ColumnElement
from sqlmodel import col

# The declarations put the keys between tables that `has` follows.
import fengqiao_legal_review.ledgers  # noqa: F401
from fengqiao_legal_review.models import Attendance, Item, Opinion, Reviewer

Condition = ColumnElement[bool]

HEAD = flagged(Attendance.role, "is_head")


def kind(flag: str) -> Condition:
    """The item is of a kind that carries a flag."""
    return flagged(Item.kind, flag)


def conclusion(flag: str) -> Condition:
    """The review of the item ended with a conclusion that carries a flag."""
    return flagged(Item.conclusion, flag)


def reviewer(flag: str, *conditions: Any) -> Condition:
    """Somebody of a kind that carries a flag took part in the review of the item."""
    return has(Item, Reviewer, flagged(Reviewer.kind, flag), *conditions)


def adoption(column: Any, flag: str) -> Condition:
    """What was said was adopted in a way that carries a flag."""
    return flagged(column, flag)


def meeting(flag: str) -> Condition:
    """The meeting is of a kind that carries a flag."""
    return flagged(Attendance.meeting, flag)


def advice(flag: str) -> Condition:
    """The opinion is of a kind that carries a flag."""
    return flagged(Opinion.kind, flag)


LED_BY_STATION = reviewer("counts_as_station", col(Reviewer.lead).is_(True))
WITH_CO_REVIEWER = reviewer("counts_as_co_reviewer", col(Reviewer.lead).is_(False))


def reviewed(*conditions: Any) -> Any:
    """Items whose review ended in the window with an opinion; what is out of scope was not reviewed."""
    return count(Item, conclusion("counts_as_reviewed"), *conditions, on=Item.issued_on)
