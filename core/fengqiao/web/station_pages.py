"""The walk from a station's standing to its rows: stations, items with rule and numbers, and the rows behind each."""

from collections import Counter
from datetime import date
from typing import Any

from litestar import Request, Response, Router, get
from litestar.params import FromPath

from fengqiao.access.policy import OPT, requires
from fengqiao.assessment.stations import stations_under
from fengqiao.assessment.verdicts import TITLES, CheckState
from fengqiao.clock import today
from fengqiao.errors import NotFound
from fengqiao.indicators.drilldown import PAGE_SIZE, rows_behind, sides
from fengqiao.indicators.figures import as_record
from fengqiao.indicators.window import Window
from fengqiao.installation import Installation
from fengqiao.registry.changes import station_view
from fengqiao.station_assessment import StationAssessment
from fengqiao.units.models import Unit
from fengqiao.web.figures import (
    READ_FIGURES,
    figure_scope,
    note_rows,
    number_of,
    row_links,
    unit_of,
    window_of,
)
from fengqiao.web.rendering import page

AnyRequest = Request[Any, Any, Any]

READ_RESULTS = {OPT: requires("assessment:result:read")}
DEMO_WINDOW = Window(date(2023, 1, 1), date(2023, 9, 30))


def station_pages(installation: Installation) -> Router:
    """Return the pages of stations and figures."""
    pages = StationPages(installation)
    return Router(
        "/",
        route_handlers=[pages.stations(), pages.station(), pages.figures(), pages.rows()],
        include_in_schema=False,
    )


class StationPages:
    """The handlers, over one installation."""

    def __init__(self, installation: Installation) -> None:
        self._house = installation

    def stations(self) -> Any:
        """The first page: how each station under the actor's unit stands."""

        @get("/", sync_to_thread=True, opt=READ_RESULTS)
        def show_stations(request: AnyRequest) -> Response[str]:
            window, pack = self._window(request), self._pack(request)
            with self._house.database.reading(request.user.scope) as session:
                unit_id = unit_of(request, session)
                units = stations_under(session, unit_id, window.last)
                assessed = StationAssessment(self._house, pack, window).of(session, units, unit_id)
                unit = session.get(Unit, unit_id)
            stations = [
                (one["unit"], _counts(one["items"]), Counter(item["verdict"] for item in one["items"]))
                for one in assessed["stations"]
            ]
            return self._page(
                request, "stations.html", unit=unit, pack=assessed["pack"], stations=stations, window=window
            )

        return show_stations

    def station(self) -> Any:
        """One station: every item with its rule in words, its numbers and where its rows are."""

        @get("/stations/{unit_id:int}", sync_to_thread=True, opt=READ_RESULTS)
        def show_station(request: AnyRequest, unit_id: FromPath[int]) -> Response[str]:
            window, pack = self._window(request), self._pack(request)
            with self._house.database.reading(request.user.scope) as session:
                unit = session.get(Unit, unit_id) if session.may_touch({unit_id}) else None
                if unit is None:
                    raise NotFound("没有这个司法所,或它不在您的管辖范围内。")
                assessed = StationAssessment(self._house, pack, window).of(session, [unit], unit_id)
                view = station_view(session, unit_id)
                answers = self._house.host.call_each("station_sections", station=view, session=session)
            (station,) = assessed["stations"]
            return self._page(
                request,
                "station.html",
                unit=unit,
                pack=assessed["pack"],
                items=station["items"],
                counts=_counts(station["items"]),
                answers=answers,
                window=window,
            )

        return show_station

    def figures(self) -> Any:
        """All indicators of a unit over a window."""

        @get("/figures", sync_to_thread=True, opt=READ_FIGURES)
        def show_figures(request: AnyRequest) -> Response[str]:
            window, indicators = self._window(request), list(self._house.indicators)
            with self._house.database.reading(request.user.scope) as session:
                unit_id = unit_of(request, session)
                unit = session.get(Unit, unit_id)
                found = self._house.engine.compute(session, indicators, window, [unit_id], under=[unit_id])
            figures = [as_record(found.of(one.code, unit_id), one, window) for one in indicators]
            return self._page(
                request, "figures.html", unit=unit, unit_id=unit_id, figures=figures, window=window
            )

        return show_figures

    def rows(self) -> Any:
        """The rows behind a figure, each with the way to its ledger."""

        @get("/figures/{code:str}/rows", sync_to_thread=True, opt=READ_FIGURES)
        def show_rows(request: AnyRequest, code: FromPath[str]) -> Response[str]:
            window, indicator = window_of(request), self._house.indicators.find(code)
            if indicator is None:
                raise NotFound(f"指标“{code}”的插件未启用。")
            lists, place, offset = (
                sides(indicator),
                number_of(request, "measure", 0),
                number_of(request, "offset", 0),
            )
            if place >= len(lists):
                raise NotFound(f"指标“{indicator.title}”只有 {len(lists)} 组记录。")
            scope = figure_scope(request)
            with self._house.database.reading(scope) as session:
                unit_id = unit_of(request, session)
                unit = session.get(Unit, unit_id)
                figure = self._house.engine.compute(session, [indicator], window, [unit_id], under=[unit_id])
                found = rows_behind(
                    self._house.engine, session, lists[place], window, [unit_id], offset=offset
                )
            note_rows(self._house, scope, found)
            return self._page(
                request,
                "figure_rows.html",
                unit=unit,
                figure=as_record(figure.of(code, unit_id), indicator, window),
                found=found,
                rows=row_links(self._house, found),
                place=place,
                lists=len(lists),
                window=window,
                left_out=scope != request.user.scope,
                next=offset + PAGE_SIZE if offset + PAGE_SIZE < found.total else None,
            )

        return show_rows

    def _page(self, request: AnyRequest, template: str, **context: Any) -> Response[str]:
        return page(template, actor=request.user, synthetic=request.app.state.synthetic, **context)

    def _window(self, request: AnyRequest) -> Window:
        """The window that is asked for; else the demo's own, else this year so far."""
        if "from" in request.query_params or "to" in request.query_params:
            return window_of(request)
        day = today()
        return DEMO_WINDOW if request.app.state.synthetic else Window(date(day.year, 1, 1), day)

    def _pack(self, request: AnyRequest) -> str:
        return request.query_params.get("pack", next(iter(self._house.library.packs)))


def _counts(items: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    """How many items came out how: (state, title, number), the best first, absent states left out."""
    counted = Counter(item["verdict"] for item in items)
    order = ("met", "needs_evidence", "no_data", "not_met", "error", "unavailable", "not_applicable")
    return [(state, TITLES[CheckState(state)], counted[state]) for state in order if counted[state]]
