"""From decided rows to the columns that are written: everything that takes time, before the transaction opens."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

from sqlalchemy.engine import Dialect

from fengqiao.ledgers.bulk import CHUNK, BulkInsert, by_columns
from fengqiao.ledgers.columns import Draft, Stamp, born, part_columns, row_columns
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.workbook.changes import ChangedRow, LineChanges
from fengqiao.ledgers.workbook.deciding import Decisions
from fengqiao.ledgers.workbook.matching import Key
from fengqiao.ledgers.workbook.surroundings import Progress

Update = tuple[Mapping[str, Any], Mapping[str, Any]]
"""Where a row is, and the columns to set."""


@dataclass
class Sealed:
    """An import, ready to be written.

    :param rows: new rows, without their 编号.
    :param days: the day by which each new row is numbered, if its ledger is dated.
    :param keys: unit and key of the new rows, for ledgers that know rows by more than their 编号.
    :param updates: changed rows, each bound to the version that was compared.
    :param lines: per part, its new lines.
    :param clocks: new rows as the due dates want them; `restarted` likewise, of rows whose clocks change.
    """

    rows: BulkInsert | None
    days: Sequence[date | None]
    keys: set[Key]
    updates: list[Update]
    lines: list[tuple[LineChanges, BulkInsert | None]]
    clocks: list[Draft]
    restarted: list[Draft]


@dataclass
class Sealing:
    """Encrypts what is personal and makes all columns ready for the driver."""

    ledger: Ledger
    vault: Vault
    decisions: Decisions
    stamp: Stamp
    dialect: Dialect
    progress: Progress

    def sealed(self) -> Sealed:
        """Return everything that is to be written."""
        changes = self.decisions.changes
        restarted = [row for row in changes.changed if self._clocks & row.changed]
        return Sealed(
            rows=self._rows() if changes.new else None,
            days=self._days(),
            keys=self._keys() if self.ledger.key != ("seq_no",) else set(),
            updates=[self._update(row) for row in changes.changed],
            lines=[(lines, self._lines(lines)) for lines in changes.lines],
            clocks=list(self._new_drafts()) if self._clocks else [],
            restarted=[
                Draft(row.row_id, row.unit_id, row.number, row.state, row.record) for row in restarted
            ],
        )

    @cached_property
    def _places(self) -> list[int]:
        return [row.place for row in self.decisions.changes.new]

    @cached_property
    def _clocks(self) -> set[str]:
        """Names of the fields that start, stop and extend clocks."""
        return {name for deadline in self.ledger.deadlines for name in deadline.fields}

    def _column(self, spec: FieldSpec) -> list[Any]:
        return self.decisions.main.column(spec, self._places)

    def _rows(self) -> BulkInsert:
        new = self.decisions.changes.new
        columns: dict[str, Sequence[Any]] = {spec.name: self._column(spec) for spec in self.ledger.plain}
        columns |= {
            "id": [row.row_id for row in new],
            "unit_id": [row.unit_id for row in new],
            "state": [row.state for row in new],
            **self._personal(),
        }
        same = {
            name: value for name, value in born(self.stamp, "", "").items() if name not in ("seq_no", "state")
        }
        return BulkInsert(self.dialect, self.ledger.table.__table__, columns, same)

    def _personal(self) -> dict[str, list[Any]]:
        """Return the sealed columns of the new rows."""
        specs, new = self.ledger.personal, self.decisions.changes.new
        table, values = self.ledger.table.__tablename__, [self._column(spec) for spec in specs]
        columns: dict[str, list[Any]] = {}
        for start in range(0, len(new), CHUNK) if specs else ():
            self.progress(start, len(new), "加密")
            some = slice(start, start + CHUNK)
            row_ids = [row.row_id for row in new[some]]
            sealed = self.vault.sealed_columns(table, row_ids, specs, [column[some] for column in values])
            for name, found in sealed.items():
                columns.setdefault(name, []).extend(found)
        return columns

    def _days(self) -> Sequence[date | None]:
        dated = [spec for spec in self.ledger.fields if spec.name == self.ledger.dated]
        return self._column(dated[0]) if dated else [None] * len(self._places)

    def _keys(self) -> set[Key]:
        new = self.decisions.changes.new
        columns = [list(self._key_column(name)) for name in self.ledger.key]
        keys = zip((row.unit_id for row in new), *columns, strict=True)
        # A row whose key is blank altogether is like no other.
        return {key for key in keys if any(value is not None for value in key[1:])}

    def _key_column(self, name: str) -> Iterable[Any]:
        spec = next((one for one in self.ledger.fields if one.name == name), None)
        if spec is None:
            return (row.number for row in self.decisions.changes.new)
        values = self._column(spec)
        if spec.kind is not FieldKind.PERSONAL:
            return values
        return (None if value is None else self.vault.index(spec, value) for value in values)

    def _update(self, row: ChangedRow) -> Update:
        columns = row_columns(self.ledger, self.vault, row.row_id, row.unit_id, row.record)
        where = {"unit_id": columns.pop("unit_id"), "id": columns.pop("id"), "version": row.version}
        house = {
            "state": row.state,
            "version": row.version + 1,
            "updated_at": self.stamp.at,
            "import_id": self.stamp.import_id,
        }
        return where, columns | house

    def _lines(self, lines: LineChanges) -> BulkInsert | None:
        of_new = (
            part_columns(lines.part, self.vault, row.row_id, row.unit_id, row.lines)
            for row in self.decisions.changes.new
        )
        columns = by_columns([*chain.from_iterable(of_new), *lines.inserted])
        return BulkInsert(self.dialect, lines.part.table.__table__, columns) if columns else None

    def _new_drafts(self) -> Iterator[Draft]:
        specs = [spec for spec in self.ledger.fields if spec.name in self._clocks]
        columns = zip(*map(self._column, specs), strict=True)
        for row, days in zip(self.decisions.changes.new, columns, strict=True):
            record = {spec.name: day for spec, day in zip(specs, days, strict=True)}
            yield Draft(row.row_id, row.unit_id, row.number, row.state, record)
