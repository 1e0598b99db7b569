"""Which content serves where: one file used twice is no fault, but whoever reviews must see it."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select, true
from sqlmodel import col

from fengqiao.assessment.models import Attestation, AttestationFile, EvidenceFile, Override, SurveyResult
from fengqiao.database.scope import ScopedSession


class Use(NamedTuple):
    """One place where a content serves.

    :param evidence_id: the file, as the unit handed it in.
    :param serves: the check or survey question that it supports; None when it was handed in and serves nothing yet.
    """

    unit_id: int
    evidence_id: UUID
    name: str
    serves: str | None


def uses_of(session: ScopedSession, digests: Collection[str] | None = None) -> Mapping[str, tuple[Use, ...]]:
    """Return by digest where contents serve, inside the session's scope.

    :param digests: only these; all when None.
    """
    file = EvidenceFile
    served: dict[tuple[int, UUID], set[str | None]] = {}
    for unit_id, evidence_id, name in _served(session):
        served.setdefault((unit_id, evidence_id), set()).add(name)
    wanted: ColumnElement[bool] = true() if digests is None else col(file.digest).in_(list(digests))
    statement = select(col(file.digest), col(file.unit_id), col(file.id), col(file.name)).where(
        col(file.voided_at).is_(None), wanted
    )
    uses: dict[str, list[Use]] = {}
    for digest, unit_id, evidence_id, name in session.execute(statement):
        names: Collection[str | None] = served.get((unit_id, evidence_id), (None,))
        for serves in names:
            uses.setdefault(digest, []).append(Use(unit_id, evidence_id, name, serves))
    return {digest: tuple(sorted(found, key=_order)) for digest, found in uses.items()}


def used_more_than_once(session: ScopedSession) -> Mapping[str, tuple[Use, ...]]:
    """Return every content inside the scope that was handed in twice or serves more than one thing."""
    return {digest: uses for digest, uses in uses_of(session).items() if len(uses) > 1}


def _served(session: ScopedSession) -> Iterator[Any]:
    link = AttestationFile
    yield from session.execute(
        select(col(link.unit_id), col(link.evidence_id), col(Attestation.check_id))
        .join(
            Attestation,
            and_(
                col(Attestation.unit_id) == col(link.unit_id),
                col(Attestation.id) == col(link.attestation_id),
            ),
        )
        .where(col(Attestation.voided_at).is_(None))
    )
    for kind, name in ((SurveyResult, SurveyResult.question), (Override, Override.check_id)):
        yield from session.execute(
            select(col(kind.unit_id), col(kind.evidence_id), col(name)).where(
                col(kind.evidence_id).is_not(None), col(kind.voided_at).is_(None)
            )
        )


def _order(use: Use) -> tuple[int, str, str]:
    return use.unit_id, str(use.evidence_id), use.serves or ""
