"""The check at start that each handler has a policy, and the guard that holds them.

This is the one room of `access` that knows Litestar. The application is built with `guards=[enforce]`, `state.database`
and `state.session_cookie`, and then passed to `refuse_undeclared` before it serves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from litestar import Litestar
from litestar.concurrency import sync_to_thread
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.routes import ASGIRoute, HTTPRoute, WebSocketRoute

from fengqiao.access.actors import Actor
from fengqiao.access.audit import note_origin, record_apart
from fengqiao.access.identity import identified
from fengqiao.access.origin import require_same_origin
from fengqiao.access.policy import OPT, PUBLIC, SIGNED_IN, Policy
from fengqiao.database.session import Database
from fengqiao.database.types import uuid7
from fengqiao.errors import Forbidden, Misconfigured


@dataclass(frozen=True)
class PublicHandler:
    """A handler that may be public: its Litestar `name`, which is unique in an application, and the reason."""

    name: str
    why: str


PUBLIC_HANDLERS = (
    PublicHandler("sign-in", "登录页:未登录的人必须能打开,不显示任何数据"),
    PublicHandler("sign-in/redeem", "用一次性链接换取会话:登录本身"),
    PublicHandler("static", "样式表和脚本:随程序发布的文件,不含数据"),
    PublicHandler("static/head", "样式表和脚本:同上"),
    PublicHandler("health", "存活检查:只答复“在运行”,供监控使用"),
)
"""The reviewed list: a handler that is public without standing here stops the start."""


def policy_of(handler: BaseRouteHandler) -> Policy | None:
    """Return the policy that a handler, its controller or its router declares."""
    # Litestar answers OPTIONS on every path by itself, with the methods of that path.
    if getattr(handler.fn, "__module__", "") == HTTPRoute.__module__:
        return SIGNED_IN
    policy = handler.opt.get(OPT)
    return policy if isinstance(policy, Policy) else None


def undeclared(app: Litestar) -> list[str]:
    """Return `<method> <path>` of every handler without a policy, those that Litestar or a plugin added included."""
    return [place for place, handler in _handlers(app) if policy_of(handler) is None]


def refuse_undeclared(app: Litestar, public: Iterable[PublicHandler] = PUBLIC_HANDLERS) -> None:
    """Refuse to start an application that anyone could enter where nobody meant it.

    :param public: handlers that may be public.
    :raises Misconfigured: naming every handler that has no policy, is not guarded, or is public without being listed.
    """
    if OPT in app.opt:
        raise Misconfigured("应用整体设置了默认访问策略,等于没有策略。请在每个处理器上分别声明 policy。")
    _refuse("没有声明访问策略(在处理器的 opt 中声明 policy)", undeclared(app))
    _refuse("没有装上访问检查(应用的 guards 应含 enforce)", _unguarded(app))
    _refuse("声明为公开,但不在公开处理器名单(PUBLIC_HANDLERS)中", _unlisted(app, public))


async def enforce(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Guard: let in whom the handler's policy admits, and leave the actor in `connection.user`.

    From here on all audit events of the request carry its id (`connection.state.request_id`, made here unless a
    middleware did) and the client's address.

    :raises SignInNeeded: nobody known sent the request.
    :raises Forbidden: the actor lacks the permission, or another site's page sent the request.
    :raises Misconfigured: the handler came without a policy after the check at start.
    """
    _note_origin(connection)
    policy = policy_of(handler)
    if policy is None:
        raise Misconfigured("该功能没有声明访问策略,已拒绝访问。请联系系统管理员。")
    if not policy.public:
        connection.scope["user"] = await sync_to_thread(_admitted, connection, policy)


def _note_origin(connection: ASGIConnection[Any, Any, Any, Any]) -> None:
    request_id = connection.scope["state"].setdefault("request_id", uuid7().hex)
    note_origin(str(request_id), connection.client.host if connection.client else "")


def _admitted(connection: ASGIConnection[Any, Any, Any, Any], policy: Policy) -> Actor:
    state, scope = connection.app.state, connection.scope
    authorization = connection.headers.get("authorization")
    cookie = connection.cookies.get(state.session_cookie)
    if authorization is None and cookie is not None:
        # A handshake of a web socket has no method here and is checked like a change: browsers let any site open one.
        require_same_origin(str(scope.get("method", "WEBSOCKET")), connection.headers)
    actor = identified(state.database, authorization=authorization, cookie=cookie)
    if not policy.admits(actor):
        _record_denial(state.database, actor, policy, str(scope.get("path_template", "")))
        raise Forbidden(f"您的角色没有此项权限({policy.permission})。确因工作需要的,请联系安全管理员授权。")
    return actor


def _record_denial(database: Database, actor: Actor, policy: Policy, path_template: str) -> None:
    record_apart(
        database,
        unit_id=actor.unit_id,
        action=policy.permission or "",
        actor=actor.id,
        object_kind="handler",
        object_id=path_template,
        outcome="denied",
    )


def _handlers(app: Litestar) -> Iterator[tuple[str, BaseRouteHandler]]:
    for route in app.routes:
        match route:
            case HTTPRoute():
                for handler in route.route_handlers:
                    for method in sorted(handler.http_methods):
                        yield f"{method} {route.path}", handler
            case WebSocketRoute():
                yield f"WEBSOCKET {route.path}", route.route_handler
            case ASGIRoute():
                yield f"ASGI {route.path}", route.route_handler


def _unguarded(app: Litestar) -> list[str]:
    return [
        place
        for place, handler in _handlers(app)
        if not any(guard is enforce for layer in handler.ownership_layers for guard in layer.guards or ())
    ]


def _unlisted(app: Litestar, public: Iterable[PublicHandler]) -> list[str]:
    names = {handler.name for handler in public}
    return [
        f"{place}({handler.name or '未命名'})"
        for place, handler in _handlers(app)
        if policy_of(handler) == PUBLIC and handler.name not in names
    ]


def _refuse(reason: str, places: list[str]) -> None:
    if places:
        raise Misconfigured(f"以下处理器{reason},系统拒绝启动:{'、'.join(places)}。")
