"""`fengqiao demo`: build the demonstration once, write its documents, show it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from fengqiao.installation import Installation


@click.command()
@click.option("--no-serve", is_flag=True, help="只写出文件,不打开网页。")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="输出文件夹,默认 var/demo/out。"
)
@click.option("--database", help="写进这个数据库(须为空,或已是演示库)。")
@click.option("--seed", type=click.IntRange(0), default=2023, show_default=True, help="演示数据的种子。")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="网页端口。")
def demo(no_serve: bool, out: Path | None, database: str | None, seed: int, port: int) -> None:
    """建好演示县区,写出报告和考核表,并在 127.0.0.1 上打开网页。"""
    from rich.console import Console

    from fengqiao.demonstration import FOLDER, demo_settings, open_demo
    from fengqiao.demonstration_results import results

    console, begun = Console(), time.monotonic()
    installation = open_demo(demo_settings(database))
    if database is None and _is_of_another_seed(installation, seed):
        installation = open_demo(demo_settings())
    _tell_failures(console, installation)
    _build(console, installation, seed)
    with console.status("考核与出具文件"):
        found = results(installation)
        folder = found.write(out or FOLDER / "out")
    _show(console, found, folder)
    if not no_serve:
        _serve(console, installation, port, begun)
    installation.close()


def _is_of_another_seed(installation: Installation, seed: int) -> bool:
    """Clear the demo's own folder of a demo that is not the one asked for; a named database is never cleared."""
    from fengqiao.demonstration import AnotherDemo, clear_away, is_built

    try:
        is_built(installation, seed)
    except AnotherDemo:
        clear_away(installation)
        return True
    return False


def _tell_failures(console: Console, installation: Installation) -> None:
    """Say which of the wanted plugins is not there: its figures will be missing from everything that follows."""
    active = installation.host.active
    for status in installation.host.states():
        if status.name in installation.settings.enabled and status.name not in active:
            console.print(f"[red]插件“{status.name}”{status.state.title}:[/]{status.reason}", highlight=False)


def _build(console: Console, installation: Installation, seed: int) -> None:
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from fengqiao.demonstration import build, is_built

    if is_built(installation, seed):
        console.print("演示数据已在,直接使用。")
        return
    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed} 行"), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        tasks: dict[str, Any] = {}

        def tell(name: str, written: int) -> None:
            if name not in tasks:
                tasks[name] = progress.add_task(f"写入 {name}", total=None)
            progress.advance(tasks[name], written)

        build(installation, seed, tell)


def _show(console: Console, found: Any, folder: Path) -> None:
    from rich.table import Table

    table = Table(title=f"{found.title}(合成演示数据,{found.window})")
    for heading in ("司法所", *found.state_titles):
        table.add_column(heading, justify="left" if heading == "司法所" else "right")
    for name, counts in found.summary():
        table.add_row(name, *map(str, counts))
    console.print(table)
    for name, reasons in found.weakest():
        console.print(f"[bold]{name}[/] 未达标:")
        for reason in reasons:
            console.print(f"  · {reason}", highlight=False)
    console.print(f"文件在 {folder}:{'、'.join(sorted(file.name for file in folder.iterdir()))}")


def _serve(console: Console, installation: Installation, port: int, begun: float) -> None:
    from fengqiao.demonstration import demo_link
    from fengqiao.web.serving import HOST, serve

    console.print(
        f"登录链接(一次有效,十分钟内):http://{HOST}:{port}/sign-in/{demo_link(installation)}", soft_wrap=True
    )
    console.print(
        "接口令牌:uv run fengqiao tokens create --unit 310106 --role county_officer --days 30"
        "(先设 FENGQIAO_DATABASE_URL、FENGQIAO_MASTER_KEY 指向演示库,见 docs/operators.md)"
    )
    console.print(f"用时 {time.monotonic() - begun:.1f} 秒。按 Ctrl+C 停止。")
    serve(installation, port)
