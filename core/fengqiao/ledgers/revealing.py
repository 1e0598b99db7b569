"""Showing personal values in clear: for a stated purpose, and never without an audit event in the same transaction."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from fengqiao.access import audit
from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.errors import Forbidden, Invalid, NotFound
from fengqiao.ledgers.declaration import Fielded, Ledger
from fengqiao.ledgers.vault import Vault
from fengqiao.privacy.classes import PrivacyClass


def reveal(
    session: ScopedSession,
    ledger: Ledger,
    vault: Vault,
    row_id: UUID,
    field: str,
    purpose: str,
    line_id: UUID | None = None,
) -> str | None:
    """Return a personal value of a row, or of one line of a part, and record who looked and why.

    :param session: a writing session: looking is an event.
    :param field: name of the field; `<part>.<field>` for a line.
    :param purpose: why, as the person states it.
    :param line_id: the line of the part.
    :raises NotFound: there is no such row or line inside the scope.
    :raises Invalid: the field is not personal.
    :raises Forbidden: the field is of class P4, and the session's actor is not named for sealed files.
    """
    part_name, _, name = field.rpartition(".")
    declared: Fielded | None = ledger.part(part_name) if part_name else ledger
    if declared is None or all(spec.name != name for spec in declared.personal):
        raise Invalid(f"“{field}”不是个人信息字段,直接查看即可。")
    row = _row(session, declared, row_id, line_id)
    if not _may_open(session, declared, name):
        raise Forbidden("这一项只有指定的专人可以查看。确因工作需要的,请联系封存档案专管员。")
    audit.record(
        session,
        unit_id=row["unit_id"],
        action=ledger.permission("reveal"),
        object_kind=ledger.code,
        object_id=str(row_id),
        details={"field": field, "line": str(line_id or ""), "purpose": purpose},
    )
    return vault.opened(declared.table.__tablename__, row, declared.personal)[name]


def reveal_for_document(
    session: ScopedSession,
    ledger: Ledger,
    vault: Vault,
    record: Mapping[str, Any],
    fields: Collection[str],
    *,
    document: str,
    purpose: str,
) -> dict[str, Any]:
    """Return a record with some of its personal values in clear, and record who printed which of them and why.

    :param session: a writing session: printing is an event.
    :param record: the row with its parts, masked, as read inside the scope.
    :param fields: names of the fields to open; `<part>.<field>` for those of lines.
    :param document: code of the form they are printed in.
    :param purpose: why, as the person states it.
    """
    audit.record(
        session,
        unit_id=record["unit_id"],
        action=ledger.permission("reveal"),
        object_kind=ledger.code,
        object_id=str(record["id"]),
        details={"document": document, "fields": " ".join(sorted(fields)), "purpose": purpose},
    )
    clear = dict(record) | _opened(session, ledger, vault, record, record["id"], fields, "")
    for part in ledger.parts:
        clear[part.name] = [
            line | _opened(session, part, vault, record, line["id"], fields, f"{part.name}.")
            for line in record[part.name]
        ]
    return clear


def _opened(
    session: ScopedSession,
    declared: Fielded,
    vault: Vault,
    record: Mapping[str, Any],
    line_id: UUID,
    fields: Collection[str],
    prefix: str,
) -> dict[str, str | None]:
    wanted = [
        spec
        for spec in declared.personal
        if prefix + spec.name in fields and _may_open(session, declared, spec.name)
    ]
    if not wanted:
        return {}
    sealed = _row(session, declared, record["id"], line_id)
    return vault.opened(declared.table.__tablename__, sealed, wanted)


def _may_open(session: ScopedSession, declared: Fielded, name: str) -> bool:
    """Tell whether a personal field is not of the strictest class, or the actor is one of the few named for that."""
    marker: Any = next(spec.marker for spec in declared.personal if spec.name == name)
    return session.scope.sees_sealed or marker.privacy is not PrivacyClass.P4


def _row(session: ScopedSession, declared: Fielded, row_id: UUID, line_id: UUID | None) -> Mapping[str, Any]:
    table = declared.table.__table__
    place = table.c.id == (line_id or row_id)
    if "row_id" in table.c:
        place &= table.c.row_id == row_id
    inside = session.scope.admits(table)
    statement = select(table).where(place, table.c.voided_at.is_(None), inside)
    found = session.execute(statement, execution_options=ALREADY_SCOPED).mappings().first()
    if found is None:
        raise NotFound("没有这条记录,或它不在您的管辖范围内。")
    return dict(found)
