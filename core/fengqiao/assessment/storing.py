"""Stored assessments: written with everything they were made from, and made again to the same bytes."""

import json
from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from fengqiao.access import audit
from fengqiao.assessment.assessing import PreparedPack, assess, prepare
from fengqiao.assessment.inputs import Inputs
from fengqiao.assessment.models import Assessment
from fengqiao.assessment.registering import RegisteredPack, registered
from fengqiao.assessment.results import AssessmentResult
from fengqiao.assessment.spelling import read_inputs, spelled_inputs, spelled_result
from fengqiao.database.scope import ScopedSession
from fengqiao.database.types import uuid7
from fengqiao.errors import Forbidden, NotFound
from fengqiao.indicators.window import Window
from fengqiao.privacy.chain import canonical
from fengqiao.privacy.provider import SOFTWARE

Versions = Mapping[str, str]
"""Distribution → version of the core and of every active plugin."""


class Stored(NamedTuple):
    """What `store` wrote for one unit."""

    id: UUID
    result: AssessmentResult
    digest: str


def store(
    session: ScopedSession, prepared: PreparedPack, inputs: Mapping[int, Inputs], versions: Versions
) -> dict[int, Stored]:
    """Assess units and write results and inputs, as one run.

    :param inputs: by unit id; see `Gathering.inputs`. The pack's version must be registered.
    :param versions: what is installed, written down beside the result.
    :raises Forbidden: a unit lies outside the scope.
    """
    if not session.may_touch(set(inputs)):
        raise Forbidden("不能评估管辖范围以外的单位。请核对单位。")
    run = _Run(prepared, registered(session, prepared.pack.code, prepared.pack.version), uuid7(), versions)
    stored: dict[int, Stored] = {}
    for unit_id in sorted(inputs):
        row, result = _assessed(run, unit_id, inputs[unit_id], session.scope.actor)
        session.add(row)
        stored[unit_id] = Stored(row.id, result, row.digest)
    session.flush()
    audit.record_import(
        session,
        {unit_id: audit.ImportedRows(1, one.digest) for unit_id, one in stored.items()},
        action="assessment:assessment:create",
        object_kind=str(Assessment.__tablename__),
        import_id=run.id,
    )
    return stored


class _Run(NamedTuple):
    prepared: PreparedPack
    pack: RegisteredPack
    id: UUID
    versions: Versions


def _assessed(run: _Run, unit_id: int, inputs: Inputs, actor: str) -> tuple[Assessment, AssessmentResult]:
    spelled, versions = spelled_inputs(inputs), canonical(run.versions)
    result, content = _result(run.prepared, run.pack, unit_id, spelled, versions)
    window = run.prepared.window
    row = Assessment(
        unit_id=unit_id,
        run_id=run.id,
        pack_code=run.pack.code,
        pack_version=run.pack.version,
        window_first=window.first,
        window_last=window.last,
        created_by=actor,
        versions=versions.decode(),
        inputs=spelled.decode(),
        result=content.decode(),
        digest=SOFTWARE.digest(content).hex(),
    )
    return row, result


def _result(
    prepared: PreparedPack, pack: RegisteredPack, unit_id: int, inputs: bytes, versions: bytes
) -> tuple[AssessmentResult, bytes]:
    """Assess from spelled inputs alone, the first time as every time after."""
    result = assess(prepared, read_inputs(inputs))
    about = {
        "pack": pack.code,
        "pack_version": pack.version,
        "pack_digest": pack.digest,
        "window": str(prepared.window),
        "unit": unit_id,
        "versions": json.loads(versions),
        "inputs": SOFTWARE.digest(inputs).hex(),
    }
    return result, spelled_result(result, about)


class Recomputation(NamedTuple):
    """A stored assessment made again from its stored inputs.

    :param content: the bytes of the result as it comes out now.
    :param is_same: they equal the stored bytes, and those still have their digest.
    """

    assessment: Assessment
    prepared: PreparedPack
    inputs: Inputs
    result: AssessmentResult
    content: bytes
    is_same: bool


def recompute(session: ScopedSession, assessment_id: UUID) -> Recomputation:
    """Make an assessment again from what was stored, with the pack's stored version; nothing else is read.

    :raises NotFound: there is none inside the scope.
    :raises Conflict: the stored pack was changed.
    """
    row = find_assessment(session, assessment_id)
    pack = registered(session, row.pack_code, row.pack_version)
    prepared = prepare(pack.pack, Window(row.window_first, row.window_last))
    spelled = row.inputs.encode()
    result, content = _result(prepared, pack, row.unit_id, spelled, row.versions.encode())
    is_same = content == row.result.encode() and SOFTWARE.digest(content).hex() == row.digest
    return Recomputation(row, prepared, read_inputs(spelled), result, content, is_same)


def find_assessment(session: ScopedSession, assessment_id: UUID) -> Assessment:
    """Return a stored assessment.

    :raises NotFound: there is none inside the scope.
    """
    row = session.scalar(select(Assessment).where(col(Assessment.id) == assessment_id))
    if row is None:
        raise NotFound("没有这次评估,或它不在您的管辖范围内。请核对编号。")
    return row
