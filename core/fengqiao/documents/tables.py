"""Tables of a form: cells of label and value on one common grid, and lists with a head."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from fengqiao.documents.description import Cells, ListTable, RepeatedRows, TallRow

WIDTH = 8844
"""Twips between the margins of GB/T 9704: 156 mm."""
LINE = 440
"""Height of a line of text in a cell, in twips."""
ROOM = 100
"""What a cell leaves above and below its text together, in twips."""

_LABEL_WIDTHS = {2: 1580, 4: 1580, 6: 1160, 8: 860}
_FEW = 2
"""A cell of more lines is written from its top."""
Described = Cells | TallRow | RepeatedRows


@dataclass(frozen=True)
class _Cell:
    text: str
    end: int
    is_label: bool


@dataclass(frozen=True)
class _Row:
    """Cells from left to right, each ending somewhere; a row of one statement only steers the filling."""

    cells: tuple[_Cell, ...]
    lines: int = 1
    is_head: bool = False


def write_fields(document: Document, rows: Sequence[Described]) -> None:
    """Write a table of labels and values. Rows may have different numbers of cells: the grid is the finest needed."""
    _write(document, list(_rows(rows)))


def write_list(document: Document, table: ListTable) -> None:
    """Write a table with a head and one row for every line of a part."""
    total = sum(column.width for column in table.columns)
    ends = [
        WIDTH * sum(column.width for column in table.columns[: n + 1]) // total
        for n in range(len(table.columns))
    ]
    head = tuple(_Cell(column.title, end, True) for column, end in zip(table.columns, ends, strict=True))
    line = tuple(_Cell(column.value, end, False) for column, end in zip(table.columns, ends, strict=True))
    blank = tuple(_Cell("", end, False) for end in ends)
    rows = [_Row(head, is_head=True), _steering(f"for {table.each}"), _Row(line), _steering("endfor")]
    _write(document, rows + [_Row(blank)] * table.blank_rows)


def _rows(described: Sequence[Described]) -> Iterator[_Row]:
    for row in described:
        if isinstance(row, RepeatedRows):
            yield _steering(f"for {row.each}")
            yield from _rows(row.rows)
            yield _steering("endfor")
        elif isinstance(row, TallRow):
            yield from [_steering(f"if {row.when}")] if row.when else []
            yield _Row(_labelled(row.cells), row.lines)
            yield from [_steering("endif")] if row.when else []
        else:
            yield _Row(_labelled(row))


def _steering(statement: str) -> _Row:
    return _Row((_Cell(f"{{%tr {statement} %}}", WIDTH, True),))


def _labelled(cells: Cells) -> tuple[_Cell, ...]:
    if len(cells) == 1:
        return (_Cell(cells[0], WIDTH, True),)
    pairs = len(cells) // 2
    label = _LABEL_WIDTHS[pairs * 2]
    ends = []
    for place in range(pairs):
        start = WIDTH * place // pairs
        ends += [start + label, WIDTH * (place + 1) // pairs]
    return tuple(_Cell(text, end, n % 2 == 0) for n, (text, end) in enumerate(zip(cells, ends, strict=True)))


def _write(document: Document, rows: Sequence[_Row]) -> None:
    grid = sorted({0} | {cell.end for row in rows for cell in row.cells})
    table = _element("w:tbl")
    properties = _child(table, "w:tblPr")
    _child(properties, "w:tblStyle", val="TableGrid")
    _child(properties, "w:tblW", w=WIDTH, type="dxa")
    _child(properties, "w:jc", val="center")
    _child(properties, "w:tblLayout", type="fixed")
    columns = _child(table, "w:tblGrid")
    for start, end in pairwise(grid):
        _child(columns, "w:gridCol", w=end - start)
    for row in rows:
        table.append(_row(row, grid))
    document.element.body.insert_element_before(table, "w:sectPr")


def _row(row: _Row, grid: Sequence[int]) -> Any:
    element = _element("w:tr")
    properties = _child(element, "w:trPr")
    if row.lines == 1:
        _child(properties, "w:cantSplit")
    _child(properties, "w:trHeight", val=row.lines * LINE + ROOM, hRule="atLeast")
    if row.is_head:
        _child(properties, "w:tblHeader")
    start = 0
    for cell in row.cells:
        span = sum(1 for end in grid if start < end <= cell.end)
        element.append(_cell(cell, cell.end - start, span, at_top=row.lines > _FEW))
        start = cell.end
    return element


def _cell(cell: _Cell, width: int, span: int, *, at_top: bool) -> Any:
    element = _element("w:tc")
    properties = _child(element, "w:tcPr")
    _child(properties, "w:tcW", w=width, type="dxa")
    if span > 1:
        _child(properties, "w:gridSpan", val=span)
    _child(properties, "w:vAlign", val="top" if at_top and not cell.is_label else "center")
    paragraph = _child(element, "w:p")
    _child(_child(paragraph, "w:pPr"), "w:pStyle", val="FormLabel" if cell.is_label else "FormText")
    text = _child(_child(paragraph, "w:r"), "w:t")
    text.text = cell.text
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def _element(tag: str, **attributes: str | int) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


def _child(parent: Any, tag: str, **attributes: str | int) -> Any:
    element = _element(tag, **attributes)
    parent.append(element)
    return element
