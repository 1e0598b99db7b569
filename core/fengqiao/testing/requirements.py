"""Which tests show which row of the acceptance checklist, and how they came out."""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

Report = Mapping[str, Sequence[Mapping[str, str]]]
"""Per requirement id the tests that carry it: `{"test": node id, "outcome": "passed" | "failed" | …}`."""

HEAD = """\
# 需求与测试

由测试运行生成,不要手改:`uv run pytest --requirements-report var/requirements.json`,再运行
`uv run python -m fengqiao.testing.requirements var/requirements.json > docs/requirements.md`。
没有列出的要求,还没有测试证明。

"""

NOT_RUN = "not run"
_PROPERTY = "requirement"


class RequirementsReport:
    """Collects outcomes while pytest runs, and writes them when it ends.

    A test counts as passed only when its set-up, its call and its tear-down all passed. Where several processes share
    the tests, each says with its reports what a test carries, and only the process that gathers them writes.

    :param file: where the report goes; None in a process that only runs tests.
    """

    def __init__(self, file: Path | None) -> None:
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
        carried = tuple(value for name, value in report.user_properties if name == _PROPERTY)
        if carried:
            self._tests[report.nodeid] = tuple(map(str, carried))
        before = self._outcomes.get(report.nodeid)
        if before in (None, "passed"):
            self._outcomes[report.nodeid] = report.outcome

    def pytest_sessionfinish(self) -> None:
        """Write the file."""
        if self._file is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            content = json.dumps(self.report(), ensure_ascii=False, indent=2)
            self._file.write_text(content + "\n", encoding="utf-8")

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
                item.user_properties += [(_PROPERTY, requirement) for requirement in ids]


def requirement_table(report: Report) -> str:
    """Return the report as a Markdown table, one line per requirement; the variants of a test are one name."""
    lines = ["| 要求 | 结果 | 测试 |", "|---|---|---|"]
    for requirement in sorted(report, key=_natural):
        tests = report[requirement]
        names = dict.fromkeys(test["test"].partition("[")[0] for test in tests)
        lines.append(f"| {requirement} | {_verdict(tests)} | {'<br>'.join(f'`{name}`' for name in names)} |")
    return "\n".join(lines) + "\n"


def _verdict(tests: Sequence[Mapping[str, str]]) -> str:
    outcomes = {test["outcome"] for test in tests}
    if outcomes == {"passed"}:
        return "通过"
    return "未通过" if "failed" in outcomes else "未全部运行"


def _natural(requirement: str) -> list[Any]:
    """Order `JA-2` before `JA-26a`."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", requirement)]


if __name__ == "__main__":
    # python -m fengqiao.testing.requirements REPORT.json
    print(HEAD + requirement_table(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), end="")
