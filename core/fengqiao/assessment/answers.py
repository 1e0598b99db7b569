"""Writing what people answer: nothing is overwritten, a later answer stands before an earlier one, a wrong one is voided."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from fengqiao.access import audit
from fengqiao.assessment.entries import AttestationEntry, OverrideEntry, SurveyEntry
from fengqiao.assessment.fitting import (
    refuse_unfit_attestation,
    refuse_unfit_override,
    refuse_unknown_question,
)
from fengqiao.assessment.models import Attestation, AttestationFile, EvidenceFile, Override, SurveyResult
from fengqiao.assessment.packs.standard import StandardPack
from fengqiao.clock import now
from fengqiao.database.scope import ScopedSession
from fengqiao.errors import Conflict, Forbidden, Invalid, NotFound

_Row = TypeVar("_Row", SurveyResult, Attestation, Override, EvidenceFile)

_KINDS = {SurveyResult: "survey", Attestation: "attestation", Override: "override", EvidenceFile: "evidence"}


def record_survey(
    session: ScopedSession, packs: Iterable[StandardPack], unit_id: int, entry: SurveyEntry
) -> SurveyResult:
    """Write a survey result.

    :param packs: the packs in use; one of them must ask the question.
    :raises NotFound: no pack asks it, or the file is not the unit's.
    :raises Forbidden: the unit lies outside the scope.
    """
    refuse_unknown_question(packs, entry.question)
    _check_files(session, unit_id, [entry.evidence_id] if entry.evidence_id else [])
    row = SurveyResult(**entry.model_dump(), unit_id=unit_id, entered_by=session.scope.actor)
    return _write(session, row)


def record_attestation(
    session: ScopedSession, pack: StandardPack, unit_id: int, entry: AttestationEntry
) -> Attestation:
    """Write an attestation with the files that support it.

    :raises NotFound: the pack has no such check, or a file is not the unit's.
    :raises Invalid: the check is not answered in this way.
    :raises Forbidden: the unit lies outside the scope.
    """
    refuse_unfit_attestation(pack, entry)
    _check_files(session, unit_id, [file.evidence_id for file in entry.files])
    row = Attestation(**entry.model_dump(exclude={"files"}), unit_id=unit_id, entered_by=session.scope.actor)
    session.add(row)
    session.flush()
    for file in entry.files:
        session.add(AttestationFile(**file.model_dump(), unit_id=unit_id, attestation_id=row.id))
    return _write(session, row)


def record_override(
    session: ScopedSession, pack: StandardPack, unit_id: int, entry: OverrideEntry
) -> Override:
    """Write a reviewer's decision; it counts once another person has confirmed it.

    :raises NotFound: the pack has no such check.
    :raises Invalid: the answer is not a computed one.
    :raises Forbidden: the unit lies outside the scope.
    """
    refuse_unfit_override(pack, entry)
    _check_files(session, unit_id, [entry.evidence_id] if entry.evidence_id else [])
    return _write(session, Override(**entry.model_dump(), unit_id=unit_id, entered_by=session.scope.actor))


def confirm_override(session: ScopedSession, override_id: UUID) -> Override:
    """Let a reviewer's decision count.

    :raises NotFound: there is none inside the scope.
    :raises Conflict: it was voided, is confirmed already, or the same person made it.
    """
    row = find(session, Override, override_id)
    if row.confirmed_by is not None:
        raise Conflict("这条改判已经确认过。")
    if row.entered_by == session.scope.actor:
        raise Conflict("改判须由另一人确认。请由其他考评人员确认。")
    row.confirmed_at, row.confirmed_by = now(), session.scope.actor
    session.add(row)
    session.flush()
    _note(session, row, "approve")
    return row


def void(session: ScopedSession, kind: type[_Row], row_id: UUID, reason: str) -> _Row:
    """Take an answer, a decision or a file back: it stays where it is and counts no more.

    :raises NotFound: there is none inside the scope.
    :raises Conflict: it was voided before.
    """
    row = find(session, kind, row_id)
    row.voided_at, row.voided_by, row.void_reason = now(), session.scope.actor, reason
    session.add(row)
    session.flush()
    _note(session, row, "void")
    return row


def find(session: ScopedSession, kind: type[_Row], row_id: UUID) -> _Row:
    """Return a row that was not voided.

    :raises NotFound: there is none inside the scope.
    :raises Conflict: it was voided.
    """
    row = session.scalar(select(kind).where(col(kind.id) == row_id))
    if row is None:
        raise NotFound("没有这条记录,或它不在您的管辖范围内。")
    if row.voided_at is not None:
        raise Conflict("这条记录已经作废。")
    return row


def _check_files(session: ScopedSession, unit_id: int, ids: list[UUID]) -> None:
    if not session.may_touch({unit_id}):
        raise Forbidden("不能写入管辖范围以外的单位。请核对单位。")
    if len(set(ids)) < len(ids):
        raise Invalid("同一份材料在一条确认里列了两次。请删去重复的一行。")
    found = select(col(EvidenceFile.id)).where(
        col(EvidenceFile.unit_id) == unit_id,
        col(EvidenceFile.id).in_(ids),
        col(EvidenceFile.voided_at).is_(None),
    )
    if ids and set(session.scalars(found)) != set(ids):
        raise NotFound("佐证材料不存在、已作废,或属于别的单位。请先上传到本单位。")


def _write(session: ScopedSession, row: _Row) -> _Row:
    session.add(row)
    session.flush()
    _note(session, row, "create")
    return row


def _note(
    session: ScopedSession, row: SurveyResult | Attestation | Override | EvidenceFile, action: str
) -> None:
    audit.record(
        session,
        unit_id=row.unit_id,
        action=f"assessment:{_KINDS[type(row)]}:{action}",
        object_kind=str(type(row).__tablename__),
        object_id=str(row.id),
    )
