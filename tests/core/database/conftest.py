"""Branches to migrate: the core's, and plugins written for one test."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from fengqiao.database.branches import Branch, all_branches, core_branch
from fengqiao.database.drift import new_revision
from fengqiao.plugins.host import PluginHost
from fengqiao.settings import Settings

MakeBranches = Callable[..., list[Branch]]


@pytest.fixture(scope="session")
def core(tmp_path_factory: pytest.TempPathFactory) -> Branch:
    """The core's branch; as long as it has no revision, with one written on the spot."""
    found = core_branch()
    if found.head() is not None:
        return found
    written = replace(found, versions=tmp_path_factory.mktemp("core") / "versions")
    new_revision(written, "create the core")
    return written


@pytest.fixture
def branches(core: Branch) -> MakeBranches:
    """Return the core's branch and those of the named plugins."""

    def make(*enabled: str) -> list[Branch]:
        host = PluginHost(Settings(enabled=enabled))
        host.load()
        assert host.active == tuple(sorted(enabled))
        return [core, *all_branches(host)[1:]]

    return make
