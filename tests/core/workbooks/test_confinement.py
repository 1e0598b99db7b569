"""The process that reads: bounded, without secrets, and its end is never the end of ours."""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fengqiao.errors import Misconfigured
from fengqiao.workbooks import reading
from fengqiao.workbooks.contents import Limits, WorkbookRefused
from fengqiao.workbooks.reading import read_workbook

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


def reading_process() -> int:
    """Return the id of the reading process that is running now, waiting until there is one."""
    while True:
        for task in Path("/proc/self/task").iterdir():
            try:
                children = (task / "children").read_text().split()
                found = [
                    int(pid)
                    for pid in children
                    if b"workbooks.child" in Path(f"/proc/{pid}/cmdline").read_bytes()
                ]
            except OSError:
                continue
            if found:
                return found[0]


def meanwhile(act: Callable[[int], None]) -> threading.Thread:
    """Do something to the next reading process."""
    thread = threading.Thread(target=lambda: act(reading_process()))
    thread.start()
    return thread


@linux
def test_a_reading_process_that_is_killed_is_a_refusal(slow_file: Path) -> None:
    thread = meanwhile(lambda pid: os.kill(pid, signal.SIGKILL))
    with pytest.raises(WorkbookRefused, match="读取进程中止") as refusal:
        read_workbook(slow_file)
    thread.join()
    assert refusal.value.remedy


@linux
def test_the_reading_process_sees_no_secrets_of_ours(
    slow_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FENGQIAO_DATABASE_URL", "postgresql://u:secret@host/db")
    seen: dict[str, Any] = {}

    def look(pid: int) -> None:
        seen["environment"] = Path(f"/proc/{pid}/environ").read_bytes()
        seen["open"] = {int(entry.name) for entry in Path(f"/proc/{pid}/fd").iterdir()}
        os.kill(pid, signal.SIGKILL)

    # Something of ours is open while the other process starts.
    with slow_file.open("rb") as ours:
        os.set_inheritable(ours.fileno(), True)
        thread = meanwhile(look)
        with pytest.raises(WorkbookRefused):
            read_workbook(slow_file)
        thread.join()
        assert b"secret" in b"".join(f"{k}={v}".encode() for k, v in os.environ.items())
        assert b"secret" not in seen["environment"]
        assert ours.fileno() not in seen["open"]


@linux
def test_a_file_that_takes_too_long_is_refused_and_nothing_goes_on_reading_it(slow_file: Path) -> None:
    seen: list[int] = []
    thread = meanwhile(seen.append)
    with pytest.raises(WorkbookRefused, match=r"用时超过0\.5秒"):
        read_workbook(slow_file, limits=Limits(wall_seconds=0.5))
    thread.join()
    assert not Path(f"/proc/{seen[0]}").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of that kind")
def test_a_file_that_needs_too_much_processor_time_is_refused(slow_file: Path) -> None:
    with pytest.raises(WorkbookRefused, match="处理器时间超过1秒"):
        read_workbook(slow_file, limits=Limits(cpu_seconds=1))


class TestMemory:
    #: Within rows and columns, but calamine lays out the whole rectangle between the two cells.
    corners = '<row r="200001"><c r="GR200001"><v>1</v></c></row>'

    @pytest.mark.skipif(sys.platform == "win32", reason="no limits of that kind")
    def test_a_sparse_sheet_that_calamine_cannot_lay_out_is_refused(self, bench: Any) -> None:
        with pytest.raises(WorkbookRefused, match="内存超过限制"):
            read_workbook(bench.workbook(bench.row(1, "甲") + self.corners))

    @pytest.mark.skipif(sys.platform == "win32", reason="no limits of that kind")
    def test_memory_that_runs_out_while_scanning_is_refused_too(self, bench: Any) -> None:
        formulas = "<row>" + "<c><f>1</f></c>" * 20 + "</row>"
        path = bench.workbook(bench.row(1, *"abcdefghijklmnopqrst") + formulas * 30_000)
        with pytest.raises(WorkbookRefused, match="内存超过限制"):
            read_workbook(path, limits=Limits(memory_bytes=100 << 20))

    def test_the_same_limit_leaves_room_for_an_ordinary_file(self, bench: Any) -> None:
        rows = bench.row(1, "甲") + bench.row(2, "一")
        assert read_workbook(bench.workbook(rows), limits=Limits(memory_bytes=100 << 20)).sheets[0].rows


def test_after_every_refusal_the_next_file_is_read(bench: Any, slow_file: Path) -> None:
    for limits in (Limits(wall_seconds=0.05), Limits(rows=10), Limits(members=1)):
        with pytest.raises(WorkbookRefused):
            read_workbook(slow_file, limits=limits)
        assert read_workbook(bench.workbook(bench.row(1, "甲"))).sheets[0].header == ("甲",)


def test_a_reading_process_that_cannot_start_is_our_fault_and_not_the_files(
    bench: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_COMMAND", (sys.executable, "-I", "-c", "raise SystemExit(3)"))
    with pytest.raises(Misconfigured, match="退出码 3"):
        read_workbook(bench.workbook(bench.row(1, "甲")))


@pytest.mark.parametrize(
    "evil", ["os.system", "builtins.eval", "subprocess.Popen", "fengqiao.workbooks.contents.Workbook"]
)
def test_an_answer_that_is_more_than_plain_values_is_not_taken(
    bench: Any, monkeypatch: pytest.MonkeyPatch, evil: str
) -> None:
    """Were the reading process taken over by a file, its answer could not run anything here."""
    module, _, name = evil.rpartition(".")
    program = (
        "import sys; sys.stdin.buffer.read(); "
        f"sys.stdout.buffer.write(b'c{module}\\n{name}\\n(S\"echo taken over\"\\ntR.')"
    )
    monkeypatch.setattr(reading, "_COMMAND", (sys.executable, "-I", "-c", program))
    with pytest.raises(Misconfigured):
        read_workbook(bench.workbook(bench.row(1, "甲")))


def test_an_unguarded_reader_would_run_such_an_answer() -> None:
    assert pickle.loads(b"cos\ngetcwd\n(tR.") == os.getcwd()
