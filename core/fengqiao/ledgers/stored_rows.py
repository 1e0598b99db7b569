"""The rows of a ledger as the database keeps them: read one, insert many, rewrite or void one.

Nothing is checked here and nothing noted; that is the writer's. A row is only rewritten in the version it was read in.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from fengqiao.clock import now
from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.errors import Conflict, DomainError, NotFound
from fengqiao.ledgers.bulk import BulkInsert, by_columns
from fengqiao.ledgers.columns import Draft, Stamp, born, part_columns, row_columns
from fengqiao.ledgers.declaration import Fielded, Ledger, Part
from fengqiao.ledgers.vault import Vault


class Stale(DomainError):
    """Somebody else changed the row since it was read."""

    status, slug, title = 412, "stale", "内容已被他人修改"


@dataclass(frozen=True)
class StoredRows:
    """The rows of one ledger that a session reaches."""

    session: ScopedSession
    ledger: Ledger
    vault: Vault

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

    def insert(self, rows: Sequence[Draft], numbers: Sequence[str], stamp: Stamp) -> None:
        """Write new rows with their parts.

        :param numbers: of each row.
        :raises Conflict: when a number is taken, or a row pointed at is not there.
        """
        self._insert(
            self.ledger.table.__table__,
            [
                row_columns(self.ledger, self.vault, row.row_id, row.unit_id, row.record)
                | born(stamp, seq_no, row.state)
                for row, seq_no in zip(rows, numbers, strict=True)
            ],
        )
        for part in self.ledger.parts:
            lines = [
                line
                for row in rows
                for line in part_columns(part, self.vault, row.row_id, row.unit_id, row.record)
            ]
            self._insert(part.table.__table__, lines)

    def rewrite(self, draft: Draft, version: int, parts: Sequence[Part]) -> None:
        """Write a row anew, and the lines of some of its parts.

        :raises Stale: when the row has moved on since that version.
        """
        columns = row_columns(self.ledger, self.vault, draft.row_id, draft.unit_id, draft.record)
        self._update_version(draft.unit_id, draft.row_id, version, columns | {"state": draft.state})
        for part in parts:
            self._replace_lines(part, draft)

    def void(self, row: Mapping[str, Any], version: int, reason: str, at: datetime) -> None:
        """Void a row and its parts.

        :raises Stale: when the row has moved on since that version.
        """
        voided = {"voided_at": at, "voided_by": self.session.scope.actor, "void_reason": reason}
        self._update_version(row["unit_id"], row["id"], version, voided)
        for part in self.ledger.parts:
            table = part.table.__table__
            here = (table.c.unit_id == row["unit_id"], table.c.row_id == row["id"])
            self._execute(update(table).where(*here).values(voided_at=at))

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

    def _insert(self, table: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            with self._refusing_conflicts():
                BulkInsert(self.session.get_bind().dialect, table, by_columns(rows)).execute(self.session)

    def _update_version(self, unit_id: int, row_id: UUID, version: int, columns: Mapping[str, Any]) -> None:
        table = self.ledger.table.__table__
        changed = self._execute(
            update(table)
            .where(table.c.unit_id == unit_id, table.c.id == row_id, table.c.version == version)
            .values({**columns, "version": version + 1, "updated_at": now()})
        )
        if not changed.rowcount:
            raise Stale("这条记录在您打开之后已被他人修改。请重新打开,核对后再保存。")

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
