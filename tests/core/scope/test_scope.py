"""No query leaves the scope its session was opened with."""

from datetime import UTC, datetime
from unittest.mock import patch
from uuid import uuid4

import pytest
from fengqiao.database import scope as scoping
from fengqiao.database.scope import SYSTEM, Unscoped
from fengqiao.database.session import Database
from fengqiao.registry.models import Village
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from tests.core.conftest import District

NOW = datetime(2023, 1, 1, tzinfo=UTC)


@pytest.fixture
def villages(database: Database, district: District) -> District:
    """One village at every station."""
    with database.writing(SYSTEM) as session:
        for unit_id in (district.north, district.south, district.other_station):
            session.add(
                Village(
                    id=uuid4(),
                    unit_id=unit_id,
                    seq_no="1",
                    state="recorded",
                    created_at=NOW,
                    updated_at=NOW,
                    created_by="test",
                    name=f"村{unit_id}",
                    kind="village",
                )
            )
    return district


def test_rows_columns_counts_aliases_and_subqueries_stay_inside(
    database: Database, villages: District
) -> None:
    with database.reading(villages.officer) as session:
        inside = {villages.north, villages.south}
        assert {row.unit_id for row in session.scalars(select(Village))} == inside
        assert set(session.scalars(select(col(Village.unit_id)))) == inside
        assert session.scalar(select(func.count()).select_from(Village)) == 2
        other = aliased(Village)
        assert set(session.scalars(select(other.unit_id))) == inside
        grouped = (
            select(col(Village.unit_id), func.count().label("n")).group_by(col(Village.unit_id)).subquery()
        )
        assert set(session.scalars(select(grouped.c.unit_id))) == inside


def test_an_update_reaches_only_rows_inside(database: Database, villages: District) -> None:
    with database.writing(villages.clerk) as session:
        changed = session.execute(update(Village).values(name="改名"))
        assert changed.rowcount == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "statement",
    [
        select(Village.__table__.c.name),  # type: ignore[attr-defined]
        select(func.count()).select_from(Village.__table__),  # type: ignore[attr-defined]
        text("select name from reg_village"),
        select(Village.__table__.alias().c.name),  # type: ignore[attr-defined]
    ],
    ids=["bare column", "bare table", "raw text", "bare alias"],
)
def test_a_query_that_cannot_be_narrowed_raises(
    database: Database, villages: District, statement: object
) -> None:
    with database.reading(villages.clerk) as session, pytest.raises(Unscoped):
        session.execute(statement)  # type: ignore[call-overload]


def test_a_row_of_another_unit_cannot_be_written(database: Database, villages: District) -> None:
    row = Village(
        unit_id=villages.south,
        seq_no="9",
        state="recorded",
        created_at=NOW,
        updated_at=NOW,
        created_by="x",
        name="外村",
        kind="village",
    )
    with database.writing(villages.clerk) as session:
        session.add(row)
        with pytest.raises(Unscoped):
            session.flush()
        session.expunge_all()


def test_a_reading_session_cannot_write(database: Database, villages: District) -> None:
    with database.reading(SYSTEM) as session, pytest.raises(Exception, match="(?i)read-?only"):
        session.execute(update(Village).values(name="改名"))


def test_without_the_guard_the_neighbours_rows_would_be_seen(database: Database, villages: District) -> None:
    """The twin: with narrowing removed the same query leaks, so the tests above do test the guard."""
    with (
        patch.object(scoping, "_owned_mappers", lambda state: set()),
        database.reading(villages.clerk) as session,
    ):
        assert len(session.scalars(select(Village)).all()) == 3
