"""The tree of units keeps every past day."""

from datetime import date

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.errors import Conflict
from fengqiao.units.models import Unit
from fengqiao.units.tree import descendants, found, merge, move

from tests.core.conftest import District

MERGED_ON = date(2023, 7, 1)


def test_a_unit_stands_under_all_its_ancestors(database: Database, district: District) -> None:
    with database.reading(SYSTEM) as session:
        assert descendants(session, district.city) == {
            district.city,
            district.bureau,
            district.north,
            district.south,
            district.other_bureau,
            district.other_station,
        }
        assert descendants(session, district.bureau) == {district.bureau, district.north, district.south}


def test_a_closed_unit_hangs_under_its_successor_from_that_day_and_not_before(
    database: Database, district: District
) -> None:
    with database.writing(SYSTEM) as session:
        closed, successor = session.get(Unit, district.north), session.get(Unit, district.south)
        assert closed is not None
        assert successor is not None
        merge(session, closed, successor, MERGED_ON)

    with database.reading(SYSTEM) as session:
        assert descendants(session, district.south, date(2023, 6, 30)) == {district.south}
        assert descendants(session, district.south, MERGED_ON) == {district.south, district.north}
        assert district.north in descendants(session, district.bureau, MERGED_ON)


def test_a_subtree_moves_as_a_whole(database: Database, district: District) -> None:
    with database.writing(SYSTEM) as session:
        bureau, other = session.get(Unit, district.bureau), session.get(Unit, district.other_bureau)
        assert bureau is not None
        assert other is not None
        move(session, bureau, other, MERGED_ON)

    with database.reading(SYSTEM) as session:
        assert descendants(session, district.other_bureau, MERGED_ON) == {
            district.other_bureau,
            district.other_station,
            district.bureau,
            district.north,
            district.south,
        }
        assert descendants(session, district.other_bureau, date(2023, 6, 30)) == {
            district.other_bureau,
            district.other_station,
        }


def test_a_unit_cannot_hang_under_its_own_subtree(database: Database, district: District) -> None:
    with database.writing(SYSTEM) as session:
        bureau, station = session.get(Unit, district.bureau), session.get(Unit, district.north)
        assert bureau is not None
        assert station is not None
        with pytest.raises(Conflict, match="下级"):
            move(session, bureau, station, MERGED_ON)


def test_a_body_without_a_station_hangs_directly_under_a_bureau(
    database: Database, district: District
) -> None:
    with database.writing(SYSTEM) as session:
        park = found(
            session,
            Unit(code="P", name="某园区", kind="attached_body", founded_on=date(2015, 1, 1)),
            session.get(Unit, district.bureau),
        )
        assert park.id in descendants(session, district.bureau)
