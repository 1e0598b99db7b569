"""Reading a printed form as whoever opens it does."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx


def words(content: bytes) -> str:
    """Return all text of a form, tables, headers and footers included, paragraph by paragraph."""
    document = docx.Document(BytesIO(content))
    parts = [document]
    for section in document.sections:
        parts += [section.header, section.even_page_header, section.footer, section.even_page_footer]
    return "\n".join(paragraph.text for part in parts for paragraph in _paragraphs(part))


def _paragraphs(part: Any) -> Iterator[Any]:
    yield from part.paragraphs
    for table in part.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from _paragraphs(cell)


def cells(content: bytes) -> list[list[str]]:
    """Return the rows of all tables, a cell that spans several columns once."""
    document = docx.Document(BytesIO(content))
    return [
        [text for n, text in enumerate(row) if n == 0 or text != row[n - 1]]
        for table in document.tables
        for row in ([cell.text for cell in row.cells] for row in table.rows)
    ]


def members(content: bytes) -> dict[str, bytes]:
    """Return the files inside a .docx; how they are compressed is left out."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
