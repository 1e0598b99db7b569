"""What a sheet for people to read and print looks like: title, remarks, columns, rows; it is never imported again."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Look = Literal["text", "centred", "number", "strong", "good", "bad", "open", "muted"]
"""How a cell is drawn: the first four by what it holds, the others by what it says of a station."""


@dataclass(frozen=True)
class Cell:
    """One cell.

    :param value: a text is written as a text, whatever it begins with; a number is shown in `form`.
    """

    value: str | int | Decimal
    look: Look = "text"
    form: str = "General"


@dataclass(frozen=True)
class Banner:
    """A heading across all columns, between rows."""

    text: str


@dataclass(frozen=True)
class Column:
    """A column; its width is in characters, of which a Chinese one takes two."""

    title: str
    width: float


@dataclass(frozen=True)
class PrintedSheet:
    """One sheet.

    :param name: at most 31 characters, as Excel has it.
    :param remarks: lines between title and header, such as the unit and the days.
    :param rows: a cell per column, or a heading between rows.
    :param pages_across: on how many pages a printed row is spread; the first column stands on each.
    :param filtered: whether the header offers filters.
    """

    name: str
    title: str
    remarks: Sequence[str]
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell] | Banner]
    landscape: bool = False
    pages_across: int = 1
    filtered: bool = False
