"""From when until when things last: units, and the rows that other rows point at or must not repeat."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Table, select

from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.bunches import bunches
from fengqiao.ledgers.rows import LIFE
from fengqiao.units.models import Unit


class Life(NamedTuple):
    """The first and the last day of something; None where nobody knows, or where it still goes on."""

    first: date | None = None
    last: date | None = None

    def meets(self, other: "Life") -> bool:
        """Tell whether both last on some day, as far as is known."""
        return not (_before(self.last, other.first) or _before(other.last, self.first))


def _before(last: date | None, first: date | None) -> bool:
    return last is not None and first is not None and last < first


def life_names(table: Table) -> tuple[str | None, str | None]:
    """Return the names of the fields of a table that say how long a row's thing lasts; None for one it has not."""
    found: tuple[str | None, str | None] = table.info.get(LIFE, (None, None))
    return found


def life_in(table: Table, row: Any) -> Life:
    """Return how long a row's thing lasts.

    :param row: field name → value.
    """
    first, last = life_names(table)
    return Life(row[first] if first else None, row[last] if last else None)


@dataclass(frozen=True)
class UnitLife:
    """What a unit is called, its first and its last day."""

    name: str
    life: Life


def unit_lives(session: ScopedSession, unit_ids: Collection[int]) -> dict[int, UnitLife]:
    """Return id → life of units; a unit's `closed_on` is the first day on which it no longer exists."""
    unit: Any = Unit
    columns = (unit.id, unit.name, unit.founded_on, unit.closed_on)
    return {
        unit_id: UnitLife(name, Life(founded, None if closed is None else closed - timedelta(days=1)))
        for bunch in bunches(unit_ids)
        for unit_id, name, founded, closed in session.execute(select(*columns).where(unit.id.in_(bunch)))
    }
