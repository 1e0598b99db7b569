"""From a sheet's cells to its rows: blank rows left out and counted, a fault in place of each unusable cell."""

from collections.abc import Callable, Collection, Iterable, Iterator
from enum import Enum
from itertools import islice
from typing import Any

from fengqiao.workbooks.columns import Packed, joined, pack_column
from fengqiao.workbooks.contents import CellFault, Limits, WorkbookRefused
from fengqiao.workbooks.faults import Misplaced, cell_fault, misplaced_in_text
from fengqiao.workbooks.header import read_header
from fengqiao.workbooks.scan import Findings

_BATCH = 2_000
_PICTURE_TEXT = ("=DISPIMG(", "=_xlfn.DISPIMG(")

_NumberedCells = tuple[int, list[Any]]


class SheetRows:
    """One sheet on its way from cells to rows.

    The facts are complete once `batches` is exhausted.

    :param grid: cells row by row from A1 on, as calamine gives them: an empty cell is an empty text.
    :param text_titles: titles of the columns that must hold text.
    :raises WorkbookRefused: when row 1 is no header.
    """

    def __init__(
        self,
        name: str,
        grid: Iterable[list[Any]],
        findings: Findings,
        text_titles: Collection[str],
        limits: Limits,
    ) -> None:
        self._name, self._findings, self._longest = name, findings, limits.cell_characters
        self._faults: list[CellFault] = []
        self._read = self._hidden = 0
        self._last = 1
        self._grid = iter(grid)
        self._header = read_header(name, next(self._grid, []), findings)
        self._text_columns = {column for column, title in enumerate(self._header, 1) if title in text_titles}
        self._merged = findings.merged_cells(limits.rows + 1)

    def facts(self) -> dict[str, Any]:
        """Return what a `Sheet` says besides its rows."""
        return {
            "name": self._name,
            "header": self._header,
            "blank_rows": self._last - 1 - self._read,
            "hidden_rows": self._hidden,
            "faults": tuple(
                sorted(self._faults, key=lambda fault: (fault.row, len(fault.column), fault.column))
            ),
        }

    def batches(self) -> Iterator[tuple[list[int], list[Packed]]]:
        """Yield the rows with content, some at a time: their numbers, and their values column by column.

        :raises WorkbookRefused: when there are any, but no header.
        """
        numbered, unusable = self._numbered(), self._findings.unusable
        while batch := list(islice(numbered, _BATCH)):
            if rows := [
                (number, cells) for number, cells in batch if number in unusable or not _is_blank(cells)
            ]:
                yield self._packed(rows)

    def _numbered(self) -> Iterator[_NumberedCells]:
        number = 1
        for number, cells in enumerate(self._grid, 2):
            yield number, cells
        # Below the last value there may still be formulas without a cached value.
        for beyond in range(number + 1, max(self._findings.unusable, default=0) + 1):
            yield beyond, []

    def _packed(self, rows: list[_NumberedCells]) -> tuple[list[int], list[Packed]]:
        if not self._header:
            raise WorkbookRefused(
                f"「{self._name}」第1行没有表头,下面却有内容", "请使用下载的模板,第1行放各列标题"
            )
        numbers = [number for number, _ in rows]
        self._read += len(rows)
        self._last = numbers[-1]
        self._hidden += sum(number in self._findings.hidden_rows for number in numbers)
        cells = self._usable(numbers, self._fitted(numbers, [cells for _, cells in rows]))
        columns = [list(column) for column in zip(*cells, strict=True)]
        return numbers, [self._checked(column, values, numbers) for column, values in enumerate(columns, 1)]

    def _fitted(self, numbers: list[int], rows: list[list[Any]]) -> list[list[Any]]:
        """Bring rows to the width of the header; content beyond it is a fault, never cut off in silence."""
        width = len(self._header)
        if all(len(cells) == width for cells in rows):
            return rows
        for number, cells in zip(numbers, rows, strict=True):
            for column, value in enumerate(cells[width:], width + 1):
                if value != "":
                    self._fault(Misplaced.NO_TITLE, number, column, value)
                    break
        return [cells[:width] + [""] * (width - len(cells)) for cells in rows]

    def _usable(self, numbers: list[int], rows: list[list[Any]]) -> list[list[Any]]:
        """Put faults in place of the cells that the scan found unusable."""
        unusable, merged = self._findings.unusable, self._merged
        for number, cells in zip(numbers, rows, strict=True) if unusable or merged else ():
            found: dict[int, tuple[Enum, str]] = dict(unusable.get(number, ()))
            if number in merged:
                found.setdefault(merged[number], (Misplaced.MERGED, ""))
            for column, (kind, text) in found.items():
                fault = self._fault(kind, number, column, text)
                if column <= len(cells):
                    cells[column - 1] = fault
        return rows

    def _checked(self, column: int, values: list[Any], numbers: list[int]) -> Packed:
        """Put faults in place of values that this column cannot hold, and pack it."""
        kinds = set(map(type, values))
        if kinds != {str} and column in self._text_columns:
            kinds |= self._marked(column, values, numbers, misplaced_in_text)
        texts = values if kinds == {str} else [value for value in values if value.__class__ is str]
        if texts and (max(map(len, texts)) > self._longest or "DISPIMG(" in joined(texts)):
            kinds |= self._marked(column, values, numbers, self._odd_text)
        return pack_column(values, kinds)

    def _odd_text(self, value: object) -> Misplaced | None:
        if not isinstance(value, str):
            return None
        if len(value) > self._longest:
            return Misplaced.TOO_LONG
        return Misplaced.PICTURE_TEXT if value.startswith(_PICTURE_TEXT) else None

    def _marked(
        self, column: int, values: list[Any], numbers: list[int], judge: Callable[[object], Misplaced | None]
    ) -> set[type]:
        """Put a fault in place of each value that is judged to be one; return the type of what was put."""
        kinds: set[type] = set()
        for index, value in enumerate(values):
            if kind := judge(value):
                values[index] = self._fault(kind, numbers[index], column, value)
                kinds = {CellFault}
        return kinds

    def _fault(self, kind: Enum, number: int, column: int, value: object) -> CellFault:
        fault = cell_fault(kind, self._name, number, column, value)
        self._faults.append(fault)
        return fault


def _is_blank(cells: list[Any]) -> bool:
    for value in cells:  # noqa: SIM110 - a generator costs twice as much, once per row
        if value.__class__ is not str or value.strip():
            return False
    return True
