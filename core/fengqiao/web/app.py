"""The application: every handler of the core and of the active plugins, none without a policy."""

from importlib.metadata import version
from importlib.resources import files
from typing import Any

from litestar import Litestar, Router, get
from litestar.static_files import create_static_files_router

from fengqiao.access.guard import enforce, refuse_undeclared
from fengqiao.access.policy import OPT, PUBLIC
from fengqiao.installation import Installation, is_synthetic
from fengqiao.web import problems
from fengqiao.web.api_page import api_description, show_api
from fengqiao.web.assessments import assessment_router
from fengqiao.web.changes import change_router
from fengqiao.web.due import due_page, due_router
from fengqiao.web.figures import figure_router
from fengqiao.web.house import house_router
from fengqiao.web.ledger_pages import ledger_pages
from fengqiao.web.ledgers import ledger_router
from fengqiao.web.sign_in import SESSION_COOKIE, sign_in_router
from fengqiao.web.station_pages import station_pages
from fengqiao.web.statistics import statistics_router
from fengqiao.web.statistics_pages import statistics_pages

LARGEST_BODY = 20 * 1024 * 1024


def create_app(installation: Installation) -> Litestar:
    """Return the application of an installation.

    :raises Misconfigured: when any handler, ours or a plugin's, has no declared policy.
    """
    app = Litestar(
        route_handlers=[*_core_routes(installation), *_line_routes(installation)],
        guards=[enforce],
        exception_handlers=problems.HANDLERS,
        request_max_body_size=LARGEST_BODY,
        openapi_config=api_description(version("fengqiao")),
        # The framework would log through its own settings; ours are made by whoever serves.
        logging_config=None,
    )
    app.state.database = installation.database
    app.state.session_cookie = SESSION_COOKIE
    app.state.synthetic = is_synthetic(installation.database)
    refuse_undeclared(app)
    return app


def _core_routes(installation: Installation) -> list[Any]:
    return [
        _health(),
        _static_files(),
        show_api,
        sign_in_router(installation),
        station_pages(installation),
        ledger_pages(installation),
        figure_router(installation),
        statistics_router(installation),
        statistics_pages(installation),
        house_router(installation),
        change_router(installation),
        due_router(installation),
        due_page(installation),
        assessment_router(installation),
    ]


def _line_routes(installation: Installation) -> list[Router]:
    """One router per line of business: its ledgers, and the handlers it brings itself."""
    handlers: dict[str, list[Any]] = {}
    for ledger in installation.ledgers.values():
        handlers.setdefault(ledger.owner, []).append(ledger_router(installation, ledger))
    for answer in installation.host.contributions("register_routes")["register_routes"]:
        handlers.setdefault(answer.plugin, []).extend(answer.value)
    return [Router(f"/api/{owner}", route_handlers=routes) for owner, routes in handlers.items()]


def _health() -> Any:
    @get("/health", name="health", sync_to_thread=False, opt={OPT: PUBLIC}, summary="在运行")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    return health


def _static_files() -> Router:
    folder = str(files("fengqiao.web") / "static")
    return create_static_files_router(
        "/static", directories=[folder], name="static", opt={OPT: PUBLIC}, include_in_schema=False
    )
