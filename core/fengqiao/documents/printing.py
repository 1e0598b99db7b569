"""Printing a form from one row: masked for whoever may read the row, in clear for whoever may reveal it, with a purpose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from fengqiao.access.actors import Actor
from fengqiao.clock import today
from fengqiao.database.scope import ScopedSession
from fengqiao.documents.beside import Records, demand_right, read_beside, rows_beside
from fengqiao.documents.checklist import Entry, checklist
from fengqiao.documents.records import read_record
from fengqiao.documents.spelling import spelled
from fengqiao.documents.templates import Cover, FormTemplate
from fengqiao.errors import NotFound
from fengqiao.ledgers.declaration import Fielded, Ledger
from fengqiao.ledgers.documents import Document
from fengqiao.ledgers.fields import FieldKind
from fengqiao.ledgers.revealing import reveal_for_document
from fengqiao.ledgers.sealing import note_readings
from fengqiao.ledgers.workbook.lookups import labels_of
from fengqiao.ledgers.workbook.references import target_of
from fengqiao.ledgers.workbook.surroundings import Surroundings
from fengqiao.reports.wording import chinese_day
from fengqiao.units.models import Unit


@dataclass(frozen=True)
class PrintedForm:
    """A filled form.

    :param name: what a person would call the file: title and number of the row; no personal value.
    :param content: the .docx file.
    """

    name: str
    content: bytes


@dataclass(frozen=True)
class Forms:
    """The documents of one ledger's rows. Whoever calls has checked the actor's permission.

    :param notice: printed above every page, such as 合成演示数据.
    """

    here: Surroundings
    ledger: Ledger
    notice: str | None = None

    def listed(self, actor: Actor, row_id: UUID) -> tuple[Entry, ...]:
        """Return how every document of a row stands.

        :raises NotFound: there is no such row inside the actor's scope.
        """
        with self.here.database.reading(actor.scope) as session:
            entries = checklist(self.ledger, read_record(session, self.ledger, row_id))
        note_readings(self.here.database, actor.scope, self.ledger, [row_id])
        return entries

    def masked(self, actor: Actor, row_id: UUID, code: str) -> PrintedForm:
        """Return a form in which personal values are masked and running text about people does not stand.

        :raises NotFound: there is no such row inside the actor's scope, or no such form.
        :raises Forbidden: it also shows a row that the actor may not read.
        """
        document = self._printed(code)
        rows = rows_beside(self.ledger, document, self.here.ledgers)
        demand_right(actor, rows, "read", "查看")
        with self.here.database.reading(actor.scope) as session:
            records = read_beside(
                self.ledger, row_id, rows, lambda ledger, one, _: read_record(session, ledger, one)
            )
            form = self._form(session, document, FormTemplate.of(self.ledger, document), records)
        for ledger, record in records.read:
            note_readings(self.here.database, actor.scope, ledger, [record["id"]])
        return form

    def clear(self, actor: Actor, row_id: UUID, code: str, purpose: str) -> PrintedForm:
        """Return a form with personal values in clear; only those that it shows are opened.

        The audit events stand in the transaction in which they are opened: no form without the events, no event for a
        form that could not be filled.

        :raises NotFound: there is no such row inside the actor's scope, or no such form.
        :raises Forbidden: it also shows a row whose personal values the actor may not see.
        """
        document = self._printed(code)
        rows = rows_beside(self.ledger, document, self.here.ledgers)
        demand_right(actor, rows, "reveal", "查看个人信息原文")
        template = FormTemplate.of(self.ledger, document)
        shown = {"": template.names([one.name for one in rows])}
        shown |= {one.name: template.names_of(one.name) for one in rows}
        with self.here.database.writing(actor.scope) as session:

            def revealed(ledger: Ledger, one: UUID, name: str) -> dict[str, Any]:
                return reveal_for_document(
                    session,
                    ledger,
                    self.here.vault,
                    read_record(session, ledger, one),
                    [
                        field
                        for field, plain in _personal(ledger)
                        # Of a row beside its own a form shows no lines.
                        if plain in shown[name] and (not name or field == plain)
                    ],
                    document=document.code if not name else f"{self.ledger.code}/{document.code}",
                    purpose=purpose,
                )

            return self._form(session, document, template, read_beside(self.ledger, row_id, rows, revealed))

    def _printed(self, code: str) -> Document:
        printed = [one for one in self.ledger.documents if one.template is not None]
        for document in printed:
            if document.code == code:
                return document
        known = "、".join(f"{one.code}({one.title})" for one in printed) or "无"
        raise NotFound(f"“{self.ledger.title}”没有文书“{code}”。可打印的文书:{known}。")

    def _form(
        self, session: ScopedSession, document: Document, template: FormTemplate, records: Records
    ) -> PrintedForm:
        record = records.own
        unit = session.execute(select(col(Unit.name)).where(col(Unit.id) == record["unit_id"])).scalar_one()
        values = self._values(session, document, record) | {"unit": unit}
        for one, row in records.beside.items():
            (values[one.name],) = self._spelled(session, one.ledger, [row])
        cover = Cover(f"{document.title} {record['seq_no']}", unit, today(), self.notice)
        return PrintedForm(f"{document.title}-{record['seq_no']}", template.filled(values, cover))

    def _values(
        self, session: ScopedSession, document: Document, record: Mapping[str, Any]
    ) -> dict[str, Any]:
        state = self.ledger.lifecycle.state(record["state"])
        house = {
            "seq_no": record["seq_no"],
            "state": state.title if state else record["state"],
            "today": chinese_day(today()),
            "documents": [
                {
                    "number": str(entry.document.number),
                    "title": entry.document.title,
                    "necessity": entry.necessity,
                    "standing": entry.state,
                }
                for entry in checklist(self.ledger, record)
                if entry.document.number is not None
            ],
        }
        (own,) = self._spelled(session, self.ledger, [record])
        for part in self.ledger.parts:
            wanted = document.only.get(part.name)
            lines = [line for line in record[part.name] if wanted is None or wanted(line)]
            own[part.name] = self._spelled(session, part, lines)
        return {**own, **house}

    def _spelled(
        self, session: ScopedSession, declared: Fielded, lines: list[Mapping[str, Any]]
    ) -> list[dict[str, Any]]:
        labels: dict[UUID, str] = {}
        for spec in declared.fields:
            ids = {line[spec.name] for line in lines} - {None} if spec.kind is FieldKind.REFERENCE else set()
            if ids:
                labels |= labels_of(session, target_of(spec, self.here.ledgers), ids)
        return [dict(spelled(declared, line, self.here.codes, labels)) for line in lines]


def _personal(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Yield every personal field of a row and its parts: its full name, and the name a template shows it by."""
    for spec in ledger.personal:
        yield spec.name, spec.name
    for part in ledger.parts:
        for spec in part.personal:
            yield f"{part.name}.{spec.name}", spec.name
