"""Every handler declares who may call it, or nobody calls anything."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fengqiao.access.accounts import grant, withdraw
from fengqiao.access.audit import record
from fengqiao.access.guard import PublicHandler, enforce, policy_of, refuse_undeclared, undeclared
from fengqiao.access.models import Account, AuditEvent
from fengqiao.access.policy import PUBLIC, SIGNED_IN, requires
from fengqiao.access.sign_in import issue_link, sign_in
from fengqiao.access.tokens import token_for
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.errors import DomainError, Misconfigured
from litestar import (
    Controller,
    Litestar,
    MediaType,
    Request,
    Response,
    Router,
    asgi,
    get,
    head,
    post,
    route,
    websocket,
)
from litestar.config.app import AppConfig
from litestar.connection import WebSocket
from litestar.datastructures import State
from litestar.exceptions import WebSocketDisconnect
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.plugins import InitPlugin
from litestar.static_files import create_static_files_router
from litestar.testing import TestClient
from litestar.types import Receive, Scope, Send
from sqlalchemy import select
from sqlmodel import col

READ = {"policy": requires("mediation:case:read")}
WRITE = {"policy": requires("mediation:case:write")}


@get("/cases", opt=READ, sync_to_thread=False)
def list_cases(request: Request[Any, Any, Any]) -> str:
    return str(request.user.id)


@post("/cases", opt=WRITE, sync_to_thread=False)
def add_case() -> str:
    return "added"


@get("/me", opt={"policy": SIGNED_IN}, sync_to_thread=False)
def me(request: Request[Any, Any, Any]) -> str:
    return str(request.user.name)


@get("/health", opt={"policy": PUBLIC}, name="health", sync_to_thread=False)
def health() -> str:
    return "up"


@get("/forgotten", sync_to_thread=False)
def forgotten() -> str:
    return "secret"


def refusal(_: Request[Any, Any, Any], error: DomainError) -> Response[dict[str, str]]:
    return Response({"detail": error.detail}, status_code=error.status)


def application(database: Database | None, *handlers: Any, **settings: Any) -> Litestar:
    return Litestar(
        list(handlers),
        **{
            "guards": [enforce],
            "openapi_config": None,
            "state": State({"database": database, "session_cookie": "fengqiao_session"}),
            "exception_handlers": {DomainError: refusal},
            **settings,
        },
    )


# --- the check at start -------------------------------------------------------------------------------------------


def test_an_application_whose_handlers_all_declare_may_start() -> None:
    app = application(None, list_cases, add_case, me, health)

    assert undeclared(app) == []
    refuse_undeclared(app)


def test_a_handler_without_a_policy_stops_the_start_and_is_named() -> None:
    app = application(None, list_cases, forgotten)

    assert undeclared(app) == ["GET /forgotten"]
    with pytest.raises(Misconfigured, match=r"没有声明访问策略.*GET /forgotten"):
        refuse_undeclared(app)


def undeclared_head() -> Any:
    @head("/cases", sync_to_thread=False)
    def handler() -> None: ...

    return handler


def undeclared_options() -> Any:
    @route("/x", http_method=["OPTIONS"], sync_to_thread=False, status_code=200)
    def handler() -> str:
        return ""

    return handler


def undeclared_second_method() -> Any:
    @route("/x", http_method=["GET", "DELETE"], sync_to_thread=False, status_code=200)
    def handler() -> str:
        return ""

    return handler


def undeclared_controller() -> Any:
    class Cases(Controller):
        path = "/controller"

        @get("/", sync_to_thread=False)
        def rows(self) -> str:
            return ""

    return Cases


def undeclared_websocket() -> Any:
    @websocket("/socket")
    async def handler(socket: WebSocket[Any, Any, Any]) -> None: ...

    return handler


def undeclared_mount() -> Any:
    @asgi("/mount", is_mount=True, copy_scope=True)
    async def handler(scope: Scope, receive: Receive, send: Send) -> None: ...

    return handler


def undeclared_static() -> Any:
    return create_static_files_router(path="/files", directories=[Path(__file__).parent], name="files")


def mistaken_policy() -> Any:
    @get("/typo", opt={"policy": "mediation:case:read"}, sync_to_thread=False)
    def handler() -> str:
        return ""

    return handler


def mistaken_key() -> Any:
    @get("/typo", opt={"polciy": SIGNED_IN}, sync_to_thread=False)
    def handler() -> str:
        return ""

    return handler


@pytest.mark.parametrize(
    ("make", "places"),
    [
        (undeclared_head, ["HEAD /cases"]),
        (undeclared_options, ["OPTIONS /x"]),
        (undeclared_second_method, ["DELETE /x", "GET /x"]),
        (undeclared_controller, ["GET /controller"]),
        (undeclared_websocket, ["WEBSOCKET /socket"]),
        (undeclared_mount, ["ASGI /mount"]),
        (undeclared_static, ["GET /files/{file_path:path}", "HEAD /files/{file_path:path}"]),
        (mistaken_policy, ["GET /typo"]),
        (mistaken_key, ["GET /typo"]),
    ],
)
def test_no_kind_of_handler_slips_through(make: Callable[[], Any], places: list[str]) -> None:
    app = application(None, list_cases, make())

    assert sorted(undeclared(app)) == places
    with pytest.raises(Misconfigured):
        refuse_undeclared(app)


def test_the_pages_of_the_api_document_need_a_policy_too() -> None:
    config = OpenAPIConfig(title="t", version="1", path="/api/docs", render_plugins=[JsonRenderPlugin()])
    app = application(None, list_cases, openapi_config=config)

    assert "GET /api/docs" in undeclared(app)
    with pytest.raises(Misconfigured, match="/api/docs/openapi.json"):
        refuse_undeclared(app)


def test_the_pages_of_the_api_document_are_covered_by_their_router() -> None:
    config = OpenAPIConfig(
        title="t",
        version="1",
        render_plugins=[JsonRenderPlugin()],
        openapi_router=Router(
            "/api/docs", route_handlers=[], opt={"policy": SIGNED_IN}, include_in_schema=False
        ),
    )
    app = application(None, list_cases, openapi_config=config)

    refuse_undeclared(app)
    with TestClient(app) as client:
        assert client.get("/api/docs/openapi.json").status_code == 401


def test_a_handler_that_a_plugin_of_the_framework_adds_is_found() -> None:
    class Adds(InitPlugin):
        def on_app_init(self, app_config: AppConfig) -> AppConfig:
            app_config.route_handlers.append(forgotten)
            return app_config

    app = application(None, list_cases, plugins=[Adds()])

    assert undeclared(app) == ["GET /forgotten"]


def test_one_policy_for_the_whole_application_is_refused() -> None:
    app = application(None, forgotten, opt={"policy": SIGNED_IN})

    with pytest.raises(Misconfigured, match="默认访问策略"):
        refuse_undeclared(app)


def test_an_application_without_the_guard_is_refused() -> None:
    app = application(None, list_cases, guards=[])

    with pytest.raises(Misconfigured, match=r"没有装上访问检查.*GET /cases"):
        refuse_undeclared(app)


def test_a_public_handler_that_nobody_reviewed_is_refused() -> None:
    @get("/open", opt={"policy": PUBLIC}, name="open", sync_to_thread=False)
    def open_to_all() -> str:
        return ""

    @get("/nameless", opt={"policy": PUBLIC}, sync_to_thread=False)
    def nameless() -> str:
        return ""

    app = application(None, open_to_all, nameless, health)

    with pytest.raises(
        Misconfigured, match=r"不在公开处理器名单.*GET /open\(open\).*GET /nameless\(未命名\)"
    ):
        refuse_undeclared(app)
    refuse_undeclared(application(None, open_to_all), public=[PublicHandler("open", "试验")])


@pytest.mark.parametrize("permission", ["mediation:case", "*:case:read", "mediation:*:read", "", "a:b:c "])
def test_a_policy_names_one_permission(permission: str) -> None:
    with pytest.raises(ValueError, match="no permission"):
        requires(permission)


def test_the_nearest_declaration_counts() -> None:
    router = Router("/r", route_handlers=[list_cases, forgotten], opt={"policy": SIGNED_IN})
    app = application(None, router)

    found = {
        route.path: [policy_of(handler) for handler in route.route_handlers if "GET" in handler.http_methods]
        for route in app.routes
        if hasattr(route, "route_handlers")
    }
    assert found == {"/r/cases": [READ["policy"]], "/r/forgotten": [SIGNED_IN]}


# --- the guard ----------------------------------------------------------------------------------------------------


@pytest.fixture
def engine_kind() -> str:
    """Who comes in is decided before the engine matters; one of them is enough here."""
    return "sqlite"


@pytest.fixture
def bearer(database: Database, account: Account) -> dict[str, str]:
    with database.writing(SYSTEM) as session:
        return {"Authorization": f"Bearer {token_for(session, account, days=1, name='测试')[1]}"}


@pytest.fixture
def cookie(database: Database, account: Account) -> str:
    with database.writing(SYSTEM) as session:
        link = issue_link(session, account)
    return sign_in(database, link)


@pytest.fixture
def client(database: Database) -> Iterator[TestClient[Litestar]]:
    with served(database, list_cases, add_case, me, health) as client:
        yield client


@contextmanager
def served(database: Database, *handlers: Any, **settings: Any) -> Iterator[TestClient[Litestar]]:
    with TestClient(application(database, *handlers, **settings)) as client:
        yield client


def only(client: TestClient[Litestar], method: str, path: str, **request: Any) -> int:
    return client.request(method, path, **request).status_code


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_whoever_is_unknown_gets_nothing_by_any_method(client: TestClient[Litestar], method: str) -> None:
    for path in ("/cases", "/me"):
        response = client.request(method, path)
        assert response.status_code in (401, 405), (method, path)
        if method != "HEAD":
            assert response.content


def test_a_public_handler_answers_everyone(client: TestClient[Litestar]) -> None:
    assert client.get("/health").text == "up"


def test_without_the_guard_the_unknown_would_get_the_rows(database: Database) -> None:
    @get("/rows", opt=READ, sync_to_thread=False, media_type=MediaType.TEXT)
    def rows() -> str:
        return "rows"

    with served(database, rows) as guarded, served(database, rows, guards=[]) as open_to_all:
        assert only(guarded, "GET", "/rows") == 401
        assert only(open_to_all, "GET", "/rows") == 200


def test_a_handler_added_after_the_start_is_closed(database: Database, bearer: dict[str, str]) -> None:
    with served(database, me) as client:
        client.app.register(forgotten)
        response = client.get("/forgotten", headers=bearer)

    assert response.status_code == 500
    assert "secret" not in response.text


def test_a_known_actor_with_the_permission_comes_in(
    client: TestClient[Litestar], bearer: dict[str, str], account: Account
) -> None:
    assert client.get("/cases", headers=bearer).text == str(account.id)
    assert only(client, "POST", "/cases", headers=bearer) == 201
    assert only(client, "OPTIONS", "/cases", headers=bearer) == 204


def test_a_known_actor_without_the_permission_is_refused_and_it_is_recorded(
    client: TestClient[Litestar], database: Database, bearer: dict[str, str], account: Account
) -> None:
    with database.writing(SYSTEM) as session:
        grant(session, account, "province_reader")
        withdraw(session, account, "station_clerk")

    assert only(client, "GET", "/cases", headers=bearer) == 200
    response = client.post("/cases", headers=bearer)

    assert response.status_code == 403
    assert "mediation:case:write" in response.json()["detail"]
    with database.reading(SYSTEM) as session:
        event = session.scalars(select(AuditEvent).where(col(AuditEvent.outcome) == "denied")).one()
    assert (event.unit_id, event.actor, event.action, event.object_kind, event.object_id) == (
        account.unit_id,
        str(account.id),
        "mediation:case:write",
        "handler",
        "/cases",
    )
    assert event.address == "testclient"
    assert len(event.request_id) == 32


def test_events_of_two_requests_carry_two_ids(database: Database, account: Account) -> None:
    @post("/visits", opt={"policy": PUBLIC}, sync_to_thread=True)
    def note_visit(request: Request[Any, Any, Any]) -> str:
        with database.writing(SYSTEM) as session:
            record(session, unit_id=account.unit_id, action="a:b:visit")
        return str(request.state.request_id)

    with served(database, note_visit) as client:
        told = [client.post("/visits").text for _ in range(2)]

    with database.reading(SYSTEM) as session:
        query = select(col(AuditEvent.request_id)).where(col(AuditEvent.action) == "a:b:visit")
        noted = session.scalars(query.order_by(col(AuditEvent.seq))).all()
    assert noted == told
    assert len(set(told)) == 2


def test_a_right_that_is_taken_is_gone_at_the_next_request(
    client: TestClient[Litestar], database: Database, cookie: str, account: Account
) -> None:
    client.cookies.set("fengqiao_session", cookie)
    assert only(client, "GET", "/cases") == 200

    with database.writing(SYSTEM) as session:
        withdraw(session, account, "station_clerk")

    assert only(client, "GET", "/cases") == 403
    assert only(client, "GET", "/me") == 200


def test_a_browser_session_changes_things_only_from_our_own_pages(
    client: TestClient[Litestar], cookie: str
) -> None:
    client.cookies.set("fengqiao_session", cookie)

    assert only(client, "GET", "/cases", headers={"Origin": "https://evil.example"}) == 200
    assert only(client, "POST", "/cases") == 403
    assert only(client, "POST", "/cases", headers={"Origin": "https://evil.example"}) == 403
    assert only(client, "POST", "/cases", headers={"Sec-Fetch-Site": "cross-site"}) == 403
    assert only(client, "POST", "/cases", headers={"Sec-Fetch-Site": "same-origin"}) == 201
    assert only(client, "POST", "/cases", headers={"Origin": str(client.base_url)}) == 201


def test_a_token_needs_no_origin_and_a_bad_token_is_not_saved_by_a_good_cookie(
    client: TestClient[Litestar], bearer: dict[str, str], cookie: str
) -> None:
    assert only(client, "POST", "/cases", headers={**bearer, "Origin": "https://evil.example"}) == 201

    client.cookies.set("fengqiao_session", cookie)
    assert only(client, "GET", "/cases", headers={"Authorization": "Bearer fq_wrong"}) == 401


def test_a_web_socket_opened_by_another_site_with_our_cookie_is_refused(
    database: Database, cookie: str
) -> None:
    @websocket("/socket", opt={"policy": SIGNED_IN})
    async def greet(socket: WebSocket[Any, Any, Any]) -> None:
        await socket.accept()
        await socket.send_text(socket.user.name)
        await socket.close()

    with served(database, greet) as client:
        client.cookies.set("fengqiao_session", cookie)
        with client.websocket_connect("/socket", headers={"Origin": str(client.base_url)}) as socket:
            assert socket.receive_text() == "张三"
        for headers in ({}, {"Origin": "https://evil.example"}):
            with pytest.raises(WebSocketDisconnect), client.websocket_connect("/socket", headers=headers):
                pass
        client.cookies.clear()
        with pytest.raises(WebSocketDisconnect), client.websocket_connect("/socket"):
            pass


def test_a_mounted_application_is_guarded(database: Database, bearer: dict[str, str]) -> None:
    @asgi("/mount", is_mount=True, copy_scope=True, opt={"policy": requires("mediation:case:read")})
    async def mounted(scope: Scope, receive: Receive, send: Send) -> None:
        await Response("inside")(scope, receive, send)  # type: ignore[operator]

    with served(database, mounted) as client:
        assert only(client, "GET", "/mount/deep/inside") == 401
        assert only(client, "POST", "/mount") == 401
