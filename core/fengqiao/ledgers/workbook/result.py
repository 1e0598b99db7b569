"""What an import answers: the same for a dry run, a real run and a file that was imported before."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

MOST_FAULTS = 10_000
"""Faults named in an answer; every rejected row beyond them is counted, and stands in the failed-rows file."""


class Unbalanced(RuntimeError):
    """Rows were read that nobody accounts for: a fault of the program. Nothing is written."""


@dataclass(frozen=True)
class RowFault:
    """One thing wrong at one place of a file.

    :param row: row number as Excel shows it.
    :param column: column letters as Excel shows them; empty for the row as a whole, or when the file lacks the column.
    :param title: title of the column.
    :param value: what stands in the cell; 〔个人信息〕 for a personal column.
    """

    sheet: str
    row: int
    column: str
    title: str
    value: str
    reason: str
    remedy: str

    @property
    def place(self) -> str:
        """Where in the row it is: `B列(类型)`, the letters or the title alone, nothing for the row as a whole."""
        if not self.column:
            return self.title
        return f"{self.column}列({self.title})" if self.title else f"{self.column}列"

    def __str__(self) -> str:
        shown = f"“{self.value}”" if self.value else ""
        return f"「{self.sheet}」第{self.row}行{self.place}{shown}:{self.reason}。{self.remedy}"


@dataclass(frozen=True)
class SheetCount:
    """What became of the rows of one sheet; every row that was read is accounted for.

    :param blank: rows without content between others; they are not read.
    :param hidden: how many of the rows read are hidden or filtered out on screen.
    :param voided: stored lines that the file no longer lists; lines of parts only.
    :param rejected_rows: the rejected rows as Excel numbers them, each stretch by its first and last.
    :raises Unbalanced: when the rows do not add up.
    """

    sheet: str
    read: int
    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    blank: int = 0
    hidden: int = 0
    voided: int = 0
    rejected_rows: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        if self.read != self.inserted + self.updated + self.unchanged + self.rejected:
            raise Unbalanced(f"{self.sheet}: {asdict(self)}")


@dataclass(frozen=True)
class ImportResult:
    """The answer to an import.

    :param ledger: code of the ledger.
    :param import_id: id of the import, which the rows it wrote carry; empty when it was not carried out.
    :param digest: SM3 of the file.
    :param rows: the ledger's own sheet.
    :param parts: the sheets of parts that the file has.
    :param faults: what is wrong, in the order of the file, at most `MOST_FAULTS`.
    :param fault_count: how many faults there are in all.
    :param notes: Chinese sentences on what else should be known.
    :param refused: the whole file was refused because of faulty rows, as asked for.
    :param dry_run: nothing was written; this is what a real run would have answered.
    :param repeated: the file was imported before; this is what was answered then, and nothing was written now.
    """

    ledger: str
    import_id: str
    digest: str
    rows: SheetCount
    parts: tuple[SheetCount, ...] = ()
    faults: tuple[RowFault, ...] = ()
    fault_count: int = 0
    notes: tuple[str, ...] = ()
    refused: bool = False
    dry_run: bool = False
    repeated: bool = False

    @property
    def is_written(self) -> bool:
        """Whether any row is, or would be, written."""
        return bool(self.rows.inserted or self.rows.updated)

    @property
    def sheets(self) -> tuple[SheetCount, ...]:
        """The counts of all sheets, the ledger's own first."""
        return (self.rows, *self.parts)

    def as_json(self) -> dict[str, Any]:
        """Return the answer as plain values, the counts of the ledger's own sheet at the top."""
        plain = asdict(self)
        return {**plain.pop("rows"), **plain}

    def stored(self) -> str:
        """Return the answer as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def recalled(cls, stored: str) -> Self:
        """Return an answer that was kept, marked as repeated."""
        plain = json.loads(stored)
        plain["rows"] = _count(plain["rows"])
        plain["parts"] = tuple(map(_count, plain["parts"]))
        plain["faults"] = tuple(RowFault(**fault) for fault in plain["faults"])
        plain["notes"] = tuple(plain["notes"])
        return replace(cls(**plain), repeated=True)


def _count(plain: dict[str, Any]) -> SheetCount:
    return SheetCount(**{**plain, "rejected_rows": tuple(map(tuple, plain["rejected_rows"]))})


def stretches(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return ascending numbers as stretches: 2, 3, 4, 9 → (2, 4), (9, 9)."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def numbers_of(stretches_: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Return stretches as numbers."""
    for first, last in stretches_:
        yield from range(first, last + 1)
