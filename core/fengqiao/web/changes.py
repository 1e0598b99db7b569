"""Mergers of stations and transfers of staff over the web, and what plugins say of them."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Request, Router, get, post
from litestar.params import FromPath, RawBody
from pydantic import Field

from fengqiao.access.policy import OPT, requires
from fengqiao.database.scope import ScopedSession
from fengqiao.installation import Installation
from fengqiao.registry.changes import Registrar, staff_view
from fengqiao.web.bodies import Body, parsed
from fengqiao.web.operations import described

AnyRequest = Request[Any, Any, Any]


class MergeBody(Body):
    """Close a station into another."""

    into: int = Field(title="并入的司法所(单位)")
    on: date = Field(title="撤并日期", description="原司法所不再存在的第一天")


class TransferBody(Body):
    """Move a person to another station."""

    unit_id: int = Field(title="调往的司法所(单位)")
    on: date = Field(title="到任日期")
    document_no: str | None = Field(None, title="任免文号", max_length=60)


def change_router(installation: Installation) -> Router:
    """Return the handlers of mergers and transfers."""

    def registrar(session: ScopedSession) -> Registrar:
        return Registrar(session, installation.host, installation.codes, installation.vault)

    @post(
        "/stations/{unit_id:int}/merge",
        status_code=200,
        sync_to_thread=True,
        opt={OPT: requires("registry:station:approve")},
        **described("撤并司法所", MergeBody),
    )
    def merge(request: AnyRequest, unit_id: FromPath[int], body: RawBody) -> dict[str, Any]:
        wanted = parsed(MergeBody, body)
        with installation.database.writing(request.user.scope) as session:
            registrar(session).merge_stations(unit_id, wanted.into, wanted.on)
        return {"unit_id": unit_id, "into": wanted.into, "on": wanted.on}

    @post(
        "/staff/{staff_id:uuid}/transfer",
        status_code=200,
        sync_to_thread=True,
        opt={OPT: requires("registry:assignment:approve")},
        **described("人员交流", TransferBody),
    )
    def transfer(request: AnyRequest, staff_id: FromPath[UUID], body: RawBody) -> dict[str, Any]:
        wanted = parsed(TransferBody, body)
        with installation.database.writing(request.user.scope) as session:
            told = registrar(session).transfer(staff_id, wanted.unit_id, wanted.on, wanted.document_no)
        failed = {one.plugin: one.failure.reason for one in told if one.failure is not None}
        return {"staff_id": staff_id, "unit_id": wanted.unit_id, "on": wanted.on, "failed": failed}

    @get(
        "/staff/{staff_id:uuid}/open-items",
        sync_to_thread=True,
        opt={OPT: requires("registry:assignment:read")},
        **described("一名工作人员手上未了的事"),
    )
    def list_open_items(request: AnyRequest, staff_id: FromPath[UUID]) -> dict[str, Any]:
        with installation.database.reading(request.user.scope) as session:
            staff = staff_view(session, staff_id)
            answers = installation.host.call_each("open_items", staff=staff, session=session)
        return {
            "items": [
                {"plugin": one.plugin, "title": item.title, "due_on": item.due_on, "link": item.link}
                for one in answers
                for item in one.value or ()
            ],
            "failed": {one.plugin: one.failure.reason for one in answers if one.failure is not None},
        }

    return Router("/api", route_handlers=[merge, transfer, list_open_items], tags=["所务变动"])
