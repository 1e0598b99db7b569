"""`fengqiao db`: the tables of the core and of every plugin through time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from fengqiao.cli.opening import migrated_database, open_database
from fengqiao.errors import NotFound
from fengqiao.settings import read_settings

if TYPE_CHECKING:
    from fengqiao.database.branches import Branch
    from fengqiao.settings import Settings


@click.group()
def db() -> None:
    """数据库:升级、状态、核对、分布。"""


@db.command()
def upgrade() -> None:
    """把核心和各启用插件的表升级到最新版本。"""
    from fengqiao.database.migrating import upgrade as bring_up

    settings = read_settings()
    with open_database(settings) as database, _progress("正在升级数据库…"):
        done = bring_up(database, _branches(settings), on_failure=settings.on_failure)
    for each in done:
        click.echo(f"{each.branch}:{_step(each.before, each.after)}")
    failures = [each.failure for each in done if each.failure]
    for failure in failures:
        click.secho(failure, fg="red", err=True)
    if failures:
        raise SystemExit(1)


@db.command()
def status() -> None:
    """显示各分支所处的版本。"""
    from rich.console import Console
    from rich.table import Table

    from fengqiao.database.migrating import status as where

    settings = read_settings()
    with migrated_database(settings) as database:
        found = where(database, _branches(settings))
    table = Table("分支", "状态", "当前版本", "最新版本")
    for each in found:
        table.add_row(each.branch, each.state.title, each.at or "", each.head or "")
    Console().print(table)


@db.command()
def check() -> None:
    """核对数据库与程序中的表定义;不一致时逐条列出,退出码为 1。"""
    from fengqiao.database.drift import check as compare

    settings = read_settings()
    with migrated_database(settings) as database, _progress("正在核对…"):
        found = compare(database, _branches(settings))
    for branch, differences in found.items():
        click.echo(f"{branch}:{'一致' if not differences else '不一致'}")
        for line in differences:
            click.echo(f"  {line}")
    if any(found.values()):
        raise SystemExit(1)


@db.command()
def distribute() -> None:
    """把台账按单位分布到 Citus 集群(PostgreSQL 上须已装 citus 扩展)。"""
    from fengqiao.database.distributing import distribute as spread
    from fengqiao.database.model import METADATA

    settings = read_settings()
    with migrated_database(settings) as database, _progress("正在分布…"):
        _branches(settings)
        count = spread(database, METADATA.tables.values())
    click.echo(f"已分布,执行了 {count} 条语句。")


@db.command()
@click.argument("plugin")
@click.option("-m", "--message", required=True, help="这次变更的简短说明。")
def revision(plugin: str, message: str) -> None:
    """为 PLUGIN(或 core)把表定义的变更写成新的迁移文件。"""
    from fengqiao.database.drift import new_revision

    found = {branch.name: branch for branch in _branches(read_settings())}
    if plugin not in found:
        raise NotFound(f"没有可写迁移的分支“{plugin}”。可用的有:{'、'.join(found)};插件须先启用并声明了表。")
    with _progress("正在比较…"):
        file = new_revision(found[plugin], message)
    click.echo(f"已写入 {file}。请检查内容后提交。")


def _branches(settings: Settings) -> list[Branch]:
    """Return all branches; a plugin that cannot be loaded is named, and the others go on."""
    from fengqiao.database.branches import all_branches
    from fengqiao.plugins.host import PluginHost
    from fengqiao.plugins.states import PluginState

    host = PluginHost(settings)
    host.load()
    branches = all_branches(host)
    for each in host.states():
        if each.name in settings.enabled and each.state is not PluginState.ACTIVE:
            click.secho(f"跳过插件“{each.name}”({each.state.title}):{each.reason}", fg="yellow", err=True)
    return branches


def _step(before: str | None, after: str | None) -> str:
    return f"已是 {after}" if before == after else f"{before or '空'} → {after}"


@contextmanager
def _progress(doing: str) -> Iterator[None]:
    from rich.console import Console

    with Console(stderr=True).status(doing):
        yield
