"""Printing a form in clear from a row's page: a button with a purpose, without any script."""

import json
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from litestar import Request, Response, post
from litestar.params import FromPath, RawBody

from fengqiao.access.policy import OPT, SIGNED_IN
from fengqiao.errors import Forbidden
from fengqiao.installation import Installation
from fengqiao.ledgers.declaration import Ledger
from fengqiao.web.bodies import PrintBody, parsed
from fengqiao.web.documents import as_download, forms_of

AnyRequest = Request[Any, Any, Any]


def print_button(installation: Installation) -> Any:
    """Return the handler behind the button; which ledger it is decides what must be permitted."""

    @post(
        "/{owner:str}/{path:str}/{row_id:uuid}/documents/{document:str}",
        status_code=200,
        sync_to_thread=True,
        opt={OPT: SIGNED_IN},
    )
    def print_clear(
        request: AnyRequest,
        owner: FromPath[str],
        path: FromPath[str],
        row_id: FromPath[UUID],
        document: FromPath[str],
        body: RawBody,
    ) -> Response[bytes]:
        ledger = _revealable(installation, request, owner, path)
        purpose = _purpose(body)
        forms = forms_of(installation, ledger, request)
        return as_download(ledger, document, forms.clear(request.user, row_id, document, purpose))

    return print_clear


def _revealable(installation: Installation, request: AnyRequest, owner: str, path: str) -> Ledger:
    for ledger in installation.ledgers.values():
        if (ledger.owner, ledger.path) == (owner, path):
            if not request.user.may(ledger.permission("reveal")):
                raise Forbidden(f"您的角色没有查看“{ledger.title}”个人信息原文的权限。可打印遮盖后的文书。")
            return ledger
    return installation.ledger(f"{owner}.{path}")


def _purpose(body: bytes) -> str:
    given = parse_qs(body.decode("utf-8", "replace"))
    return parsed(PrintBody, json.dumps({name: values[0] for name, values in given.items()}).encode()).purpose
