"""Writing many rows at once, of any ledgers, in the order given: generated data and, chunk by chunk, imports."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any
from uuid import UUID

from fengqiao.access import audit
from fengqiao.access.audit import ImportedRows
from fengqiao.database.scope import ScopedSession
from fengqiao.database.types import uuid7
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.columns import Draft
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.writing import LedgerWriter

LedgerRecord = tuple[Ledger, int, Mapping[str, Any]]
"""Ledger, owning unit, record; the record may name its own `id` and the `state` it is already in."""

CHUNK = 2_000


def load(
    session: ScopedSession,
    rows: Iterable[LedgerRecord],
    codes: CodeBook,
    vault: Vault,
    progress: Callable[[int], None] = lambda written: None,
) -> int:
    """Check and write rows, ledger by ledger in the order in which each first appears.

    A ledger that points at another appears after it, and a row that points at one of its own ledger comes after that.

    :param progress: told how many rows were written since it was told last.
    :returns: how many rows were written, parts not counted.
    :raises Invalid: for the first row that breaks a rule; nothing stays written when the caller rolls back.
    """
    import_id, written = uuid7(), 0
    by_ledger: dict[Ledger, list[LedgerRecord]] = {}
    for row in rows:
        by_ledger.setdefault(row[0], []).append(row)
    for ledger, of_ledger in by_ledger.items():
        writer = LedgerWriter(session, ledger, codes, vault, import_id)
        for chunk in _chunks(of_ledger):
            drafts = [_draft(writer, unit_id, record) for _, unit_id, record in chunk]
            writer.insert(drafts)
            _note(session, ledger, drafts, import_id)
            progress(len(drafts))
            written += len(drafts)
    return written


def _chunks(rows: Iterable[LedgerRecord]) -> Iterator[list[LedgerRecord]]:
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _draft(writer: LedgerWriter, unit_id: int, record: Mapping[str, Any]) -> Draft:
    values = dict(record)
    row_id, state = values.pop("id", None), values.pop("state", None)
    return writer.draft(unit_id, values, row_id=row_id, state=state)


def _note(session: ScopedSession, ledger: Ledger, drafts: list[Draft], import_id: UUID) -> None:
    by_unit: dict[int, list[UUID]] = {}
    for draft in drafts:
        by_unit.setdefault(draft.unit_id, []).append(draft.row_id)
    units = {unit: ImportedRows(len(ids), digest_of(ids)) for unit, ids in sorted(by_unit.items())}
    audit.record_import(
        session, units, action=ledger.permission("import"), object_kind=ledger.code, import_id=import_id
    )


def digest_of(row_ids: Iterable[UUID]) -> str:
    """Return the SM3 digest over the ids of rows, in order: what the audit says an import wrote."""
    return hashlib.new("sm3", b"".join(row_id.bytes for row_id in row_ids)).hexdigest()
