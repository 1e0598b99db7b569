"""Cell addresses as Excel writes them: column letters and numbers."""

import re

#: Columns and rows of an .xlsx sheet (ECMA-376).
LAST_COLUMN = 16_384
LAST_ROW = 1_048_576

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.ASCII)


def column_letters(number: int) -> str:
    """Return the letters of a column counted from 1: 1 is `A`, 28 is `AB`."""
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def cell_position(address: str) -> tuple[int, int] | None:
    """Return (row, column), both from 1, of an address like `AB12`; None when it is not one."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def range_corners(reference: str) -> tuple[int, int, int, int] | None:
    """Return (top, left, bottom, right) of a range like `A2:C5`; None when it is not one."""
    first, _, last = reference.partition(":")
    start, end = cell_position(first), cell_position(last or first)
    if start is None or end is None or start[0] > end[0] or start[1] > end[1]:
        return None
    return (*start, *end)
