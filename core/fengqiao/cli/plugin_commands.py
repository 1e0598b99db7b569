"""Commands that plugins bring: `fengqiao <plugin> <command>`."""

from __future__ import annotations

import click

from fengqiao.errors import Conflict
from fengqiao.plugins.states import PluginState, PluginStatus
from fengqiao.settings import read_settings


def plugins_by_metadata() -> dict[str, PluginStatus]:
    """Return the enabled plugins that could be loaded, without importing any."""
    from fengqiao.plugins.host import PluginHost

    settings = read_settings()
    known = {status.name: status for status in PluginHost(settings).states()}
    wanted = {name: known[name] for name in sorted(settings.enabled)}
    return {name: status for name, status in wanted.items() if status.state is PluginState.AVAILABLE}


def plugin_group(name: str) -> click.Group | None:
    """Return the group of an enabled plugin, its commands still unknown."""
    status = plugins_by_metadata().get(name)
    return PluginCommands(name, help=status.title) if status else None


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

        host = PluginHost(read_settings())
        host.load()
        name = str(self.name)
        if name not in host.active:
            raise Conflict(f"插件“{name}”没有运行:{_reason(host.states(), name)}")
        answers = [each for each in host.call_each("register_commands") if each.plugin == name]
        for answer in answers:
            if answer.failure:
                raise Conflict(f"插件“{name}”没有给出命令:{answer.failure.reason}")
        return {str(command.name): command for answer in answers for command in answer.value}


def _reason(statuses: list[PluginStatus], name: str) -> str:
    return next((str(each.reason) for each in statuses if each.name == name), "")
