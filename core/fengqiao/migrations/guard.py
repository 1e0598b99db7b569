"""The transaction that a branch's revisions run in, and what must still be there when they have run.

Alembic changes an SQLite table by copying and dropping it. With foreign keys switched on, the drop takes the rows of
child tables along and reports success; triggers vanish with the table in any case.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, inspect, text

from fengqiao.errors import DomainError


class MigrationRefused(DomainError):
    """The revisions would have done harm; everything was rolled back."""

    status, slug, title = 500, "migration-refused", "迁移未执行"


@contextmanager
def guarded(connection: Connection) -> Iterator[None]:
    """Run revisions in one transaction: all of them, or nothing.

    :raises MigrationRefused: on SQLite, when a table that survives has lost rows, or a key points nowhere.
    """
    if connection.dialect.name != "sqlite":
        with connection.begin():
            yield
        return
    raw: Any = connection.connection.dbapi_connection
    # Inside a transaction this pragma does nothing, and says nothing.
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            rows, triggers = _rows(connection), _triggers(connection)
            yield
            _put_back(triggers, connection)
            _refuse_lost_rows(rows, _rows(connection))
            _refuse_broken_keys(connection)
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def _rows(connection: Connection) -> dict[str, int]:
    quote = connection.dialect.identifier_preparer.quote
    names = inspect(connection).get_table_names()
    counts = {name: text(f"SELECT count(*) FROM {quote(name)}") for name in names}  # noqa: S608 - quoted names
    return {name: connection.execute(count).scalar_one() for name, count in counts.items()}


def _triggers(connection: Connection) -> dict[str, tuple[str, str]]:
    stored = connection.execute(text("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return {name: (table, sql) for name, table, sql in stored}


def _put_back(before: dict[str, tuple[str, str]], connection: Connection) -> None:
    tables, left = inspect(connection).get_table_names(), _triggers(connection)
    for name, (table, sql) in before.items():
        if name not in left and table in tables:
            connection.exec_driver_sql(sql)


def _refuse_lost_rows(before: dict[str, int], after: dict[str, int]) -> None:
    for table, count in before.items():
        if table in after and not table.startswith("alembic_version_") and after[table] < count:
            raise MigrationRefused(
                f"迁移会使表 {table} 从 {count} 行减少到 {after[table]} 行,已全部撤销。请联系开发者修正迁移文件。"
            )


def _refuse_broken_keys(connection: Connection) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken is not None:
        raise MigrationRefused(
            f"迁移后表 {broken[0]} 有行引用了 {broken[2]} 中不存在的行,已全部撤销。请检查数据。"
        )
