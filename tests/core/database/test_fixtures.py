"""The databases that tests get."""

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.units.models import Unit
from sqlalchemy import inspect, text
from sqlalchemy.exc import ProgrammingError


def test_a_fresh_database_has_the_tables_and_takes_a_row(database: Database) -> None:
    with database.writing(SYSTEM) as session:
        session.add(Unit(code="450102001", name="甲司法所", kind="station"))

    with database.reading(SYSTEM) as session:
        assert session.scalar(text("select count(*) from reg_unit")) == 1


def test_the_next_test_sees_none_of_it(database: Database) -> None:
    with database.reading(SYSTEM) as session:
        assert session.scalar(text("select count(*) from reg_unit")) == 0


def test_an_empty_database_is_empty(empty_database: Database) -> None:
    assert inspect(empty_database.writer).get_table_names() == []


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_the_application_role_cannot_change_the_schema(database: Database) -> None:
    with (
        pytest.raises(ProgrammingError, match="must be owner|permission denied"),
        database.writing(SYSTEM) as session,
    ):
        session.execute(text("drop table reg_unit cascade"))

    with pytest.raises(ProgrammingError, match="permission denied"), database.writing(SYSTEM) as session:
        session.execute(text("create table stranger (id int)"))
