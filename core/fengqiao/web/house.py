"""What this installation is made of: the units somebody may see, and the plugins and their states."""

from typing import Any

from litestar import Request, Router, get
from sqlalchemy import select
from sqlmodel import col

from fengqiao.access.policy import OPT, SIGNED_IN, requires
from fengqiao.clock import today
from fengqiao.installation import Installation
from fengqiao.units.models import Unit, UnitLink
from fengqiao.web.operations import described

AnyRequest = Request[Any, Any, Any]


def house_router(installation: Installation) -> Router:
    """Return the handlers of units and plugins."""

    @get("/units", sync_to_thread=True, opt={OPT: requires("units:unit:read")}, **described("可见的单位"))
    def list_units(request: AnyRequest) -> dict[str, Any]:
        day = today()
        parent = (
            select(col(UnitLink.ancestor_id))
            .where(
                col(UnitLink.descendant_id) == Unit.id,
                col(UnitLink.depth) == 1,
                col(UnitLink.valid_from) <= day,
                col(UnitLink.valid_to) > day,
            )
            .scalar_subquery()
        )
        with installation.database.reading(request.user.scope) as session:
            inside = request.user.scope.narrows(col(Unit.id))
            found = session.execute(
                select(Unit.id, Unit.code, Unit.name, Unit.kind, parent.label("parent_id"))  # type: ignore[call-overload]
                .where(inside)
                .order_by(col(Unit.code))
            )
            return {"units": [dict(row) for row in found.mappings()]}

    @get("/plugins", sync_to_thread=True, opt={OPT: SIGNED_IN}, **described("业务插件及其状态"))
    def list_plugins() -> dict[str, Any]:
        return {
            "plugins": [
                {
                    "name": one.name,
                    "title": one.title,
                    "version": one.version,
                    "state": one.state.value,
                    "state_title": one.state.title,
                    "reason": one.reason,
                }
                for one in installation.host.states(installation.database)
            ]
        }

    return Router("/api", route_handlers=[list_units, list_plugins], tags=["系统"])
