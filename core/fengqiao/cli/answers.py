"""`fengqiao answers`: survey results and what people confirm, by workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fengqiao.cli.opening import opened_installation

if TYPE_CHECKING:
    from fengqiao.assessment.answer_import import AnswerImport


@click.group()
def answers() -> None:
    """问卷结果和人工确认:下载模板、导入。"""


@answers.command()
@click.argument("file", metavar="文件", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def template(context: click.Context, file: Path) -> None:
    """写出要填的工作簿,含“问卷”“佐证”两张表。"""
    from fengqiao.assessment.answer_sheets import write_answer_template

    with opened_installation(context) as installation:
        write_answer_template(file, installation.library.standards)
    click.echo(f"已写出 {file}。")


@answers.command(name="import")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--files",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="目录",
    help="材料所在的目录;缺省为工作簿所在的目录。",
)
@click.option("--dry-run", is_flag=True, help="只检查,不写入。")
@click.pass_context
def import_file(context: click.Context, file: Path, folder: Path | None, dry_run: bool) -> None:
    """导入填好的工作簿;有误的行逐格列出,其余的行照常写入。有误时以状态 1 结束。"""
    from fengqiao.access.actors import OPERATOR
    from fengqiao.assessment.answer_import import import_answers
    from fengqiao.assessment.answer_sheets import read_answers

    workbook = read_answers(file)
    with opened_installation(context) as installation:
        packs = installation.library.standards
        database = installation.database
        opened = database.reading if dry_run else database.writing
        with opened(OPERATOR.scope) as session:
            result = import_answers(
                session, workbook, packs, installation.evidence, folder or file.parent, dry_run=dry_run
            )
    _print(result)
    if result.faults:
        context.exit(1)


def _print(result: AnswerImport) -> None:
    for fault in result.faults:
        click.echo(str(fault), err=True)
    for note in result.notes:
        click.echo(note, err=True)
    for count in result.counts:
        click.echo(
            f"「{count.sheet}」读入 {count.read} 行:新增 {count.inserted}、更正 {count.updated}、"
            f"不变 {count.unchanged}、有误 {count.rejected}"
        )
    if result.dry_run:
        click.echo("这是试运行,没有写入。")
