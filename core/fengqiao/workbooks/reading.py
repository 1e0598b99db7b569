"""Reading a workbook: the file goes to a process of its own, and its contents or a refusal come back."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Timer

from fengqiao.errors import Misconfigured
from fengqiao.workbooks.columns import unpack_rows
from fengqiao.workbooks.container import REMEDY
from fengqiao.workbooks.contents import MIB, Limits, Row, Sheet, Workbook, WorkbookRefused
from fengqiao.workbooks.digest import sm3
from fengqiao.workbooks.exchange import Frame, Request, receive, send

# -I: no PYTHON* variables, no user packages, no current directory.
_COMMAND = (sys.executable, "-I", "-m", "fengqiao.workbooks.child")
# The rest of the environment is not passed on: keys and database addresses may stand there.
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
_SPLIT = "请拆分成几个较小的文件,并删去多余的格式和空白区域"


def read_workbook(
    path: Path,
    *,
    text_columns: Mapping[str, Collection[str]] | None = None,
    sheets: Collection[str] | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Workbook:
    """Read an .xlsx file as far as it can be trusted.

    The file is parsed in a process of its own with bounded memory and time, so that no file can take this one down.
    A cell that must not be used (a formula, a picture, an error value, a number in a text column…) is a `CellFault`,
    both in its place in the row and in `Workbook.faults`.

    :param text_columns: sheet name → titles of the columns that must hold text, such as identity numbers: a number
        cell there has already lost digits.
    :param sheets: names of the sheets to read; the others are named in `Workbook.notes`. None reads all.
    :param limits: what the file may cost.
    :raises WorkbookRefused: when the file as a whole cannot be used; the sentence says why and what to do.
    :raises OSError: when there is no such file.
    """
    content = _content(path, limits)
    columns = {name: tuple(titles) for name, titles in (text_columns or {}).items()}
    return _read(Request(content, columns, None if sheets is None else tuple(sheets), limits))


def _content(path: Path, limits: Limits) -> bytes:
    with path.open("rb") as file:
        content = file.read(limits.file_bytes + 1)
    if len(content) > limits.file_bytes:
        raise WorkbookRefused(f"文件超过{limits.file_bytes / MIB:g} MB", _SPLIT)
    return content


def _read(request: Request) -> Workbook:
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    process = subprocess.Popen(  # noqa: S603 - a fixed command
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    assert process.stdin
    assert process.stdout
    with process, _killed_after(process, request.limits.wall_seconds) as expired:
        frames = _Frames(receive(process.stdout))
        try:
            # A process that has died does not listen; why it died is found out below.
            with suppress(BrokenPipeError), process.stdin:
                send(request, process.stdin)
            # The digest is made of the bytes that were sent, while the other process works.
            return frames.workbook(sm3(request.content))
        except (EOFError, pickle.UnpicklingError) as error:
            raise _death(process.wait(), frames.started, expired.is_set(), request.limits) from error
        finally:
            process.kill()


@contextmanager
def _killed_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[Event]:
    expired = Event()

    def kill() -> None:
        expired.set()
        process.kill()

    timer = Timer(seconds, kill)
    timer.start()
    try:
        yield expired
    finally:
        timer.cancel()


class _Frames:
    """The answer of the reading process, put together as it comes."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self._frames = frames
        self.started = False

    def workbook(self, digest: str) -> Workbook:
        """Return the workbook.

        :raises WorkbookRefused: when the answer is a refusal.
        :raises EOFError: when the answer breaks off.
        """
        sheets: list[Sheet] = []
        rows: list[Row] = []
        for frame in self._frames:
            match frame:
                case ("started",):
                    self.started = True
                case ("rows", numbers, columns):
                    rows += unpack_rows(numbers, columns)
                case ("sheet", facts):
                    sheets.append(Sheet(rows=rows, **facts))
                    rows = []
                case ("done", notes):
                    return Workbook(tuple(sheets), digest, notes)
                case ("refused", reason, remedy):
                    raise WorkbookRefused(reason, remedy)
        raise EOFError


def _death(code: int, started: bool, expired: bool, limits: Limits) -> Exception:
    """Say why the reading process ended before its answer did."""
    if expired:
        return WorkbookRefused(f"读取工作簿用时超过{limits.wall_seconds:g}秒", _SPLIT)
    if not started and code >= 0:
        return Misconfigured(f"读取工作簿的进程无法启动(退出码 {code})。请运行 {' '.join(_COMMAND)} 查看原因")
    if sys.platform != "win32" and code == -signal.SIGXCPU:
        return WorkbookRefused(f"读取工作簿所用的处理器时间超过{limits.cpu_seconds}秒", _SPLIT)
    if sys.platform != "win32" and code == -signal.SIGABRT:
        return WorkbookRefused("读取工作簿所需的内存超过限制", _SPLIT)
    return WorkbookRefused(f"解析这个文件时读取进程中止(退出码 {code})", REMEDY)
