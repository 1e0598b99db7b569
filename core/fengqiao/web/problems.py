"""Every refusal leaves the house as problem+json in Chinese; nothing of the inside leaves with it."""

from typing import Any
from uuid import uuid4

import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException

from fengqiao.errors import DomainError
from fengqiao.plugins.answers import frames
from fengqiao.web.rendering import page

log = structlog.get_logger("fengqiao.web")

AnyRequest = Request[Any, Any, Any]

MEDIA_TYPE = "application/problem+json"

_TITLES = {
    400: ("请求有误", "请求的格式不对。请核对地址、参数和内容。"),
    401: ("需要登录", "请先登录,或提供访问令牌。"),
    403: ("没有权限", "您没有执行此操作的权限。"),
    404: ("未找到", "没有这个地址,或提供它的插件未启用。"),
    405: ("方法不允许", "这个地址不支持该请求方法。"),
    413: ("内容过大", "请求内容超过上限。请拆分后重试。"),
    415: ("内容类型不对", "请使用接口说明中的内容类型。"),
    429: ("请求过多", "请稍后再试。"),
}
_UNKNOWN = ("系统出错", "系统内部出错,已记录。请把编号告诉系统管理员。")


def problem(
    request: AnyRequest, status: int, slug: str, title: str, detail: str, **facts: Any
) -> Response[Any]:
    """Return a problem document (RFC 9457), or a page that says the same to a person with a browser."""
    if "text/html" in request.headers.get("accept", ""):
        return page("problem.html", status=status, title=title, detail=detail, number=facts.get("number"))
    content = {"type": f"urn:fengqiao:{slug}", "title": title, "status": status, "detail": detail, **facts}
    return Response(content, status_code=status, media_type=MEDIA_TYPE)


def of_domain_error(request: AnyRequest, error: DomainError) -> Response[Any]:
    """Say a refusal of the domain."""
    response = problem(request, error.status, error.slug, error.title, error.detail, **error.facts)
    if error.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def of_http_error(request: AnyRequest, error: HTTPException) -> Response[Any]:
    """Say a refusal of the framework. Its own text is English and repeats the address, so it stays inside."""
    title, detail = _TITLES.get(error.status_code, _UNKNOWN)
    return problem(request, error.status_code, f"http-{error.status_code}", title, detail)


def of_unknown_error(request: AnyRequest, error: Exception) -> Response[Any]:
    """Say that something broke, under a number that leads to the log."""
    number = uuid4().hex[:12]
    # The type and the places only: the text of an exception may carry values.
    log.error(
        "request failed",
        number=number,
        path=request.scope.get("path_template"),
        error=type(error).__name__,
        frames=frames(error),
    )
    return problem(request, 500, "internal", *_UNKNOWN, number=number)


HANDLERS: Any = {DomainError: of_domain_error, HTTPException: of_http_error, Exception: of_unknown_error}
