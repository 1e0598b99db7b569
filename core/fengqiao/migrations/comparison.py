"""How one branch's models are held against a database, and how what differs is written into a revision."""

from typing import Any, Literal

from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, inspect
from sqlalchemy.types import TypeDecorator

from fengqiao.database.branches import Branch
from fengqiao.database.model import METADATA


def comparison(branch: Branch, connection: Connection) -> dict[str, Any]:
    """Return Alembic's options for comparing this branch's tables, and no other's.

    Filtered both ways: by name, or other branches' tables would be dropped; by object, or their models be added.
    """
    tables = {*METADATA.tables, *inspect(connection).get_table_names()}
    ours = branch.owned(tables, connection)

    def _is_ours(name: str | None, kind: str) -> bool:
        return kind != "table" or name in ours

    return {
        "target_metadata": METADATA,
        "version_table": branch.version_table,
        "include_name": lambda name, kind, _: _is_ours(name, kind),
        "include_object": lambda _, name, kind, *__: _is_ours(name, kind),
        "compare_type": True,
        "compare_server_default": True,
        "render_item": render_item,
        # SQLite changes a table by copying it; the same revision gives plain ALTERs elsewhere.
        "render_as_batch": connection.dialect.name == "sqlite",
        "autogenerate_plugins": ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
    }


def render_item(kind: str, item: Any, context: AutogenContext) -> str | Literal[False]:
    """Write a type of SQLModel's or ours as the plain type below it: revisions import Alembic and SQLAlchemy only."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False
