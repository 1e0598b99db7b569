"""Assessing over the web: results, stored runs, and what people answer — surveys, attestations, evidence files."""

from dataclasses import asdict
from io import BytesIO
from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath, RawBody

from fengqiao.access.policy import OPT, requires
from fengqiao.assessment import entries
from fengqiao.assessment.answers import record_attestation, record_survey
from fengqiao.assessment.comparing import compare
from fengqiao.assessment.evidence import hand_in
from fengqiao.assessment.evidence_use import used_more_than_once
from fengqiao.assessment.running import run_assessment
from fengqiao.assessment.stations import stations_under
from fengqiao.assessment.storing import recompute
from fengqiao.errors import Invalid
from fengqiao.installation import Installation
from fengqiao.station_assessment import StationAssessment
from fengqiao.web.figures import unit_of, window_of
from fengqiao.web.operations import described

AnyRequest = Request[Any, Any, Any]

READ = {OPT: requires("assessment:result:read")}
ANSWER = {OPT: requires("assessment:answer:write")}
RUN = {OPT: requires("assessment:result:write")}


def assessment_router(installation: Installation) -> Router:
    """Return the handlers under `/api/assessment`."""
    api = AssessmentApi(installation)
    handlers = [api.results(), api.run(), api.recompute(), api.compare()]
    answers = [api.survey(), api.attestation(), api.evidence(), api.repeated_evidence()]
    return Router("/api/assessment", route_handlers=[*handlers, *answers], tags=["考核"])


class AssessmentApi:
    """The handlers, over one installation."""

    def __init__(self, installation: Installation) -> None:
        self._house = installation

    def results(self) -> Any:
        """Assess as the ledgers stand now; nothing is stored."""

        @get("/results", sync_to_thread=True, opt=READ, **described("按现有台账评估(不保存)"))
        def get_results(request: AnyRequest) -> dict[str, Any]:
            window = window_of(request)
            with self._house.database.reading(request.user.scope) as session:
                unit_id = unit_of(request, session)
                stations = stations_under(session, unit_id, window.last)
                return StationAssessment(self._house, self._pack(request), window).of(
                    session, stations, unit_id
                )

        return get_results

    def run(self) -> Any:
        """Assess and store, with inputs and versions."""

        @post("/runs", sync_to_thread=True, opt=RUN, **described("评估并保存"))
        def post_run(request: AnyRequest) -> dict[str, Any]:
            window, house = window_of(request), self._house
            with house.database.reading(request.user.scope) as session:
                unit_id = unit_of(request, session)
                stations = [
                    unit.id for unit in stations_under(session, unit_id, window.last) if unit.id is not None
                ]
            stored = run_assessment(
                house.database,
                house.gathering,
                house.library.pack(self._pack(request)),
                window,
                stations,
                scope=request.user.scope,
                versions=house.versions,
            )
            return {
                "assessments": [
                    {"unit_id": unit, "id": one.id, "digest": one.digest} for unit, one in stored.items()
                ]
            }

        return post_run

    def recompute(self) -> Any:
        """Recompute a stored result from its own inputs: the same bytes."""

        @get(
            "/runs/{assessment_id:uuid}/recompute",
            sync_to_thread=True,
            opt=READ,
            **described("重算已存的评估"),
        )
        def get_recomputed(request: AnyRequest, assessment_id: FromPath[UUID]) -> dict[str, Any]:
            with self._house.database.reading(request.user.scope) as session:
                again = recompute(session, assessment_id)
                return {"id": assessment_id, "is_same": again.is_same, "digest": again.assessment.digest}

        return get_recomputed

    def compare(self) -> Any:
        """Hold a stored result against today's ledgers."""

        @get(
            "/runs/{assessment_id:uuid}/compare",
            sync_to_thread=True,
            opt=READ,
            **described("与今天的台账对照"),
        )
        def get_comparison(request: AnyRequest, assessment_id: FromPath[UUID]) -> dict[str, Any]:
            with self._house.database.reading(request.user.scope) as session:
                return asdict(compare(session, assessment_id, self._house.gathering))

        return get_comparison

    def survey(self) -> Any:
        """A survey result of a unit."""

        @post("/surveys", sync_to_thread=True, opt=ANSWER, **described("登记问卷结果", entries.SurveyEntry))
        def post_survey(request: AnyRequest, body: RawBody) -> dict[str, Any]:
            entry = entries.accept_json(entries.SurveyEntry, body)
            with self._house.database.writing(request.user.scope) as session:
                row = record_survey(session, self._house.library.standards, unit_of(request, session), entry)
                return {"id": row.id, "unit_id": row.unit_id}

        return post_survey

    def attestation(self) -> Any:
        """What a person answers to a check."""

        @post(
            "/attestations",
            sync_to_thread=True,
            opt=ANSWER,
            **described("登记确认", entries.AttestationEntry),
        )
        def post_attestation(request: AnyRequest, body: RawBody) -> dict[str, Any]:
            entry = entries.accept_json(entries.AttestationEntry, body)
            pack = self._house.library.pack(entry.pack_code).pack
            with self._house.database.writing(request.user.scope) as session:
                row = record_attestation(session, pack, unit_of(request, session), entry)
                return {"id": row.id, "unit_id": row.unit_id}

        return post_attestation

    def evidence(self) -> Any:
        """A file that supports an answer: its kind is read from its content, its name is only shown."""

        @post(
            "/evidence",
            sync_to_thread=True,
            opt=ANSWER,
            **described("上传佐证材料(请求内容即文件,name 为文件名)"),
        )
        def post_evidence(request: AnyRequest, body: RawBody) -> Response[dict[str, Any]]:
            name = request.query_params.get("name")
            if not name:
                raise Invalid("请在参数 name 中写明文件名。")
            with self._house.database.writing(request.user.scope) as session:
                row = hand_in(session, self._house.evidence, unit_of(request, session), name, BytesIO(body))
                answer = {
                    "id": row.id,
                    "digest": row.digest,
                    "size": row.size,
                    "content_type": row.content_type,
                }
            return Response(answer, status_code=201)

        return post_evidence

    def repeated_evidence(self) -> Any:
        """Files that serve more than once, so that whoever reviews sees it."""

        @get("/evidence/repeated", sync_to_thread=True, opt=READ, **described("用在多处的佐证材料"))
        def get_repeated(request: AnyRequest) -> dict[str, Any]:
            with self._house.database.reading(request.user.scope) as session:
                found = used_more_than_once(session)
            return {
                "files": [
                    {"digest": digest, "uses": [one._asdict() for one in uses]}
                    for digest, uses in found.items()
                ]
            }

        return get_repeated

    def _pack(self, request: AnyRequest) -> str:
        code = request.query_params.get("pack")
        if code is None:
            raise Invalid(f"请在参数 pack 中写明标准。可用的有:{'、'.join(self._house.library.packs)}。")
        return str(code)
