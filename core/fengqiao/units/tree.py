"""Growing and moving the tree. Links are never erased: they end, so that every past day keeps its tree."""

from datetime import date
from itertools import product
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import col

from fengqiao.clock import today
from fengqiao.database.scope import ScopedSession
from fengqiao.errors import Conflict, NotFound
from fengqiao.units.models import Unit, UnitLink

EPOCH = date(1949, 10, 1)
"""The first day of a unit whose founding nobody entered."""


def found(session: ScopedSession, unit: Unit, under: Unit | None = None) -> Unit:
    """Add a unit to the tree, under another one from the day of its founding.

    :param under: the parent; None plants a root.
    :returns: the unit, with its id.
    """
    since = unit.founded_on or EPOCH
    session.add(unit)
    session.flush()
    session.add(UnitLink(ancestor_id=_id(unit), descendant_id=_id(unit), valid_from=since, depth=0))
    session.flush()
    if under is not None:
        _hang(session, _id(unit), _id(under), since)
    return unit


def move(session: ScopedSession, unit: Unit, under: Unit, on: date) -> None:
    """Hang a unit with its whole subtree under another parent from a day on.

    :raises Conflict: when the new parent lies inside the moved subtree.
    """
    if _id(under) in descendants(session, _id(unit), on):
        raise Conflict(f"“{under.name}”是“{unit.name}”的下级,不能作为它的上级。")
    _cut(session, _id(unit), on)
    _hang(session, _id(unit), _id(under), on)


def merge(session: ScopedSession, closed: Unit, successor: Unit, on: date) -> None:
    """Close a unit: from that day it hangs under its successor, and its rows stay where they are."""
    closed.closed_on = on
    session.add(closed)
    move(session, closed, successor, on)


def descendants(session: ScopedSession, unit_id: int, on: date | None = None) -> set[int]:
    """Return the ids of a unit and of all units under it on a day (today when not given)."""
    day = on or today()
    query = select(col(UnitLink.descendant_id)).where(
        col(UnitLink.ancestor_id) == unit_id, col(UnitLink.valid_from) <= day, col(UnitLink.valid_to) > day
    )
    return set(session.scalars(query))


def unit_by_code(session: ScopedSession, code: str) -> Unit:
    """Return the unit with this code.

    :raises NotFound: when there is none inside the session's scope.
    """
    unit = session.scalar(select(Unit).where(col(Unit.code) == code))
    if unit is None or not session.may_touch({_id(unit)}):
        raise NotFound(f"没有编码为“{code}”的单位,或它不在您的管辖范围内。")
    return unit


def _id(unit: Unit) -> int:
    if unit.id is None:
        raise NotFound(f"单位“{unit.name}”尚未保存。")
    return unit.id


def _hang(session: ScopedSession, unit_id: int, parent_id: int, since: date) -> None:
    """Link every node of the subtree to every ancestor of the parent, for the days both existed."""
    above = session.scalars(
        select(UnitLink).where(col(UnitLink.descendant_id) == parent_id, col(UnitLink.valid_to) > since)
    ).all()
    below = session.scalars(
        select(UnitLink).where(col(UnitLink.ancestor_id) == unit_id, col(UnitLink.valid_to) > since)
    ).all()
    links: list[dict[str, Any]] = [
        {
            "ancestor_id": up.ancestor_id,
            "descendant_id": down.descendant_id,
            "valid_from": max(since, up.valid_from, down.valid_from),
            "valid_to": min(up.valid_to, down.valid_to),
            "depth": up.depth + down.depth + 1,
        }
        for up, down in product(above, below)
    ]
    session.execute(insert(UnitLink), [link for link in links if link["valid_from"] < link["valid_to"]])


def _cut(session: ScopedSession, unit_id: int, on: date) -> None:
    """End with `on`, the first day no longer included, every link that leads from outside the subtree into it."""
    subtree = descendants(session, unit_id, on)
    above = ancestors(session, unit_id, on)
    session.execute(
        update(UnitLink)
        .where(
            col(UnitLink.descendant_id).in_(subtree),
            col(UnitLink.ancestor_id).in_(above),
            col(UnitLink.valid_to) > on,
        )
        .values(valid_to=on)
    )


def ancestors(session: ScopedSession, unit_id: int, on: date) -> set[int]:
    """Return the ids of the true ancestors of a unit on a day."""
    query = select(col(UnitLink.ancestor_id)).where(
        col(UnitLink.descendant_id) == unit_id,
        col(UnitLink.depth) > 0,
        col(UnitLink.valid_from) <= on,
        col(UnitLink.valid_to) > on,
    )
    return set(session.scalars(query))
