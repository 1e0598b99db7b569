"""`fengqiao import`: a workbook into a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fengqiao.cli.opening import opened_installation

if TYPE_CHECKING:
    from fengqiao.ledgers.workbook.result import ImportResult
    from fengqiao.ledgers.workbook.surroundings import Progress

_SHOWN = 20


@click.command(name="import")
@click.argument("ledger_code", metavar="台账")
@click.argument("file", metavar="文件.xlsx", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--dry-run", is_flag=True, help="只检查,不写入;结果与真正导入时相同。")
@click.option("--all-or-nothing", is_flag=True, help="有一行有误就整个文件不导入。")
@click.option(
    "--failed-rows",
    metavar="文件.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="把有误的行连同原因写到这个文件,改正后可再次导入。",
)
@click.option("--unit", "unit_code", metavar="编码", help="表中没有填单位编码的行属于这个单位。")
@click.pass_context
def import_file(
    context: click.Context,
    ledger_code: str,
    file: Path,
    dry_run: bool,
    all_or_nothing: bool,
    failed_rows: Path | None,
    unit_code: str | None,
) -> None:
    """把工作簿导入台账。

    “台账”写编码,如 registry.village。无误的行在一个事务里写入,有误的行逐格列出;同一文件再次导入只给出上次的结果。
    有误时以状态 1 结束。
    """
    from fengqiao.access.actors import OPERATOR
    from fengqiao.ledgers.workbook.importing import import_workbook

    with opened_installation(context) as installation, _progress() as progress:
        result = import_workbook(
            installation,
            OPERATOR,
            installation.ledger(ledger_code),
            file,
            unit_code=unit_code,
            dry_run=dry_run,
            all_or_nothing=all_or_nothing,
            failed_rows=failed_rows,
            progress=progress,
        )
    _print(result)
    if any(count.rejected for count in result.sheets):
        if failed_rows is not None:
            click.echo(f"有误的行已写到 {failed_rows},改正后可再次导入。", err=True)
        context.exit(1)


@contextmanager
def _progress() -> Iterator[Progress]:
    """Draw a bar for each phase on the error stream."""
    from rich.console import Console
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def told(done: int, total: int, phase: str) -> None:
            if phase not in tasks:
                tasks[phase] = bars.add_task(phase, total=total)
            bars.update(tasks[phase], completed=done, total=total)

        yield told


def _print(result: ImportResult) -> None:
    for fault in result.faults[:_SHOWN]:
        click.echo(str(fault), err=True)
    if result.fault_count > _SHOWN:
        click.echo(f"……共 {result.fault_count} 处错误。用 --failed-rows 写出全部有误的行。", err=True)
    for note in result.notes:
        click.echo(note, err=True)
    for count in result.sheets:
        click.echo(
            f"「{count.sheet}」读入 {count.read} 行:新增 {count.inserted}、更新 {count.updated}、"
            f"不变 {count.unchanged}、退回 {count.rejected};另有空行 {count.blank} 行"
        )
    if result.repeated:
        click.echo("这个文件以前导入过,以上是当时的结果,这次没有写入。要导入改正后的行,请使用失败行文件。")
    elif result.dry_run:
        click.echo("这是试运行,没有写入。")
