"""The workbook side of a ledger over the web: template, export, import, and the rows an import would refuse."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from litestar import Request, Response, get, post
from litestar.params import RawBody

from fengqiao.access.policy import OPT, requires
from fengqiao.errors import Invalid
from fengqiao.installation import Installation
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.workbook.exporting import export_workbook
from fengqiao.ledgers.workbook.importing import import_workbook
from fengqiao.ledgers.workbook.template import write_template
from fengqiao.web.operations import described

AnyRequest = Request[Any, Any, Any]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOTICE = "合成演示数据"
"""Stands on every page of every document: the stations' names are real, the rows are invented."""


class LedgerWorkbooks:
    """The workbook handlers of one ledger."""

    def __init__(self, installation: Installation, ledger: Ledger) -> None:
        self._house = installation
        self._ledger = ledger

    def handlers(self) -> list[Any]:
        """Return all handlers, each with its policy."""
        return [self._template(), self._export(), self._import(), self._failed_rows()]

    def _policy(self, action: str) -> dict[str, Any]:
        return {OPT: requires(self._ledger.permission(action))}

    def _template(self) -> Any:
        house, ledger = self._house, self._ledger

        @get(
            "/template.xlsx",
            sync_to_thread=True,
            opt=self._policy("read"),
            **described(f"{ledger.title}模板"),
        )
        def get_template() -> Response[bytes]:
            content = BytesIO()
            write_template(content, ledger, house.codes)
            return workbook(content, f"{ledger.code}-template")

        return get_template

    def _export(self) -> Any:
        house, ledger = self._house, self._ledger

        @get(
            "/export.xlsx",
            sync_to_thread=True,
            opt=self._policy("export"),
            **described(f"导出{ledger.title}"),
        )
        def get_export(request: AnyRequest) -> Response[bytes]:
            content = BytesIO()
            notice = NOTICE if request.app.state.synthetic else None
            export_workbook(
                house, request.user, ledger, content, filters=dict(request.query_params), notice=notice
            )
            return workbook(content, ledger.code)

        return get_export

    def _import(self) -> Any:
        house, ledger = self._house, self._ledger

        @post(
            "/import",
            status_code=200,
            sync_to_thread=True,
            opt=self._policy("import"),
            **described(f"导入{ledger.title}(dry_run=1 只检查,all_or_nothing=1 有误即全不导入)"),
        )
        def post_import(request: AnyRequest, body: RawBody) -> dict[str, Any]:
            with _file(body) as file:
                result = import_workbook(house, request.user, ledger, file, **_options(request))
            return result.as_json()

        return post_import

    def _failed_rows(self) -> Any:
        house, ledger = self._house, self._ledger

        # Nothing is written: whoever has imported a file asks again with it for the rows to correct.
        @post(
            "/failed-rows.xlsx",
            status_code=200,
            sync_to_thread=True,
            opt=self._policy("import"),
            **described(f"{ledger.title}导入文件中有误的行,附原因,改正后可再次导入"),
        )
        def post_failed_rows(request: AnyRequest, body: RawBody) -> Response[bytes]:
            content, options = BytesIO(), _options(request) | {"dry_run": True}
            with _file(body) as file:
                import_workbook(house, request.user, ledger, file, failed_rows=content, **options)
            if not content.getbuffer().nbytes:
                raise Invalid("文件中没有有误的行。")
            return workbook(content, f"{ledger.code}-failed")

        return post_failed_rows


@contextmanager
def _file(body: bytes) -> Iterator[Path]:
    """Lend the uploaded bytes as a file that only this process reads and that is gone afterwards."""
    with TemporaryDirectory(prefix="fengqiao-") as folder:
        file = Path(folder) / "upload.xlsx"
        file.write_bytes(body)
        yield file


def _options(request: AnyRequest) -> dict[str, Any]:
    known = {"dry_run", "all_or_nothing", "unit"}
    if unknown := sorted(set(request.query_params) - known):
        raise Invalid(f"不认识参数“{'、'.join(unknown)}”。可用的有:dry_run、all_or_nothing、unit。")
    return {
        "dry_run": request.query_params.get("dry_run") == "1",
        "all_or_nothing": request.query_params.get("all_or_nothing") == "1",
        "unit_code": request.query_params.get("unit"),
    }


def workbook(content: BytesIO, name: str) -> Response[bytes]:
    """Return a workbook as a file to be kept, `name.xlsx`."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.xlsx"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(content.getvalue(), media_type=XLSX, headers=headers)
