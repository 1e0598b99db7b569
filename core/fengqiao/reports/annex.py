"""The table at the end of a report: every figure with its exact value, days, indicator and the address of its rows."""

from collections.abc import Iterable, Iterator, Sequence

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Row

from fengqiao.indicators.left_out import WITHOUT_SEALED
from fengqiao.reports.bookmarks import Bookmarks
from fengqiao.reports.figures import PrintedFigure
from fengqiao.reports.wording import Piece

_COLUMNS = (("编号", 16), ("名称", 52), ("数值", 25), ("分子/分母", 32), ("统计期间", 42), ("指标编码", 58))
"""Titles and widths in millimetres: the length of the text area, 225 mm, now lies across."""


def write_annex(document: Document, figures: Sequence[PrintedFigure], bookmarks: Bookmarks) -> None:
    """Append the table on pages of its own, laid across; under each figure the address of its rows."""
    _turn_page(document)
    document.add_paragraph("附表：数字来源与明细查询路径", style="Table Title")
    if any(figure.may_leave_out for figure in figures):
        document.add_paragraph(f"各项数字{WITHOUT_SEALED}。", style="Table Text")
    table = document.add_table(_rows_needed(figures), len(_COLUMNS), style="Table Grid")
    table.autofit = False
    for column, (_, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Mm(width)
    rows = iter(table.rows)
    head = next(rows)
    _fill(head, [(title,) for title, _ in _COLUMNS], bookmarks)
    _mark(head, "w:tblHeader")
    for figure in figures:
        _write_figure(rows, figure, bookmarks)


def _rows_needed(figures: Sequence[PrintedFigure]) -> int:
    return 1 + sum(1 if figure.rows is None else 2 for figure in figures)


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


def _write_figure(rows: Iterator[_Row], figure: PrintedFigure, bookmarks: Bookmarks) -> None:
    row = next(rows)
    _fill(row, _cells(figure), bookmarks)
    if figure.rows is None:
        return
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    below = next(rows)
    _mark(below, "w:cantSplit")
    address = below.cells[1].merge(below.cells[-1])
    address.text = f"明细：{figure.rows}"
    address.paragraphs[0].style = "Table Text"
    row.cells[0].merge(below.cells[0])


def _cells(figure: PrintedFigure) -> list[tuple[Piece, ...]]:
    bare = not figure.has_value or figure.display.endswith(figure.unit)
    return [
        (figure.id,),
        (figure.title,),
        (figure,) if bare else (figure, figure.unit),
        (_exact(figure),),
        (f"{figure.window.first}至{figure.window.last}",),
        (figure.indicator,),
    ]


def _exact(figure: PrintedFigure) -> str:
    if figure.numerator is None:
        return "—"
    if figure.denominator == 1:
        return str(figure.numerator)
    return f"{figure.numerator}/{figure.denominator}"


def _fill(row: _Row, cells: Iterable[tuple[Piece, ...]], bookmarks: Bookmarks) -> None:
    _mark(row, "w:cantSplit")
    for cell, (_, width), pieces in zip(row.cells, _COLUMNS, cells, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].style = "Table Text"
        bookmarks.write(cell.paragraphs[0], pieces)


def _mark(row: _Row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))
