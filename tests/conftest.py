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
