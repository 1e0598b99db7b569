"""Whether a browser's request comes from our own pages: what keeps other sites from using a signed-in person's cookie."""

from collections.abc import Mapping
from urllib.parse import SplitResult, urlsplit

from fengqiao.errors import Forbidden

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

_DEFAULT_PORTS = {"http": 80, "https": 443}


def require_same_origin(method: str, headers: Mapping[str, str]) -> None:
    """Refuse a request that changes something unless the browser says that one of our own pages sent it.

    Browsers send `Sec-Fetch-Site` to secure addresses and `Origin` with every request that is not GET or HEAD; a page
    cannot forge either. A plain-http intranet address gets `Origin` only. Scripts use tokens and need neither.

    :param headers: of the request, by lower-case name.
    :raises Forbidden: another site sent it, or the browser told nothing.
    """
    if method in SAFE_METHODS:
        return
    site = headers.get("sec-fetch-site")
    ours = site == "same-origin" if site is not None else _is_ours(headers)
    if not ours:
        raise Forbidden("请求不是从本系统页面发出的,已拒绝。请回到系统页面重新操作;程序调用请使用访问令牌。")


def _is_ours(headers: Mapping[str, str]) -> bool:
    try:
        sent_from = urlsplit(headers.get("origin", ""))
        # The scheme is the browser's: behind a proxy the host sees http where the person sees https.
        sent_to = urlsplit(f"{sent_from.scheme}://{headers.get('host', '')}")
        return sent_from.hostname is not None and _address(sent_from) == _address(sent_to)
    except ValueError:
        return False


def _address(url: SplitResult) -> tuple[str | None, int | None]:
    return url.hostname, url.port or _DEFAULT_PORTS.get(url.scheme)
