"""`fengqiao calendar`: the official days off, by which working days and last days are counted."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fengqiao.cli.opening import opened_installation

if TYPE_CHECKING:
    from fengqiao.ledgers.official_days import Loaded


@click.group()
def calendar() -> None:
    """节假日和调休安排。"""


@calendar.command(name="import")
@click.argument("file", metavar="[文件.csv]", required=False, type=click.Path(path_type=Path))
@click.pass_context
def import_table(context: click.Context, file: Path | None) -> None:
    """载入一个年度的放假调休表，替换该年度原有的表，并重新计算受影响的期限。

    列为 年度,日期,安排,名称,依据；安排写“放假”或“上班”，每天一行。有一处错误就什么也不载入。
    不写文件名时，载入随系统提供的年度。
    """
    from fengqiao.access.actors import OPERATOR
    from fengqiao.errors import Invalid
    from fengqiao.ledgers.official_days import load_shipped_tables, load_table

    try:
        with (
            opened_installation(context) as installation,
            installation.database.writing(OPERATOR.scope) as session,
        ):
            ledgers = installation.ledgers.values()
            done = [load_table(session, ledgers, file)] if file else load_shipped_tables(session, ledgers)
    except Invalid as refusal:
        for fault in refusal.facts["faults"]:
            click.echo(f"{fault['title']}：{fault['reason']}。{fault['remedy']}。", err=True)
        click.echo("没有载入任何日期。", err=True)
        context.exit(1)
    for one in done:
        _report(one)


def _report(loaded: "Loaded") -> None:
    for year in loaded.years:
        click.echo(f"{year.year} 年：放假 {year.off} 天，调休上班 {year.worked} 天")
    click.echo(f"重新计算期限，变动 {loaded.moved} 条")
