"""The pages of every ledger, from its declaration: which there are, their rows, and one row with its parts."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get
from litestar.params import FromPath
from sqlalchemy import select
from sqlmodel import col

from fengqiao.access.policy import OPT, SIGNED_IN
from fengqiao.database.scope import ScopedSession
from fengqiao.documents.checklist import checklist
from fengqiao.documents.records import read_record
from fengqiao.errors import Forbidden
from fengqiao.installation import Installation
from fengqiao.ledgers.declaration import Fielded, Ledger
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.markers import Codes, Ref
from fengqiao.ledgers.reading import LedgerReader
from fengqiao.ledgers.sealing import note_readings
from fengqiao.units.models import Unit
from fengqiao.web.document_pages import print_button
from fengqiao.web.ledgers import list_query
from fengqiao.web.rendering import page

AnyRequest = Request[Any, Any, Any]


def ledger_pages(installation: Installation) -> Router:
    """Return the pages under `/ledgers`."""

    @get("/", sync_to_thread=True, opt={OPT: SIGNED_IN})
    def show_ledgers(request: AnyRequest) -> Response[str]:
        seen = [one for one in installation.ledgers.values() if request.user.may(one.permission("read"))]
        return _page(request, "ledgers.html", ledgers=seen)

    @get("/{owner:str}/{path:str}", sync_to_thread=True, opt={OPT: SIGNED_IN})
    def show_rows(request: AnyRequest, owner: FromPath[str], path: FromPath[str]) -> Response[str]:
        ledger = _ledger(installation, request, owner, path)
        query = list_query(request)
        with installation.database.reading(request.user.scope) as session:
            found = LedgerReader(session, ledger).page(query)
            units = _unit_names(session, found.rows)
            labels = _labels(installation, session, ledger, found.rows)
        note_readings(installation.database, request.user.scope, ledger, [row["id"] for row in found.rows])
        shown = [spec for spec in ledger.fields if spec.kind is not FieldKind.NARRATIVE]
        rows = [
            {
                "id": row["id"],
                "seq_no": row["seq_no"],
                "unit": units[row["unit_id"]],
                "state": _state(ledger, row),
            }
            | {"cells": [_cell(installation, labels, spec, row) for spec in shown]}
            for row in found.rows
        ]
        return _page(request, "rows.html", ledger=ledger, fields=shown, rows=rows, next=found.next)

    @get("/{owner:str}/{path:str}/{row_id:uuid}", sync_to_thread=True, opt={OPT: SIGNED_IN})
    def show_row(
        request: AnyRequest, owner: FromPath[str], path: FromPath[str], row_id: FromPath[UUID]
    ) -> Response[str]:
        ledger = _ledger(installation, request, owner, path)
        with installation.database.reading(request.user.scope) as session:
            row = LedgerReader(session, ledger).get(row_id)
            unit = _unit_names(session, [row])[row["unit_id"]]
            labels = _labels(installation, session, ledger, [row])
            for part in ledger.parts:
                labels |= _labels(installation, session, part, row[part.name])
            documents = checklist(ledger, read_record(session, ledger, row_id)) if ledger.documents else ()
        note_readings(installation.database, request.user.scope, ledger, [row_id])
        fields = [(spec.title, _cell(installation, labels, spec, row)) for spec in ledger.fields]
        parts = [
            (
                part,
                [
                    [_cell(installation, labels, spec, line) for spec in part.fields]
                    for line in row[part.name]
                ],
            )
            for part in ledger.parts
        ]
        return _page(
            request,
            "row.html",
            ledger=ledger,
            row=row,
            unit=unit,
            state=_state(ledger, row),
            fields=fields,
            parts=parts,
            documents=documents,
            may_reveal=request.user.may(ledger.permission("reveal")),
        )

    handlers = [show_ledgers, show_rows, show_row, print_button(installation)]
    return Router("/ledgers", route_handlers=handlers, include_in_schema=False)


def _page(request: AnyRequest, template: str, **context: Any) -> Response[str]:
    return page(template, actor=request.user, synthetic=request.app.state.synthetic, **context)


def _ledger(installation: Installation, request: AnyRequest, owner: str, path: str) -> Ledger:
    """Find a ledger by its address; which one decides what must be permitted, so it is checked here."""
    ledger = next(
        (one for one in installation.ledgers.values() if (one.owner, one.path) == (owner, path)), None
    )
    if ledger is None:
        return installation.ledger(f"{owner}.{path}")
    if not request.user.may(ledger.permission("read")):
        raise Forbidden(f"您的角色没有查看“{ledger.title}”的权限。确因工作需要的,请联系安全管理员授权。")
    return ledger


def _unit_names(session: ScopedSession, rows: list[dict[str, Any]]) -> dict[int, str]:
    ids = {row["unit_id"] for row in rows}
    named = session.execute(select(col(Unit.id), col(Unit.name)).where(col(Unit.id).in_(ids)))
    return {unit_id: name for unit_id, name in named if unit_id is not None}


def _labels(
    installation: Installation, session: ScopedSession, declared: Fielded, rows: list[dict[str, Any]]
) -> dict[UUID, str]:
    """Return what a person calls the rows that these rows point at, one query per field."""
    labels: dict[UUID, str] = {}
    for spec in declared.fields:
        ids = (
            {row[spec.name] for row in rows if row.get(spec.name)} if isinstance(spec.marker, Ref) else set()
        )
        target = installation.ledgers.get(spec.marker.ledger) if isinstance(spec.marker, Ref) else None
        if ids and target is not None:
            table = target.table
            found = session.execute(select(table.id, getattr(table, target.label)).where(table.id.in_(ids)))
            labels |= {row_id: str(label) for row_id, label in found}
    return labels


def _state(ledger: Ledger, row: Mapping[str, Any]) -> str:
    state = ledger.lifecycle.state(row["state"])
    return state.title if state else str(row["state"])


def _cell(
    installation: Installation, labels: Mapping[UUID, str], spec: FieldSpec, row: Mapping[str, Any]
) -> str:
    """A value as a person reads it: a code's title, 是 or 否, a mask; running text about people is not shown."""
    if spec.kind is FieldKind.NARRATIVE:
        return "〔已加密〕"
    value = row[spec.name]
    if value is None:
        return ""
    if isinstance(spec.marker, Codes):
        return installation.codes.title(spec.marker.list_code, value) or ""
    if spec.kind is FieldKind.REFERENCE:
        return labels.get(value, "〔查不到〕")
    if spec.kind is FieldKind.BOOLEAN:
        return "是" if value else "否"
    return str(value)
