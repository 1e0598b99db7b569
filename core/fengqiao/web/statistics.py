"""Periodic returns over the web: which there are, each for a unit and a window, and the same as a workbook."""

from io import BytesIO
from typing import Any

from litestar import Request, Response, Router, get
from litestar.params import FromPath

from fengqiao.indicators.figures import Figure, as_record
from fengqiao.indicators.left_out import WITHOUT_SEALED
from fengqiao.indicators.window import Window
from fengqiao.installation import Installation
from fengqiao.reports.statistics import ComputedRow, ComputedTable, compute_table, growth_shown, write_table
from fengqiao.units.models import Unit
from fengqiao.web.figures import READ_FIGURES, rows_behind_document, unit_of, window_of
from fengqiao.web.operations import described
from fengqiao.web.workbooks import NOTICE, workbook

AnyRequest = Request[Any, Any, Any]


def statistics_router(installation: Installation) -> Router:
    """Return the handlers under `/api/statistics`."""

    @get("/", sync_to_thread=True, opt=READ_FIGURES, **described("全部统计表"))
    def list_tables() -> dict[str, Any]:
        return {
            "tables": [
                {"name": one.name, "title": one.title, "every": [every.value for every in one.every]}
                for one in installation.tables
            ]
        }

    @get("/{name:str}", sync_to_thread=True, opt=READ_FIGURES, **described("一个单位一段时间的统计表"))
    def get_table(request: AnyRequest, name: FromPath[str]) -> dict[str, Any]:
        unit, computed = drawn_up(installation, request, name, window_of(request))
        return _record(unit, computed)

    @get("/{name:str}/table.xlsx", sync_to_thread=True, opt=READ_FIGURES, **described("导出统计表"))
    def get_workbook(request: AnyRequest, name: FromPath[str]) -> Response[bytes]:
        window = window_of(request)
        unit, computed = drawn_up(installation, request, name, window)
        content = BytesIO()
        notice = NOTICE if request.app.state.synthetic else None
        write_table(content, computed, unit=unit.name, notice=notice)
        return workbook(content, f"{name}-{window.first}-{window.last}")

    return Router("/api/statistics", route_handlers=[list_tables, get_table, get_workbook], tags=["统计表"])


def drawn_up(
    installation: Installation, request: AnyRequest, name: str, window: Window
) -> tuple[Unit, ComputedTable]:
    """Return the unit that is asked for, by default the actor's, and its table, as the actor may see it.

    :raises NotFound: when there is no such table, or the unit is outside the scope.
    """
    table = installation.table(name)
    with installation.database.reading(request.user.scope) as session:
        unit_id = unit_of(request, session)
        computed = compute_table(table, installation.engine, session, unit_id, window)
        return session.get_one(Unit, unit_id), computed


def _record(unit: Unit, computed: ComputedTable) -> dict[str, Any]:
    table = computed.table
    return {
        "name": table.name,
        "title": table.title,
        "unit_id": unit.id,
        "window": _days(computed.window),
        "year_before": _days(computed.earlier),
        "just_before": _days(computed.previous),
        "rows": [_row(one, computed, unit.id or 0) for one in computed.rows],
        "warnings": computed.warnings(),
        "left_out": WITHOUT_SEALED if computed.leaves_sealed_out else None,
    }


def _row(one: ComputedRow, computed: ComputedTable, unit_id: int) -> dict[str, Any]:
    number, share = one.row.number, one.row.share
    return {
        "section": one.row.section,
        "title": one.row.title,
        **as_record(one.number, number, computed.window),
        "rows": rows_behind_document(number, computed.window, unit_id),
        "share": as_record(one.share, share, computed.window) if one.share and share else None,
        "year_before": _base(one, one.earlier, computed.earlier, unit_id),
        "just_before": _base(one, one.previous, computed.previous, unit_id),
    }


def _base(one: ComputedRow, base: Figure | None, window: Window, unit_id: int) -> dict[str, Any] | None:
    """Return a figure compared with and the growth since; None in a row that is not compared."""
    if base is None:
        return None
    return {
        **as_record(base, one.row.number, window),
        "rows": rows_behind_document(one.row.number, window, unit_id),
        "growth": growth_shown(one.number, base),
    }


def _days(window: Window) -> dict[str, Any]:
    return {"from": window.first, "to": window.last}
