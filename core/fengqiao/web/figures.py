"""Figures over the web: what indicators there are, what they come to, and the rows behind them."""

from dataclasses import replace
from datetime import date
from typing import Any

from litestar import Request, Router, get
from litestar.params import FromPath

from fengqiao.access.policy import OPT, requires
from fengqiao.database.scope import Scope, ScopedSession
from fengqiao.errors import Invalid, NotFound
from fengqiao.indicators.drilldown import PAGE_SIZE, Rows, rows_behind, sides
from fengqiao.indicators.figures import as_record
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.left_out import concerns_sealed
from fengqiao.indicators.window import Window
from fengqiao.installation import Installation
from fengqiao.ledgers.sealing import note_readings
from fengqiao.units.models import Unit
from fengqiao.web.operations import described

AnyRequest = Request[Any, Any, Any]

_WITHOUT_SEALED = "&sealed=0"

READ_FIGURES = {OPT: requires("indicators:figure:read")}


def figure_router(installation: Installation) -> Router:
    """Return the handlers under `/api/figures`."""

    @get("/", sync_to_thread=True, opt=READ_FIGURES, **described("全部指标"))
    def list_indicators() -> dict[str, Any]:
        return {"indicators": [_description(one) for one in installation.indicators]}

    @get("/{code:str}", sync_to_thread=True, opt=READ_FIGURES, **described("一个单位的一项指标"))
    def get_figure(request: AnyRequest, code: FromPath[str]) -> dict[str, Any]:
        indicator, window = _indicator(installation, code), window_of(request)
        scope = figure_scope(request)
        with installation.database.reading(scope) as session:
            unit_id = unit_of(request, session)
            figure = installation.engine.compute(session, [indicator], window, [unit_id], under=[unit_id]).of(
                code, unit_id
            )
        return {
            "unit_id": unit_id,
            **as_record(figure, indicator, window),
            "rows": rows_path(code, window, unit_id)
            + ("" if scope == request.user.scope else _WITHOUT_SEALED),
        }

    @get("/{code:str}/rows", sync_to_thread=True, opt=READ_FIGURES, **described("一项指标背后的记录"))
    def get_rows(request: AnyRequest, code: FromPath[str]) -> dict[str, Any]:
        indicator, window = _indicator(installation, code), window_of(request)
        place, offset = number_of(request, "measure", 0), number_of(request, "offset", 0)
        lists = sides(indicator)
        if place >= len(lists):
            raise NotFound(f"指标“{indicator.title}”只有 {len(lists)} 组记录,编号从 0 起。")
        scope = figure_scope(request)
        with installation.database.reading(scope) as session:
            # Whoever asks for a unit outside the scope gets no rows, and does not learn whether it exists.
            unit_ids = [number_of(request, "unit", request.user.unit_id)]
            found = rows_behind(installation.engine, session, lists[place], window, unit_ids, offset=offset)
        note_rows(installation, scope, found)
        return {
            **_description(indicator),
            "window": {"from": window.first, "to": window.last},
            "measures": len(lists),
            "total": found.total,
            "counted": found.counted,
            "rows": row_links(installation, found),
            "next": offset + PAGE_SIZE if offset + PAGE_SIZE < found.total else None,
        }

    return Router("/api/figures", route_handlers=[list_indicators, get_figure, get_rows], tags=["指标"])


def rows_path(code: str, window: Window, unit_id: int) -> str:
    """Return the address of the rows behind a figure."""
    return f"/api/figures/{code}/rows?from={window.first}&to={window.last}&unit={unit_id}"


def rows_behind_document(indicator: Indicator, window: Window, unit_id: int) -> str:
    """Return the address of the rows behind a figure in a document, which leaves sealed files out for everybody."""
    path = rows_path(indicator.code, window, unit_id)
    return path + _WITHOUT_SEALED if concerns_sealed(indicator) else path


def figure_scope(request: AnyRequest) -> Scope:
    """Return what whoever asks for a figure sees of it: with `sealed=0` what everybody sees, as in assessments."""
    scope: Scope = request.user.scope
    return scope if request.query_params.get("sealed", "1") == "1" else replace(scope, sealed=False)


def window_of(request: AnyRequest) -> Window:
    """Read the window from `from` and `to`.

    :raises Invalid: when one is missing or no date.
    """
    try:
        first, last = (date.fromisoformat(request.query_params[name]) for name in ("from", "to"))
        return Window(first, last)
    except (KeyError, ValueError):
        raise Invalid("请给出统计期间:from 和 to,写成 2023-01-01 的样子,且起不晚于止。") from None


def unit_of(request: AnyRequest, session: ScopedSession) -> int:
    """Read the unit from `unit`, an id; the actor's own when it is not given.

    :raises NotFound: when it is outside the scope, whether it exists or not.
    """
    unit_id = number_of(request, "unit", request.user.unit_id)
    if session.get(Unit, unit_id) is None or not session.may_touch({unit_id}):
        raise NotFound("没有这个单位,或它不在您的管辖范围内。")
    return unit_id


def number_of(request: AnyRequest, name: str, default: int) -> int:
    """Read a whole number from the address.

    :raises Invalid: when it is none.
    """
    text = request.query_params.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Invalid(f"参数“{name}”应为非负整数。")
    return int(text)


def _indicator(installation: Installation, code: str) -> Indicator:
    indicator = installation.indicators.find(code)
    if indicator is None:
        raise NotFound(f"指标“{code}”的插件未启用。")
    return indicator


def _description(indicator: Indicator) -> dict[str, Any]:
    return {
        "indicator": indicator.code,
        "title": indicator.title,
        "unit": indicator.unit,
        "version": indicator.version,
    }


def note_rows(installation: Installation, scope: Scope, found: Rows) -> None:
    """Record which sealed rows were read behind a figure."""
    for ledger in installation.ledgers.values():
        own = ledger.table is found.table
        if own or any(part.table is found.table for part in ledger.parts):
            row_ids = {row["id" if own else "row_id"] for row in found.rows}
            note_readings(installation.database, scope, ledger, row_ids)


def row_links(installation: Installation, found: Rows) -> list[dict[str, Any]]:
    """Return the rows, each with the address of itself, or of the row that it is a part of."""
    for ledger in installation.ledgers.values():
        own = ledger.table is found.table
        if own or any(part.table is found.table for part in ledger.parts):
            key = "id" if own else "row_id"
            place = f"{ledger.owner}/{ledger.path}"
            return [
                {
                    **row,
                    "counted": bool(row["counted"]),
                    "ledger": ledger.code,
                    "ledger_title": ledger.title,
                    "href": f"/api/{place}/{row[key]}",
                    "page": f"/ledgers/{place}/{row[key]}",
                }
                for row in found.rows
            ]
    return [dict(row) for row in found.rows]
