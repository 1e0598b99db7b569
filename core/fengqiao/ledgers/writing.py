"""Writing rows: the one way in for requests, imports and generated data alike.

Everything is checked before the first statement; the statements, their due dates and their audit event stand in the
caller's transaction. A row is never deleted; it is voided, and its parts with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any
from uuid import UUID

from fengqiao.access import audit
from fengqiao.clock import now
from fengqiao.database.scope import ScopedSession
from fengqiao.database.types import uuid7
from fengqiao.errors import Forbidden
from fengqiao.ledgers import due_dates
from fengqiao.ledgers.checking import broken_rules, completed, normalise
from fengqiao.ledgers.circumstances import misplaced, misplaced_now
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.columns import Draft, Stamp
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.faults import Fault, refuse
from fengqiao.ledgers.new_numbers import numbers_of
from fengqiao.ledgers.schemas import accept, change_schema, create_schema, move_schema
from fengqiao.ledgers.sealing import sealed_unseen
from fengqiao.ledgers.stored_rows import StoredRows
from fengqiao.ledgers.vault import Vault


@dataclass(frozen=True)
class LedgerWriter:
    """Writes rows of one ledger in one transaction.

    :param session: a writing session of the actor; its scope bounds what may be written.
    """

    session: ScopedSession
    ledger: Ledger
    codes: CodeBook
    vault: Vault
    import_id: UUID | None = None

    @cached_property
    def _stored(self) -> StoredRows:
        return StoredRows(self.session, self.ledger, self.vault)

    def draft(
        self, unit_id: int, values: Mapping[str, Any], *, row_id: UUID | None = None, state: str | None = None
    ) -> Draft:
        """Check a new row.

        :param values: fields and parts as Python values, optionally `seq_no`.
        :param state: the state it is already in (imports of old rows); the first state when not given.
        :raises Invalid: with every fault.
        """
        draft, faults = self._drafted(unit_id, values, row_id, state)
        refuse(faults)
        return draft

    def _drafted(
        self, unit_id: int, values: Mapping[str, Any], row_id: UUID | None = None, state: str | None = None
    ) -> tuple[Draft, list[Fault]]:
        given = accept(create_schema(self.ledger), self.ledger, values)
        in_state = state or self.ledger.lifecycle.initial
        record = completed(self.ledger, given)
        faults = self._faults(record, in_state)
        return Draft(row_id or uuid7(), unit_id, given.get("seq_no"), in_state, record), faults

    def _faults(self, record: dict[str, Any], state: str) -> list[Fault]:
        """Bring a record's personal values to their one spelling; return everything that it breaks by itself."""
        return [
            *normalise(self.ledger, record, self.vault),
            *sealed_unseen(self.ledger, record, self.session.scope),
            *broken_rules(self.ledger, record, state, self.codes),
        ]

    def create(self, unit_id: int, values: Mapping[str, Any]) -> UUID:
        """Check and write one new row.

        :returns: its id.
        :raises Invalid: with every fault.
        """
        draft, faults = self._drafted(unit_id, values)
        self._refuse_foreign([draft])
        refuse([*faults, *misplaced(self.session, self.ledger, self.vault, [draft])])
        self._write([draft])
        self._note(unit_id, "create", draft.row_id, fields=sorted(values))
        return draft.row_id

    def insert(self, drafts: Iterable[Draft]) -> None:
        """Write checked rows, numbering those without a number. The caller writes the audit event.

        :raises Forbidden: when one belongs to a unit outside the scope.
        :raises Invalid: when one does not fit what is there already, see `circumstances`.
        :raises Conflict: when a number is already taken.
        """
        rows = list(drafts)
        self._refuse_foreign(rows)
        # Of many rows the first that does not fit is enough to refuse them all.
        refuse(islice(misplaced(self.session, self.ledger, self.vault, rows), 1))
        self._write(rows)

    def _refuse_foreign(self, rows: Sequence[Draft]) -> None:
        if not self.session.may_touch({draft.unit_id for draft in rows}):
            raise Forbidden("不能写入管辖范围以外的单位。请核对单位。")

    def _write(self, rows: Sequence[Draft]) -> None:
        if not rows:
            return
        stamp = Stamp(self.session.scope.actor, now(), self.import_id)
        self._stored.insert(rows, numbers_of(self.session, self.ledger, rows), stamp)
        due_dates.start(self.session, self.ledger, rows)

    def change(self, row_id: UUID, version: int, values: Mapping[str, Any]) -> int:
        """Change the named fields of a row; a named part is replaced as a whole.

        :param version: the version the change was made on.
        :returns: the new version.
        :raises Stale: when the row has moved on since.
        """
        changes = accept(change_schema(self.ledger), self.ledger, values)
        row = self.row(row_id)
        return self._rewrite(row, version, changes, row["state"], "change")

    def move(self, row_id: UUID, version: int, code: str, values: Mapping[str, Any]) -> int:
        """Take a row along a named way into another state, setting fields on the way.

        :raises Conflict: when the way does not start from the row's state.
        """
        row = self.row(row_id)
        move = self.ledger.lifecycle.move(code, row["state"])
        changes = accept(move_schema(self.ledger, move), self.ledger, values)
        return self._rewrite(row, version, changes, move.target, code)

    def _rewrite(
        self, row: Mapping[str, Any], version: int, changes: Mapping[str, Any], state: str, action: str
    ) -> int:
        before = self.record_of(row)
        record = completed(self.ledger, {**before, **changes})
        faults = self._faults(record, state)
        draft = Draft(row["id"], row["unit_id"], row["seq_no"], state, record)
        refuse([*faults, *misplaced_now(self.session, self.ledger, self.vault, draft, before)])
        replaced = [part for part in self.ledger.parts if part.name in changes]
        self._stored.rewrite(draft, version, replaced)
        due_dates.start(self.session, self.ledger, [draft], again=True)
        self._note(draft.unit_id, action, draft.row_id, fields=sorted(changes))
        return version + 1

    def void(self, row_id: UUID, version: int, reason: str) -> int:
        """Void a row and its parts: it leaves every list, figure and export, and stays where it is.

        :param reason: why, for whoever asks later; no personal data.
        """
        row = self.row(row_id)
        self._stored.void(row, version, reason, now())
        due_dates.drop(self.session, row["unit_id"], row_id)
        self._note(row["unit_id"], "void", row_id, reason=reason)
        return version + 1

    def row(self, row_id: UUID) -> Mapping[str, Any]:
        """Return all columns of a row that is not voided.

        :raises NotFound: when there is none inside the scope.
        """
        return self._stored.row(row_id)

    def record_of(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return a row and its parts as a record, personal values in clear, for checking a change against the rules."""
        return self._stored.record_of(row)

    def _note(self, unit_id: int, action: str, row_id: UUID, **details: Any) -> None:
        audit.record(
            self.session,
            unit_id=unit_id,
            action=self.ledger.permission(action),
            object_kind=self.ledger.code,
            object_id=str(row_id),
            details=details,
        )
