"""One migration branch per plugin: whose tables, whose revisions, whose version table.

A branch's name fixes all of it: plugin `x` owns the tables `x_…`, the revisions `x_0001…` in its package's
`migrations/versions`, and the version table `alembic_version_x`. No branch depends on another, so that taking a
package away never stops the rest.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect

from fengqiao.database.model import CORE_PREFIXES
from fengqiao.errors import Misconfigured

if TYPE_CHECKING:
    from fengqiao.plugins.discovery import InstalledPlugin
    from fengqiao.plugins.host import PluginHost

CORE = "core"
VERSION_TABLE = "alembic_version_"

CORE_MODELS = (
    "fengqiao.units.models",
    "fengqiao.access.models",
    "fengqiao.plugins.models",
    "fengqiao.ledgers.models",
    "fengqiao.registry.models",
    "fengqiao.assessment.models",
)
"""The modules whose tables make up the core's schema."""


@dataclass(frozen=True)
class Branch:
    """The tables and revisions of the core or of one plugin.

    :param name: the plugin's name, or `core`.
    :param versions: folder of its revision files.
    :param package: the distribution it comes from.
    :param release: version of that distribution.
    :param neighbours: names of all installed plugins, whose tables are not this branch's.
    """

    name: str
    versions: Path
    package: str
    release: str
    neighbours: frozenset[str] = frozenset()

    @property
    def version_table(self) -> str:
        """The table with the revision that this branch's tables are at."""
        return f"{VERSION_TABLE}{self.name}"

    def config(self, **attributes: Any) -> Config:
        """Return Alembic's configuration for this branch alone; `attributes` are for `env.py`."""
        config = Config(cmd_opts=Namespace(quiet=True))
        options = {
            "script_location": str(files("fengqiao.migrations")),
            "version_locations": str(self.versions),
            # With the system's separator a colon or a blank in a path would mean a folder without revisions.
            "path_separator": "newline",
            "file_template": "%(rev)s_%(slug)s",
        }
        for option, value in options.items():
            config.set_main_option(option, value.replace("%", "%%"))
        config.attributes.update(attributes, branch=self)
        return config

    def script(self) -> ScriptDirectory:
        """Return the revisions.

        :raises Misconfigured: when they are not one line of this branch alone.
        """
        script = ScriptDirectory.from_config(self.config())
        alone = f"首个文件应写 branch_labels = ('{self.name}',),depends_on 一律为 None。"
        try:
            for revision in script.walk_revisions():
                if revision.dependencies or revision.branch_labels != {self.name}:
                    raise Misconfigured(
                        f"迁移文件 {revision.path} 不属于分支“{self.name}”,或依赖别的分支。{alone}"
                    )
        except (KeyError, CommandError) as error:
            raise Misconfigured(f"{self.versions} 里的迁移文件连不成一条线:{error}。{alone}") from error
        if len(script.get_heads()) > 1:
            raise Misconfigured(
                f"分支“{self.name}”有多个末端:{'、'.join(script.get_heads())}。请合并成一条线。"
            )
        return script

    def owned(self, tables: Iterable[str], connection: Connection) -> set[str]:
        """Return those of the tables that belong to this branch, in this database."""
        known = {self.name, *self.neighbours, *migrated(connection)}
        return {table for table in tables if owner(table, known) == self.name}

    def head(self) -> str | None:
        """Return the last revision, None as long as there is none."""
        return self.script().get_current_head() if self.versions.is_dir() else None


def core_branch() -> Branch:
    """Return the core's branch, its tables known."""
    import_core_models()
    return Branch(CORE, Path(str(files("fengqiao.migrations") / "versions")), "fengqiao", version("fengqiao"))


def all_branches(host: PluginHost) -> list[Branch]:
    """Return the core's branch and those of the active plugins that keep tables, in the order of upgrading.

    A plugin whose tables are not its own to make is put out of service.
    """
    installed = frozenset(status.name for status in host.states())
    found = [core_branch()]
    for plugin, models in _models(host).items():
        if fault := _fault(plugin, models, installed):
            host.put_out_of_service(plugin, fault)
        else:
            found.append(_plugin_branch(host.installed(plugin)))
    return [replace(branch, neighbours=installed) for branch in found]


def _models(host: PluginHost) -> dict[str, list[Any]]:
    """Return the tables of every plugin that keeps some: those of its ledgers, and those it registers besides."""
    kept: dict[str, list[Any]] = {}
    answers = host.contributions("register_ledgers", "register_models")
    for answer in answers["register_ledgers"]:
        for ledger in answer.value or ():
            kept.setdefault(answer.plugin, []).extend(ledger.tables)
    for answer in answers["register_models"]:
        kept.setdefault(answer.plugin, []).extend(answer.value or ())
    return {plugin: kept[plugin] for plugin in host.active if kept.get(plugin)}


def import_core_models() -> None:
    """Bring every table of the core into the shared metadata."""
    for module in CORE_MODELS:
        if find_spec(module) is not None:
            import_module(module)


def migrated(connection: Connection) -> set[str]:
    """Return the names of all branches that this database has tables of."""
    tables = inspect(connection).get_table_names()
    return {name.removeprefix(VERSION_TABLE) for name in tables if name.startswith(VERSION_TABLE)}


def owner(table: str, plugins: Iterable[str]) -> str | None:
    """Return the branch that a table belongs to: `tea_room_cup` is not one of `tea`, if `tea_room` exists."""
    prefixes = {**{name: name for name in plugins}, **dict.fromkeys(CORE_PREFIXES, CORE)}
    fitting = [prefix for prefix in prefixes if table.startswith(f"{prefix}_")]
    return prefixes[max(fitting, key=len)] if fitting else None


def _plugin_branch(plugin: InstalledPlugin) -> Branch:
    folder = Path(str(files(plugin.package) / "migrations" / "versions"))
    return Branch(plugin.name, folder, plugin.distribution.name, plugin.distribution.version)


def _fault(plugin: str, models: Iterable[Any], installed: Iterable[str]) -> str | None:
    """Return in Chinese what is wrong with a plugin's tables."""
    for model in models:
        table = getattr(model, "__table__", None)
        if table is None:
            return f"{model.__name__} 没有写 table=True,不是表。"
        if owner(table.name, installed) != plugin:
            return f"表 {table.name} 的名称应以 {plugin}_ 开头。"
        for key in table.foreign_keys:
            target = key.target_fullname.partition(".")[0]
            if owner(target, installed) not in (plugin, CORE):
                return f"表 {table.name} 的外键指向 {target},插件之间不能有外键。"
    return None
