"""The transaction of an import: bulk statements, the numbers, the due dates, the audit, and nothing that takes time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from fengqiao.access import audit
from fengqiao.access.audit import ImportedRows
from fengqiao.database.scope import ScopedSession
from fengqiao.errors import Forbidden
from fengqiao.ledgers import due_dates
from fengqiao.ledgers.bulk import update_rows
from fengqiao.ledgers.bunches import rows_where
from fengqiao.ledgers.columns import Stamp
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.loading import digest_of
from fengqiao.ledgers.numbering import Unnumbered, numbers
from fengqiao.ledgers.stored_rows import Stale
from fengqiao.ledgers.typed_numbers import keep_clear
from fengqiao.ledgers.workbook.changes import Changes, LineChanges
from fengqiao.ledgers.workbook.lookups import chain_lengths
from fengqiao.ledgers.workbook.matching import stored_key
from fengqiao.ledgers.workbook.sealing import Sealed
from fengqiao.ledgers.workbook.surroundings import Progress


@dataclass(frozen=True)
class Storing:
    """Writes one prepared import.

    :param session: the writing session of the actor.
    :param chains: unit → length of its audit chain when the stored rows were compared.
    """

    session: ScopedSession
    ledger: Ledger
    stamp: Stamp
    import_id: UUID
    chains: Mapping[int, int]
    progress: Progress

    def store(self, changes: Changes, prepared: Sealed) -> None:
        """Write everything.

        :raises Stale: when a row changed, or a row with the same key came in, since the stored rows were compared.
        :raises Forbidden: when a unit left the scope meanwhile.
        """
        if not self.session.may_touch(changes.units):
            raise Forbidden("不能写入管辖范围以外的单位。请核对单位。")
        try:
            self._insert(changes, prepared)
            self._update(prepared)
            for lines, inserts in prepared.lines:
                self._store_lines(lines)
                if inserts is not None:
                    inserts.execute(self.session)
            due_dates.start(self.session, self.ledger, prepared.clocks)
            due_dates.start(self.session, self.ledger, prepared.restarted, again=True)
        except IntegrityError as error:
            # References and numbers were checked beforehand, so somebody wrote at the same time.
            raise _outdated() from error
        self._note(changes)
        self._refuse_twins(changes, prepared)

    def _insert(self, changes: Changes, prepared: Sealed) -> None:
        if prepared.rows is not None:
            prepared.rows.add("seq_no", self._numbers(changes, prepared))
            prepared.rows.execute(self.session, _counter(self.progress, len(changes.new)))

    def _numbers(self, changes: Changes, prepared: Sealed) -> list[str]:
        """Number the rows that came without a 编号, past those that came with one."""
        new = changes.new
        keep_clear(self.session, self.ledger, ((row.unit_id, row.number) for row in new if row.number))
        unnumbered = (
            Unnumbered(row.unit_id, day, row.sealed)
            for row, day in zip(new, prepared.days, strict=True)
            if not row.number
        )
        given = numbers(self.session, self.ledger, unnumbered)
        return [row.number or next(given) for row in new]

    def _update(self, prepared: Sealed) -> None:
        updated = update_rows(self.session, self.ledger.table.__table__, prepared.updates)
        if updated != len(prepared.updates):
            raise _outdated()

    def _store_lines(self, lines: LineChanges) -> None:
        table = lines.part.table.__table__
        where = ("unit_id", "id")
        changed = (
            ({name: line[name] for name in where}, {k: v for k, v in line.items() if k not in where})
            for line in lines.updated
        )
        moved = (({"unit_id": unit, "id": line}, {"position": place}) for unit, line, place in lines.moved)
        voided = (
            ({"unit_id": unit, "id": line}, {"voided_at": self.stamp.at}) for unit, line in lines.voided
        )
        for rows in (changed, moved, voided):
            update_rows(self.session, table, rows)

    def _note(self, changes: Changes) -> None:
        """Write one audit event for each unit."""
        by_unit: dict[int, list[UUID]] = {}
        for row in changes.rows:
            by_unit.setdefault(row.unit_id, []).append(row.row_id)
        audit.record_import(
            self.session,
            {unit: ImportedRows(len(ids), digest_of(ids)) for unit, ids in sorted(by_unit.items())},
            action=self.ledger.permission("import"),
            object_kind=self.ledger.code,
            import_id=self.import_id,
        )

    def _refuse_twins(self, changes: Changes, prepared: Sealed) -> None:
        """See that no row with the key of a new one came in since the comparison.

        Every change of a row lengthens the audit chain of its unit, and the chains of these units are locked by now: a
        chain with no more than our own event means that nothing came in. Numbers are guarded by the database itself.
        """
        keys, units = prepared.keys, {key[0] for key in prepared.keys}
        lengths = chain_lengths(self.session, changes.units if self.ledger.unique else units)
        if all(length == self.chains.get(unit, 0) + 1 for unit, length in lengths.items()):
            return
        if self.ledger.unique:
            # Who was entered or left meanwhile is not looked into: on a register everything is compared again.
            raise _outdated()
        columns = [stored_key(self.ledger, name) for name in self.ledger.key]
        names = ("unit_id", *columns, "voided_at", "import_id")
        asked, table = {key[1] for key in keys}, self.ledger.table.__table__
        for row in rows_where(self.session, table, names, columns[0], asked, units):
            if tuple(row[:-2]) in keys and row.voided_at is None and row.import_id != self.import_id:
                raise _outdated()


def _counter(progress: Progress, total: int) -> Callable[[int], None]:
    written = 0

    def told(rows: int) -> None:
        nonlocal written
        written += rows
        progress(written, total, "写入")

    return told


def _outdated() -> Stale:
    return Stale("核对之后、写入之前,有人改动了同样的记录。文件没有导入,请重新导入;仍然如此的,请联系管理员。")
