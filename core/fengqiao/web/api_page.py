"""The description of the API, as a document for programs and as a page for people, drawn here and offline."""

from typing import Any

from litestar import Request, Response, Router, get
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from fengqiao.access.policy import OPT, SIGNED_IN
from fengqiao.web.rendering import page

AnyRequest = Request[Any, Any, Any]

TITLE = "枫桥接口"
_METHODS = ("get", "post", "patch", "put", "delete")


def api_description(version: str) -> OpenAPIConfig:
    """Return the settings of the OpenAPI document, for signed-in actors at `/api/docs/openapi.json`."""
    return OpenAPIConfig(
        TITLE,
        version,
        render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        openapi_router=Router("/api/docs", route_handlers=[], opt={OPT: SIGNED_IN}, include_in_schema=False),
        use_handler_docstrings=True,
    )


@get("/docs", sync_to_thread=True, opt={OPT: SIGNED_IN}, include_in_schema=False, summary="接口说明")
def show_api(request: AnyRequest) -> Response[str]:
    """Draw the API page."""
    document = request.app.openapi_schema.to_schema()
    return page(
        "api.html",
        actor=request.user,
        synthetic=request.app.state.synthetic,
        title=TITLE,
        version=document["info"]["version"],
        groups=_groups(document),
    )


def _groups(document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                operation = item[method]
                entry = {
                    "method": method.upper(),
                    "path": path,
                    "summary": operation.get("summary", ""),
                    "fields": _fields(operation),
                }
                groups.setdefault((operation.get("tags") or ["其他"])[0], []).append(entry)
    return groups


def _fields(operation: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of a JSON body, one line each, parts' fields below their part."""
    content = operation.get("requestBody", {}).get("content", {})
    return list(_lines(content.get("application/json", {}).get("schema", {}), ""))


def _lines(schema: dict[str, Any], prefix: str) -> Any:
    required = set(schema.get("required", ()))
    for name, field in schema.get("properties", {}).items():
        yield {
            "name": prefix + name,
            "title": field.get("title", ""),
            "type": _type(field),
            "required": name in required,
            "note": field.get("description", ""),
        }
        if field.get("type") == "array":
            yield from _lines(field.get("items", {}), f"{prefix}{name}[].")


def _type(field: dict[str, Any]) -> str:
    """`anyOf: [date, null]` → `date`."""
    options = [option for option in field.get("anyOf", [field]) if option.get("type") != "null"]
    return "/".join(dict.fromkeys(option.get("format") or option.get("type", "") for option in options))
