"""What must be done by when, over all ledgers: for a unit itself one by one, for the units below it in counts."""

from datetime import date
from typing import Any

from litestar import Request, Response, Router, get

from fengqiao.access.policy import OPT, requires
from fengqiao.clock import today
from fengqiao.errors import Invalid
from fengqiao.indicators.window import Window
from fengqiao.installation import Installation
from fengqiao.ledgers.sealing import note_readings
from fengqiao.outstanding.agenda import agenda
from fengqiao.outstanding.answers import Agenda, DueRow, DutyStanding, Outstanding
from fengqiao.units.models import Unit
from fengqiao.web.figures import unit_of
from fengqiao.web.operations import described
from fengqiao.web.rendering import page
from fengqiao.web.station_pages import DEMO_WINDOW

AnyRequest = Request[Any, Any, Any]

_READ = {OPT: requires("ledgers:due_date:read")}
_LONGEST = 731


def due_router(installation: Installation) -> Router:
    """Return the handler of `/api/due-dates`."""

    @get("/due-dates", sync_to_thread=True, opt=_READ, **described("到期、超期和漏办事项"))
    def list_due_dates(request: AnyRequest) -> dict[str, Any]:
        window = _window(request)
        unit, found = _agenda(installation, request, window)
        return {
            "unit_id": unit.id,
            "window": {"from": window.first, "to": window.last},
            "due": [_due(one) for one in found.due],
            "duties": [_duty(one) for one in found.duties],
            "units": [vars(one) for one in found.units],
        }

    return Router("/api", route_handlers=[list_due_dates], tags=["到期事项"])


def due_page(installation: Installation) -> Router:
    """Return the page `/due`."""

    @get("/", sync_to_thread=True, opt=_READ)
    def show_due(request: AnyRequest) -> Response[str]:
        window = _window(request)
        unit, found = _agenda(installation, request, window)
        return page(
            "due.html",
            actor=request.user,
            synthetic=request.app.state.synthetic,
            unit=unit,
            window=window,
            found=found,
        )

    return Router("/due", route_handlers=[show_due], include_in_schema=False)


def _agenda(installation: Installation, request: AnyRequest, window: Window) -> tuple[Unit, Agenda]:
    seen = [one for one in installation.ledgers.values() if request.user.may(one.permission("read"))]
    with installation.database.reading(request.user.scope) as session:
        unit_id = unit_of(request, session)
        found = agenda(session, installation.codes, seen, unit_id, window, today())
        unit = session.get_one(Unit, unit_id)
    for ledger in seen:
        row_ids = {one.row_id for one in found.due if one.ledger is ledger}
        note_readings(installation.database, request.user.scope, ledger, row_ids)
    return unit, found


def _window(request: AnyRequest) -> Window:
    """Read `from` and `until`: by default this year up to today, in a demo the days its rows are about.

    :raises Invalid: when one is no date, or they are more than two years apart.
    """
    until = _day(request, "until", DEMO_WINDOW.last if request.app.state.synthetic else today())
    first = _day(request, "from", date(until.year, 1, 1))
    if not 0 <= (until - first).days <= _LONGEST:
        raise Invalid("参数 from 不应晚于 until,两者相距不超过两年。")
    return Window(first, until)


def _day(request: AnyRequest, name: str, default: date) -> date:
    text = request.query_params.get(name, default.isoformat())
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # The calendar's first and last years have no year before or after them to count into.
    if day is None or str(day) != text or not date.min.year < day.year < date.max.year:
        raise Invalid(f"参数 {name} 应为日期,写成 2024-03-05 的样子。")
    return day


def _due(one: DueRow) -> dict[str, Any]:
    return {
        "unit_id": one.unit_id,
        "title": one.deadline.title,
        "deadline": one.deadline.code,
        "source": one.deadline.source,
        "due_on": one.due_on,
        "overdue": one.overdue,
        "unconfirmed": one.unconfirmed,
        "ledger": one.ledger.code,
        "href": f"/api/{one.ledger.owner}/{one.ledger.path}/{one.row_id}",
    }


def _duty(one: DutyStanding) -> dict[str, Any]:
    return {
        "title": one.duty.title,
        "duty": one.duty.code,
        "source": one.duty.source,
        "ledger": one.ledger.code,
        "every": one.duty.rhythm,
        "times": one.duty.times,
        "amount": one.ledger.titles.get(one.duty.amount or ""),
        "averages": one.duty.averages,
        "subject_id": one.subject_id,
        "subject": one.subject,
        "kept": one.kept,
        "missing": [_outstanding(period) for period in one.missing],
        "open": [_outstanding(period) for period in one.open],
    }


def _outstanding(one: Outstanding) -> dict[str, Any]:
    return {
        "from": one.period.first,
        "to": one.period.last,
        "due_on": one.period.due_on,
        "done": one.done,
        "needed": one.needed,
    }
