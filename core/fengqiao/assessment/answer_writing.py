"""Writing the answers of a workbook: files first, then rows, then one audit event for each unit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from fengqiao.access import audit
from fengqiao.assessment.answer_drafts import Draft, Known
from fengqiao.assessment.answer_files import NamedFile
from fengqiao.assessment.entries import AttestationEntry
from fengqiao.assessment.evidence import EvidenceStore, evidence_row
from fengqiao.assessment.models import Attestation, AttestationFile, EvidenceFile, SurveyResult
from fengqiao.clock import now
from fengqiao.database.scope import ScopedSession
from fengqiao.database.types import uuid7
from fengqiao.errors import Conflict
from fengqiao.privacy.chain import canonical
from fengqiao.privacy.provider import SOFTWARE

_CORRECTED = "导入更正"

_Evidence = Mapping[tuple[int, str], UUID]


def write_answers(
    session: ScopedSession, store: EvidenceStore, known: Known, new: Sequence[Draft], changed: Sequence[Draft]
) -> None:
    """Write drafts in the session's transaction; what `changed` replaces is voided and stays."""
    if not new and not changed:
        return
    for draft in changed:
        stored = known.answers[draft.key][0]
        stored.voided_at, stored.voided_by, stored.void_reason = now(), session.scope.actor, _CORRECTED
        session.add(stored)
    drafts = [*new, *changed]
    evidence = _hand_in(session, store, known, drafts)
    rows = [_row(draft, evidence, session.scope.actor) for draft in drafts]
    session.add_all(rows)
    # Links point at attestations, so those stand first.
    session.flush()
    session.add_all(
        link for draft, row in zip(drafts, rows, strict=True) for link in _links(draft, row, evidence)
    )
    session.flush()
    audit.record_import(
        session,
        dict(_by_unit(drafts)),
        action="assessment:answers:import",
        object_kind="assessment.answers",
        import_id=uuid7(),
    )


def _hand_in(
    session: ScopedSession, store: EvidenceStore, known: Known, drafts: Iterable[Draft]
) -> dict[tuple[int, str], UUID]:
    """Keep every file once per unit; a file that the unit handed in before is used again."""
    evidence = dict(known.evidence)
    for draft in drafts:
        for file in draft.files:
            if (draft.unit_id, file.kept.digest) not in evidence:
                row = _kept(store, draft.unit_id, file, session.scope.actor)
                session.add(row)
                evidence[draft.unit_id, row.digest] = row.id
    session.flush()
    return evidence


def _kept(store: EvidenceStore, unit_id: int, file: NamedFile, actor: str) -> EvidenceFile:
    with file.path.open("rb") as content:
        kept = store.keep(content)
    if kept.digest != file.kept.digest:
        raise Conflict(f"导入期间“{file.path.name}”的内容变了。请确认文件已保存好,再导入一次。")
    return evidence_row(unit_id, file.path.name, kept, actor)


def _row(draft: Draft, evidence: _Evidence, actor: str) -> SurveyResult | Attestation:
    entry = draft.entry
    if isinstance(entry, AttestationEntry):
        values = entry.model_dump(exclude={"files"})
        return Attestation(**values, unit_id=draft.unit_id, entered_by=actor)
    ids = _ids(draft, evidence)
    values = entry.model_dump() | {"evidence_id": ids[0] if ids else None}
    return SurveyResult(**values, unit_id=draft.unit_id, entered_by=actor)


def _links(draft: Draft, row: SurveyResult | Attestation, evidence: _Evidence) -> Iterator[AttestationFile]:
    if isinstance(row, Attestation):
        for file, evidence_id in zip(draft.files, _ids(draft, evidence), strict=True):
            yield AttestationFile(
                unit_id=draft.unit_id, attestation_id=row.id, evidence_id=evidence_id, kind=file.kind
            )


def _ids(draft: Draft, evidence: _Evidence) -> list[UUID]:
    return [evidence[draft.unit_id, file.kept.digest] for file in draft.files]


def _by_unit(drafts: Iterable[Draft]) -> Iterable[tuple[int, audit.ImportedRows]]:
    units: dict[int, list[Draft]] = {}
    for draft in drafts:
        units.setdefault(draft.unit_id, []).append(draft)
    for unit_id, rows in sorted(units.items()):
        said = {"rows": sorted(str((row.key[1:], row.said)) for row in rows)}
        yield unit_id, audit.ImportedRows(len(rows), SOFTWARE.digest(canonical(said)).hex())
