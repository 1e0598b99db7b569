"""What differs between the models and the database: shown, or written down as a new revision."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from alembic import command
from alembic.autogenerate import produce_migrations
from alembic.migration import MigrationContext
from alembic.operations.ops import MigrationScript
from alembic.script import Script
from sqlalchemy import Connection

from fengqiao.database.branches import CORE, Branch, core_branch
from fengqiao.database.model import METADATA
from fengqiao.database.session import Database
from fengqiao.errors import Conflict
from fengqiao.migrations.comparison import comparison
from fengqiao.migrations.running import run


def check(database: Database, branches: Iterable[Branch]) -> dict[str, list[str]]:
    """Return per branch what would have to change in the database for it to match the models; nothing changes.

    :returns: lines for developers, in the words of Alembic's operations; empty lists where all is well.
    """
    with database.reader.connect() as connection:
        return {branch.name: _differences(branch, connection) for branch in branches}


def new_revision(branch: Branch, message: str) -> Path:
    """Write the difference between a branch's models and its revisions as a new revision, and return the file.

    Compared with a scratch SQLite database, whatever the installation itself runs on: only so are changes of a
    table written in the form that works on both engines.

    :param message: what changes, in a few words; becomes part of the file's name.
    :raises Conflict: when there is no difference.
    """
    branch.versions.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, closing(Database(f"sqlite:///{folder}/scratch.db")) as scratch:
        for each in [branch] if branch.name == CORE else [core_branch(), branch]:
            if each.head() is not None:
                run(scratch.writer, each)
        with scratch.writer.connect() as connection, connection.begin():
            return _write(branch, message, connection)


def _differences(branch: Branch, connection: Connection) -> list[str]:
    context = MigrationContext.configure(connection, opts=comparison(branch, connection))
    operations = produce_migrations(context, METADATA).upgrade_ops
    return [] if operations is None else [_line(diff) for diff in operations.as_diffs()]


def _line(diff: Any) -> str:
    if isinstance(diff, list):
        return ";".join(map(_line, diff))
    kind, *parts = diff
    return (
        f"{kind} {' '.join(_name(part) for part in parts if part is not None and not isinstance(part, dict))}"
    )


def _name(part: Any) -> str:
    table = getattr(part, "table", None)
    name = str(getattr(part, "name", part))
    return f"{table.name}.{name}" if table is not None else name


def _write(branch: Branch, message: str, connection: Connection) -> Path:
    number = len(list(branch.script().walk_revisions())) + 1
    first = number == 1
    script = command.revision(
        branch.config(connection=connection),
        message,
        autogenerate=True,
        head="base" if first else f"{branch.name}@head",
        branch_label=branch.name if first else None,
        rev_id=f"{branch.name}_{number:04}",
        version_path=str(branch.versions),
        process_revision_directives=_refuse_empty,
    )
    assert isinstance(script, Script)
    return Path(script.path)


def _refuse_empty(_: Any, __: Any, scripts: list[MigrationScript]) -> None:
    for script in scripts:
        if script.upgrade_ops is None or script.upgrade_ops.is_empty():
            raise Conflict("模型与已有的迁移文件一致,没有要写的变更。")
