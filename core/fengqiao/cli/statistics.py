"""`fengqiao statistics`: periodic returns as workbooks, and checking the sums of one that somebody published."""

from __future__ import annotations

import csv
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fengqiao.cli.opening import opened_installation, window_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from fengqiao.reports.sums import RowName
    from fengqiao.reports.tables import StatisticalTable

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def statistics() -> None:
    """统计表:按单位和期间由台账算出,核对已公布的表。"""


@statistics.command("list")
@click.pass_context
def list_tables(context: click.Context) -> None:
    """列出启用的插件的统计表。"""
    with opened_installation(context) as installation:
        for table in installation.tables:
            every = "、".join(f"每{one.value}" for one in table.every)
            click.echo(f"{table.name}\t{table.title}\t{every}")


@statistics.command()
@click.argument("name")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--unit", "unit_code", required=True, metavar="编码", help="单位编码;含它的下级单位。")
@click.option("--from", "first", required=True, type=_DAY, metavar="日期", help="统计期间的第一天。")
@click.option("--to", "last", required=True, type=_DAY, metavar="日期", help="统计期间的最后一天。")
@click.pass_context
def write(
    context: click.Context, name: str, file: Path, unit_code: str, first: datetime, last: datetime
) -> None:
    """算出一张统计表,写成 Excel 文件;各项对不上的逐条提示。"""
    from fengqiao.access.actors import OPERATOR
    from fengqiao.installation import is_synthetic
    from fengqiao.reports.statistics import compute_table, write_table
    from fengqiao.units.tree import unit_by_code
    from fengqiao.web.workbooks import NOTICE

    window = window_of(first, last)
    with opened_installation(context) as installation:
        table = installation.table(name)
        with installation.database.reading(OPERATOR.scope) as session:
            unit = unit_by_code(session, unit_code)
            computed = compute_table(table, installation.engine, session, unit.id or 0, window)
        notice = NOTICE if is_synthetic(installation.database) else None
        write_table(file, computed, unit=unit.name, notice=notice)
    for sentence in computed.warnings():
        click.echo(f"提示:{sentence}。请核对原始记录。")
    click.echo(f"已写入 {file}。")


@statistics.command()
@click.argument("name")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def check(context: click.Context, name: str, file: Path) -> None:
    """核对一份已公布的统计表(CSV:项目,本期),各项与合计不符的逐条提示;文件不改动。"""
    from fengqiao.reports.sums import warnings

    with opened_installation(context) as installation:
        table = installation.table(name)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        published = _published(csv.reader(lines), table)
    if not published:
        raise click.ClickException(
            f"“{file}”里没有认得的项目。第一列应为“{table.title}”的项目名称,如“{table.rows[0].title}”,第二列为数。"
        )
    found = list(warnings(table.checks, published))
    for sentence in found:
        click.echo(f"提示:{sentence}。请核对原表。")
    click.echo(f"核对了 {len(published)} 个数,{len(found)} 处不符。")


def _published(lines: Iterable[list[str]], table: StatisticalTable) -> dict[RowName, Decimal]:
    """Read titles and numbers; a line without a number is the heading of those that follow."""
    sections = {row.section for row in table.rows}
    found: dict[RowName, Decimal] = {}
    section = None
    for title, cell in ((line[0].strip(), line[1]) for line in lines if len(line) > 1):
        number, row = _number(cell), _row(table, section, title)
        if number is not None and row is not None:
            found[row] = number
        elif title in sections:
            section = title
    return found


def _row(table: StatisticalTable, section: str | None, title: str) -> RowName | None:
    """Return the row of a title under a heading; one that stands in no other section needs none."""
    named = [row.name for row in table.rows if row.title == title]
    here = [name for name in named if name[0] == section] or named
    return here[0] if len(here) == 1 else None


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip().replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
