"""Bringing the tables of every branch to their last revision, and saying where they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError

from fengqiao.database.branches import CORE, Branch, migrated
from fengqiao.database.engine import open_engine
from fengqiao.database.session import Database
from fengqiao.errors import DomainError, Misconfigured
from fengqiao.migrations.grants import application_role
from fengqiao.migrations.running import revision, run

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
                done.append(Upgrade(branch.name, *run(engine, branch, role)))
            except (Exception, SystemExit) as error:
                failure = f"分支“{branch.name}”升级失败,已撤销:{_reason(error)}"
                if branch.name == CORE or on_failure == "stop":
                    raise Misconfigured(failure) from error
                with engine.connect() as connection:
                    at = revision(connection, branch.name)
                done.append(Upgrade(branch.name, at, at, failure))
    return done


def status(database: Database, branches: Iterable[Branch]) -> list[BranchStatus]:
    """Return where every branch is, and what is left in this database of plugins that are not active."""
    with database.reader.connect() as connection:
        found = [_status(connection, branch) for branch in branches]
        known = {each.branch for each in found}
        for label in sorted(migrated(connection) - known):
            dormant = BranchStatus(label, revision(connection, label), None, BranchState.DORMANT)
            found.append(dormant)
    return found


def _status(connection: Connection, branch: Branch) -> BranchStatus:
    at, head = revision(connection, branch.name), branch.head()
    if at is None:
        state = BranchState.ABSENT
    elif at == head:
        state = BranchState.CURRENT
    else:
        known = head and [each.revision for each in branch.script().walk_revisions()]
        state = BranchState.BEHIND if known and at in known else BranchState.UNKNOWN
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


def _reason(error: BaseException) -> str:
    if isinstance(error, DomainError):
        return error.detail
    # The first line of a driver's message names the fault; those below it may show the values of a row.
    said = str(error.orig if isinstance(error, DBAPIError) else error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {said}"
