"""The pages of periodic returns: the latest periods of each, and one table with the way from each number to its rows."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from litestar import Request, Response, Router, get
from litestar.params import FromPath

from fengqiao.clock import today
from fengqiao.indicators.left_out import concerns_sealed
from fengqiao.indicators.window import Every, Window
from fengqiao.installation import Installation
from fengqiao.reports.statistics import growth_shown
from fengqiao.reports.wording import period_title
from fengqiao.units.models import Unit
from fengqiao.web.figures import READ_FIGURES, unit_of, window_of
from fengqiao.web.rendering import page
from fengqiao.web.station_pages import DEMO_WINDOW
from fengqiao.web.statistics import drawn_up

AnyRequest = Request[Any, Any, Any]

_SHOWN = 4
"""Periods of each kind on the list, the current one first."""


def statistics_pages(installation: Installation) -> Router:
    """Return the pages `/statistics` and `/statistics/{name}`."""

    @get("/", sync_to_thread=True, opt=READ_FIGURES)
    def show_tables(request: AnyRequest) -> Response[str]:
        synthetic = request.app.state.synthetic
        with installation.database.reading(request.user.scope) as session:
            unit = session.get_one(Unit, unit_of(request, session))
        day = DEMO_WINDOW.last if synthetic else today()
        tables = [
            (table, [(every, list(_latest(every, day))) for every in table.every])
            for table in installation.tables
        ]
        return page("statistics.html", actor=request.user, synthetic=synthetic, unit=unit, tables=tables)

    @get("/{name:str}", sync_to_thread=True, opt=READ_FIGURES)
    def show_table(request: AnyRequest, name: FromPath[str]) -> Response[str]:
        unit, computed = drawn_up(installation, request, name, window_of(request))
        return page(
            "statistical_table.html",
            actor=request.user,
            synthetic=request.app.state.synthetic,
            unit=unit,
            computed=computed,
            growth=growth_shown,
            concerns_sealed=concerns_sealed,
        )

    return Router("/statistics", route_handlers=[show_tables, show_table], include_in_schema=False)


def _latest(every: Every, day: date) -> Iterator[tuple[str, Window]]:
    """Yield the periods up to the one that holds a day, with what they are called, the latest first."""
    for _ in range(_SHOWN):
        period = every.holding(day)
        yield period_title(every, period), period
        day = period.first - timedelta(days=1)
