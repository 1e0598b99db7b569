"""The fast half of the scan: stretches of XML whose every byte fits a strict grammar need no parser.

What fits is replaced by a short mark at the same place, and the parser judges all the rest together with the marks.
A mark is an element, so the parser refuses it wherever no element may stand (inside a tag, inside an attribute); in
comments, CDATA and processing instructions it could hide, so from the first of those on nothing is left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from fengqiao.workbooks.addresses import column_letters
from fengqiao.workbooks.contents import Limits

#: Given the text and where an element starts: where the ordinary stretch ends and the mark for it, or None.
Stretch = Callable[[bytes, int], tuple[int, bytes] | None]

_SPACE = rb"[ \r\n\t]*+"
_TEXT = rb'<t(?: xml:space="preserve")?>[^<]*+</t>'
# An element that does not end within so many bytes goes to the parser: searching it again and again would be quadratic.
_LONGEST_ELEMENT = 4 * 1024 * 1024
# Columns beyond these go to the parser: the expression grows with each.
_MOST_COLUMNS = 256
_BLOCK = 8
# Kept back at the end of a chunk: long enough for a start tag's name cut in two.
_TAIL = 8


def ordinary_rows(limits: Limits) -> Stretch:
    """Return the stretch of rows within the limits that hold plain values only, rows and cells in ascending order.

    Not plain, and so left to the parser: formulas, error values, hidden rows, and whatever is written unusually.
    """
    row = re.compile(_row_grammar(min(limits.columns, _MOST_COLUMNS)))
    last_row = limits.rows + 1

    def stretch(text: bytes, start: int) -> tuple[int, bytes] | None:
        first, last, end = 0, 0, start
        while found := row.match(text, end):
            number = int(found[1])
            if not last < number <= last_row:
                break
            first, last, end = first or number, number, found.end()
        marks = dict.fromkeys((first, last))
        return (end, b"".join(b'<row r="%d"/>' % number for number in marks)) if first else None

    return stretch


def _row_grammar(columns: int) -> bytes:
    # A cell names its own row, so that the row's number alone tells whether all of it is within the limits.
    cell = (
        rb'\1"(?: s="[0-9]++")?+(?: t="(?:s|n|b|str|inlineStr)")?+'
        rb"(?:/>|>(?:<v>[^<]*+</v>|<is>" + _TEXT + rb"</is>)?+</c>)" + _SPACE
    )
    # Attributes are double-quoted without <, > or quotes inside, so every reader cuts the text at the same places.
    attributes = rb'(?: (?!r=|hidden="[1t])[A-Za-z0-9:]++="[^"<>&]*+")*+'
    cells = _in_order(
        [b'<c r="' + column_letters(column).encode() + cell for column in range(1, columns + 1)]
    )
    return rb'<row r="([1-9][0-9]{0,6})"' + attributes + rb"(?:/>|>" + _SPACE + cells + rb"</row>)" + _SPACE


def _in_order(cells: list[bytes]) -> bytes:
    """Return the expression for any of these cells, each at most once, in this order.

    They are nested by blocks, so that the end of a short row is noticed without trying all columns.
    """
    if not cells:
        return b""
    block = b"".join(b"(?:" + cell + b")?+" for cell in cells[:_BLOCK])
    return b"(?:(?=<c)" + block + _in_order(cells[_BLOCK:]) + b")?+"


# Excel and WPS add the phonetic settings to every Chinese text.
_PHONETIC = rb'(?:<phoneticPr(?: [A-Za-z]++="[^"<>&]*+")*+/>)?+'
_STRINGS = re.compile(rb"(?:<si>" + _TEXT + _PHONETIC + rb"</si>" + _SPACE + rb"){1,1000}+")


def ordinary_strings(text: bytes, start: int) -> tuple[int, bytes] | None:
    """Recognise a stretch of plain shared strings."""
    found = _STRINGS.match(text, start)
    return (found.end(), b"<si/>") if found else None


def abridged(chunks: Iterable[bytes], element: bytes, stretch: Stretch) -> Iterator[bytes]:
    """Yield the XML with its ordinary stretches replaced by their marks.

    :param element: name of the element that stretches are made of.
    """
    opening, closing = b"<" + element, b"</" + element + b">"
    rest, everything = b"", False
    for chunk in chunks:
        rest += chunk
        everything = everything or _has_hiding_place(rest)
        if everything:
            yield rest
            rest = b""
            continue
        start = 0
        while (at := rest.find(opening, start)) >= 0:
            if found := stretch(rest, at):
                yield rest[start:at] + found[1]
                start = found[0]
            elif (end := rest.find(closing, at)) >= 0:
                yield rest[start : end + len(closing)]
                start = end + len(closing)
            else:
                break
        keep = at if at >= 0 and len(rest) - at < _LONGEST_ELEMENT else max(start, len(rest) - _TAIL)
        yield rest[start:keep]
        rest = rest[keep:]
    yield rest


def _has_hiding_place(text: bytes) -> bool:
    """Say whether a comment, CDATA, DTD or processing instruction begins here, the XML declaration apart."""
    # The single characters are rare and found many times faster than the pairs.
    return (b"!" in text and b"<!" in text) or (text.find(b"?", 5) >= 0 and text.find(b"<?", 4) >= 0)
