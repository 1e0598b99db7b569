"""What every line of business asks of its forms, and reading a printed form as whoever opens it does."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx

from fengqiao.documents.beside import rows_beside
from fengqiao.documents.building import build
from fengqiao.documents.description import load_description
from fengqiao.documents.templates import Cover, FormTemplate, TemplateFault
from fengqiao.ledgers.declaration import Ledger
from fengqiao.registry.ledgers import LEDGERS as REGISTRY

PLACEHOLDERS = ("{{", "}}", "{%", "%}")
_COVER = Cover("", "", date(2024, 3, 1))


def words(content: bytes) -> str:
    """Return all text of a form, tables, headers and footers included, paragraph by paragraph."""
    document = docx.Document(BytesIO(content))
    parts: list[Any] = [document]
    for section in document.sections:
        parts += [section.header, section.even_page_header, section.footer, section.even_page_footer]
    return "\n".join(paragraph.text for part in parts for paragraph in _paragraphs(part))


def cells(content: bytes) -> list[list[str]]:
    """Return the rows of all tables; a cell that spans several columns stands once."""
    document = docx.Document(BytesIO(content))
    return [
        [cell.text for n, cell in enumerate(row.cells) if n == 0 or cell._tc is not row.cells[n - 1]._tc]
        for table in document.tables
        for row in table.rows
    ]


def members(content: bytes) -> dict[str, bytes]:
    """Return the files inside a .docx; how they are compressed is left out."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def unlike_their_descriptions(folder: Path) -> list[str]:
    """Return the names of templates in a folder that are not what the description beside them gives.

    :raises PackRefused: for a description that is wrong.
    """
    return [
        template.name
        for template in sorted({file.with_suffix(".docx") for file in folder.glob("*.*")})
        if not template.is_file()
        or not template.with_suffix(".yaml").is_file()
        or members(template.read_bytes()) != members(build(load_description(template.with_suffix(".yaml"))))
    ]


def unfillable(ledgers: Sequence[Ledger]) -> list[str]:
    """Return why forms cannot be filled: with nothing in any field, with something in all, and with no lines at all.

    Nothing is read from a database: a form that passes knows no name that its ledger does not have.
    """
    known = {one.code: one for one in (*REGISTRY, *ledgers)}
    return list(dict.fromkeys(fault for ledger in ledgers for fault in _faults(ledger, known)))


def _faults(ledger: Ledger, known: Mapping[str, Ledger]) -> Iterator[str]:
    for document in ledger.documents:
        if document.template is None:
            continue
        template = FormTemplate.of(ledger, document)
        for text, lines in (("", 1), ("甲", 2), ("甲", 0)):
            try:
                values = _values(ledger, text, lines) | {
                    one.name: {spec.name: text for spec in one.ledger.fields}
                    for one in rows_beside(ledger, document, known)
                }
                content = template.filled(values, _COVER)
            except TemplateFault as fault:
                yield fault.detail
            else:
                if any(brace in words(content) for brace in PLACEHOLDERS):
                    yield f"{document.template}: a placeholder is left"


def _values(ledger: Ledger, text: str, lines: int) -> dict[str, Any]:
    values: dict[str, Any] = {spec.name: text for spec in ledger.fields}
    for part in ledger.parts:
        values[part.name] = [{spec.name: text for spec in part.fields} for _ in range(lines)]
    entry = dict.fromkeys(("number", "title", "necessity", "standing"), text)
    return values | {"unit": text, "seq_no": text, "state": text, "today": text, "documents": [entry] * lines}


def _paragraphs(part: Any) -> Iterator[Any]:
    yield from part.paragraphs
    for table in part.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from _paragraphs(cell)
