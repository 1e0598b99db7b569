"""What must be done by when, over all ledgers: one list, the most urgent first."""

from datetime import date
from typing import Any

from litestar import Request, Router, get
from sqlalchemy import select
from sqlmodel import col

from fengqiao.access.policy import OPT, requires
from fengqiao.clock import today
from fengqiao.errors import Invalid
from fengqiao.installation import Installation
from fengqiao.ledgers.models import DueDate
from fengqiao.web.operations import described

AnyRequest = Request[Any, Any, Any]

_MOST = 200


def due_router(installation: Installation) -> Router:
    """Return the handler of `/api/due-dates`."""

    @get(
        "/due-dates",
        sync_to_thread=True,
        opt={OPT: requires("ledgers:due_date:read")},
        **described("到期事项"),
    )
    def list_due_dates(request: AnyRequest) -> dict[str, Any]:
        until = _until(request)
        statement = (
            select(DueDate)
            .where(col(DueDate.done_on).is_(None), col(DueDate.due_on) <= until)
            .order_by(col(DueDate.due_on), col(DueDate.id))
            .limit(_MOST)
        )
        with installation.database.reading(request.user.scope) as session:
            found = list(session.scalars(statement))
        return {"due": [_entry(installation, one) for one in found if _may_read(installation, request, one)]}

    return Router("/api", route_handlers=[list_due_dates], tags=["到期事项"])


def _until(request: AnyRequest) -> date:
    try:
        return date.fromisoformat(request.query_params.get("until", today().isoformat()))
    except ValueError:
        raise Invalid("参数 until 应为日期,写成 2024-03-05 的样子。") from None


def _may_read(installation: Installation, request: AnyRequest, due: DueDate) -> bool:
    ledger = installation.ledgers.get(due.ledger)
    return ledger is not None and bool(request.user.may(ledger.permission("read")))


def _entry(installation: Installation, due: DueDate) -> dict[str, Any]:
    ledger = installation.ledgers[due.ledger]
    deadline = next(one for one in ledger.deadlines if one.code == due.deadline)
    return {
        "unit_id": due.unit_id,
        "title": deadline.title,
        "deadline": deadline.code,
        "source": deadline.source,
        "due_on": due.due_on,
        "overdue": due.due_on < today(),
        "ledger": ledger.code,
        "href": f"/api/{ledger.owner}/{ledger.path}/{due.row_id}",
    }
