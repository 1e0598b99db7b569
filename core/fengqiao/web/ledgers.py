"""The JSON API of a ledger, made from its declaration: one set of handlers, the same for every line of business."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, delete, get, patch, post
from litestar.params import FromPath, RawBody

from fengqiao.access.policy import OPT, requires
from fengqiao.errors import DomainError, Invalid
from fengqiao.installation import Installation
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.reading import LedgerReader, ListQuery
from fengqiao.ledgers.revealing import reveal
from fengqiao.ledgers.schemas import accept_json, change_schema, create_schema
from fengqiao.ledgers.sealing import note_readings
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.web.bodies import RevealBody, SearchBody, VoidBody, parsed
from fengqiao.web.documents import LedgerDocuments
from fengqiao.web.operations import described
from fengqiao.web.workbooks import LedgerWorkbooks

AnyRequest = Request[Any, Any, Any]


class PreconditionNeeded(DomainError):
    """A change came without saying which version it was made on."""

    status, slug, title = 428, "precondition-needed", "缺少版本"


def ledger_router(installation: Installation, ledger: Ledger) -> Router:
    """Return the handlers of one ledger under `/<path>`."""
    api = LedgerApi(installation, ledger)
    workbooks = LedgerWorkbooks(installation, ledger)
    handlers = [*api.handlers(), *workbooks.handlers()]
    if ledger.documents:
        handlers += LedgerDocuments(installation, ledger).handlers()
    return Router(f"/{ledger.path}", route_handlers=handlers, tags=[ledger.title])


class LedgerApi:
    """The handlers of one ledger."""

    def __init__(self, installation: Installation, ledger: Ledger) -> None:
        self._house = installation
        self._ledger = ledger

    def handlers(self) -> list[Any]:
        """Return all handlers, each with its policy."""
        return [
            self._list(),
            self._get(),
            self._search(),
            self._create(),
            self._change(),
            self._move(),
            self._void(),
            self._reveal(),
        ]

    def _policy(self, action: str) -> dict[str, Any]:
        return {OPT: requires(self._ledger.permission(action))}

    def _writer(self, session: Any) -> LedgerWriter:
        return LedgerWriter(session, self._ledger, self._house.codes, self._house.vault)

    def _list(self) -> Any:
        house, ledger = self._house, self._ledger

        @get("/", sync_to_thread=True, opt=self._policy("read"), **described(f"{ledger.title}列表"))
        def list_rows(request: AnyRequest) -> dict[str, Any]:
            query = list_query(request)
            with house.database.reading(request.user.scope) as session:
                page = LedgerReader(session, ledger).page(query)
            note_readings(house.database, request.user.scope, ledger, [row["id"] for row in page.rows])
            answer: dict[str, Any] = {"rows": page.rows, "next": page.next}
            return answer if page.total is None else answer | {"total": page.total}

        return list_rows

    def _get(self) -> Any:
        house, ledger = self._house, self._ledger

        @get(
            "/{row_id:uuid}",
            sync_to_thread=True,
            opt=self._policy("read"),
            **described(f"一条{ledger.title}"),
        )
        def get_row(request: AnyRequest, row_id: FromPath[UUID]) -> Response[dict[str, Any]]:
            with house.database.reading(request.user.scope) as session:
                row = LedgerReader(session, ledger).get(row_id)
            note_readings(house.database, request.user.scope, ledger, [row_id])
            return Response(row, headers={"ETag": f'"{row["version"]}"'})

        return get_row

    def _search(self) -> Any:
        house, ledger = self._house, self._ledger

        # The value is personal: it travels in the body, never in an address.
        @post(
            "/search",
            status_code=200,
            sync_to_thread=True,
            opt=self._policy("read"),
            **described(f"按个人信息整值查找{ledger.title}", SearchBody),
        )
        def search_rows(request: AnyRequest, body: RawBody) -> dict[str, Any]:
            wanted = parsed(SearchBody, body)
            with house.database.reading(request.user.scope) as session:
                rows = LedgerReader(session, ledger).search(wanted.field, wanted.value, house.vault)
            note_readings(house.database, request.user.scope, ledger, [row["id"] for row in rows])
            return {"rows": rows}

        return search_rows

    def _create(self) -> Any:
        house, ledger = self._house, self._ledger

        @post(
            "/",
            sync_to_thread=True,
            opt=self._policy("write"),
            **described(f"新增{ledger.title}", create_schema(ledger)),
        )
        def create_row(request: AnyRequest, body: RawBody) -> Response[dict[str, Any]]:
            values = accept_json(create_schema(ledger), ledger, body)
            unit_id = values.pop("unit_id", None) or request.user.unit_id
            with house.database.writing(request.user.scope) as session:
                row_id = self._writer(session).create(unit_id, values)
                row = LedgerReader(session, ledger).get(row_id)
            return Response(
                row, status_code=201, headers={"ETag": '"1"', "Location": f"{request.url.path}/{row_id}"}
            )

        return create_row

    def _change(self) -> Any:
        house, ledger = self._house, self._ledger

        @patch(
            "/{row_id:uuid}",
            sync_to_thread=True,
            opt=self._policy("write"),
            **described(f"修改{ledger.title}", change_schema(ledger)),
        )
        def change_row(
            request: AnyRequest, row_id: FromPath[UUID], body: RawBody
        ) -> Response[dict[str, Any]]:
            values = accept_json(change_schema(ledger), ledger, body)
            with house.database.writing(request.user.scope) as session:
                version = self._writer(session).change(row_id, expected_version(request), values)
                row = LedgerReader(session, ledger).get(row_id)
            return Response(row, headers={"ETag": f'"{version}"'})

        return change_row

    def _move(self) -> Any:
        house, ledger = self._house, self._ledger

        @post(
            "/{row_id:uuid}/moves/{move:str}",
            status_code=200,
            sync_to_thread=True,
            opt=self._policy("write"),
            **described(
                f"{ledger.title}办理:{'、'.join(move.title for move in ledger.lifecycle.moves) or '无'}"
            ),
        )
        def move_row(
            request: AnyRequest, row_id: FromPath[UUID], move: FromPath[str], body: RawBody
        ) -> Response[dict[str, Any]]:
            values = accept_json(change_schema(ledger), ledger, body or b"{}")
            with house.database.writing(request.user.scope) as session:
                version = self._writer(session).move(row_id, expected_version(request), move, values)
                row = LedgerReader(session, ledger).get(row_id)
            return Response(row, headers={"ETag": f'"{version}"'})

        return move_row

    def _void(self) -> Any:
        house, ledger = self._house, self._ledger

        @delete(
            "/{row_id:uuid}",
            status_code=200,
            sync_to_thread=True,
            opt=self._policy("void"),
            **described(f"作废{ledger.title}", VoidBody),
        )
        def void_row(request: AnyRequest, row_id: FromPath[UUID], body: RawBody) -> dict[str, Any]:
            reason = parsed(VoidBody, body).reason
            with house.database.writing(request.user.scope) as session:
                version = self._writer(session).void(row_id, expected_version(request), reason)
            return {"id": row_id, "version": version, "voided": True}

        return void_row

    def _reveal(self) -> Any:
        house, ledger = self._house, self._ledger

        @post(
            "/{row_id:uuid}/reveal",
            status_code=200,
            sync_to_thread=True,
            opt=self._policy("reveal"),
            **described(f"查看{ledger.title}的个人信息原文(留痕)", RevealBody),
        )
        def reveal_value(
            request: AnyRequest, row_id: FromPath[UUID], body: RawBody
        ) -> Response[dict[str, Any]]:
            wanted = parsed(RevealBody, body)
            with house.database.writing(request.user.scope) as session:
                value = reveal(
                    session, ledger, house.vault, row_id, wanted.field, wanted.purpose, wanted.line
                )
            return Response({"field": wanted.field, "value": value}, headers={"Cache-Control": "no-store"})

        return reveal_value


def list_query(request: AnyRequest) -> ListQuery:
    """Read a list's filters and paging from the address.

    :raises Invalid: for a parameter that stands twice or a page size that is no number.
    """
    filters: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name in filters:
            raise Invalid(f"参数“{name}”重复。请只保留一个。")
        filters[name] = value
    size, after, total = filters.pop("size", "50"), filters.pop("after", None), filters.pop("total", "0")
    if not (size.isascii() and size.isdigit()):
        raise Invalid("参数 size 应为正整数。")
    return ListQuery(filters, after, int(size), total == "1")


def expected_version(request: AnyRequest) -> int:
    """Return the version a change was made on, from `If-Match`.

    :raises PreconditionNeeded: when the header is missing or is no version.
    """
    version = request.headers.get("if-match", "").strip('"')
    if not (version.isascii() and version.isdigit()):
        raise PreconditionNeeded(
            '请在请求头 If-Match 中写明所依据的版本,如 If-Match: "3"。版本见记录的 version。'
        )
    return int(version)
