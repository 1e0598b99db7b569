"""What the kit for authors brings besides databases: the trace of requirements, and a clock."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fengqiao.clock import now, today
from fengqiao.testing.clock import HeldClock
from fengqiao.testing.requirements import requirement_table

SUITE = """
import pytest

@pytest.mark.requirement("JA-26a", "JA-2")
def test_counts(): pass

@pytest.mark.requirement("JA-26a")
def test_counts_wrongly(): assert False

@pytest.fixture
def broken(): raise ValueError

@pytest.mark.requirement("JA-3")
def test_never_set_up(broken): pass

@pytest.mark.heavy
@pytest.mark.requirement("JA-10")
def test_long(): pass

@pytest.mark.requirement("JA-2")
@pytest.mark.parametrize("x", [1, 2])
def test_each(x): pass

def test_shows_nothing(): pass
"""


def reported(folder: Path) -> dict[str, list[dict[str, str]]]:
    suite, report = folder / "test_suite.py", folder / "report.json"
    suite.write_text(SUITE)
    options = ["-q", "-p", "no:cacheprovider", "--strict-markers", "-o", "markers=heavy", "-m", "not heavy"]
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            *options,
            f"--rootdir={folder}",
            f"--requirements-report={report}",
            str(suite),
        ],
        check=False,
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    found: dict[str, list[dict[str, str]]] = json.loads(report.read_text())
    return found


def test_the_report_names_the_tests_of_each_requirement_and_their_outcome(tmp_path: Path) -> None:
    found = reported(tmp_path)

    assert list(found) == ["JA-2", "JA-3", "JA-10", "JA-26a"]
    assert [(each["test"].partition("::")[2], each["outcome"]) for each in found["JA-2"]] == [
        ("test_counts", "passed"),
        ("test_each[1]", "passed"),
        ("test_each[2]", "passed"),
    ]
    assert [each["outcome"] for each in found["JA-26a"]] == ["passed", "failed"]
    assert [each["outcome"] for each in found["JA-3"]] == ["failed"]
    assert [each["outcome"] for each in found["JA-10"]] == ["not run"]


def test_a_requirement_counts_as_shown_only_when_all_its_tests_passed() -> None:
    report = {
        "JA-26a": [{"test": "a::b", "outcome": "passed"}, {"test": "a::c", "outcome": "failed"}],
        "JA-2": [{"test": "a::d", "outcome": "passed"}],
        "JA-10": [{"test": "a::e", "outcome": "passed"}, {"test": "a::f", "outcome": "not run"}],
    }

    assert requirement_table(report) == (
        "| 要求 | 结果 | 测试 |\n"
        "|---|---|---|\n"
        "| JA-2 | 通过 | `a::d` |\n"
        "| JA-10 | 未全部运行 | `a::e`<br>`a::f` |\n"
        "| JA-26a | 未通过 | `a::b`<br>`a::c` |\n"
    )


def test_the_clock_stands_still_until_it_is_moved(clock: HeldClock) -> None:
    assert now() == clock.moment
    assert str(today()) == "2024-03-01"

    clock.set(datetime(2023, 12, 31, 16, 30, tzinfo=UTC))
    assert str(today()) == "2024-01-01"
    clock.advance(timedelta(days=31))
    assert str(today()) == "2024-02-01"


def test_afterwards_it_runs_again() -> None:
    assert abs(now() - datetime.now(UTC)) < timedelta(minutes=1)
