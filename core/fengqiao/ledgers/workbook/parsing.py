"""What Excel holds in a cell → a plain value, by what its column holds. Nothing but blanks is no value."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.lifecycle import Lifecycle
from fengqiao.ledgers.markers import Codes
from fengqiao.ledgers.workbook.marks import refuse_marks
from fengqiao.workbooks.cells import as_boolean, as_day, as_decimal, as_integer, as_text, is_blank
from fengqiao.workbooks.contents import CellError, Value

Parser = Callable[[Value], Any]
"""Returns the value, or None for nothing but blanks; raises `CellError`."""

_CODES_LISTED = 30

# ASCII and Han without blanks, and the punctuation between them but for the brackets of our marks. It spares most
# texts the closer look; what it lets through, `as_text` returns as it is.
_PLAIN = re.compile("[!-~一-鿿、。《》“”！（），：；？]+")


def text(cell: Value) -> str | None:
    """Return a text without the blanks around it."""
    if cell.__class__ is str and _PLAIN.fullmatch(cell):
        return cell
    if is_blank(cell):
        return None
    found = as_text(cell)
    refuse_marks(found)
    return found


def _filled(parse: Parser) -> Parser:
    return lambda cell: None if is_blank(cell) else parse(cell)


whole_number = _filled(as_integer)


def row_id(cell: Value) -> UUID | None:
    """Return the id of a row or line."""
    found = text(cell)
    try:
        return None if found is None else UUID(found)
    except ValueError:
        raise CellError("不是有效的记录标识", "请保持导出时的原样;新记录请留空") from None


def parser_of(spec: FieldSpec, codes: CodeBook) -> Parser:
    """Return how the cells of a field are parsed."""
    return _code_parser(spec.marker, codes) if isinstance(spec.marker, Codes) else _PARSERS[spec.kind]


def _code_parser(marker: Codes, codes: CodeBook) -> Parser:
    titles = [entry.title for entry in codes.entries(marker.list_code).values()]
    remedy = _choice(titles)

    def parse(cell: Value) -> str | None:
        title = text(cell)
        code = None if title is None else codes.of_title(marker.list_code, title)
        if code is None and title is not None:
            raise CellError("不在代码表中", remedy)
        return code

    return parse


def state_parser(lifecycle: Lifecycle) -> Parser:
    """Return how the titles of states are parsed."""
    by_title = {state.title: state.code for state in lifecycle.states}

    def parse(cell: Value) -> str | None:
        title = text(cell)
        state = None if title is None else by_title.get(title)
        if state is None and title is not None:
            raise CellError("没有这种状态", _choice(list(by_title)))
        return state

    return parse


def _choice(titles: list[str]) -> str:
    more = f"等{len(titles)}项" if len(titles) > _CODES_LISTED else ""
    return f"请从下列各项中选填:{'、'.join(titles[:_CODES_LISTED])}{more}"


_PARSERS: dict[FieldKind, Parser] = {
    FieldKind.TEXT: text,
    FieldKind.LONG_TEXT: text,
    FieldKind.PERSONAL: text,
    FieldKind.NARRATIVE: text,
    FieldKind.INTEGER: whole_number,
    FieldKind.MONEY: _filled(as_decimal),
    FieldKind.DAY: _filled(as_day),
    FieldKind.BOOLEAN: _filled(as_boolean),
}
