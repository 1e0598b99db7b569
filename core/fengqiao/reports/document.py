"""A report as a Word document in the layout of Chinese official documents (GB/T 9704-2012)."""

from datetime import date, datetime, time

from docx.document import Document

from fengqiao.reports.annex import write_annex
from fengqiao.reports.bookmarks import Bookmarks
from fengqiao.reports.composing import Heading, Report
from fengqiao.reports.delivery import Target, deliver
from fengqiao.reports.package import empty_document, packed
from fengqiao.reports.page_furniture import furnish
from fengqiao.reports.wording import chinese_day, chinese_period


def write_report(target: Target, report: Report, *, made_on: date, notice: str | None = None) -> None:
    """Write a report as .docx: the text in the grid of 22 lines by 28 characters, then the table of its figures.

    Each figure stands in a bookmark named after it, whose text is exactly the figure. The same input gives the same
    bytes.

    :param target: a path, replaced at once when all is written, or a binary stream.
    :param made_on: the day printed under the text and kept in the file's properties.
    :param notice: printed above every page and in the first line, such as 合成演示数据.
    """
    deliver(packed(_document(report, made_on, notice)), target)


def _document(report: Report, made_on: date, notice: str | None) -> Document:
    document = empty_document()
    bookmarks = Bookmarks(report.figures)
    _describe(document, report, made_on)
    furnish(document.sections[0], notice)
    _write_head(document, report, notice)
    _write_text(document, report, bookmarks)
    _sign(document, report.unit, made_on)
    write_annex(document, report.figures, bookmarks)
    return document


def _describe(document: Document, report: Report, made_on: date) -> None:
    properties = document.core_properties
    properties.title = f"{report.unit}{report.title}"
    properties.author = properties.last_modified_by = report.unit
    properties.created = properties.modified = datetime.combine(made_on, time())
    properties.language = "zh-CN"


def _write_head(document: Document, report: Report, notice: str | None) -> None:
    if notice:
        document.add_paragraph(notice, style="Notice")
    document.add_paragraph(f"{report.unit}\n{report.title}", style="Title")
    document.add_paragraph(f"（{chinese_period(report.window)}）", style="Subtitle")


def _write_text(document: Document, report: Report, bookmarks: Bookmarks) -> None:
    for block in report.blocks:
        if isinstance(block, Heading):
            document.add_paragraph(block.text, style=f"Heading {block.level}")
        else:
            bookmarks.write(document.add_paragraph(style="Body Text"), block.pieces)


def _sign(document: Document, unit: str, made_on: date) -> None:
    document.add_paragraph()
    document.add_paragraph(unit, style="Signature").paragraph_format.keep_with_next = True
    document.add_paragraph(chinese_day(made_on), style="Signature")
