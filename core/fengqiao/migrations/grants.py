"""What the application's role may do with the tables that the owner's role makes (PostgreSQL only)."""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from fengqiao.database.model import METADATA
from fengqiao.database.session import Database

_EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"
_APPEND_ONLY = "SELECT, INSERT"
_LOOK = "SELECT"


def application_role(database: Database) -> str:
    """Return the name of the role that the application connects as."""
    with database.writer.connect() as connection:
        return str(connection.execute(text("SELECT current_user")).scalar_one())


def grant(connection: Connection, role: str, tables: Iterable[str]) -> None:
    """Give a role what the application needs on these tables, and nothing more.

    A table whose `info["append_only"]` is true (the audit trail) can be read and added to, never changed; one that
    no model knows (a version table) can only be read.

    :param connection: of the tables' owner, inside the transaction that made them.
    """
    quote = connection.dialect.identifier_preparer.quote
    grantee = quote(role)
    for table in tables:
        name = quote(table)
        connection.execute(text(f"REVOKE ALL ON {name} FROM {grantee}"))
        connection.execute(text(f"GRANT {_rights(table)} ON {name} TO {grantee}"))
    connection.execute(text(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {grantee}"))


def _rights(table: str) -> str:
    known = METADATA.tables.get(table)
    if known is None:
        return _LOOK
    return _APPEND_ONLY if known.info.get("append_only") else _EVERYTHING
