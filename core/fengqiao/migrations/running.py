"""Running one branch's revisions: everything in one transaction, from the first table to the last right."""

from collections.abc import Iterable

from alembic import command
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, insert, inspect, update

from fengqiao.clock import now
from fengqiao.database.branches import CORE, VERSION_TABLE, Branch
from fengqiao.database.model import METADATA
from fengqiao.errors import Misconfigured
from fengqiao.migrations.grants import grant
from fengqiao.migrations.guard import guarded


def run(engine: Engine, branch: Branch, role: str | None = None) -> tuple[str | None, str]:
    """Bring one branch to its head, and return the revisions before and after.

    :param engine: of the tables' owner.
    :param role: the application's role (PostgreSQL), which gets its rights in the same transaction.
    """
    head = branch.head()
    if head is None:
        raise Misconfigured(
            f"{branch.versions} 里没有迁移文件,它的表无法建立。请用 fengqiao db revision 生成。"
        )
    with engine.connect() as connection, guarded(connection):
        before, tables = revision(connection, branch.name), _tables(connection, branch)
        command.upgrade(branch.config(connection=connection), f"{branch.name}@head")
        after = revision(connection, branch.name)
        # Alembic calls it a success, too, when it finds nothing to do.
        if after != head:
            raise Misconfigured(f"升级后停在 {after},而不是 {head}。")
        _finish_new_tables(connection, _tables(connection, branch) - tables)
        if branch.name != CORE:
            _remember(connection, branch, head)
        if role is not None:
            grant(connection, role, [*sorted(_tables(connection, branch)), branch.version_table])
    return before, head


def revision(connection: Connection, label: str) -> str | None:
    """Return the revision that a branch's tables are at."""
    context = MigrationContext.configure(connection, opts={"version_table": f"{VERSION_TABLE}{label}"})
    return context.get_current_revision()


def _tables(connection: Connection, branch: Branch) -> set[str]:
    return branch.owned(inspect(connection).get_table_names(), connection)


def _finish_new_tables(connection: Connection, names: Iterable[str]) -> None:
    """Do what models attach to the making of their table (triggers): a revision makes the bare table only."""
    for name in sorted(names):
        table = METADATA.tables.get(name)
        if table is not None:
            table.dispatch.after_create(table, connection)


def _remember(connection: Connection, branch: Branch, head: str) -> None:
    """Note the plugin, so that its tables can still be explained when its package is gone."""
    plugins = METADATA.tables["core_plugin"]
    seen = {"package": branch.package, "version": branch.release, "head": head}
    known = connection.execute(update(plugins).where(plugins.c.name == branch.name).values(seen))
    if known.rowcount == 0:
        connection.execute(insert(plugins).values(name=branch.name, enabled_at=now(), **seen))
