"""The statements that spread the ledgers over a Citus cluster; none runs here, there is no cluster."""

import pytest
from fengqiao.database.branches import import_core_models
from fengqiao.database.distributing import distribute, is_ledger, statements
from fengqiao.database.model import METADATA
from fengqiao.database.session import Database
from fengqiao.errors import Misconfigured
from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
)


def district() -> dict[str, Table]:
    """Return a registry table, a ledger and its part."""
    data = MetaData(naming_convention=METADATA.naming_convention)
    Table("reg_unit", data, Column("id", Integer, primary_key=True))
    Table("tea_region", data, Column("id", Integer, primary_key=True), Column("u", ForeignKey("reg_unit.id")))
    for name, extra in (("tea_case", []), ("tea_party", [Column("case_id", Integer)])):
        Table(
            name,
            data,
            Column("unit_id", ForeignKey("reg_unit.id"), primary_key=True),
            Column("id", Integer, primary_key=True),
            *extra,
        )
    data.tables["tea_party"].append_constraint(
        ForeignKeyConstraint(["unit_id", "case_id"], ["tea_case.unit_id", "tea_case.id"])
    )
    return dict(data.tables)


def test_keys_between_ledgers_go_first_and_come_back_last() -> None:
    key = "fk_tea_party_unit_id_case_id"

    assert statements(district().values()) == [
        "SET LOCAL citus.multi_shard_modify_mode TO 'sequential'",
        f"ALTER TABLE tea_party DROP CONSTRAINT {key}",
        "SELECT create_reference_table('reg_unit')",
        "SELECT create_reference_table('tea_region')",
        "SELECT create_distributed_table('tea_case', 'unit_id')",
        "SELECT create_distributed_table('tea_party', 'unit_id')",
        f"ALTER TABLE tea_party ADD CONSTRAINT {key} "
        "FOREIGN KEY(unit_id, case_id) REFERENCES tea_case (unit_id, id)",
    ]


def test_what_the_cluster_knows_already_is_left_alone() -> None:
    found = statements(district().values(), already={"reg_unit", "tea_region", "tea_case", "tea_party"})

    assert found == ["SET LOCAL citus.multi_shard_modify_mode TO 'sequential'"]


def test_writing_the_statements_leaves_the_models_as_they_were() -> None:
    from sqlalchemy.schema import CreateTable

    tables = district()
    before = str(CreateTable(tables["tea_party"]))
    statements(tables.values())

    assert str(CreateTable(tables["tea_party"])) == before


def test_a_copied_table_may_not_point_at_a_ledger() -> None:
    tables = district()
    tables["tea_region"].append_column(Column("case_unit", Integer))
    tables["tea_region"].append_column(Column("case_id", Integer))
    tables["tea_region"].append_constraint(
        ForeignKeyConstraint(["case_unit", "case_id"], ["tea_case.unit_id", "tea_case.id"])
    )

    with pytest.raises(Misconfigured, match="tea_region 的外键指向台账 tea_case"):
        statements(tables.values())


def test_a_ledger_may_not_promise_uniqueness_across_units() -> None:
    tables = district()
    tables["tea_party"].append_constraint(UniqueConstraint("case_id"))

    with pytest.raises(Misconfigured, match="tea_party 的唯一约束 uq_tea_party_case_id 不含 unit_id"):
        statements(tables.values())


def test_every_table_of_the_core_can_be_distributed() -> None:
    import_core_models()
    tables = [table for name, table in METADATA.tables.items() if name.startswith(("reg_", "core_", "asm_"))]

    found = statements(tables)

    assert len([line for line in found if "create_" in line]) == len(tables)
    assert "SELECT create_reference_table('reg_unit')" in found
    assert "SELECT create_distributed_table('core_due_date', 'unit_id')" in found
    assert not is_ledger(METADATA.tables["reg_unit_region"])


def test_a_database_that_cannot_be_distributed_says_so(empty_database: Database) -> None:
    wanted = "SQLite" if not empty_database.is_postgresql else "没有安装 citus 扩展"

    with pytest.raises(Misconfigured, match=wanted):
        distribute(empty_database, [])
