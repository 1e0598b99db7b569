"""Importing a workbook into a ledger: read, judge, look up, decide, seal — and only then write, all or nothing.

A fault of the file changes nothing. Faulty rows are left out, with the reason at each cell, while the good ones are
written in one transaction. The same file again gets the same answer and writes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from fengqiao.access.actors import Actor
from fengqiao.clock import now
from fengqiao.database.scope import ScopedSession
from fengqiao.database.types import uuid7
from fengqiao.errors import NotFound
from fengqiao.ledgers.columns import Stamp
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.workbook.answering import answer
from fengqiao.ledgers.workbook.collection import collection_put_off
from fengqiao.ledgers.workbook.deciding import Decisions
from fengqiao.ledgers.workbook.entries import Entries
from fengqiao.ledgers.workbook.failed_rows import write_failed_rows
from fengqiao.ledgers.workbook.judging import Trouble, judges_of
from fengqiao.ledgers.workbook.layout import UNIT, SheetLayout, layout_of
from fengqiao.ledgers.workbook.lines import Lines
from fengqiao.ledgers.workbook.lookups import StoredRow, chain_lengths, labels_of, units_by_code
from fengqiao.ledgers.workbook.matching import Matching
from fengqiao.ledgers.workbook.references import resolved, target_of
from fengqiao.ledgers.workbook.result import ImportResult
from fengqiao.ledgers.workbook.runs import Occasion, claim, recall
from fengqiao.ledgers.workbook.sealing import sealed
from fengqiao.ledgers.workbook.storing import Storing
from fengqiao.ledgers.workbook.surroundings import Progress, Surroundings, silent
from fengqiao.workbooks.contents import Limits, Sheet, Workbook
from fengqiao.workbooks.reading import read_workbook

NO_UNIT = Trouble("没有填单位编码", "请填写记录所属单位的编码,或在导入时指定单位")
OUTSIDE = Trouble("单位不在您的管辖范围内", "请核对单位编码,只能导入本单位及下级单位的记录")


def import_workbook(
    here: Surroundings,
    actor: Actor,
    ledger: Ledger,
    file: Path,
    *,
    unit_code: str | None = None,
    dry_run: bool = False,
    all_or_nothing: bool = False,
    failed_rows: Path | IO[bytes] | None = None,
    progress: Progress = silent,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> ImportResult:
    """Import a workbook into a ledger.

    Rows are recognised again by 记录标识 as exported, else by the ledger's key; all others are new. The whole import is
    one transaction. Whoever calls has checked that the actor may import into this ledger.

    :param unit_code: owner of the rows that name no unit; the actor's own unit when not given.
    :param dry_run: answer exactly what a real run would answer, and write nothing.
    :param all_or_nothing: one faulty row refuses the whole file.
    :param failed_rows: where the rejected rows go, as typed, with the reasons; written only when there are any.
    :raises WorkbookRefused: when the file as a whole cannot be used. Nothing has changed.
    :raises NotFound: when there is no unit of that code in the actor's scope.
    :raises Stale: when somebody changed the same rows at the same time. Nothing has changed.
    """
    with collection_put_off():
        workbook = _read(ledger, file, limits, progress)
        work = _Import(here, actor, ledger, workbook, unit_code, all_or_nothing, progress)
        result = work.run(dry_run=dry_run)
    if failed_rows is not None and any(count.rejected for count in result.sheets):
        write_failed_rows(failed_rows, ledger, here.codes, workbook, result)
    return result


def _read(ledger: Ledger, file: Path, limits: Limits, progress: Progress) -> Workbook:
    progress(0, 1, "读取")
    titles = {sheet.name: sheet.text_titles for sheet in layout_of(ledger).sheets}
    workbook = read_workbook(file, text_columns=titles, sheets=list(titles), limits=limits)
    progress(1, 1, "读取")
    return workbook


@dataclass
class _Import:
    """One import of one file."""

    here: Surroundings
    actor: Actor
    ledger: Ledger
    workbook: Workbook
    unit_code: str | None
    all_or_nothing: bool
    progress: Progress

    def run(self, *, dry_run: bool) -> ImportResult:
        database, scope = self.here.database, self.actor.scope
        occasion = Occasion.of(self.ledger.code, self.workbook.digest, scope.actor, self.unit_code)
        with database.reading(scope) as session:
            before = recall(session, occasion)
        if before is not None:
            return replace(before, dry_run=dry_run)
        main, parts = self._entries()
        with database.reading(scope) as session:
            decisions, chains = self._looked_up(session, main, parts)
        changes = decisions.decide(self.progress)
        import_id = uuid7()
        result = answer(self.workbook, decisions, str(import_id), all_or_nothing=self.all_or_nothing)
        # A file of which nothing was taken has left no trace: once its cause is mended it may come again.
        if dry_run or result.refused or (result.rows.rejected and not result.is_written):
            return replace(result, import_id="", dry_run=dry_run)
        stamp = Stamp(scope.actor, now(), import_id)
        dialect = database.writer.dialect
        prepared = sealed(self.ledger, self.here.vault, changes, stamp, dialect, self.progress)
        with database.writing(scope) as session:
            before = claim(session, occasion, import_id, result)
            if before is not None:
                return before
            if changes:
                storing = Storing(session, self.ledger, self.here.vault, stamp, chains, self.progress)
                storing.store(import_id, prepared)
        return result

    def _entries(self) -> tuple[Entries, list[Lines]]:
        """Judge every cell, as far as that can be done without the database."""
        layout = layout_of(self.ledger)
        main = self._judged(layout.main, self.workbook.sheet(layout.main.name))
        present = {sheet.name: sheet for sheet in self.workbook.sheets}
        parts = [
            Lines(part, self._judged(sheet, present.get(sheet.name, Sheet(sheet.name, (), []))))
            for part, sheet in zip(self.ledger.parts, layout.parts, strict=True)
        ]
        return main, parts

    def _judged(self, layout: SheetLayout, sheet: Sheet) -> Entries:
        return Entries(layout, sheet, judges_of(self.ledger, layout, self.here.codes, self.here.vault))

    def _looked_up(
        self, session: ScopedSession, main: Entries, parts: list[Lines]
    ) -> tuple[Decisions, dict[int, int]]:
        """Ask the database everything that is to be known, in one snapshot."""
        unit_ids = units_by_code(session, self._unit_codes(main, parts))
        units = self._units(session, main, unit_ids)
        matching = Matching(session, self.ledger, main, self.here.vault, units)
        matching.by_id()
        self._resolve(session, main, matching.units)
        matching.by_key()
        for lines in parts:
            lines.link(main, matching.units, matching.rows, unit_ids)
            lines.recall(session, matching.rows)
            lines.identify(matching.rows)
            owners = [None if owner is None else matching.units[owner] for owner in lines.owners]
            self._resolve(session, lines.entries, owners)
        labels = self._labels(session, matching.rows, parts)
        chains = chain_lengths(session, {unit for unit in matching.units if unit is not None})
        decisions = Decisions(
            self.ledger,
            main,
            matching.units,
            matching.rows,
            parts,
            self.here.codes,
            self.here.vault,
            labels,
        )
        return decisions, chains

    def _unit_codes(self, main: Entries, parts: Iterable[Lines]) -> set[str]:
        sheets = [main, *(lines.entries for lines in parts)]
        codes = {code for entries in sheets for code in entries.values.get(UNIT.name, ())}
        return {code for code in (*codes, self.unit_code) if code is not None}

    def _units(self, session: ScopedSession, main: Entries, unit_ids: dict[str, int]) -> list[int | None]:
        """Return the unit that each row names, the default for those that name none and have no id."""
        if self.unit_code is not None and self.unit_code not in unit_ids:
            raise NotFound(f"没有编码为“{self.unit_code}”的单位,或它不在您的管辖范围内。")
        own = self.actor.unit_id if session.may_touch({self.actor.unit_id}) else 0
        default = unit_ids.get(self.unit_code, 0) if self.unit_code else own
        named = main.values.get(UNIT.name) or [None] * main.count
        ids = main.values.get("id") or [None] * main.count
        troubled = [UNIT.name in main.troubles.get(index, ()) for index in range(main.count)]
        units: list[int | None] = []
        for index, (code, row_id) in enumerate(zip(named, ids, strict=True)):
            unit_id = (
                unit_ids.get(code) if code is not None else None if row_id is not None else default or None
            )
            if unit_id is None and row_id is None and not troubled[index]:
                main.trouble(index, UNIT.name, NO_UNIT if code is None else OUTSIDE)
            elif unit_id is None and code is not None:
                main.trouble(index, UNIT.name, OUTSIDE)
            units.append(unit_id)
        return units

    def _resolve(self, session: ScopedSession, entries: Entries, units: list[int | None]) -> None:
        """Put ids in place of the names in columns that point at other rows."""
        for spec in entries.present_fields:
            if spec.kind is FieldKind.REFERENCE:
                self._resolve_column(session, entries, units, spec)

    def _resolve_column(
        self, session: ScopedSession, entries: Entries, units: list[int | None], spec: FieldSpec
    ) -> None:
        values = entries.values[spec.name]
        asked = {
            (unit_id, text)
            for unit_id, text in zip(units, values, strict=True)
            if unit_id is not None and text
        }
        answers: dict[Any, Any] = dict(
            resolved(session, target_of(spec, self.here.ledgers), asked, self.here.vault) if asked else {}
        )
        for index, place in enumerate(zip(units, values, strict=True)):
            found = answers.get(place)
            values[index] = None if found.__class__ is Trouble else found
            if found.__class__ is Trouble:
                entries.trouble(index, spec.name, found)

    def _labels(
        self, session: ScopedSession, rows: Iterable[StoredRow | None], parts: Iterable[Lines]
    ) -> dict[UUID, str]:
        """Return what the rows are called that the stored rows point at."""
        known = [row for row in rows if row is not None]
        stored = [(self.ledger.fields, known)]
        for lines in parts:
            stored.append((lines.part.fields, [line for of_row in lines.stored.values() for line in of_row]))
        labels: dict[UUID, str] = {}
        for fields, of_table in stored:
            for spec in fields:
                if spec.kind is FieldKind.REFERENCE and of_table:
                    ids = {row._mapping[spec.name] for row in of_table} - {None}
                    labels |= labels_of(session, target_of(spec, self.here.ledgers), ids)
        return labels
