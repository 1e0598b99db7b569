"""Commands under `fengqiao mediation`."""

import csv
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path

import click

from fengqiao_mediation.statistics import MONTHLY_TITLE
from fengqiao_mediation.sums import printed_titles, warnings


@click.command(
    "check-table",
    help=f"核对一份已公布的{MONTHLY_TITLE}（CSV：项目,本期），各项与合计不符的逐条提示，不改动。",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_table(file: Path) -> None:
    """Warn of sums that do not hold; the file is only read, and the command succeeds either way."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        published = _figures(csv.reader(lines))
    if not published:
        raise click.ClickException(
            f"“{file}”里没有认得的项目。第一列应为统计表的项目名称，如“受理”，第二列为数。"
        )
    found = list(warnings(published))
    for sentence in found:
        click.echo(f"提示：{sentence}。请核对原表。")
    click.echo(f"核对了 {len(published)} 个数，{len(found)} 处不符。")


def _figures(rows: Iterable[list[str]]) -> dict[str, Decimal]:
    known = printed_titles()
    figures = {}
    for row in rows:
        if len(row) > 1 and row[0].strip() in known:
            number = _number(row[1])
            if number is not None:
                figures[row[0].strip()] = number
    return figures


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip().replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
