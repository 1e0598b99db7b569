"""Drop-down lists: short ones inside the rule of their cells, long ones on a hidden sheet that the rule points to."""

from collections.abc import Iterable
from typing import Any

from fengqiao.workbooks.addresses import column_letters
from fengqiao.workbooks.contents import Limits
from fengqiao.workbooks.layout import CHOICES_SHEET, ColumnSpec, SheetSpec

#: A list of choices.
Choices = tuple[str, ...]

# Excel's limit for a list inside a rule, commas included.
_LONGEST_LIST = 255


def choices_of(column: ColumnSpec) -> Choices:
    """Return what the column's cells may be chosen from; nothing when they are free."""
    return tuple(column.choices or (("是", "否") if column.kind == "boolean" else ()))


def long_lists(sheets: Iterable[SheetSpec]) -> dict[Choices, str]:
    """Return the lists that do not fit into a rule, each once, with the range where `choices_sheet` puts it."""
    lists = dict.fromkeys(choices_of(column) for sheet in sheets for column in sheet.columns)
    long = [choices for choices in lists if choices and not _fits(choices)]
    ranges = (f"${column_letters(column)}$2:${column_letters(column)}" for column in range(1, len(long) + 1))
    return {
        choices: f"='{CHOICES_SHEET}'!{cells}${len(choices) + 1}"
        for choices, cells in zip(long, ranges, strict=True)
    }


def _fits(choices: Choices) -> bool:
    # Commas separate the choices and quotes enclose them, so neither may stand inside one.
    return len(",".join(choices)) <= _LONGEST_LIST and not any(
        "," in choice or '"' in choice for choice in choices
    )


def choices_sheet(lists: Iterable[Choices]) -> SheetSpec:
    """Return the sheet that holds long lists, a column for each."""
    columns = list(lists)
    longest = max(map(len, columns))
    rows = [
        [choices[index] if index < len(choices) else None for choices in columns] for index in range(longest)
    ]
    return SheetSpec(
        CHOICES_SHEET, [ColumnSpec(f"列表{number}") for number in range(1, len(columns) + 1)], rows
    )


def offer(worksheet: Any, column: int, choices: Choices, lists: dict[Choices, str]) -> None:
    """Let all cells of a column below its title be chosen from these.

    :param worksheet: xlsxwriter's.
    :param column: counted from 0.
    """
    rule = {
        "validate": "list",
        "source": lists.get(choices, list(choices)),
        "error_title": "不在可选范围内",
        "error_message": "请从下拉列表中选择",
    }
    worksheet.data_validation(1, column, Limits().rows, column, rule)
