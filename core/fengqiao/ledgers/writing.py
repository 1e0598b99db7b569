"""Writing rows: the one way in for requests, imports and generated data alike.

Everything is checked before the first statement; the statements, their due dates and their audit event stand in the
caller's transaction. A row is never deleted; it is voided, and its parts with it.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from fengqiao.access import audit
from fengqiao.clock import now
from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.database.types import uuid7
from fengqiao.errors import Conflict, DomainError, Forbidden, NotFound
from fengqiao.ledgers import due_dates
from fengqiao.ledgers.bulk import BulkInsert, by_columns
from fengqiao.ledgers.checking import broken_rules, completed, normalise
from fengqiao.ledgers.circumstances import misplaced, misplaced_now
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.columns import Draft, Stamp, born, part_columns, row_columns
from fengqiao.ledgers.declaration import Fielded, Ledger, Part
from fengqiao.ledgers.faults import Fault, refuse
from fengqiao.ledgers.numbering import Unnumbered, numbers
from fengqiao.ledgers.schemas import accept, change_schema, create_schema, move_schema
from fengqiao.ledgers.sealing import sealed_among, sealed_unseen, sealing_columns
from fengqiao.ledgers.typed_numbers import wrong_book
from fengqiao.ledgers.vault import Vault


class Stale(DomainError):
    """Somebody else changed the row since it was read."""

    status, slug, title = 412, "stale", "内容已被他人修改"


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
        stamp, given = self._stamp(), self._numbers(rows, self._sealed(rows))
        self._insert(
            self.ledger.table.__table__,
            [
                row_columns(self.ledger, self.vault, row.row_id, row.unit_id, row.record)
                | born(stamp, seq_no, row.state)
                for row, seq_no in zip(rows, given, strict=True)
            ],
        )
        for part in self.ledger.parts:
            lines = [
                line
                for row in rows
                for line in part_columns(part, self.vault, row.row_id, row.unit_id, row.record)
            ]
            self._insert(part.table.__table__, lines)
        due_dates.start(self.session, self.ledger, rows)

    def _insert(self, table: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            with self._refusing_conflicts():
                BulkInsert(self.session.get_bind().dialect, table, by_columns(rows)).execute(self.session)

    def _sealed(self, rows: Sequence[Draft]) -> set[int]:
        """Return the places of the rows that are sealed.

        :raises Invalid: when one bears a typed number of the other series.
        """
        table = self.ledger.table.__table__
        names = sealing_columns(table)
        if not names:
            return set()
        given = [row.record | {"unit_id": row.unit_id} for row in rows]
        sealed = sealed_among(self.session, table, given) if self.session.scope.sees_sealed else set()
        faults = (
            wrong_book(self.ledger, row.seq_no, sealed=place in sealed) for place, row in enumerate(rows)
        )
        refuse(fault for fault in faults if fault is not None)
        return sealed

    def _numbers(self, rows: Sequence[Draft], sealed: Container[int]) -> list[str]:
        dated = self.ledger.dated
        unnumbered = [
            Unnumbered(row.unit_id, row.record[dated] if dated else None, place in sealed)
            for place, row in enumerate(rows)
            if row.seq_no is None
        ]
        given = numbers(self.session, self.ledger, unnumbered)
        return [row.seq_no or next(given) for row in rows]

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
        self._replace(draft, version)
        for part in self.ledger.parts:
            if part.name in changes:
                self._replace_lines(part, draft)
        due_dates.start(self.session, self.ledger, [draft], again=True)
        self._note(draft.unit_id, action, draft.row_id, fields=sorted(changes))
        return version + 1

    def _replace(self, draft: Draft, version: int) -> None:
        columns = row_columns(self.ledger, self.vault, draft.row_id, draft.unit_id, draft.record)
        self._update_version(draft.unit_id, draft.row_id, version, columns | {"state": draft.state})

    def _replace_lines(self, part: Part, draft: Draft) -> None:
        """Void the lines that are not named any more, and write the others anew or for the first time."""
        table = part.table.__table__
        mine = (table.c.unit_id == draft.unit_id, table.c.row_id == draft.row_id)
        known = set(self._execute(select(table.c.id).where(*mine)).scalars())
        self._execute(update(table).where(*mine, table.c.voided_at.is_(None)).values(voided_at=now()))
        lines = list(part_columns(part, self.vault, draft.row_id, draft.unit_id, draft.record))
        for line in lines:
            if line["id"] in known:
                self._execute(update(table).where(*mine, table.c.id == line["id"]).values(line))
            else:
                self._insert(table, [line])

    def void(self, row_id: UUID, version: int, reason: str) -> int:
        """Void a row and its parts: it leaves every list, figure and export, and stays where it is.

        :param reason: why, for whoever asks later; no personal data.
        """
        row = self.row(row_id)
        at = now()
        voided = {"voided_at": at, "voided_by": self.session.scope.actor, "void_reason": reason}
        self._update_version(row["unit_id"], row_id, version, voided)
        for part in self.ledger.parts:
            table = part.table.__table__
            here = (table.c.unit_id == row["unit_id"], table.c.row_id == row_id)
            self._execute(update(table).where(*here).values(voided_at=at))
        due_dates.drop(self.session, row["unit_id"], row_id)
        self._note(row["unit_id"], "void", row_id, reason=reason)
        return version + 1

    def row(self, row_id: UUID) -> Mapping[str, Any]:
        """Return all columns of a row that is not voided.

        :raises NotFound: when there is none inside the scope.
        """
        table = self.ledger.table.__table__
        inside = self.session.scope.admits(table)
        found = (
            self._execute(select(table).where(table.c.id == row_id, table.c.voided_at.is_(None), inside))
            .mappings()
            .first()
        )
        if found is None:
            raise NotFound(f"没有这条“{self.ledger.title}”记录,或它不在您的管辖范围内。")
        return dict(found)

    def record_of(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return a row and its parts as a record, personal values in clear, for checking a change against the rules."""
        record = self._record(self.ledger, row)
        for part in self.ledger.parts:
            table = part.table.__table__
            lines = self._execute(
                select(table)
                .where(
                    table.c.unit_id == row["unit_id"],
                    table.c.row_id == row["id"],
                    table.c.voided_at.is_(None),
                )
                .order_by(table.c.position)
            ).mappings()
            record[part.name] = [{"id": line["id"]} | self._record(part, line) for line in lines]
        return record

    def _record(self, declared: Fielded, row: Mapping[str, Any]) -> dict[str, Any]:
        opened = self.vault.opened(declared.table.__tablename__, row, declared.personal)
        return {spec.name: row[spec.name] for spec in declared.plain} | opened

    def _update_version(self, unit_id: int, row_id: UUID, version: int, columns: Mapping[str, Any]) -> None:
        table = self.ledger.table.__table__
        changed = self._execute(
            update(table)
            .where(table.c.unit_id == unit_id, table.c.id == row_id, table.c.version == version)
            .values({**columns, "version": version + 1, "updated_at": now()})
        )
        if not changed.rowcount:
            raise Stale("这条记录在您打开之后已被他人修改。请重新打开,核对后再保存。")

    def _stamp(self) -> Stamp:
        return Stamp(self.session.scope.actor, now(), self.import_id)

    def _execute(self, statement: Any) -> Any:
        with self._refusing_conflicts():
            return self.session.execute(statement, execution_options=ALREADY_SCOPED)

    @contextmanager
    def _refusing_conflicts(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError as error:
            raise self._conflict() from error

    def _conflict(self) -> Conflict:
        return Conflict(
            f"“{self.ledger.title}”写入失败:编号重复,或引用的记录不存在或属于别的单位。请核对编号和引用。"
        )

    def _note(self, unit_id: int, action: str, row_id: UUID, **details: Any) -> None:
        audit.record(
            self.session,
            unit_id=unit_id,
            action=self.ledger.permission(action),
            object_kind=self.ledger.code,
            object_id=str(row_id),
            details=details,
        )
