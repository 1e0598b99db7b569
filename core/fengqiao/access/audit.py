"""Writing the audit trail: every event in the transaction of what it tells, linked into the chain of its unit."""

from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Literal, cast
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from fengqiao.access.models import AuditEvent, AuditHead
from fengqiao.clock import now
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.database.session import Database
from fengqiao.database.types import uuid7
from fengqiao.privacy.chain import GENESIS, canonical, link

INSTALLATION = 0
"""The `unit_id` of events that concern no unit's data: plugins, standards, sign-ins that failed."""

Outcome = Literal["success", "denied", "failed"]

_UNITS_PER_QUERY = 10_000
# In the order of ids, so that two transactions over the same units never wait for each other.
_LOCK_HEADS = (
    select(col(AuditHead.unit_id), col(AuditHead.seq), col(AuditHead.hash))
    .where(col(AuditHead.unit_id).in_(bindparam("units", expanding=True)))
    .order_by(col(AuditHead.unit_id))
    .with_for_update()
)
_ADD_EVENTS = insert(AuditEvent)
_MOVE_HEADS = update(AuditHead)
_LENGTHS: dict[str, int] = {
    name: cast(Any, AuditEvent).__table__.columns[name].type.length
    for name in ("actor", "action", "object_kind", "object_id")
}
_LONGEST_ORIGIN = 64
_origin: ContextVar[tuple[str, str]] = ContextVar("fengqiao_audit_origin", default=("", ""))


@dataclass(frozen=True)
class Entry:
    """One event still to be written; see `record` for the fields."""

    unit_id: int
    action: str
    actor: str
    object_kind: str = ""
    object_id: str = ""
    outcome: Outcome = "success"
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportedRows:
    """What an import did to the rows of one unit: how many it touched, and one SM3 digest over them all."""

    count: int
    digest: str


def note_origin(request_id: str, address: str) -> None:
    """Let all events that this request still writes carry its id and the client's address."""
    _origin.set((request_id[:_LONGEST_ORIGIN], address[:_LONGEST_ORIGIN]))


def record(
    session: ScopedSession,
    *,
    unit_id: int,
    action: str,
    actor: str | None = None,
    object_kind: str = "",
    object_id: str = "",
    outcome: Outcome = "success",
    details: Mapping[str, Any] | None = None,
) -> None:
    """Write one event in the session's own transaction: if it cannot be written, nothing is.

    From here to the end of the transaction other writers of the same unit wait; so it stands last, and whoever writes
    for several units takes them in the order of their ids or uses `record_import`.

    :param unit_id: the unit the thing belongs to, `INSTALLATION` when it belongs to none.
    :param action: what was done, in the words of the permission that allows it: `<owner>:<thing>:<action>`.
    :param actor: id of who did it; the session's actor when not given.
    :param object_kind: code of the ledger or name of the table; `object_id` the id in it.
    :param details: names of changed fields, counts, codes; texts and whole numbers only, never a personal value.
    """
    entry = Entry(
        unit_id, action, actor or session.scope.actor, object_kind, object_id, outcome, details or {}
    )
    _append(session, [entry])


def record_apart(
    database: Database,
    *,
    unit_id: int,
    action: str,
    actor: str,
    object_kind: str = "",
    object_id: str = "",
    outcome: Outcome,
) -> None:
    """Write one event in a transaction of its own: for a refusal, whose own transaction is undone."""
    with database.writing(SYSTEM) as session:
        _append(session, [Entry(unit_id, action, actor, object_kind, object_id, outcome)])


def record_readings(
    database: Database, rows: Iterable[tuple[int, UUID]], *, action: str, actor: str, object_kind: str
) -> None:
    """Write one event for each row that somebody has just read, in a transaction of its own.

    :param rows: unit and id of each.
    :param object_kind: code of the ledger.
    """
    entries = [Entry(unit_id, action, actor, object_kind, str(row_id)) for unit_id, row_id in sorted(rows)]
    if entries:
        with database.writing(SYSTEM) as session:
            _append(session, entries)


def record_import(
    session: ScopedSession,
    units: Mapping[int, ImportedRows],
    *,
    action: str,
    object_kind: str,
    import_id: UUID,
) -> None:
    """Write one event for each unit that an import touched.

    :param units: by unit id what the import did to it.
    :param object_kind: code of the ledger.
    :param import_id: the id that each imported row carries too.
    """
    _append(
        session,
        [
            Entry(
                unit_id,
                action,
                session.scope.actor,
                object_kind,
                str(import_id),
                details={"count": rows.count, "digest": rows.digest},
            )
            for unit_id, rows in units.items()
        ],
    )


def _append(session: ScopedSession, entries: Sequence[Entry]) -> None:
    if not entries:
        return
    heads = _held_heads(session, {entry.unit_id for entry in entries})
    rows: list[dict[str, Any]] = []
    for entry in entries:
        seq, previous = heads[entry.unit_id]
        event = _event(entry, seq + 1)
        heads[entry.unit_id] = seq + 1, link(previous, event)
        rows.append({**event, "id": UUID(event["id"]), "hash": heads[entry.unit_id][1]})
    session.execute(_ADD_EVENTS, rows)
    session.execute(
        _MOVE_HEADS,
        [{"unit_id": unit_id, "seq": seq, "hash": digest} for unit_id, (seq, digest) in heads.items()],
    )


def _event(entry: Entry, seq: int) -> dict[str, Any]:
    """Return the event as it is linked: every stored column but the hash, all text or whole numbers."""
    request_id, address = _origin.get()
    event: dict[str, Any] = {
        "unit_id": entry.unit_id,
        "id": uuid7().hex,
        "seq": seq,
        "at": now().isoformat(timespec="microseconds"),
        "actor": entry.actor,
        "action": entry.action,
        "object_kind": entry.object_kind,
        "object_id": entry.object_id,
        "outcome": entry.outcome,
        "details": canonical(entry.details).decode(),
        "request_id": request_id,
        "address": address,
    }
    for name, length in _LENGTHS.items():
        # A database that cuts or pads a value would break the chain that was computed before it.
        if len(event[name]) > length:
            raise ValueError(f"an audit event's {name} is longer than {length} characters")
    return event


def hold(session: ScopedSession, units: set[int]) -> None:
    """Let nobody else write an event of these units until the transaction ends: nor, then, change any of their rows."""
    _held_heads(session, units)


def _held_heads(session: ScopedSession, units: set[int]) -> dict[int, tuple[int, str]]:
    """Return the heads of these chains, locked until the transaction ends, and begin those that do not exist."""
    heads = _locked(session, units)
    if missing := units - heads.keys():
        # Another transaction may begin the same chain at this moment: whoever comes second waits, then finds it.
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        begin = dialect.insert(AuditHead).on_conflict_do_nothing()
        session.execute(
            begin, [{"unit_id": unit_id, "seq": 0, "hash": GENESIS} for unit_id in sorted(missing)]
        )
        heads |= _locked(session, missing)
    return heads


def _locked(session: ScopedSession, units: Iterable[int]) -> dict[int, tuple[int, str]]:
    ordered = sorted(units)
    heads: dict[int, tuple[int, str]] = {}
    for start in range(0, len(ordered), _UNITS_PER_QUERY):
        some = session.execute(_LOCK_HEADS, {"units": ordered[start : start + _UNITS_PER_QUERY]})
        heads |= {unit_id: (seq, digest) for unit_id, seq, digest in some}
    return heads
