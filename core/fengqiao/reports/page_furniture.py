"""What stands on every page beside the text: the notice above it, and the page number of GB/T 9704 below."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.text.paragraph import Paragraph


def furnish(section: Section, notice: str | None) -> None:
    """Give a section its headers and footers; later sections take them over.

    Odd pages are numbered on the right and even pages on the left, one character in from the edge.
    """
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        if notice:
            header.paragraphs[0].add_run(notice)
    sides = ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT))
    for footer, side in sides:
        footer.is_linked_to_previous = False
        footer.paragraphs[0].alignment = side
        _write_page_number(footer.paragraphs[0])


def _write_page_number(paragraph: Paragraph) -> None:
    """Write — 1 —, the number as a field."""
    paragraph.add_run("— ")
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        paragraph.add_run()._r.append(_field_part(kind))
    paragraph.add_run(" —")


def _field_part(kind: str) -> Any:
    if kind == "shown":
        element = OxmlElement("w:t")
        element.text = "1"
    elif kind == "instruction":
        element = OxmlElement("w:instrText")
        element.text = "PAGE"
    else:
        element = OxmlElement("w:fldChar")
        element.set(qn("w:fldCharType"), kind)
    return element
