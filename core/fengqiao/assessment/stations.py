"""Which stations are assessed, and the attributes that conditions ask of them, codes by the titles documents use."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, or_, select
from sqlmodel import col

from fengqiao.assessment.gathering import StationFacts
from fengqiao.assessment.inputs import Attribute
from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.codes import CodeBook
from fengqiao.registry.models import Station
from fengqiao.units.models import Unit, UnitLink

_CODED = {
    "kind": "registry.station_kind",
    "size_class": "registry.size_class",
    "tier": "registry.station_tier",
    "management": "registry.management",
}
_PLAIN = ("independent", "separate_post", "population", "area")
_MANY = 500
_PROFILES: Select[Any] = select(
    *(col(getattr(Station, name)) for name in ("unit_id", "id", "founded_on", "closed_on", *_CODED, *_PLAIN))
).where(col(Station.voided_at).is_(None))


_STATION = "station"


def stations_under(session: ScopedSession, unit_id: int, on: date) -> list[Unit]:
    """Return the stations of a unit's subtree as the tree stood on a day, in the order of their codes.

    :param session: its scope bounds what is found.
    """
    link = UnitLink
    statement = (
        select(Unit)
        .join(link, col(link.descendant_id) == col(Unit.id))
        .where(
            col(link.ancestor_id) == unit_id,
            col(link.valid_from) <= on,
            col(link.valid_to) > on,
            col(Unit.kind) == _STATION,
            or_(col(Unit.closed_on).is_(None), col(Unit.closed_on) > on),
        )
        .order_by(col(Unit.code))
    )
    found = list(session.scalars(statement))
    if session.may_touch({unit_id}):
        return found
    return [unit for unit in found if unit.id and session.may_touch({unit.id})]


def registered_stations(codes: CodeBook) -> StationFacts:
    """Return a reader of the stations' profiles.

    A unit with several profiles gives the one in force longest into the future; one without gives nothing.
    """

    def facts(session: ScopedSession, units: Collection[int]) -> Mapping[int, Mapping[str, Attribute]]:
        wanted = set(units)
        statement = _PROFILES if len(wanted) > _MANY else _PROFILES.where(col(Station.unit_id).in_(wanted))
        profiles = sorted(session.execute(statement), key=_in_force)
        return {row.unit_id: _attributes(row, codes) for row in profiles if row.unit_id in wanted}

    return facts


def _in_force(profile: Row[Any]) -> tuple[Any, ...]:
    return (
        profile.closed_on is None,
        str(profile.closed_on or ""),
        str(profile.founded_on or ""),
        str(profile.id),
    )


def _attributes(profile: Row[Any], codes: CodeBook) -> dict[str, Attribute]:
    coded = {name: codes.title(list_code, getattr(profile, name)) for name, list_code in _CODED.items()}
    return {**coded, **{name: getattr(profile, name) for name in _PLAIN}}
