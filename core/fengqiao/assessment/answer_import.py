"""Taking answers from a workbook: every row is accounted for, and the same file again changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fengqiao.assessment.answer_checking import Sources, drafted, row_fault, units_of
from fengqiao.assessment.answer_drafts import Draft, Key, Known, known_answers
from fengqiao.assessment.answer_sheets import SHEETS, AnswerRow, rows_of
from fengqiao.assessment.answer_writing import write_answers
from fengqiao.assessment.evidence import EvidenceStore
from fengqiao.assessment.fitting import questions_of
from fengqiao.assessment.packs.standard import StandardPack
from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.workbook.result import RowFault, SheetCount
from fengqiao.workbooks.contents import Sheet, Workbook


@dataclass(frozen=True)
class AnswerImport:
    """What became of a workbook of answers; read = inserted + updated + unchanged + rejected, sheet by sheet.

    :param dry_run: nothing was written; this is what would have been.
    """

    counts: tuple[SheetCount, ...]
    faults: tuple[RowFault, ...]
    notes: tuple[str, ...] = ()
    dry_run: bool = False


@dataclass
class _Decided:
    """What is to become of the rows of one sheet."""

    read: int = 0
    new: list[Draft] = field(default_factory=list)
    changed: list[Draft] = field(default_factory=list)
    unchanged: int = 0
    rejected: int = 0
    faults: list[RowFault] = field(default_factory=list)


def import_answers(
    session: ScopedSession,
    workbook: Workbook,
    packs: Sequence[StandardPack],
    store: EvidenceStore,
    folder: Path,
    *,
    dry_run: bool = False,
) -> AnswerImport:
    """Take the answers of a workbook that was read with `read_answers`.

    Good rows are written, faulty ones are named cell by cell. A row whose unit, check and day are there already with
    another answer replaces it; the earlier one is voided and stays.

    :param session: for writing; a reading one will do for a dry run.
    :param packs: the packs in use.
    :param folder: where the files lie that rows name.
    """
    sheets = [workbook.sheet(name) for name in SHEETS]
    rows = [list(rows_of(sheet)) for sheet in sheets]
    sources = _sources(session, rows, packs, folder, store)
    known = known_answers(session, sources.units.values())
    decided = [_decide(sheet, found, sources, known) for sheet, found in zip(sheets, rows, strict=True)]
    if not dry_run:
        new = [draft for one in decided for draft in one.new]
        write_answers(session, store, known, new, [draft for one in decided for draft in one.changed])
    return AnswerImport(
        tuple(_count(sheet, one) for sheet, one in zip(sheets, decided, strict=True)),
        tuple(fault for one in decided for fault in one.faults),
        workbook.notes,
        dry_run,
    )


def _sources(
    session: ScopedSession,
    rows: Sequence[Sequence[AnswerRow]],
    packs: Sequence[StandardPack],
    folder: Path,
    store: EvidenceStore,
) -> Sources:
    codes = {row.values["unit"] for found in rows for row in found if "unit" in row.values}
    questions = {title: code for pack in packs for code, title in questions_of(pack).items()}
    return Sources({pack.code: pack for pack in packs}, questions, units_of(session, codes), folder, store)


def _decide(sheet: Sheet, rows: Sequence[AnswerRow], sources: Sources, known: Known) -> _Decided:
    decided, first_row = _Decided(read=len(rows)), dict[Key, int]()
    for row in rows:
        faults = list(row.faults)
        if not faults:
            draft = drafted(sheet, row, sources, faults)
            if draft is not None and (earlier := first_row.setdefault(draft.key, row.number)) != row.number:
                faults.append(
                    row_fault(sheet, row, "", f"与第{earlier}行是同一单位、同一事项、同一天。请只留一行")
                )
            elif draft is not None:
                _place(decided, draft, known)
        decided.rejected += bool(faults)
        decided.faults += faults
    return decided


def _place(decided: _Decided, draft: Draft, known: Known) -> None:
    stored = known.answers.get(draft.key)
    if stored is None:
        decided.new.append(draft)
    elif stored[1] == draft.said:
        decided.unchanged += 1
    else:
        decided.changed.append(draft)


def _count(sheet: Sheet, decided: _Decided) -> SheetCount:
    return SheetCount(
        sheet=sheet.name,
        read=decided.read,
        inserted=len(decided.new),
        updated=len(decided.changed),
        unchanged=decided.unchanged,
        rejected=decided.rejected,
        blank=sheet.blank_rows,
        hidden=sheet.hidden_rows,
    )
