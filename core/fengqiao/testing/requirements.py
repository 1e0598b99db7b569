"""Which tests show which row of the acceptance checklist, and how they came out."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

Report = Mapping[str, Sequence[Mapping[str, str]]]
"""Per requirement id the tests that carry it: `{"test": node id, "outcome": "passed" | "failed" | …}`."""

NOT_RUN = "not run"


class RequirementsReport:
    """Collects outcomes while pytest runs, and writes them when it ends.

    A test counts as passed only when its set-up, its call and its tear-down all passed.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._tests: dict[str, tuple[str, ...]] = {}
        self._outcomes: dict[str, str] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Remember who carries what."""
        self._remember(items)

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        """Remember those that will not run, too: a requirement without a run is not shown."""
        self._remember(items)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the worst of set-up, call and tear-down."""
        before = self._outcomes.get(report.nodeid)
        if before in (None, "passed"):
            self._outcomes[report.nodeid] = report.outcome

    def pytest_sessionfinish(self) -> None:
        """Write the file."""
        self._file.write_text(
            json.dumps(self.report(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )

    def report(self) -> dict[str, list[dict[str, str]]]:
        """Return what is known so far, ids and tests in a stable order."""
        found: dict[str, list[dict[str, str]]] = defaultdict(list)
        for test, ids in sorted(self._tests.items()):
            for requirement in ids:
                found[requirement].append({"test": test, "outcome": self._outcomes.get(test, NOT_RUN)})
        return {requirement: found[requirement] for requirement in sorted(found, key=_natural)}

    def _remember(self, items: Iterable[pytest.Item]) -> None:
        for item in items:
            ids = tuple(dict.fromkeys(i for mark in item.iter_markers("requirement") for i in mark.args))
            if ids:
                self._tests[item.nodeid] = ids


def requirement_table(report: Report) -> str:
    """Return the report as a Markdown table, one line per requirement."""
    lines = ["| 要求 | 结果 | 测试 |", "|---|---|---|"]
    for requirement in sorted(report, key=_natural):
        tests = report[requirement]
        names = "<br>".join(f"`{test['test']}`" for test in tests)
        lines.append(f"| {requirement} | {_verdict(tests)} | {names} |")
    return "\n".join(lines) + "\n"


def _verdict(tests: Sequence[Mapping[str, str]]) -> str:
    outcomes = {test["outcome"] for test in tests}
    if outcomes == {"passed"}:
        return "通过"
    return "未通过" if "failed" in outcomes else "未全部运行"


def _natural(requirement: str) -> list[Any]:
    """Order `JA-2` before `JA-26a`."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", requirement)]
