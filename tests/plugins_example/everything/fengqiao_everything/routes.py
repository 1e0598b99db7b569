"""A handler of the plugin's own, beside those its ledger brings."""

from typing import Any

from fengqiao.api import OPT, NotFound, requires, today
from litestar import Request, get
from sqlmodel import col

from fengqiao_everything.duties import DUTIES, Duty, duties


@get(
    "/next-duty",
    sync_to_thread=True,
    opt={OPT: requires(DUTIES.permission("read"))},
    summary="下一次值班",
)
def next_duty(request: Request[Any, Any, Any]) -> dict[str, Any]:
    """Answer the next duty that the actor may see; the session's scope decides that."""
    with request.app.state.database.reading(request.user.scope) as session:
        upcoming = duties(session, col(Duty.held_on) >= today())
    if not upcoming:
        raise NotFound("没有排好的值班。请先在“窗口值班”台账中排班。")
    return {"id": upcoming[0].id, "unit_id": upcoming[0].unit_id, "held_on": upcoming[0].held_on}
