"""The application: every handler of the core and of the active plugins, none without a policy."""

from typing import Any

from litestar import Litestar, Router, get

from fengqiao.access.policy import OPT, PUBLIC, enforce, refuse_undeclared
from fengqiao.installation import Installation
from fengqiao.web import problems
from fengqiao.web.figures import figure_router
from fengqiao.web.ledgers import ledger_router

SESSION_COOKIE = "fengqiao_session"
LARGEST_BODY = 20 * 1024 * 1024


def create_app(installation: Installation) -> Litestar:
    """Return the application of an installation.

    :raises Misconfigured: when any handler, ours or a plugin's, has no declared policy.
    """
    app = Litestar(
        route_handlers=[*_core_routers(installation), *_line_routers(installation)],
        guards=[enforce],
        exception_handlers=problems.HANDLERS,
        request_max_body_size=LARGEST_BODY,
        openapi_config=None,
    )
    app.state.database = installation.database
    app.state.session_cookie = SESSION_COOKIE
    refuse_undeclared(app)
    return app


def _core_routers(installation: Installation) -> list[Any]:
    return [_health(), figure_router(installation)]


def _line_routers(installation: Installation) -> list[Router]:
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
