"""Which plugins are installed: read from package metadata alone, nothing of theirs is imported."""

import pkgutil
import re
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import Distribution, EntryPoint, entry_points

import fengqiao
from fengqiao.database.model import CORE_PREFIXES
from fengqiao.hookspecs import ENTRY_POINTS

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_LONGEST_NAME = 20

# The owners of the administrators' permissions: a plugin of such a name would be given them.
MACHINERY_NAMES = frozenset({"system", "security", "audit"})

# What the core serves under /api besides the names of its own rooms.
_ADDRESSES = frozenset({"docs", "figures", "staff", "stations", "statistics"})

# A plugin's name is the prefix of its tables, codes and addresses: these are taken.
_RESERVED = (
    CORE_PREFIXES
    | MACHINERY_NAMES
    | _ADDRESSES
    | {module.name for module in pkgutil.iter_modules(fengqiao.__path__)}
)
_RESERVED_PREFIXES = CORE_PREFIXES | {"alembic", "sqlite", "pg"}


@dataclass(frozen=True)
class InstalledPlugin:
    """A plugin that some installed package brings.

    :param name: name of the entry point; everything else about the plugin is named after it.
    :param module: the module of its hook implementations.
    :param fault: why it can never be loaded, in Chinese; None when nothing speaks against it.
    """

    name: str
    module: str
    distribution: Distribution
    fault: str | None = None

    @property
    def package(self) -> str:
        """The Python package whose parts the plugin's module, tables and migrations are."""
        return self.module.rpartition(".")[0] or self.module


def installed_plugins() -> dict[str, InstalledPlugin]:
    """Return all installed plugins by name, in the order of their names."""
    found: dict[str, list[EntryPoint]] = defaultdict(list)
    for entry in entry_points(group=ENTRY_POINTS):
        found[entry.name].append(entry)
    return {name: _plugin(name, found[name]) for name in sorted(found)}


def _plugin(name: str, entries: list[EntryPoint]) -> InstalledPlugin:
    entry = min(entries, key=_package_name)
    if entry.dist is None:
        raise TypeError("an installed entry point has a distribution")
    return InstalledPlugin(name, entry.module, entry.dist, _fault(name, entries))


def is_reserved(name: str) -> bool:
    """Tell whether a name belongs to the core or to the machinery, so that no plugin may have it."""
    return name in _RESERVED or name.partition("_")[0] in _RESERVED_PREFIXES


def _fault(name: str, entries: list[EntryPoint]) -> str | None:
    if len(entries) > 1:
        packages = "、".join(sorted(map(_package_name, entries)))
        return f"有多个软件包同时提供插件“{name}”:{packages}。请只保留一个,卸载其余的。"
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        return f"插件名“{name}”不合规则:小写字母开头,只含小写字母、数字和单个下划线,至多 {_LONGEST_NAME} 个字符。"
    if is_reserved(name):
        return f"插件名“{name}”是系统保留的名称,请插件作者改名。"
    if entries[0].attr:
        return f"插件“{name}”的入口应是一个模块,而不是“{entries[0].value}”。请插件作者改正。"
    return None


def _package_name(entry: EntryPoint) -> str:
    return (entry.dist and entry.dist.name) or entry.value
