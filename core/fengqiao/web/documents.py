"""The documents of a ledger's rows over the web: which there are and which are missing, and the forms to print."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, RawBody

from fengqiao.access.policy import OPT, requires
from fengqiao.documents.checklist import as_json
from fengqiao.documents.printing import Forms, PrintedForm
from fengqiao.installation import Installation
from fengqiao.ledgers.declaration import Ledger
from fengqiao.web.bodies import PrintBody, parsed
from fengqiao.web.operations import described
from fengqiao.web.workbooks import NOTICE

AnyRequest = Request[Any, Any, Any]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class LedgerDocuments:
    """The document handlers of one ledger."""

    def __init__(self, installation: Installation, ledger: Ledger) -> None:
        self._house = installation
        self._ledger = ledger

    def handlers(self) -> list[Any]:
        """Return all handlers, each with its policy."""
        return [self._list(), self._masked(), self._clear()]

    def _policy(self, action: str) -> dict[str, Any]:
        return {OPT: requires(self._ledger.permission(action))}

    def _list(self) -> Any:
        @get(
            "/{row_id:uuid}/documents",
            sync_to_thread=True,
            opt=self._policy("read"),
            **described(f"一条{self._ledger.title}的文书清单:必须、按需,已有、缺"),
        )
        def list_documents(request: AnyRequest, row_id: FromPath[UUID]) -> dict[str, Any]:
            entries = forms_of(self._house, self._ledger, request).listed(request.user, row_id)
            return {
                "documents": [as_json(entry) for entry in entries],
                "gaps": [entry.document.code for entry in entries if entry.is_gap],
            }

        return list_documents

    def _masked(self) -> Any:
        @get(
            "/{row_id:uuid}/documents/{document:str}",
            sync_to_thread=True,
            opt=self._policy("read"),
            **described(f"打印{self._ledger.title}的文书(个人信息遮盖)"),
        )
        def print_masked(
            request: AnyRequest, row_id: FromPath[UUID], document: FromPath[str]
        ) -> Response[bytes]:
            forms = forms_of(self._house, self._ledger, request)
            return as_download(self._ledger, document, forms.masked(request.user, row_id, document))

        return print_masked

    def _clear(self) -> Any:
        # What opens personal values is an event, so it is no GET; its purpose travels in the body.
        @post(
            "/{row_id:uuid}/documents/{document:str}",
            status_code=200,
            sync_to_thread=True,
            opt=self._policy("reveal"),
            **described(f"打印{self._ledger.title}的文书(个人信息原文,留痕)", PrintBody),
        )
        def print_clear(
            request: AnyRequest, row_id: FromPath[UUID], document: FromPath[str], body: RawBody
        ) -> Response[bytes]:
            purpose = parsed(PrintBody, body).purpose
            forms = forms_of(self._house, self._ledger, request)
            return as_download(self._ledger, document, forms.clear(request.user, row_id, document, purpose))

        return print_clear


def forms_of(installation: Installation, ledger: Ledger, request: AnyRequest) -> Forms:
    """Return the forms of a ledger; those of generated rows say so on every page."""
    return Forms(installation, ledger, NOTICE if request.app.state.synthetic else None)


def as_download(ledger: Ledger, code: str, form: PrintedForm) -> Response[bytes]:
    """Return a filled form as a file to keep."""
    headers = {
        "Content-Disposition": f'attachment; filename="{ledger.code}-{code}.docx"; '
        f"filename*=UTF-8''{quote(form.name, safe='')}.docx",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(form.content, media_type=DOCX, headers=headers)
