"""One row of an answer workbook against units, packs and files: a draft, or what is wrong at which cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from fengqiao.assessment.answer_drafts import Draft
from fengqiao.assessment.answer_files import NamedFile, named_files
from fengqiao.assessment.answer_sheets import FILES, SURVEYS, AnswerRow, fault_at
from fengqiao.assessment.entries import AttestationEntry, FileEntry, SurveyEntry, accept
from fengqiao.assessment.evidence import EvidenceStore
from fengqiao.assessment.fitting import refuse_unfit_attestation, refuse_unknown_question
from fengqiao.assessment.packs.standard import StandardPack
from fengqiao.database.scope import ScopedSession
from fengqiao.database.types import uuid7
from fengqiao.errors import DomainError, Invalid, NotFound
from fengqiao.ledgers.workbook.result import RowFault
from fengqiao.units.models import Unit
from fengqiao.workbooks.contents import Sheet


@dataclass(frozen=True)
class Sources:
    """What rows are checked against.

    :param questions: title of a survey question → its code.
    :param units: code of a unit that may be written → its id.
    :param folder: where the files lie that rows name.
    """

    packs: Mapping[str, StandardPack]
    questions: Mapping[str, str]
    units: Mapping[str, int]
    folder: Path
    store: EvidenceStore


class _Refused(Exception):
    """A row that is not taken, and why."""

    def __init__(self, field_name: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field_name
        self.reason = reason


def units_of(session: ScopedSession, codes: set[str]) -> dict[str, int]:
    """Return the units with these codes that the session may touch: out of scope looks like absent."""
    found = session.execute(select(col(Unit.code), col(Unit.id)).where(col(Unit.code).in_(codes)))
    units = {code: unit_id for code, unit_id in found if unit_id}
    if session.may_touch(set(units.values())):
        return units
    return {code: unit_id for code, unit_id in units.items() if session.may_touch({unit_id})}


def drafted(sheet: Sheet, row: AnswerRow, sources: Sources, faults: list[RowFault]) -> Draft | None:
    """Return what a row says, or None with what is wrong added to `faults`."""
    try:
        return _draft(sheet.name, row.values, sources)
    except _Refused as refused:
        faults.append(row_fault(sheet, row, refused.field, refused.reason))
    except Invalid as refusal:
        faults += _entry_faults(sheet, row, refusal)
    return None


def _draft(sheet: str, values: Mapping[str, Any], sources: Sources) -> Draft:
    given = dict(values)
    code = given.pop("unit")
    if code not in sources.units:
        raise _Refused("unit", f"没有编码为“{code}”的单位,或它不在您的管辖范围内。请核对单位编码")
    files = _files(given.pop("files", ""), sources)
    entry = _survey(given, files, sources) if sheet == SURVEYS else _attestation(given, files, sources)
    return Draft(sources.units[code], entry, files)


def _files(text: str, sources: Sources) -> tuple[NamedFile, ...]:
    try:
        return named_files(text, sources.folder, sources.store)
    except Invalid as refusal:
        raise _Refused("files", refusal.detail) from None


def _survey(given: dict[str, Any], files: Sequence[NamedFile], sources: Sources) -> SurveyEntry:
    if len(files) > 1 or any(file.kind for file in files):
        raise _Refused("files", f"问卷的{FILES}只能是一份文件,不写类别。请合并成一份")
    question = sources.questions.get(given["question"], given["question"])
    entry = accept(SurveyEntry, {**given, "question": question})
    try:
        refuse_unknown_question(sources.packs.values(), entry.question)
    except NotFound as refusal:
        raise _Refused("question", refusal.detail) from None
    return entry


def _attestation(given: dict[str, Any], files: Sequence[NamedFile], sources: Sources) -> AttestationEntry:
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


def row_fault(sheet: Sheet, row: AnswerRow, name: str, words: str) -> RowFault:
    """Return a fault of a field; the first sentence of `words` is the reason, the rest the remedy."""
    reason, _, remedy = words.rstrip("。").partition("。")
    return fault_at(sheet, row.number, name, row.values.get(name), reason, remedy)
