"""What a workbook to be written looks like: sheets, columns, rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from fengqiao.errors import Invalid

#: What a column holds; it decides the format of its cells.
Kind = Literal["text", "integer", "decimal", "date", "boolean"]

#: How Excel shows what a column of each kind holds; `@` keeps what is typed as text, leading zeros included.
FORMATS: dict[Kind, str] = {
    "text": "@",
    "integer": "0",
    "decimal": "0.00",
    "date": "yyyy-mm-dd",
    "boolean": "General",
}

#: The sheet that drop-down lists too long for a cell rule are kept on; it is hidden, and no other may have its name.
CHOICES_SHEET = "选项"


@dataclass(frozen=True)
class ColumnSpec:
    """One column of a sheet to be written.

    :param title: stands in row 1, and is what the column is known by when the file comes back.
    :param note: a sentence for the person who fills it in, shown on the title.
    :param choices: the values offered as a drop-down list; other values are refused by Excel.
    :param width: in characters, of which a Chinese one takes two.
    :param required: shown by the title's colour and in its note.
    """

    title: str
    kind: Kind = "text"
    note: str | None = None
    choices: Sequence[str] | None = None
    width: int = 14
    required: bool = False


@dataclass(frozen=True)
class SheetSpec:
    """One sheet to be written.

    :param name: at most 31 characters, as Excel has it.
    :param rows: one value per column: str, int, float, Decimal, bool, date, datetime, CellFault or None. Any value may
        stand in any column, so that a row that was refused can be handed back as it came.
    :param comments: (index of the row, index of the column), both from 0 below the header → text of a cell comment.
    """

    name: str
    columns: Sequence[ColumnSpec]
    rows: Iterable[Sequence[object]] = ()
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)


class WorkbookUnwritable(Invalid):
    """Something does not fit into an .xlsx file; the sentence names the place. No file was written."""

    slug, title = "workbook-unwritable", "工作簿无法写出"
