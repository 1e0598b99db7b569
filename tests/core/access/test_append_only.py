"""What was recorded stays as it was recorded."""

import pytest
from fengqiao.access.append_only import append_only_ddl
from fengqiao.access.audit import record
from fengqiao.access.models import AuditAnchor, AuditEvent
from fengqiao.access.proof import anchor_day, verify
from fengqiao.clock import today
from fengqiao.database.model import METADATA
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

GUARDED = ["core_audit_event", "core_audit_anchor"]

COLUMNS = ", ".join(AuditEvent.model_fields)
COPY = "insert or replace into core_audit_event ({into}) select {values} from core_audit_event limit 1"


@pytest.fixture
def recorded(database: Database) -> Database:
    with database.writing(SYSTEM) as session:
        record(session, unit_id=1, action="a:b:c")
        record(session, unit_id=1, action="a:b:d")
        anchor_day(session, today())
    return database


def attempt(database: Database, statement: str) -> None:
    with database.writing(SYSTEM) as session:
        session.execute(text(statement))


CHANGES = [
    "update core_audit_event set actor = 'nobody'",
    "update core_audit_event set seq = seq + 10",
    "delete from core_audit_event where seq = 2",
    "delete from core_audit_event",
    "update core_audit_anchor set digest = ''",
    "delete from core_audit_anchor",
]
OF_SQLITE = [
    "update or replace core_audit_event set seq = 1",
    "insert into core_audit_event select * from core_audit_event where true "
    "on conflict do update set actor = 'nobody'",
    # Each of these replaces a stored row: by its key, by its place in the chain, by its hidden row number.
    COPY.format(into=COLUMNS, values=COLUMNS.replace("actor", "'nobody'")),
    COPY.format(into=COLUMNS, values=COLUMNS.replace(" id,", " 'another',")),
    COPY.format(
        into=f"rowid, {COLUMNS}", values=f"rowid, {COLUMNS.replace(' id,', ' 7,').replace(' seq,', ' 9,')}"
    ),
    "replace into core_audit_anchor (day, at, digest, heads) select day, at, '', heads from core_audit_anchor",
]
OF_POSTGRESQL = ["truncate core_audit_event", "truncate core_audit_anchor", "drop table core_audit_event"]


@pytest.mark.parametrize(
    ("engine_kind", "change"),
    [("sqlite", change) for change in [*CHANGES, *OF_SQLITE]]
    + [("postgresql", change) for change in [*CHANGES, *OF_POSTGRESQL]],
)
def test_the_application_can_add_to_the_trail_and_change_nothing(recorded: Database, change: str) -> None:
    with pytest.raises(DBAPIError, match="只能追加|permission denied|must be owner"):
        attempt(recorded, change)

    with recorded.reading(SYSTEM) as session:
        assert verify(session) == []


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize("change", [*CHANGES, *OF_SQLITE])
def test_without_the_triggers_every_one_of_these_changes_would_be_made(
    recorded: Database, change: str
) -> None:
    for trigger in triggers(recorded):
        attempt(recorded, f"drop trigger {trigger}")
    if "set seq = 1" in change:
        attempt(recorded, "update core_audit_event set hash = 'x' where seq = 2")

    attempt(recorded, change)

    with recorded.reading(SYSTEM) as session:
        assert verify(session) != [] or "core_audit_anchor" in change


def triggers(database: Database) -> dict[str, str]:
    with database.reading(SYSTEM) as session:
        rows = session.execute(text("select name, sql from sqlite_master where type = 'trigger'"))
        return {row.name: row.sql for row in rows}


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_migrations_get_the_very_triggers_that_the_models_make(database: Database) -> None:
    statements = [statement for table in GUARDED for statement in append_only_ddl(METADATA.tables[table])]

    assert sorted(triggers(database).values()) == sorted(statements)
    assert len(statements) == 6


def test_the_trail_is_marked_for_the_grants() -> None:
    assert [
        table for table in sorted(METADATA.tables) if METADATA.tables[table].info.get("append_only")
    ] == sorted(GUARDED)
    assert AuditAnchor.__table__.info["append_only"]  # type: ignore[attr-defined]
