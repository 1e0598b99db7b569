"""The table at the end of a report: every figure with its exact value, days, indicator and the address of its rows."""

from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Row

from fengqiao.reports.bookmarks import Bookmarks
from fengqiao.reports.figures import PrintedFigure
from fengqiao.reports.wording import Piece

_COLUMNS = (
    ("编号", 16),
    ("名称", 46),
    ("数值", 22),
    ("分子/分母", 24),
    ("统计期间", 23),
    ("指标编码", 42),
    ("明细查询路径", 52),
)
"""Titles and widths in millimetres: the length of the text area, 225 mm, now lies across."""


def write_annex(document: Document, figures: Sequence[PrintedFigure], bookmarks: Bookmarks) -> None:
    """Append the table on pages of its own, laid across."""
    _turn_page(document)
    document.add_paragraph("附表", style="Heading 1")
    document.add_paragraph("数字来源", style="Subtitle")
    table = document.add_table(rows=1, cols=len(_COLUMNS), style="Table Grid")
    table.autofit = False
    for column, (_, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Mm(width)
    _write_row(table.rows[0], [(title,) for title, _ in _COLUMNS], bookmarks)
    _mark_row(table.rows[0], "w:tblHeader")
    for figure in figures:
        _write_row(table.add_row(), _cells(figure), bookmarks)


def _turn_page(document: Document) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.left_margin, section.right_margin = Mm(35), Mm(37)
    section.footer_distance = Mm(13)
    # Table lines are smaller than the grid of the text.
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)


def _cells(figure: PrintedFigure) -> list[tuple[Piece, ...]]:
    unit = "" if figure.unit in figure.display or not figure.has_value else figure.unit
    return [
        (figure.id,),
        (figure.title,),
        (figure, unit),
        (_exact(figure),),
        (f"{figure.window.first}至{figure.window.last}",),
        (figure.indicator,),
        (figure.rows or "—",),
    ]


def _exact(figure: PrintedFigure) -> str:
    if figure.numerator is None:
        return "—"
    if figure.denominator == 1:
        return str(figure.numerator)
    return f"{figure.numerator}/{figure.denominator}"


def _write_row(row: _Row, cells: Iterable[tuple[Piece, ...]], bookmarks: Bookmarks) -> None:
    _mark_row(row, "w:cantSplit")
    for cell, (_, width), pieces in zip(row.cells, _COLUMNS, cells, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].style = "Table Text"
        bookmarks.write(cell.paragraphs[0], pieces)


def _mark_row(row: _Row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))
