"""Workbooks as people hand them in, made with a library of its own so that ours cannot agree with itself."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from fengqiao.privacy.synthetic import synthetic_id_no
from openpyxl import Workbook, load_workbook

Rows = Sequence[Mapping[str, Any]]


class AsText(str):
    """A text that begins like a formula and is none."""

    __slots__ = ()


def workbook(path: Path, /, **sheets: Rows) -> Path:
    """Write a workbook: sheet name → rows, each title → cell. The titles of all rows make the header."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        header = list(dict.fromkeys(title for row in rows for title in row))
        sheet.append(header)
        for number, row in enumerate(rows, 2):
            sheet.append([row.get(title) for title in header])
            for column, title in enumerate(header, 1):
                if isinstance(row.get(title), AsText):
                    sheet.cell(number, column).data_type = "s"
    book.save(path)
    return path


def rows_of(path: Path, sheet: str) -> list[dict[str, Any]]:
    """Read a sheet back: one mapping per row."""
    header, *rows = load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def change(path: Path, sheet: str, changes: Mapping[str, Any]) -> None:
    """Set cells of a workbook: address → value."""
    book = load_workbook(path)
    for address, value in changes.items():
        book[sheet][address] = value
    book.save(path)


def address(path: Path, sheet: str, title: str, row: int = 2) -> str:
    """Return the address of a cell by its column's title."""
    header = next(load_workbook(path)[sheet].iter_rows())
    cell = next(cell for cell in header if cell.value == title)
    return f"{cell.column_letter}{row}"


def matter(**changes: Any) -> dict[str, Any]:
    """Return a row that is in order, with some cells changed."""
    return {"受理日期": date(2024, 1, 5), "类型": "邻里", "人数": 3, **changes}


def matters(count: int, **same: Any) -> list[dict[str, Any]]:
    """Return many rows in order, each of another person."""
    return [
        matter(
            标题=f"第{number}件", 申请人="张三丰", 身份证号=synthetic_id_no(date(1980, 1, 1), number), **same
        )
        for number in range(count)
    ]


def without(row: Mapping[str, Any], titles: Iterable[str]) -> dict[str, Any]:
    """Return a row without some cells."""
    return {title: cell for title, cell in row.items() if title not in set(titles)}
