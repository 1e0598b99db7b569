"""What differs between models and database is seen, and nothing else is."""

import pytest
from fengqiao.database.branches import Branch
from fengqiao.database.drift import check
from fengqiao.database.migrating import upgrade
from fengqiao.database.session import Database
from sqlalchemy import create_engine, text


@pytest.fixture
def migrated(empty_database: Database, core: Branch) -> Database:
    """A database with the core's tables."""
    upgrade(empty_database, [core])
    return empty_database


def new_lines(database: Database, core: Branch, change: str) -> list[str]:
    before = check(database, [core])["core"]
    owner = create_engine(database.owner_url)
    with owner.begin() as connection:
        connection.execute(text(change))
    owner.dispose()
    return [line for line in check(database, [core])["core"] if line not in before]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("alter table reg_unit add column extra int", "remove_column reg_unit reg_unit.extra"),
        ("create table reg_unknown (id int)", "remove_table reg_unknown"),
        ("drop table core_plugin", "add_table core_plugin"),
        (
            "drop index ix_reg_unit_link_descendant_id",
            "add_index reg_unit_link.ix_reg_unit_link_descendant_id",
        ),
        ("create table stranger (id int)", None),
        ("create table teahouse_visit (id int)", None),
    ],
)
def test_a_difference_is_named_and_strangers_tables_are_left_alone(
    migrated: Database, core: Branch, change: str, said: str | None
) -> None:
    assert new_lines(migrated, core, change) == ([said] if said else [])


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_a_narrowed_column_and_an_added_check_are_seen(migrated: Database, core: Branch) -> None:
    narrowed = new_lines(migrated, core, "alter table reg_unit alter column name type varchar(10)")
    checked = new_lines(migrated, core, "alter table reg_unit add constraint ck_reg_unit_x check (id > 0)")

    assert narrowed[0].startswith("modify_type reg_unit name")
    assert [line.split()[0] for line in checked] == ["remove_constraint"]


def test_looking_changes_nothing(migrated: Database, core: Branch) -> None:
    first = check(migrated, [core])

    assert check(migrated, [core]) == first
