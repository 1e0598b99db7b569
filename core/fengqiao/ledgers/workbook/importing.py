"""Importing a workbook into a ledger: read, judge, look up, decide, seal — and only then write, all or nothing.

A fault of the file changes nothing. Faulty rows are left out, with the reason at each cell, while the good ones are
written in one transaction. The same file again gets the same answer and writes nothing.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO
from uuid import UUID

from fengqiao.access.actors import Actor
from fengqiao.clock import now
from fengqiao.database.types import uuid7
from fengqiao.ledgers.columns import Stamp
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.workbook.answering import answer
from fengqiao.ledgers.workbook.collection import collection_put_off
from fengqiao.ledgers.workbook.deciding import Decisions
from fengqiao.ledgers.workbook.entries import Entries
from fengqiao.ledgers.workbook.failed_rows import write_failed_rows
from fengqiao.ledgers.workbook.judging import judges_of
from fengqiao.ledgers.workbook.layout import SheetLayout, layout_of
from fengqiao.ledgers.workbook.lines import Lines
from fengqiao.ledgers.workbook.looking_up import LookUp
from fengqiao.ledgers.workbook.lookups import chain_lengths
from fengqiao.ledgers.workbook.result import ImportResult
from fengqiao.ledgers.workbook.runs import Occasion, claim, recall
from fengqiao.ledgers.workbook.sealing import Sealing
from fengqiao.ledgers.workbook.storing import Storing
from fengqiao.ledgers.workbook.surroundings import Progress, Surroundings, silent
from fengqiao.workbooks.contents import Limits, Sheet, Workbook
from fengqiao.workbooks.reading import read_workbook


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
    one transaction. Whoever calls has checked that the actor may import into this ledger, and holds no session: sessions
    are opened here, and on SQLite there is only one of each kind.

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
        scope = self.actor.scope
        occasion = Occasion.of(self.ledger.code, self.workbook.digest, self.actor, self.unit_code)
        with self.here.database.reading(scope) as session:
            before = recall(session, occasion)
        if before is not None:
            return replace(before, dry_run=dry_run)
        decisions, chains = self._compared()
        decisions.decide(self.progress)
        stamp = Stamp(scope.actor, now(), uuid7())
        result = answer(self.workbook, decisions, str(stamp.import_id), all_or_nothing=self.all_or_nothing)
        # A file of which nothing was taken leaves no trace: once its cause is mended it may come again.
        if dry_run or result.refused or (result.rows.rejected and not result.is_written):
            return replace(result, import_id="", dry_run=dry_run)
        return self._written(occasion, decisions, chains, stamp, result)

    def _compared(self) -> tuple[Decisions, dict[int, int]]:
        """Judge every cell, then ask the database what is there already, and how long its audit chains are."""
        main, parts = self._entries()
        with self.here.database.reading(self.actor.scope) as session:
            look_up = LookUp(session, self.here, self.actor, self.ledger, self.unit_code)
            decisions = look_up.answered(main, parts)
            chains = chain_lengths(session, {unit for unit in decisions.units if unit is not None})
        return decisions, chains

    def _written(
        self,
        occasion: Occasion,
        decisions: Decisions,
        chains: dict[int, int],
        stamp: Stamp,
        result: ImportResult,
    ) -> ImportResult:
        """Write what was decided; the answer that somebody else was given meanwhile stands instead."""
        database, changes = self.here.database, decisions.changes
        dialect = database.writer.dialect
        prepared = Sealing(self.ledger, self.here.vault, decisions, stamp, dialect, self.progress).sealed()
        with database.writing(self.actor.scope) as session:
            before = claim(session, occasion, stamp, result)
            if before is not None:
                return before
            if changes:
                import_id = UUID(result.import_id)
                storing = Storing(session, self.ledger, stamp, import_id, chains, self.progress)
                storing.store(changes, prepared)
        return result

    def _entries(self) -> tuple[Entries, list[Lines]]:
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
