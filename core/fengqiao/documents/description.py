"""A form described in plain YAML: its words and placeholders, without a word processor."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from fengqiao.assessment.described import load_described
from fengqiao.assessment.packs.base import PackPart, Text

Expression = Text
"""What stands between the braces: `party in parties`, `amount`, `kind == '调查记录'`."""


def _paired(cells: tuple[str, ...]) -> tuple[str, ...]:
    if len(cells) > 1 and len(cells) % 2:
        raise ValueError(
            f"一行有 {len(cells)} 格,不成对|请写成 名称、内容、名称、内容;只写一格的是横贯的小标题"
        )
    return cells


Cells = Annotated[tuple[str, ...], Field(min_length=1, max_length=8), AfterValidator(_paired)]
"""Label, value, label, value, …; a single cell is a heading across the table."""


class TallRow(PackPart):
    """A row of fields that leaves room.

    :param lines: its least height in lines of text.
    :param when: the row stands only where this holds.
    """

    cells: Cells
    lines: Annotated[int, Field(ge=1, le=25)] = 1
    when: Expression | None = None


class RepeatedRows(PackPart):
    """Rows of fields that are repeated for every line of a part."""

    each: Expression
    rows: Annotated[tuple[Cells | TallRow, ...], Field(min_length=1)]


class TableColumn(PackPart):
    """A column of a list; widths are parts of the sum of all."""

    title: str
    value: str
    width: Annotated[int, Field(ge=1, le=100)] = 1


class ListTable(PackPart):
    """A table with a head and one row for every line of a part."""

    each: Expression
    columns: Annotated[tuple[TableColumn, ...], Field(min_length=1, max_length=8)]
    blank_rows: Annotated[int, Field(ge=0, le=20)] = 0


class Signing(PackPart):
    """Who signs at the end: lines on the left, then the organ and the day on the right."""

    lines: tuple[Text, ...] = ()
    organ: Text | None = None
    day: Text | None = None


class Block(PackPart):
    """One block of a form: exactly one of its keys, and beside `blocks` what they depend on."""

    text: Text | None = None
    line: Text | None = None
    centred: Text | None = None
    heading: Text | None = None
    fields: tuple[Cells | TallRow | RepeatedRows, ...] = ()
    table: ListTable | None = None
    blocks: "tuple[Block, ...]" = ()
    each: Expression | None = None
    when: Expression | None = None
    sign: Signing | None = None
    space: Annotated[int, Field(ge=1, le=20)] | None = None
    new_page: Literal[True] | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> "Block":
        named = [name for name in _CONTENTS if getattr(self, name)]
        if len(named) != 1:
            raise ValueError(f"一块内容应写一种,现有 {len(named)} 种|请从 {'、'.join(_CONTENTS)} 中选一种")
        if bool(self.blocks) != bool(self.each or self.when):
            raise ValueError("each、when 与 blocks 应同时出现|重复或有条件的内容写在 blocks 里")
        return self


_CONTENTS = (
    "text",
    "line",
    "centred",
    "heading",
    "fields",
    "table",
    "blocks",
    "sign",
    "space",
    "new_page",
)


class FormDescription(PackPart):
    """A whole form.

    :param title: printed large.
    :param over: a line above the title: the organ that issues it.
    :param file_no: a line under the title, on the right.
    """

    format: Literal[1]
    title: Text
    over: Text | None = None
    file_no: Text | None = None
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]


def load_description(file: Path) -> FormDescription:
    """Load a form's description.

    :raises PackRefused: with every fault, its line and what to write instead.
    """
    return load_described(file, FormDescription)
