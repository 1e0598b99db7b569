"""The process that touches an uploaded file: small, bounded, without secrets, gone when the file is read."""

import gc
import os
import pickle
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from fengqiao.workbooks.container import REMEDY
from fengqiao.workbooks.contents import Limits, WorkbookRefused
from fengqiao.workbooks.exchange import Frame, Request, send
from fengqiao.workbooks.rows import SheetRows
from fengqiao.workbooks.unpacking import unpack

if sys.platform != "win32":
    import resource


def main() -> None:
    """Answer the one request on standard input with frames on standard output."""
    answer = sys.stdout.buffer
    send(("started",), answer)
    answer.flush()
    request: Request = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the parent
    confine(request.limits)
    # Millions of cells and no cycles: looking for garbage would only cost time.
    gc.disable()
    try:
        for frame in frames(request):
            send(frame, answer)
        answer.flush()
    except MemoryError:
        # There may be none left to say so with; the parent knows what this end means, and calamine's is the same.
        os.abort()


def confine(limits: Limits) -> None:
    """Bound this process, where the system can; the parent keeps the clock everywhere."""
    if sys.platform != "win32":
        # One second between the two: at the first the process ends by a signal that tells why.
        _bound(resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1)
        _bound(resource.RLIMIT_AS, limits.memory_bytes)
        _bound(resource.RLIMIT_DATA, limits.memory_bytes)
        # It writes no file, and no core dump with what it read.
        _bound(resource.RLIMIT_FSIZE, 0)
        _bound(resource.RLIMIT_CORE, 0)


def _bound(kind: int, soft: int, hard: int | None = None) -> None:
    _, allowed = resource.getrlimit(kind)
    ceiling = soft if hard is None else hard
    if allowed != resource.RLIM_INFINITY:
        ceiling = min(ceiling, allowed)
    resource.setrlimit(kind, (min(soft, ceiling), ceiling))


def frames(request: Request) -> Iterator[Frame]:
    """Read the file; whatever it does to the parsers becomes a refusal."""
    try:
        yield from _contents(request)
    except WorkbookRefused as refusal:
        yield "refused", refusal.reason, refusal.remedy
    except CalamineError:
        yield "refused", "工作簿的内容不合 .xlsx 规范,无法解析", REMEDY


def _contents(request: Request) -> Iterator[Frame]:
    unpacked = unpack(request.content, request.sheets, request.limits)
    with CalamineWorkbook.from_filelike(BytesIO(unpacked.copy)) as workbook:
        for entry, findings in unpacked.sheets:
            grid = _grid(workbook.get_sheet_by_name(entry.name))
            rows = SheetRows(
                entry.name, grid, findings, request.text_columns.get(entry.name, ()), request.limits
            )
            yield from (("rows", *batch) for batch in rows.batches())
            yield "sheet", rows.facts() | {"hidden": entry.hidden}
    yield "done", tuple(unpacked.notes)


def _grid(sheet: CalamineSheet) -> Iterator[list[Any]]:
    """Yield the cells from A1 on: calamine itself begins at the first column that has a value."""
    left = [""] * (sheet.start[1] if sheet.start else 0)
    return (left + cells for cells in sheet.iter_rows()) if left else iter(sheet.iter_rows())


if __name__ == "__main__":
    main()
