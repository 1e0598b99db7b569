"""One row as documents see it: every field and part, personal values masked, running text about people hidden."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.ledgers.declaration import Fielded, Ledger
from fengqiao.ledgers.documents import HIDDEN
from fengqiao.ledgers.fields import FieldKind
from fengqiao.ledgers.reading import LedgerReader


def read_record(session: ScopedSession, ledger: Ledger, row_id: UUID) -> dict[str, Any]:
    """Return a row with its parts; where there is running text about people stands `HIDDEN`, elsewhere None.

    :raises NotFound: when there is none inside the scope, or it is voided.
    """
    record = LedgerReader(session, ledger).get(row_id)
    unit_id = record["unit_id"]
    record |= _hidden(session, ledger, unit_id, {row_id})[row_id]
    for part in ledger.parts:
        lines = record[part.name]
        hidden = _hidden(session, part, unit_id, {line["id"] for line in lines})
        record[part.name] = [line | hidden[line["id"]] for line in lines]
    return record


def _hidden(
    session: ScopedSession, declared: Fielded, unit_id: int, ids: set[UUID]
) -> dict[UUID, dict[str, str | None]]:
    names = [spec.name for spec in declared.fields if spec.kind is FieldKind.NARRATIVE]
    if not names or not ids:
        return {row_id: {} for row_id in ids}
    table = declared.table.__table__
    found = session.execute(
        select(table.c.id, *(table.c[name].is_not(None) for name in names)).where(
            table.c.unit_id == unit_id, table.c.id.in_(ids), session.scope.admits(table)
        ),
        execution_options=ALREADY_SCOPED,
    )
    return {
        row_id: {name: HIDDEN if there else None for name, there in zip(names, written, strict=True)}
        for row_id, *written in found
    }
