"""The revisions that the packages really bring."""

from fengqiao.database.branches import all_branches
from fengqiao.database.drift import check
from fengqiao.database.migrating import upgrade
from fengqiao.database.session import Database
from fengqiao.plugins.discovery import installed_plugins
from fengqiao.plugins.host import PluginHost
from fengqiao.settings import Settings


def everything() -> PluginHost:
    """Return a host with every installed plugin."""
    host = PluginHost(Settings(enabled=tuple(installed_plugins())))
    host.load()
    return host


def test_all_revisions_together_give_exactly_the_tables_of_the_models(empty_database: Database) -> None:
    branches = all_branches(everything())
    upgrade(empty_database, branches, on_failure="stop")

    assert check(empty_database, branches) == {branch.name: [] for branch in branches}


def test_the_core_migrates_without_any_plugin(empty_database: Database) -> None:
    host = PluginHost(Settings())
    host.load()

    (done,) = upgrade(empty_database, all_branches(host))

    assert done.failure is None
