"""Reading what people answered, for many stations in one query each: the latest answer by the window's last day."""

from collections.abc import Collection, Mapping
from typing import Any, Literal, cast
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select, true
from sqlmodel import col

from fengqiao.assessment.fitting import questions_of
from fengqiao.assessment.inputs import Answers, AttestedAnswer, File, Overruling, SurveyAnswer
from fengqiao.assessment.models import Attestation, AttestationFile, EvidenceFile, Override, SurveyResult
from fengqiao.assessment.packs.standard import StandardPack
from fengqiao.assessment.verdicts import CheckState
from fengqiao.database.scope import ScopedSession
from fengqiao.indicators.window import Window

_NAMED_UNITS = 500

_Answer = Literal["yes", "no", "not_applicable", "number"]
_Place = tuple[int, UUID]


def answers_of(
    session: ScopedSession, pack: StandardPack, window: Window, units: Collection[int]
) -> Mapping[int, Answers]:
    """Return what was answered for each unit; a unit nobody answered for is absent.

    An answer dated after the window's last day does not count. Of several the latest dated counts, and of those the
    latest entered. Overrulings belong to one period and count once confirmed.
    """
    surveys = _surveys(session, pack, window, units)
    attested = _attested(session, pack, window, units)
    overrulings = _overrulings(session, pack, window, units)
    return {
        unit: Answers(surveys.get(unit, {}), attested.get(unit, {}), overrulings.get(unit, {}))
        for unit in surveys.keys() | attested.keys() | overrulings.keys()
    }


def _among(column: Any, units: Collection[int]) -> ColumnElement[bool]:
    # Many units are not named one by one: SQLite takes 32,766 parameters, and the scope narrows anyway.
    return col(column).in_(list(units)) if len(units) <= _NAMED_UNITS else true()


def _surveys(
    session: ScopedSession, pack: StandardPack, window: Window, units: Collection[int]
) -> dict[int, dict[str, SurveyAnswer]]:
    one = SurveyResult
    statement = (
        select(
            col(one.unit_id),
            col(one.id),
            col(one.question),
            col(one.valid_answers),
            col(one.positive_answers),
            col(one.surveyed_on),
            col(EvidenceFile.id),
            col(EvidenceFile.name),
            col(EvidenceFile.digest),
        )
        .outerjoin(
            EvidenceFile,
            and_(
                col(EvidenceFile.unit_id) == col(one.unit_id),
                col(EvidenceFile.id) == col(one.evidence_id),
                col(EvidenceFile.voided_at).is_(None),
            ),
        )
        .where(
            _among(one.unit_id, units),
            col(one.question).in_(list(questions_of(pack))),
            col(one.surveyed_on) <= window.last,
            col(one.voided_at).is_(None),
        )
        .order_by(col(one.surveyed_on), col(one.entered_at), col(one.id))
    )
    found: dict[int, dict[str, SurveyAnswer]] = {}
    for unit, row_id, question, valid, positive, day, file_id, name, digest in session.execute(statement):
        file = None if file_id is None else File(str(file_id), name, digest)
        found.setdefault(unit, {})[question] = SurveyAnswer(str(row_id), question, valid, positive, day, file)
    return found


def _attested(
    session: ScopedSession, pack: StandardPack, window: Window, units: Collection[int]
) -> dict[int, dict[str, AttestedAnswer]]:
    one = Attestation
    counts = (
        _among(one.unit_id, units),
        col(one.pack_code) == pack.code,
        col(one.attested_on) <= window.last,
        col(one.voided_at).is_(None),
    )
    statement = (
        select(
            col(one.unit_id),
            col(one.id),
            col(one.check_id),
            col(one.answer),
            col(one.attested_on),
            col(one.entered_by),
            col(one.note),
            col(one.amount),
        )
        .where(*counts)
        .order_by(col(one.attested_on), col(one.entered_at), col(one.id))
    )
    rows = session.execute(statement).all()
    files = _files(session, counts) if rows else {}
    found: dict[int, dict[str, AttestedAnswer]] = {}
    for unit, row_id, check, answer, day, by, note, amount in rows:
        shown = tuple(files.get((unit, row_id), ()))
        given = cast(_Answer, answer)
        found.setdefault(unit, {})[check] = AttestedAnswer(
            str(row_id), check, given, day, by, note, amount, shown
        )
    return found


def _files(session: ScopedSession, counts: tuple[ColumnElement[bool], ...]) -> dict[_Place, list[File]]:
    link = AttestationFile
    statement = (
        select(
            col(link.unit_id),
            col(link.attestation_id),
            col(EvidenceFile.id),
            col(EvidenceFile.name),
            col(EvidenceFile.digest),
            col(link.kind),
        )
        .join(
            Attestation,
            and_(
                col(Attestation.unit_id) == col(link.unit_id),
                col(Attestation.id) == col(link.attestation_id),
            ),
        )
        .join(
            EvidenceFile,
            and_(
                col(EvidenceFile.unit_id) == col(link.unit_id),
                col(EvidenceFile.id) == col(link.evidence_id),
            ),
        )
        .where(*counts, col(EvidenceFile.voided_at).is_(None))
    )
    files: dict[_Place, list[File]] = {}
    for unit, attestation, row_id, name, digest, kind in session.execute(statement):
        files.setdefault((unit, attestation), []).append(File(str(row_id), name, digest, kind))
    # Ordered here: the two databases do not put empty kinds at the same end.
    return {place: sorted(found, key=_order) for place, found in files.items()}


def _order(file: File) -> tuple[str, str, str]:
    return file.kind or "", file.digest, file.id


def _overrulings(
    session: ScopedSession, pack: StandardPack, window: Window, units: Collection[int]
) -> dict[int, dict[tuple[str, int], Overruling]]:
    statement = (
        select(Override)
        .where(
            _among(Override.unit_id, units),
            col(Override.pack_code) == pack.code,
            col(Override.window_first) == window.first,
            col(Override.window_last) == window.last,
            col(Override.confirmed_by).is_not(None),
            col(Override.voided_at).is_(None),
        )
        .order_by(col(Override.confirmed_at), col(Override.id))
    )
    found: dict[int, dict[tuple[str, int], Overruling]] = {}
    for row in session.scalars(statement):
        place = row.check_id, row.answer_no
        found.setdefault(row.unit_id, {})[place] = Overruling(
            str(row.id),
            row.check_id,
            row.answer_no,
            CheckState(row.state),
            row.reason,
            row.entered_by,
            row.confirmed_by or "",
        )
    return found
