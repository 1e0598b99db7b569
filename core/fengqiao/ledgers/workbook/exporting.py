"""Exporting a ledger as the workbook that can be imported again: masks for personal values, the list's own filters."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from sqlalchemy import Select, func, select

from fengqiao.access.actors import Actor
from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.database.seals import open_rows
from fengqiao.errors import Invalid
from fengqiao.ledgers.bunches import StoredRow
from fengqiao.ledgers.declaration import Ledger, Part
from fengqiao.ledgers.fields import FieldKind
from fengqiao.ledgers.filters import conditions
from fengqiao.ledgers.workbook.layout import (
    BELONGS_TO,
    NUMBER,
    ROW_ID,
    STATE,
    UNIT,
    VERSION,
    Column,
    SheetLayout,
    layout_of,
)
from fengqiao.ledgers.workbook.lookups import codes_of_units, labels_of
from fengqiao.ledgers.workbook.references import target_of
from fengqiao.ledgers.workbook.showing import exported, shown, shown_names
from fengqiao.ledgers.workbook.surroundings import Surroundings
from fengqiao.ledgers.workbook.template import column_spec
from fengqiao.workbooks.contents import Limits
from fengqiao.workbooks.layout import SheetSpec
from fengqiao.workbooks.writing import write_workbook

MOST_ROWS = Limits().rows
"""Rows of one sheet, as many as an import reads."""


def export_workbook(
    here: Surroundings,
    actor: Actor,
    ledger: Ledger,
    target: Path | IO[bytes],
    *,
    filters: Mapping[str, str] | None = None,
    notice: str | None = None,
) -> int:
    """Write the rows of a list, with their parts, as a workbook. Left untouched, it imports as all unchanged.

    Personal values show their mask, running text about people a placeholder, and what is of the strictest class has no
    column at all. Voided rows stay out. Whoever calls has checked that the actor may export this ledger, and holds no
    session.

    :param filters: as in `fengqiao.ledgers.reading.ListQuery`.
    :param notice: printed at the head and foot of every page.
    :returns: how many rows were written, lines of parts not counted.
    :raises Invalid: for a filter that is none, or more rows than one workbook can bring back.
    """
    with here.database.reading(actor.scope) as session:
        export = _Export(here, session, ledger, dict(filters or {}))
        sheets = export.sheets()
    write_workbook(target, sheets, notice=notice)
    return export.count


@dataclass
class _Export:
    """One export; everything is read in one snapshot before the first cell is written."""

    here: Surroundings
    session: ScopedSession
    ledger: Ledger
    filters: Mapping[str, str]
    count: int = 0

    def sheets(self) -> list[SheetSpec]:
        layout = layout_of(self.ledger)
        main = exported(layout.main)
        rows = self._rows(main)
        self.count = len(rows)
        units = codes_of_units(self.session, {row.unit_id for row in rows})
        sheets = [self._sheet(main, rows, units, {})]
        for part, of_part in zip(self.ledger.parts, layout.parts, strict=True):
            sheet = exported(of_part)
            lines = self._lines(part, sheet, rows)
            sheets.append(self._sheet(sheet, lines, units, {row.id: row.seq_no for row in rows}))
        return sheets

    def _rows(self, sheet: SheetLayout) -> list[StoredRow]:
        table = self.ledger.table.__table__
        names = ("id", "unit_id", "seq_no", "state", "version", *shown_names(sheet.fields))
        listed = self._listed(select(*(table.c[name] for name in names)))
        return self._fetched(listed.order_by(table.c.unit_id, table.c.seq_no), sheet.name)

    def _listed(self, statement: Select[Any]) -> Select[Any]:
        """Narrow a statement to the rows of the list."""
        table = self.ledger.table.__table__
        inside = self.session.scope.admits(table)
        # Sealed rows never leave in a list, whoever asks.
        unsealed = open_rows(table)
        listed = statement if unsealed is None else statement.where(unsealed)
        return listed.where(inside, table.c.voided_at.is_(None), *conditions(self.ledger, self.filters))

    def _lines(self, part: Part, sheet: SheetLayout, rows: Sequence[StoredRow]) -> list[StoredRow]:
        table, owner = part.table.__table__, self.ledger.table.__table__
        names = ("id", "unit_id", "row_id", "position", *shown_names(sheet.fields))
        lines = self._fetched(
            select(*(table.c[name] for name in names)).where(
                self.session.scope.admits(table),
                table.c.voided_at.is_(None),
                self._listed(select(owner.c.id))
                .where(owner.c.unit_id == table.c.unit_id, owner.c.id == table.c.row_id)
                .exists(),
            ),
            sheet.name,
        )
        place = {row.id: index for index, row in enumerate(rows)}
        return sorted(lines, key=lambda line: (place[line.row_id], line.position, line.id))

    def _fetched(self, statement: Select[Any], name: str) -> list[StoredRow]:
        rows = list(self.session.execute(statement.limit(MOST_ROWS + 1), execution_options=ALREADY_SCOPED))
        if len(rows) > MOST_ROWS:
            counted = select(func.count()).select_from(statement.order_by(None).subquery())
            total = self.session.execute(counted, execution_options=ALREADY_SCOPED).scalar_one()
            raise Invalid(f"「{name}」有{total}行,一个工作簿最多导出{MOST_ROWS}行。请缩小筛选范围,分次导出。")
        return rows

    def _sheet(
        self,
        sheet: SheetLayout,
        rows: Sequence[StoredRow],
        units: Mapping[int, str],
        numbers: Mapping[UUID, str],
    ) -> SheetSpec:
        labels = self._labels(sheet, rows)
        house: dict[Column, Callable[[StoredRow], Any]] = {
            UNIT: lambda row: units[row.unit_id],
            BELONGS_TO: lambda row: numbers[row.row_id],
            ROW_ID: lambda row: str(row.id),
            NUMBER: lambda row: row.seq_no,
            STATE: lambda row: self._state(row.state),
            VERSION: lambda row: row.version,
        }

        def cells(row: StoredRow) -> Iterator[Any]:
            for column in sheet.columns:
                yield (
                    house[column](row)
                    if column.spec is None
                    else shown(column.spec, row._mapping, self.here.codes, labels)  # type: ignore[arg-type]
                )

        columns = [column_spec(self.ledger, column, self.here.codes) for column in sheet.columns]
        return SheetSpec(sheet.name, columns, (list(cells(row)) for row in rows))

    def _state(self, code: str) -> str:
        state = self.ledger.lifecycle.state(code)
        return state.title if state else code

    def _labels(self, sheet: SheetLayout, rows: Iterable[StoredRow]) -> dict[UUID, str]:
        labels: dict[UUID, str] = {}
        for spec in sheet.fields:
            if spec.kind is FieldKind.REFERENCE:
                ids = {row._mapping[spec.name] for row in rows} - {None}
                labels |= labels_of(self.session, target_of(spec, self.here.ledgers), ids)
        return labels
