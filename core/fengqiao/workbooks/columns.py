"""Columns of values on their way between two processes: plain texts travel as one long text, the rest as it is."""

from typing import Any

from fengqiao.workbooks.contents import Row, Value

#: A column of texts joined by the separator, or a list of values.
Packed = str | list[Value]

# The “unit separator”: no sane cell holds it, and a column with one that does travels as a list.
_SEPARATOR = "\x1f"


def joined(texts: list[str]) -> str:
    """Return the texts as one."""
    return _SEPARATOR.join(texts)


def pack_column(values: list[Any], kinds: set[type]) -> Packed:
    """Pack a column in which an empty cell is an empty text.

    :param kinds: the types that occur in it.
    """
    if kinds == {str}:
        text = joined(values)
        if text.count(_SEPARATOR) == len(values) - 1:
            return text
    if bool in kinds:
        # TRUE equals 1, so the two would become one below.
        return [None if value == "" else value for value in values]
    # Equal values become one object: days and codes repeat so much that this saves more than it costs.
    known: dict[Any, Any] = {"": None}
    return list(map(known.setdefault, values, values))


def unpack_rows(numbers: list[int], columns: list[Packed]) -> list[Row]:
    """Return the rows that were packed by columns."""
    return list(zip(numbers, map(list, zip(*map(_unpacked, columns), strict=True)), strict=True))


def _unpacked(column: Packed) -> list[Value]:
    if not isinstance(column, str):
        return column
    values: list[Any] = column.split(_SEPARATOR)
    return [value or None for value in values] if "" in values else values
