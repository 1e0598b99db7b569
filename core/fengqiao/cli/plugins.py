"""`fengqiao plugins`: what is installed, in what state, and switching it on and off."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from fengqiao.errors import Conflict, NotFound
from fengqiao.plugins.states import PluginState, PluginStatus
from fengqiao.settings import PREFIX, read_settings, settings_file, write_enabled

if TYPE_CHECKING:
    from fengqiao.settings import Settings


@click.group()
def plugins() -> None:
    """业务插件:查看、启用、停用。"""


@plugins.command("list")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON,供程序读取。")
def list_plugins(as_json: bool) -> None:
    """列出已安装、已启用和已卸载但留有数据的插件。"""
    found = _statuses(read_settings())
    if as_json:
        click.echo(json.dumps([_plain(status) for status in found], ensure_ascii=False, indent=2))
    elif found:
        _print(found)
    else:
        click.echo("没有安装任何插件。")


@plugins.command()
@click.argument("name")
def enable(name: str) -> None:
    """启用插件 NAME(改写配置文件)。"""
    settings = _changeable_settings()
    status = next((each for each in _known(settings) if each.name == name), None)
    if status is None or status.state is PluginState.MISSING:
        raise NotFound(f"没有安装插件“{name}”。已安装的有:{_installed(settings)}。")
    if status.state is not PluginState.AVAILABLE:
        raise Conflict(f"不能启用插件“{name}”:{status.reason}")
    if name in settings.enabled:
        click.echo(f"插件“{name}”已经启用。")
        return
    write_enabled(settings_file(), [*settings.enabled, name])
    click.echo(f"已启用插件“{name}”。请运行 fengqiao db upgrade 建立它的表,然后重启服务。")


@plugins.command()
@click.argument("name")
def disable(name: str) -> None:
    """停用插件 NAME(改写配置文件);它的表和数据保留。"""
    settings = _changeable_settings()
    if name not in settings.enabled:
        click.echo(f"插件“{name}”本来就没有启用。")
        return
    write_enabled(settings_file(), [each for each in settings.enabled if each != name])
    click.echo(f"已停用插件“{name}”,它的表和数据保留。请重启服务。")


def _changeable_settings() -> Settings:
    variable = f"{PREFIX}ENABLED"
    if variable in os.environ:
        raise Conflict(f"启用名单由环境变量 {variable} 决定,改配置文件不起作用。请改这个变量。")
    return read_settings()


def _known(settings: Settings) -> list[PluginStatus]:
    from fengqiao.plugins.host import PluginHost

    return PluginHost(settings).states()


def _statuses(settings: Settings) -> list[PluginStatus]:
    """Return the states with the enabled plugins imported and asked for what they declare; what only the database remembers, if it can be asked."""
    from sqlalchemy.exc import OperationalError

    from fengqiao.cli.opening import existing_database
    from fengqiao.contributed import contributed
    from fengqiao.plugins.host import PluginHost

    host = PluginHost(settings.model_copy(update={"on_failure": "degrade"}))
    host.load()
    contributed(host)
    try:
        with existing_database(settings) as database:
            return host.states(database)
    except OperationalError:
        click.secho("数据库不可用,已卸载但留有数据的插件无法列出。", fg="yellow", err=True)
        return host.states()


def _installed(settings: Settings) -> str:
    known = [each.name for each in _known(settings) if each.state is not PluginState.MISSING]
    return "、".join(known) or "无"


def _plain(status: PluginStatus) -> dict[str, Any]:
    return {**asdict(status), "state": status.state.value, "hooks": list(status.hooks)}


def _print(found: list[PluginStatus]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("名称", "状态", "版本", "软件包", "说明")
    for status in found:
        row = (status.name, status.state.title, status.version, status.package, status.reason or status.title)
        table.add_row(*(cell or "" for cell in row))
    Console().print(table)
