"""A small district that every test of the core can stand on: a bureau with two stations, beside another bureau."""

from dataclasses import dataclass
from datetime import date

import pytest
from fengqiao.database.scope import SYSTEM, Scope
from fengqiao.database.session import Database
from fengqiao.units.models import Unit
from fengqiao.units.tree import found


@dataclass(frozen=True)
class District:
    """Ids of its units, and the scopes of people who work there."""

    city: int
    bureau: int
    north: int
    south: int
    other_bureau: int
    other_station: int

    @property
    def clerk(self) -> Scope:
        """Somebody at the northern station."""
        return Scope("clerk", (self.north,))

    @property
    def officer(self) -> Scope:
        """Somebody at the bureau."""
        return Scope("officer", (self.bureau,))

    @property
    def stranger(self) -> Scope:
        """Somebody at the other bureau."""
        return Scope("stranger", (self.other_bureau,))


FOUNDED = date(2010, 1, 1)


@pytest.fixture
def district(database: Database) -> District:
    """Two bureaus of one city; the first has two stations, the second has one."""
    with database.writing(SYSTEM) as session:
        city = found(session, Unit(code="C", name="某市司法局", kind="city_bureau", founded_on=FOUNDED))
        bureau = found(
            session, Unit(code="B1", name="甲区司法局", kind="county_bureau", founded_on=FOUNDED), city
        )
        north = found(session, Unit(code="S1", name="北街司法所", kind="station", founded_on=FOUNDED), bureau)
        south = found(session, Unit(code="S2", name="南街司法所", kind="station", founded_on=FOUNDED), bureau)
        other = found(
            session, Unit(code="B2", name="乙区司法局", kind="county_bureau", founded_on=FOUNDED), city
        )
        away = found(session, Unit(code="S3", name="东街司法所", kind="station", founded_on=FOUNDED), other)
        return District(*(unit.id or 0 for unit in (city, bureau, north, south, other, away)))
