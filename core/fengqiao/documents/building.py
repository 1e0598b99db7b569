"""From a form's description to its template: a Word file in the grid of GB/T 9704, the same bytes every time."""

from datetime import datetime

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from fengqiao.documents.description import Block, FormDescription, Signing
from fengqiao.documents.tables import write_fields, write_list
from fengqiao.reports.package import empty_document, packed
from fengqiao.reports.page_furniture import furnish

_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the file format has no zone, and a template no day of its own


def build(description: FormDescription) -> bytes:
    """Return the template that a description gives."""
    document = empty_document()
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = description.title, "", ""
    properties.created = properties.modified = _NO_DAY
    furnish(document.sections[0], None)
    if description.over:
        document.add_paragraph(description.over, style="Subtitle").paragraph_format.space_after = 0
    document.add_paragraph(description.title, style="Form Title")
    if description.file_no:
        document.add_paragraph(description.file_no, style="Form Number")
    _write_blocks(document, description.blocks)
    _part_from_table(document)
    return packed(document)


def _write_blocks(document: Document, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        if block.blocks:
            _write_steered(document, block)
        elif block.fields or block.table:
            _write_table(document, block)
        elif block.sign:
            _write_signing(document, block.sign)
        else:
            _write_words(document, block)


def _write_table(document: Document, block: Block) -> None:
    _part_from_table(document)
    if block.table:
        write_list(document, block.table)
    else:
        write_fields(document, block.fields)


def _part_from_table(document: Document) -> None:
    """Word takes two tables without anything between them for one, and wants a paragraph after the last."""
    blocks = document.element.body.inner_content_elements
    if blocks and blocks[-1].tag == qn("w:tbl"):
        _hairline(document)


def _hairline(document: Document, *, on_a_new_page: bool = False) -> None:
    form = document.add_paragraph().paragraph_format
    form.line_spacing = Pt(1)
    form.page_break_before = on_a_new_page or None


def _write_steered(document: Document, block: Block) -> None:
    """Write blocks between statements that stand in paragraphs of their own, which filling takes away."""
    for word, expression in (("for", block.each), ("if", block.when)):
        if expression:
            document.add_paragraph(f"{{%p {word} {expression} %}}")
    _write_blocks(document, block.blocks)
    for word, expression in (("if", block.when), ("for", block.each)):
        if expression:
            document.add_paragraph(f"{{%p end{word} %}}")


def _write_words(document: Document, block: Block) -> None:
    for style, words in (
        ("Heading 1", block.heading),
        ("Body Text", block.text),
        ("Normal", block.line),
        ("Form Centred", block.centred),
    ):
        if words:
            document.add_paragraph(words, style=style)
    for _ in range(block.space or 0):
        document.add_paragraph()
    if block.new_page:
        _hairline(document, on_a_new_page=True)


def _write_signing(document: Document, sign: Signing) -> None:
    """Write signatures; the lines keep together and with what stands before, so that nobody signs on an empty page."""
    blocks = document.element.body.inner_content_elements
    if blocks and blocks[-1].tag == qn("w:p"):
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph()
    last = document.paragraphs[-1]
    last.paragraph_format.keep_with_next = True
    for style, words in (
        *(("Normal", line) for line in sign.lines),
        ("Signature", sign.organ),
        ("Signature", sign.day),
    ):
        if words:
            last = document.add_paragraph(words, style=style)
            last.paragraph_format.keep_with_next = True
    last.paragraph_format.keep_with_next = False
