"""Requests that change something come from our own pages."""

import pytest
from fengqiao.access.origin import require_same_origin
from fengqiao.errors import Forbidden

OURS = [
    {"sec-fetch-site": "same-origin", "origin": "https://fq.example", "host": "fq.example"},
    {"origin": "https://fq.example", "host": "fq.example"},
    {"origin": "https://FQ.example", "host": "fq.EXAMPLE"},
    {"origin": "https://fq.example", "host": "fq.example:443"},
    {"origin": "http://10.1.2.3:8080", "host": "10.1.2.3:8080"},
    {"origin": "http://[::1]:8000", "host": "[::1]:8000"},
]
OTHERS = [
    {"host": "fq.example"},
    {"sec-fetch-site": "cross-site", "origin": "https://fq.example", "host": "fq.example"},
    {"sec-fetch-site": "same-site", "origin": "https://other.example", "host": "fq.example"},
    {"sec-fetch-site": "none", "host": "fq.example"},
    {"sec-fetch-site": "", "origin": "https://fq.example", "host": "fq.example"},
    {"origin": "null", "host": "fq.example"},
    {"origin": "null", "host": ""},
    {"origin": "https://", "host": ""},
    {"origin": "https://fq.example"},
    {"origin": "https://fq.example.evil.example", "host": "fq.example"},
    {"origin": "https://evil.example", "host": "fq.example"},
    {"origin": "https://fq.example:8443", "host": "fq.example"},
    {"origin": "http://10.1.2.3:8081", "host": "10.1.2.3:8080"},
    {"origin": "https://fq.example@evil.example", "host": "fq.example"},
    {"origin": "https://[::1", "host": "[::1"},
    {"origin": "https://fq.example:99999", "host": "fq.example:99999"},
    {"origin": "fq.example", "host": "fq.example"},
]


@pytest.mark.parametrize("headers", OURS, ids=str)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "WEBSOCKET"])
def test_a_change_from_our_own_page_passes(method: str, headers: dict[str, str]) -> None:
    require_same_origin(method, headers)


@pytest.mark.parametrize("headers", OTHERS, ids=str)
@pytest.mark.parametrize("method", ["POST", "DELETE", "WEBSOCKET"])
def test_a_change_from_anywhere_else_is_refused(method: str, headers: dict[str, str]) -> None:
    with pytest.raises(Forbidden, match="不是从本系统页面发出"):
        require_same_origin(method, headers)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
@pytest.mark.parametrize("headers", OTHERS, ids=str)
def test_reading_is_not_checked(method: str, headers: dict[str, str]) -> None:
    require_same_origin(method, headers)
