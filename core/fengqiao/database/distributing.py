"""Spreading the ledgers over the machines of a Citus cluster, by the unit that owns each row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, ForeignKeyConstraint, Table, UniqueConstraint, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import AddConstraint, DropConstraint, sort_tables

from fengqiao.database.engine import open_engine
from fengqiao.database.session import Database
from fengqiao.errors import Misconfigured

_BY = "unit_id"
_REGISTRY = "reg_"
_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]


def distribute(database: Database, tables: Iterable[Table]) -> int:
    """Make every table known to the cluster: ledgers spread by unit, all others copied to each machine.

    In one transaction; tables that are already distributed are left alone, so it can be repeated after an upgrade.

    :returns: the number of statements issued.
    :raises Misconfigured: on SQLite, without the extension, or for tables that cannot be spread.
    """
    if not database.is_postgresql:
        raise Misconfigured("db distribute 只用于 PostgreSQL 加 Citus 扩展,当前数据库是 SQLite。")
    engine = open_engine(database.owner_url)
    try:
        with engine.begin() as connection:
            _need_citus(connection)
            issued = statements(tables, _already(connection))
            for statement in issued:
                connection.execute(text(statement))
    finally:
        engine.dispose()
    return len(issued)


def statements(tables: Iterable[Table], already: Collection[str] = ()) -> list[str]:
    """Return the SQL that distributes tables, in an order that Citus accepts.

    Keys between ledgers can only be added after both ends are distributed: they go first and come back last.
    Reference tables come before the ledgers that point at them.

    :param already: names of tables that the cluster knows.
    :raises Misconfigured: when a key or an index of some table cannot exist on a cluster.
    """
    ordered = [table for table in sort_tables(tables) if table.name not in already]
    ledgers = [table for table in ordered if is_ledger(table)]
    references = [table for table in ordered if not is_ledger(table)]
    _refuse_impossible(ledgers, references)
    keys = [key for table in ledgers for key in _keys_to_ledgers(table)]
    return [
        # Reference tables and keys to them take part: shards must be worked on one after another.
        "SET LOCAL citus.multi_shard_modify_mode TO 'sequential'",
        *(_sql(DropConstraint(key)) for key in keys),
        *(f"SELECT create_reference_table('{table.name}')" for table in references),
        *(f"SELECT create_distributed_table('{table.name}', '{_BY}')" for table in ledgers),
        *(_sql(AddConstraint(key, isolate_from_table=False)) for key in keys),
    ]


def is_ledger(table: Table) -> bool:
    """Tell whether the rows of a table lie with the unit that owns them; the registry is needed everywhere."""
    key = [column.name for column in table.primary_key]
    return key[:1] == [_BY] and not table.name.startswith(_REGISTRY)


def _keys_to_ledgers(table: Table) -> Iterator[ForeignKeyConstraint]:
    for key in sorted(table.foreign_key_constraints, key=lambda key: str(key.name)):
        if is_ledger(key.referred_table):
            yield key


def _refuse_impossible(ledgers: list[Table], references: list[Table]) -> None:
    for table in references:
        for key in _keys_to_ledgers(table):
            raise Misconfigured(
                f"表 {table.name} 的外键指向台账 {key.referred_table.name}:"
                "它会复制到每台机器,不能引用分布的表。请去掉这个外键。"
            )
    for table in ledgers:
        for name, columns in _unique_sets(table):
            if _BY not in columns:
                raise Misconfigured(
                    f"台账 {table.name} 的唯一约束 {name} 不含 {_BY},分布后无法保证。请加上它。"
                )


def _unique_sets(table: Table) -> Iterator[tuple[str, list[str]]]:
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield str(constraint.name), [column.name for column in constraint.columns]
    for index in table.indexes:
        if index.unique:
            yield str(index.name), [str(getattr(column, "name", column)) for column in index.columns]


def _sql(statement: AddConstraint | DropConstraint) -> str:
    return " ".join(str(statement.compile(dialect=_DIALECT)).split())


def _need_citus(connection: Connection) -> None:
    if connection.execute(text("SELECT 1 FROM pg_extension WHERE extname = 'citus'")).first() is None:
        raise Misconfigured(
            "这个 PostgreSQL 数据库没有安装 citus 扩展,无法分布。请由管理员安装后执行 CREATE EXTENSION citus。"
        )


def _already(connection: Connection) -> set[str]:
    return set(connection.execute(text("SELECT logicalrelid::text FROM pg_dist_partition")).scalars())
