"""Who is installed, who is wanted, and in what state each one is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from fengqiao.errors import Misconfigured
from fengqiao.plugins.compatibility import incompatibility
from fengqiao.plugins.discovery import InstalledPlugin, installed_plugins
from fengqiao.plugins.loading import load
from fengqiao.plugins.states import PluginState, PluginStatus

if TYPE_CHECKING:
    from pluggy import PluginManager

    from fengqiao.plugins.answers import Failure


class Roster:
    """The state of every plugin: at first as its package's metadata tells, without importing anything."""

    def __init__(self, enabled: Iterable[str]) -> None:
        self._enabled = sorted(set(enabled))
        self._installed = installed_plugins()
        found = {name: _installed(plugin) for name, plugin in self._installed.items()}
        missing = {name: _missing(name) for name in self._enabled if name not in found}
        self._statuses = dict(sorted({**found, **missing}.items()))

    def __getitem__(self, name: str) -> PluginStatus:
        return self._statuses.get(name) or _unknown(name)

    @property
    def statuses(self) -> list[PluginStatus]:
        """Every installed and every enabled plugin, in the order of their names."""
        return list(self._statuses.values())

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the plugins that are asked, in order."""
        return tuple(each.name for each in self.statuses if each.state is PluginState.ACTIVE)

    def installed(self, name: str) -> InstalledPlugin:
        """Return what is known of an installed plugin's package."""
        return self._installed[name]

    def load(self, manager: PluginManager, seconds: float) -> None:
        """Import and register the enabled plugins that fit, each against a deadline."""
        # What every plugin imports is loaded on nobody's time.
        import_module("fengqiao.api")
        for name in self._enabled:
            if self[name].state is not PluginState.AVAILABLE:
                continue
            if failure := load(self._installed[name], manager, seconds):
                self.put_out_of_service(name, failure)
                continue
            callers = manager.get_hookcallers(manager.get_plugin(name)) or []
            hooks = tuple(sorted(caller.name for caller in callers))
            self._statuses[name] = replace(self[name], state=PluginState.ACTIVE, hooks=hooks)

    def put_out_of_service(self, name: str, failure: Failure) -> None:
        """Ask a plugin no more, until this process starts again."""
        self._statuses[name] = replace(
            self[name], state=PluginState.FAILED, reason=failure.reason, trace=failure.trace or None
        )

    def insist(self) -> None:
        """Accept no enabled plugin that is not active.

        :raises Misconfigured: naming each with its reason.
        """
        broken = [self[name] for name in self._enabled if name not in self.active]
        if broken:
            raise Misconfigured(
                ";".join(f"插件“{each.name}”{each.state.title}:{each.reason}" for each in broken)
            )


def _installed(plugin: InstalledPlugin) -> PluginStatus:
    state, reason = PluginState.AVAILABLE, plugin.fault
    if reason is not None:
        state = PluginState.FAILED
    elif reason := incompatibility(plugin.distribution):
        state = PluginState.INCOMPATIBLE
    distribution = plugin.distribution
    return PluginStatus(
        plugin.name,
        state,
        title=distribution.metadata["Summary"],
        version=distribution.version,
        reason=reason,
        package=distribution.name,
    )


def _missing(name: str) -> PluginStatus:
    reason = f"已启用,但没有安装提供“{name}”的软件包。请安装,或运行 fengqiao plugins disable {name}。"
    return PluginStatus(name, PluginState.MISSING, reason=reason)


def _unknown(name: str) -> PluginStatus:
    return PluginStatus(name, PluginState.MISSING, reason=f"没有安装提供插件“{name}”的软件包。")
