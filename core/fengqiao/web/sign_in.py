"""Coming in by a link that works once, and going out."""

from typing import Any
from urllib.parse import parse_qs

from litestar import Request, Response, Router, get, post
from litestar.datastructures import Cookie
from litestar.params import FromPath, RawBody

from fengqiao.access.origin import require_same_origin
from fengqiao.access.policy import OPT, PUBLIC, SIGNED_IN
from fengqiao.access.sign_in import SESSION_LIFETIME, sign_in, sign_out
from fengqiao.database.scope import SYSTEM
from fengqiao.errors import SignInNeeded
from fengqiao.installation import Installation
from fengqiao.web.rendering import page

AnyRequest = Request[Any, Any, Any]

SESSION_COOKIE = "fengqiao_session"


def sign_in_router(installation: Installation) -> Router:
    """Return the handlers of signing in and out."""

    # Opening the link only shows a button: a browser or scanner that looks ahead must not use it up.
    @get("/sign-in/{secret:str}", name="sign-in", sync_to_thread=True, opt={OPT: PUBLIC}, summary="登录页")
    def show_sign_in(secret: FromPath[str]) -> Response[str]:
        return page("sign_in.html", secret=secret)

    @post("/sign-in", name="sign-in/redeem", sync_to_thread=True, opt={OPT: PUBLIC}, summary="登录")
    def redeem(request: AnyRequest, body: RawBody) -> Response[None]:
        # A public handler gets no origin check: another site must not sign a person in as somebody else.
        require_same_origin(str(request.method), request.headers)
        given = parse_qs(body.decode("ascii", "replace")).get("secret", [])
        if len(given) != 1:
            raise SignInNeeded("登录请求不完整。请重新打开登录链接。")
        return _to("/", _cookie(request, sign_in(installation.database, given[0])))

    @post("/sign-out", sync_to_thread=True, opt={OPT: SIGNED_IN}, summary="退出")
    def leave(request: AnyRequest) -> Response[None]:
        secret = request.cookies.get(SESSION_COOKIE)
        if secret is not None:
            with installation.database.writing(SYSTEM) as session:
                sign_out(session, secret)
        return _to("/", Cookie(SESSION_COOKIE, value="", max_age=0))

    return Router("/", route_handlers=[show_sign_in, redeem, leave], include_in_schema=False)


def _to(address: str, cookie: Cookie) -> Response[None]:
    return Response(None, status_code=303, headers={"Location": address}, cookies=[cookie])


def _cookie(request: AnyRequest, secret: str) -> Cookie:
    return Cookie(
        SESSION_COOKIE,
        value=secret,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
        max_age=int(SESSION_LIFETIME.total_seconds()),
    )
