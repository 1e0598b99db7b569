"""Pages from templates: every value escaped, nothing fetched from another host, nothing kept by a cache."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Response
from litestar.enums import MediaType

# Own origin only, no inline script or style: a page cannot be made to fetch or run anything else.
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

_TEMPLATES = Environment(
    loader=PackageLoader("fengqiao.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    template: str, *, status: int = 200, synthetic: bool = False, actor: Any = None, **context: Any
) -> Response[str]:
    """Return a page.

    :param synthetic: whether the rows are generated; every page then says so.
    :param actor: who looks; None on pages for people who are not signed in.
    """
    text = _TEMPLATES.get_template(template).render(synthetic=synthetic, actor=actor, **context)
    return Response(text, status_code=status, media_type=MediaType.HTML, headers=_HEADERS)
