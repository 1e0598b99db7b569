"""Commands that plugins bring: `fengqiao <plugin> <command>`."""

from __future__ import annotations

from importlib.metadata import entry_points

import click

from fengqiao.errors import Conflict
from fengqiao.hookspecs import ENTRY_POINTS
from fengqiao.plugins.states import PluginState
from fengqiao.settings import read_settings


def enabled_plugins() -> dict[str, str]:
    """Return the names of the enabled plugins that are installed, with their titles; none is imported."""
    wanted = read_settings().enabled
    found = {entry.name: entry.dist for entry in entry_points(group=ENTRY_POINTS) if entry.name in wanted}
    return {name: (dist.metadata["Summary"] if dist else "") for name, dist in sorted(found.items())}


def plugin_group(name: str) -> click.Group | None:
    """Return the group of an enabled plugin, its commands still unknown."""
    found = enabled_plugins()
    return PluginCommands(name, help=found[name]) if name in found else None


class PluginCommands(click.Group):
    """The commands of one plugin, which is imported when they are listed or used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of what the plugin registers."""
        return sorted(self._registered())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one of the plugin's commands."""
        return self._registered().get(cmd_name)

    def _registered(self) -> dict[str, click.Command]:
        from fengqiao.plugins.host import PluginHost

        name = str(self.name)
        host = PluginHost(read_settings())
        host.load()
        (status,) = [each for each in host.states() if each.name == name]
        if status.state is not PluginState.ACTIVE:
            raise Conflict(f"插件“{name}”没有运行:{status.reason}")
        if "register_commands" not in status.hooks:
            return {}
        answer = host.call_one(name, "register_commands")
        if answer.failure:
            raise Conflict(f"插件“{name}”没有给出命令:{answer.failure.reason}")
        return {str(command.name): command for command in answer.value}
