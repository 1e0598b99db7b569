"""Taking answers from a workbook: every row is accounted for, and the same file again changes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from fengqiao.assessment.answer_drafts import Draft, Key, Known, known_answers
from fengqiao.assessment.answer_files import NamedFile, named_files
from fengqiao.assessment.answer_sheets import FILES, SHEETS, SURVEYS, AnswerRow, fault_at, rows_of
from fengqiao.assessment.answer_writing import write_answers
from fengqiao.assessment.entries import AttestationEntry, FileEntry, SurveyEntry, accept
from fengqiao.assessment.evidence import EvidenceStore
from fengqiao.assessment.fitting import questions_of, refuse_unfit_attestation, refuse_unknown_question
from fengqiao.assessment.packs.standard import StandardPack
from fengqiao.database.scope import ScopedSession
from fengqiao.database.types import uuid7
from fengqiao.errors import DomainError, Invalid, NotFound
from fengqiao.ledgers.workbook.result import RowFault, SheetCount
from fengqiao.units.models import Unit
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


@dataclass(frozen=True)
class _Sources:
    """What the rows are checked against."""

    packs: Mapping[str, StandardPack]
    questions: Mapping[str, str]
    units: Mapping[str, int]
    folder: Path
    store: EvidenceStore


@dataclass
class _Decided:
    """What is to become of the rows of one sheet."""

    read: int = 0
    new: list[Draft] = field(default_factory=list)
    changed: list[Draft] = field(default_factory=list)
    unchanged: int = 0
    rejected: int = 0
    faults: list[RowFault] = field(default_factory=list)


class _Refused(Exception):
    """A row that is not taken, and why."""

    def __init__(self, field_name: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field_name
        self.reason = reason


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
) -> _Sources:
    codes = {row.values["unit"] for found in rows for row in found if "unit" in row.values}
    questions = {title: code for pack in packs for code, title in questions_of(pack).items()}
    return _Sources({pack.code: pack for pack in packs}, questions, _units(session, codes), folder, store)


def _units(session: ScopedSession, codes: set[str]) -> dict[str, int]:
    """Return the units with these codes that the session may touch: out of scope looks like absent."""
    found = session.execute(select(col(Unit.code), col(Unit.id)).where(col(Unit.code).in_(codes)))
    units = {code: unit_id for code, unit_id in found if unit_id}
    if session.may_touch(set(units.values())):
        return units
    return {code: unit_id for code, unit_id in units.items() if session.may_touch({unit_id})}


def _decide(sheet: Sheet, rows: Sequence[AnswerRow], sources: _Sources, known: Known) -> _Decided:
    decided, first_row = _Decided(read=len(rows)), dict[Key, int]()
    for row in rows:
        faults = list(row.faults)
        if not faults:
            draft = _drafted(sheet, row, sources, faults)
            if draft is not None and (earlier := first_row.setdefault(draft.key, row.number)) != row.number:
                faults.append(
                    _row_fault(sheet, row, "", f"与第{earlier}行是同一单位、同一事项、同一天。请只留一行")
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


def _drafted(sheet: Sheet, row: AnswerRow, sources: _Sources, faults: list[RowFault]) -> Draft | None:
    try:
        return _draft(sheet.name, row.values, sources)
    except _Refused as refused:
        faults.append(_row_fault(sheet, row, refused.field, refused.reason))
    except Invalid as refusal:
        faults += _entry_faults(sheet, row, refusal)
    return None


def _draft(sheet: str, values: Mapping[str, Any], sources: _Sources) -> Draft:
    given = dict(values)
    code = given.pop("unit")
    if code not in sources.units:
        raise _Refused("unit", f"没有编码为“{code}”的单位,或它不在您的管辖范围内。请核对单位编码")
    files = _files(given.pop("files", ""), sources)
    entry = _survey(given, files, sources) if sheet == SURVEYS else _attestation(given, files, sources)
    return Draft(sources.units[code], entry, files)


def _files(text: str, sources: _Sources) -> tuple[NamedFile, ...]:
    try:
        return named_files(text, sources.folder, sources.store)
    except Invalid as refusal:
        raise _Refused("files", refusal.detail) from None


def _survey(given: dict[str, Any], files: Sequence[NamedFile], sources: _Sources) -> SurveyEntry:
    if len(files) > 1 or any(file.kind for file in files):
        raise _Refused("files", f"问卷的{FILES}只能是一份文件,不写类别。请合并成一份")
    question = sources.questions.get(given["question"], given["question"])
    entry = accept(SurveyEntry, {**given, "question": question})
    try:
        refuse_unknown_question(sources.packs.values(), entry.question)
    except NotFound as refusal:
        raise _Refused("question", refusal.detail) from None
    return entry


def _attestation(given: dict[str, Any], files: Sequence[NamedFile], sources: _Sources) -> AttestationEntry:
    pack = sources.packs.get(given["pack_code"])
    if pack is None:
        raise _Refused(
            "pack_code", f"没有标准“{given['pack_code']}”。可用的标准:{'、'.join(sources.packs) or '无'}"
        )
    listed = tuple(FileEntry(evidence_id=uuid7(), kind=file.kind) for file in files)
    entry = accept(AttestationEntry, {**given, "files": listed})
    try:
        refuse_unfit_attestation(pack, entry)
    except DomainError as refusal:
        raise _Refused("check_id", refusal.detail) from None
    return entry


def _entry_faults(sheet: Sheet, row: AnswerRow, refusal: Invalid) -> Iterator[RowFault]:
    for fault in refusal.facts.get("faults", ()):
        name = fault["field"].partition(".")[0]
        yield fault_at(sheet, row.number, name, row.values.get(name), fault["reason"], fault["remedy"])


def _row_fault(sheet: Sheet, row: AnswerRow, name: str, words: str) -> RowFault:
    reason, _, remedy = words.rstrip("。").partition("。")
    return fault_at(sheet, row.number, name, row.values.get(name), reason, remedy)


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
