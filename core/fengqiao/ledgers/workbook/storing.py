"""The transaction of an import: bulk statements, the numbers, the due dates, the audit, and nothing that takes time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from fengqiao.access import audit
from fengqiao.access.audit import ImportedRows
from fengqiao.database.scope import ScopedSession
from fengqiao.errors import Forbidden
from fengqiao.ledgers import due_dates
from fengqiao.ledgers.bulk import update_rows
from fengqiao.ledgers.columns import Draft, Stamp
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.loading import digest_of
from fengqiao.ledgers.numbering import numbers
from fengqiao.ledgers.typed_numbers import keep_clear
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.workbook.changes import ChangedRow, LineChanges, NewRow
from fengqiao.ledgers.workbook.lookups import chain_lengths, rows_where
from fengqiao.ledgers.workbook.matching import stored_key
from fengqiao.ledgers.workbook.sealing import Sealed
from fengqiao.ledgers.workbook.surroundings import Progress
from fengqiao.ledgers.writing import Stale


@dataclass(frozen=True)
class Storing:
    """Writes one prepared import.

    :param session: the writing session of the actor.
    :param chains: unit → length of its audit chain when the stored rows were compared.
    """

    session: ScopedSession
    ledger: Ledger
    vault: Vault
    stamp: Stamp
    import_id: UUID
    chains: Mapping[int, int]
    progress: Progress

    def store(self, prepared: Sealed) -> None:
        """Write everything.

        :raises Stale: when a row changed, or a row with the same key came in, since the stored rows were compared.
        :raises Forbidden: when a unit left the scope meanwhile.
        """
        if not self.session.may_touch(prepared.changes.units):
            raise Forbidden("不能写入管辖范围以外的单位。请核对单位。")
        try:
            self._insert(prepared)
            self._update(prepared)
            for lines, inserts in prepared.lines:
                self._store_lines(lines)
                if inserts is not None:
                    inserts.execute(self.session)
            self._start_clocks(prepared)
        except IntegrityError as error:
            # References and numbers were checked beforehand, so somebody wrote at the same time.
            raise _outdated() from error
        self._note(prepared)
        self._refuse_twins(prepared.changes.new)

    def _insert(self, prepared: Sealed) -> None:
        if prepared.rows is None:
            return
        new = prepared.changes.new
        prepared.rows.add("seq_no", self._numbers(new))
        prepared.rows.execute(self.session, _counter(self.progress, len(new)))

    def _numbers(self, new: list[NewRow]) -> list[str]:
        """Number the rows that came without a 编号, past those that came with one."""
        keep_clear(self.session, self.ledger, ((row.unit_id, row.number) for row in new if row.number))
        dated = self.ledger.dated
        unnumbered = ((row.unit_id, row.record[dated] if dated else None) for row in new if not row.number)
        given = numbers(self.session, self.ledger, unnumbered)
        return [row.number or next(given) for row in new]

    def _update(self, prepared: Sealed) -> None:
        updated = update_rows(self.session, self.ledger.table.__table__, prepared.updates)
        if updated != len(prepared.updates):
            raise _outdated()

    def _store_lines(self, lines: LineChanges) -> None:
        table, at = lines.part.table.__table__, self.stamp.at
        where = ("unit_id", "id")
        update_rows(
            self.session,
            table,
            (
                ({name: line[name] for name in where}, {k: v for k, v in line.items() if k not in where})
                for line in lines.updated
            ),
        )
        moved = (({"unit_id": unit, "id": line}, {"position": place}) for unit, line, place in lines.moved)
        voided = (({"unit_id": unit, "id": line}, {"voided_at": at}) for unit, line in lines.voided)
        update_rows(self.session, table, moved)
        update_rows(self.session, table, voided)

    def _start_clocks(self, prepared: Sealed) -> None:
        clocks = {name for deadline in self.ledger.deadlines for name in (deadline.start, deadline.stop)}
        if not clocks:
            return
        touched = [row for row in prepared.changes.changed if clocks & row.changed]
        due_dates.start(self.session, self.ledger, map(_draft, prepared.changes.new))
        due_dates.start(self.session, self.ledger, map(_draft, touched), again=True)

    def _note(self, prepared: Sealed) -> None:
        """Write one audit event for each unit."""
        by_unit: dict[int, list[UUID]] = {}
        for row in prepared.changes.rows:
            by_unit.setdefault(row.unit_id, []).append(row.row_id)
        audit.record_import(
            self.session,
            {unit: ImportedRows(len(ids), digest_of(ids)) for unit, ids in sorted(by_unit.items())},
            action=self.ledger.permission("import"),
            object_kind=self.ledger.code,
            import_id=self.import_id,
        )

    def _refuse_twins(self, new: list[NewRow]) -> None:
        """See that no row with the key of a new one came in since the comparison.

        Every change of a row lengthens the audit chain of its unit, and the chains of these units are locked by now: a
        chain with no more than our own event means that nothing came in. Numbers are guarded by the database itself.
        """
        units = {row.unit_id for row in new}
        if self.ledger.key == ("seq_no",) or all(
            length == self.chains.get(unit, 0) + 1
            for unit, length in chain_lengths(self.session, units).items()
        ):
            return
        columns = [stored_key(self.ledger, name) for name in self.ledger.key]
        # A row whose key is blank altogether is like no other.
        keys = {key for key in map(self._key, new) if any(value is not None for value in key[1:])}
        asked = {key[1] for key in keys}
        names = ("unit_id", *columns, "voided_at", "import_id")
        for row in rows_where(self.session, self.ledger.table.__table__, names, columns[0], asked, units):
            if tuple(row[:-2]) in keys and row.voided_at is None and row.import_id != self.import_id:
                raise _outdated()

    def _key(self, row: NewRow) -> tuple[Any, ...]:
        values: list[Any] = [row.unit_id]
        for name in self.ledger.key:
            value = row.number if name == "seq_no" else row.record[name]
            if stored_key(self.ledger, name) != name and value is not None:
                spec = next(one for one in self.ledger.fields if one.name == name)
                value = self.vault.index(spec, value)
            values.append(value)
        return tuple(values)


def _draft(row: NewRow | ChangedRow) -> Draft:
    return Draft(row.row_id, row.unit_id, row.number, row.state, row.record)


def _counter(progress: Progress, total: int) -> Callable[[int], None]:
    written = 0

    def told(rows: int) -> None:
        nonlocal written
        written += rows
        progress(written, total, "写入")

    return told


def _outdated() -> Stale:
    return Stale("核对之后、写入之前,有人改动了同样的记录。文件没有导入,请重新导入;仍然如此的,请联系管理员。")
