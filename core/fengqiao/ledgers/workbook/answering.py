"""From what was decided to what is answered: counts that balance, and every fault at its cell."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice

from fengqiao.ledgers.workbook.deciding import Decisions
from fengqiao.ledgers.workbook.entries import Entries
from fengqiao.ledgers.workbook.lines import Lines
from fengqiao.ledgers.workbook.part_changes import PartDecisions
from fengqiao.ledgers.workbook.result import MOST_FAULTS, ImportResult, RowFault, SheetCount, stretches
from fengqiao.workbooks.contents import Workbook
from fengqiao.workbooks.faults import shown
from fengqiao.workbooks.layout import CHOICES_SHEET

HIDDEN_VALUE = "〔个人信息〕"


def answer(workbook: Workbook, decisions: Decisions, import_id: str, *, all_or_nothing: bool) -> ImportResult:
    """Return what became of each row.

    :param all_or_nothing: one faulty row refuses the whole file.
    :raises Unbalanced: when a row is not accounted for.
    """
    refused = all_or_nothing and bool(decisions.rejected or _loose(decisions.parts))
    sheets = [decisions.main, *(lines.entries for lines in decisions.parts)]
    found = chain.from_iterable(_faults(entries) for entries in sheets)
    counts = _refused_counts(sheets) if refused else _counts(decisions)
    rows, *parts = counts
    return ImportResult(
        ledger=decisions.ledger.code,
        import_id=import_id,
        digest=workbook.digest,
        rows=rows,
        parts=tuple(
            count for count, lines in zip(parts, decisions.parts, strict=True) if _has_sheet(workbook, lines)
        ),
        faults=tuple(islice(found, MOST_FAULTS)),
        fault_count=sum(len(troubles) for entries in sheets for troubles in entries.troubles.values()),
        notes=tuple(_notes(workbook, decisions, refused=refused)),
        refused=refused,
    )


def rejected_lines(lines: Lines, rejected: Collection[int]) -> list[int]:
    """Return the indexes of the lines that are not written: in trouble, or of a row that is not written."""
    return [index for index, owner in enumerate(lines.owners) if owner is None or owner in rejected]


def _loose(parts: Sequence[Lines]) -> bool:
    return any(owner is None for lines in parts for owner in lines.owners)


def _has_sheet(workbook: Workbook, lines: Lines) -> bool:
    return any(sheet.name == lines.entries.sheet.name for sheet in workbook.sheets)


def _counts(decisions: Decisions) -> Iterator[SheetCount]:
    rejected, changes = decisions.rejected, decisions.changes
    yield _count(
        decisions.main,
        sorted(rejected),
        inserted=len(changes.new),
        updated=len(changes.changed),
        unchanged=len(decisions.unchanged),
    )
    for part in decisions.part_decisions:
        yield _part_count(part, rejected)


def _part_count(part: PartDecisions, rejected: Collection[int]) -> SheetCount:
    return _count(
        part.lines.entries,
        rejected_lines(part.lines, rejected),
        inserted=part.inserted,
        updated=part.updated,
        unchanged=part.unchanged,
        voided=len(part.changes.voided),
    )


def _refused_counts(sheets: Sequence[Entries]) -> Iterator[SheetCount]:
    return (_count(entries, range(entries.count)) for entries in sheets)


def _count(entries: Entries, rejected: Collection[int], **counted: int) -> SheetCount:
    return SheetCount(
        sheet=entries.sheet.name,
        read=entries.count,
        rejected=len(rejected),
        blank=entries.sheet.blank_rows,
        hidden=entries.sheet.hidden_rows,
        rejected_rows=stretches(map(entries.number, rejected)),
        **counted,
    )


def _faults(entries: Entries) -> Iterator[RowFault]:
    order = {name: place for place, name in enumerate(entries.cells)}
    for index in sorted(entries.troubles):
        troubles = entries.troubles[index]
        for place in sorted(troubles, key=lambda place: order.get(place, len(order))):
            column = entries.layout.by_name.get(place)
            sealed = column is not None and column.spec is not None and column.spec.sealed
            cell = entries.cell(index, place)
            yield RowFault(
                sheet=entries.sheet.name,
                row=entries.number(index),
                column=entries.letters(place),
                title=column.title if column else "",
                value=HIDDEN_VALUE if sealed and cell is not None else shown(_plain(cell)),
                reason=troubles[place].reason,
                remedy=troubles[place].remedy,
            )


def _plain(cell: object) -> object:
    """An unusable cell shows what it held."""
    return getattr(cell, "value", cell)


def _notes(workbook: Workbook, decisions: Decisions, *, refused: bool) -> Iterator[str]:
    if refused:
        yield "有行存在错误,按要求整个文件没有导入。"
    # The sheet that our own templates keep their lists on is nobody's loss.
    yield from (note for note in workbook.notes if f"「{CHOICES_SHEET}」" not in note)
    for part in decisions.part_decisions:
        if part.unlisted and _has_sheet(workbook, part.lines):
            yield (
                f"有{part.unlisted}条已有记录在「{part.lines.entries.sheet.name}」中没有列出明细,"
                "它们的明细保持不变;要删去全部明细,请在网页上操作。"
            )
