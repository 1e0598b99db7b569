"""A row of an answer workbook on its way to the tables: what it is known by, and what it says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import and_, select
from sqlmodel import col

from fengqiao.assessment.answer_files import NamedFile
from fengqiao.assessment.entries import AttestationEntry, SurveyEntry
from fengqiao.assessment.models import Attestation, AttestationFile, EvidenceFile, SurveyResult
from fengqiao.database.scope import ScopedSession

Key = tuple[int, str, str, date]
"""Unit, pack (empty for a survey), check or question, day: a later row with the same key replaces the earlier."""

Said = tuple[object, ...]
"""What an answer says, files by kind and digest: equal means unchanged."""


@dataclass(frozen=True)
class Draft:
    """A row that passed every check."""

    unit_id: int
    entry: SurveyEntry | AttestationEntry
    files: tuple[NamedFile, ...]

    @property
    def key(self) -> Key:
        """What the answer is known by."""
        if isinstance(self.entry, SurveyEntry):
            return self.unit_id, "", self.entry.question, self.entry.surveyed_on
        return self.unit_id, self.entry.pack_code, self.entry.check_id, self.entry.attested_on

    @property
    def said(self) -> Said:
        """What it says."""
        files = said_files((file.kind, file.kept.digest) for file in self.files)
        if isinstance(self.entry, SurveyEntry):
            return self.entry.valid_answers, self.entry.positive_answers, self.entry.note, files
        return self.entry.answer, self.entry.amount, self.entry.note, files


def said_files(files: Iterable[tuple[str | None, str]]) -> tuple[tuple[str, str], ...]:
    """Return kinds and digests in an order that does not depend on who lists them."""
    return tuple(sorted((kind or "", digest) for kind, digest in files))


@dataclass(frozen=True)
class Known:
    """What stands in the tables for some units.

    :param answers: key → the row and what it says.
    :param evidence: (unit, digest) → the file that holds this content.
    """

    answers: Mapping[Key, tuple[SurveyResult | Attestation, Said]] = field(default_factory=dict)
    evidence: Mapping[tuple[int, str], UUID] = field(default_factory=dict)


def known_answers(session: ScopedSession, units: Iterable[int]) -> Known:
    """Return the answers and files of some units that were not voided."""
    inside = list(units)
    files = session.scalars(
        select(EvidenceFile)
        .where(col(EvidenceFile.unit_id).in_(inside), col(EvidenceFile.voided_at).is_(None))
        .order_by(col(EvidenceFile.id))
    ).all()
    digests = {(file.unit_id, file.id): file.digest for file in files}
    surveys = _surveys(session, inside, digests)
    return Known(
        {**surveys, **_attestations(session, inside)},
        {(file.unit_id, file.digest): file.id for file in files},
    )


def _surveys(
    session: ScopedSession, units: list[int], digests: Mapping[tuple[int, UUID], str]
) -> dict[Key, tuple[SurveyResult | Attestation, Said]]:
    rows = session.scalars(
        select(SurveyResult)
        .where(col(SurveyResult.unit_id).in_(units), col(SurveyResult.voided_at).is_(None))
        .order_by(col(SurveyResult.entered_at), col(SurveyResult.id))
    )
    known: dict[Key, tuple[SurveyResult | Attestation, Said]] = {}
    for row in rows:
        digest = digests.get((row.unit_id, row.evidence_id)) if row.evidence_id else None
        files = said_files([(None, digest)] if digest else [])
        said = (row.valid_answers, row.positive_answers, row.note, files)
        known[row.unit_id, "", row.question, row.surveyed_on] = row, said
    return known


def _attestations(
    session: ScopedSession, units: list[int]
) -> dict[Key, tuple[SurveyResult | Attestation, Said]]:
    files: dict[UUID, list[tuple[str | None, str]]] = {}
    for attestation_id, kind, digest in session.execute(
        select(col(AttestationFile.attestation_id), col(AttestationFile.kind), col(EvidenceFile.digest))
        .join(
            EvidenceFile,
            and_(
                col(EvidenceFile.unit_id) == col(AttestationFile.unit_id),
                col(EvidenceFile.id) == col(AttestationFile.evidence_id),
            ),
        )
        .where(col(AttestationFile.unit_id).in_(units))
    ):
        files.setdefault(attestation_id, []).append((kind, digest))
    rows = session.scalars(
        select(Attestation)
        .where(col(Attestation.unit_id).in_(units), col(Attestation.voided_at).is_(None))
        .order_by(col(Attestation.entered_at), col(Attestation.id))
    )
    return {
        (row.unit_id, row.pack_code, row.check_id, row.attested_on): (
            row,
            (row.answer, row.amount, row.note, said_files(files.get(row.id, ()))),
        )
        for row in rows
    }
