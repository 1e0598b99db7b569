"""Bringing the tables of every branch to their last revision, and saying where they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum

from alembic import command
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, func, insert, inspect, select, update
from sqlalchemy.exc import DBAPIError

from fengqiao.clock import now
from fengqiao.database.branches import CORE, VERSION_TABLE, Branch, labels, migrated, owner
from fengqiao.database.engine import open_engine
from fengqiao.database.model import METADATA
from fengqiao.database.session import Database
from fengqiao.errors import DomainError, Misconfigured
from fengqiao.migrations.grants import application_role, grant
from fengqiao.migrations.guard import guarded

_LOCK = 0x6671_6D69
"""Key of the advisory lock: one migration at a time on one PostgreSQL database."""


class BranchState(Enum):
    """How a branch's tables stand to its revisions."""

    CURRENT = "current"
    BEHIND = "behind"
    ABSENT = "absent"
    UNKNOWN = "unknown"
    DORMANT = "dormant"

    @property
    def title(self) -> str:
        """The state in Chinese."""
        return _TITLES[self]


_TITLES = {
    BranchState.CURRENT: "最新",
    BranchState.BEHIND: "待升级",
    BranchState.ABSENT: "未建表",
    BranchState.UNKNOWN: "版本未知,可能由更新的软件建立",
    BranchState.DORMANT: "未启用,数据保留",
}


@dataclass(frozen=True)
class BranchStatus:
    """Where a branch is.

    :param at: the revision its tables are at; None when there are none.
    :param head: the last revision its package brings; None when it is not enabled.
    """

    branch: str
    at: str | None
    head: str | None
    state: BranchState


@dataclass(frozen=True)
class Upgrade:
    """What an upgrade did to one branch.

    :param failure: why nothing was changed, in Chinese; None when the branch is at its head.
    """

    branch: str
    before: str | None
    after: str | None
    failure: str | None = None


def upgrade(database: Database, branches: Iterable[Branch], *, on_failure: str = "degrade") -> list[Upgrade]:
    """Bring every branch to its head, each in a transaction of its own, as the owner of the tables.

    :param on_failure: `degrade` goes on with the next branch when a plugin's fails, `stop` does not.
    :raises DomainError: when the core's branch fails, or any with `stop`; that branch is then as it was before.
    """
    done: list[Upgrade] = []
    role = application_role(database) if database.is_postgresql else None
    with _owner_engine(database) as engine, _alone(engine):
        for branch in branches:
            try:
                done.append(upgrade_branch(engine, branch, role))
            except Exception as error:
                failure = f"分支“{branch.name}”升级失败,已撤销:{_reason(error)}"
                if branch.name == CORE or on_failure == "stop":
                    raise Misconfigured(failure) from error
                with engine.connect() as connection:
                    at = revision(connection, branch.name)
                done.append(Upgrade(branch.name, at, at, failure))
    return done


def upgrade_branch(engine: Engine, branch: Branch, role: str | None = None) -> Upgrade:
    """Bring one branch to its head.

    :param role: the application's role, which gets its rights in the same transaction.
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
        if after != head:
            raise Misconfigured(f"升级后停在 {after},而不是 {head}。")
        _finish_new_tables(connection, _tables(connection, branch) - tables)
        if branch.name != CORE:
            _remember(connection, branch, head)
        if role is not None:
            grant(connection, role, [*sorted(_tables(connection, branch)), branch.version_table])
    return Upgrade(branch.name, before, after)


def status(database: Database, branches: Iterable[Branch]) -> list[BranchStatus]:
    """Return where every branch is, and what is left in this database of plugins that are not active."""
    with database.reader.connect() as connection:
        found = [_status(connection, branch) for branch in branches]
        known = {each.branch for each in found}
        for label in sorted(migrated(connection) - known):
            dormant = BranchStatus(label, revision(connection, label), None, BranchState.DORMANT)
            found.append(dormant)
    return found


def revision(connection: Connection, label: str) -> str | None:
    """Return the revision that a branch's tables are at."""
    context = MigrationContext.configure(connection, opts={"version_table": f"{VERSION_TABLE}{label}"})
    return context.get_current_revision()


def _status(connection: Connection, branch: Branch) -> BranchStatus:
    at, head = revision(connection, branch.name), branch.head()
    known = [each.revision for each in branch.script().walk_revisions()]
    if at == head:
        state = BranchState.CURRENT
    elif at is None:
        state = BranchState.ABSENT
    else:
        state = BranchState.BEHIND if at in known else BranchState.UNKNOWN
    return BranchStatus(branch.name, at, head, state)


@contextmanager
def _owner_engine(database: Database) -> Iterator[Engine]:
    engine = open_engine(database.owner_url)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _alone(engine: Engine) -> Iterator[None]:
    """Wait until no other process migrates this database; SQLite's write transaction sees to that itself."""
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(select(func.pg_advisory_lock(_LOCK)))
        try:
            yield
        finally:
            connection.execute(select(func.pg_advisory_unlock(_LOCK)))


def _tables(connection: Connection, branch: Branch) -> set[str]:
    known = labels(connection)
    return {name for name in inspect(connection).get_table_names() if owner(name, known) == branch.name}


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


def _reason(error: Exception) -> str:
    if isinstance(error, DomainError):
        return error.detail
    # The first line of a driver's message names the fault; those below it may show the values of a row.
    said = str(error.orig if isinstance(error, DBAPIError) else error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {said}"
