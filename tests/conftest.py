"""What every test of this checkout shares; the database fixtures come with `fengqiao.testing`."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fengqiao.testing.sketches import PluginSketches
from hypothesis import settings

# The machines that run these tests are shared: how long one example takes says nothing.
settings.register_profile("fengqiao", deadline=None)
settings.load_profile("fengqiao")


@pytest.fixture
def sketches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PluginSketches]:
    """Plugin packages written for one test."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    drawn = PluginSketches(folder)
    yield drawn
    drawn.forget()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """On the build machine a test that was skipped has shown nothing: the run fails."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter is not None and reporter.stats.get("skipped"):
        reporter.write_line("skipped tests are failures here", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


LINES = {folder.name for folder in (Path(__file__).parent.parent / "plugins").iterdir()}
"""The lines of business of this checkout."""


@pytest.fixture
def other_plugins(request: pytest.FixtureRequest) -> set[str]:
    """The core's tests do without the tables of any line, a line's without those of the others."""
    room = request.path.relative_to(Path(__file__).parent).parts[0]
    return LINES - {room} if room in {"core", *LINES} else set()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the everyday suite run the lines of business on SQLite; what they share runs on both databases every time."""
    for item in items:
        params = getattr(getattr(item, "callspec", None), "params", {})
        if params.get("engine_kind") == "postgresql" and _is_of_a_line(item.path):
            item.add_marker(pytest.mark.heavy)


def _is_of_a_line(path: Path) -> bool:
    return path.parent.name in LINES and path.parent.parent.name == "tests"
