"""`fengqiao audit`: proving that nobody changed the audit trail."""

import re
from datetime import date, datetime

import click

from fengqiao.cli.tokens import opened_database

_DIGEST = re.compile("[0-9a-f]{64}")


@click.group()
def audit() -> None:
    """审计记录:校验与锚定。"""


def _kept_anchors(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> dict[date, str]:
    """Read `2024-03-01=<64 hexadecimal digits>`, as `anchor` prints it."""
    kept: dict[date, str] = {}
    for value in values:
        day, _, digest = value.strip().lower().partition("=")
        try:
            if not _DIGEST.fullmatch(digest):
                raise ValueError
            kept[date.fromisoformat(day)] = digest
        except ValueError:
            wrong = f"“{value}”应写作 日期=锚值(64 位十六进制),与 fengqiao audit anchor 所打印的一致。"
            raise click.BadParameter(wrong, context, parameter) from None
    return kept


@audit.command()
@click.option(
    "--anchor",
    "kept",
    multiple=True,
    callback=_kept_anchors,
    metavar="日期=锚值",
    help="另行保存的锚值,可重复;用来发现整体替换或回退。",
)
@click.pass_context
def verify(context: click.Context, kept: dict[date, str]) -> None:
    """重算全部审计链,与链头和锚核对;有一处不符即以状态 1 结束。"""
    from fengqiao.access.actors import OPERATOR
    from fengqiao.access.proof import verify as verified

    with opened_database(context) as database, database.reading(OPERATOR.scope) as session:
        breaks = verified(session, kept)
    for each in breaks:
        click.echo(f"{each.place}:{each.reason}", err=True)
    if breaks:
        click.echo(f"审计记录校验未通过:{len(breaks)} 处不符。请保全现场并报告审计管理员。", err=True)
        context.exit(1)
    click.echo("审计记录校验通过。")


@audit.command()
@click.pass_context
def anchor(context: click.Context) -> None:
    """锚定今天各条审计链的链头,打印锚值;请把它保存到本机以外。"""
    from fengqiao.access.actors import OPERATOR
    from fengqiao.access.proof import anchor_day
    from fengqiao.clock import today

    with opened_database(context) as database, database.writing(OPERATOR.scope) as session:
        made = anchor_day(session, today())
    click.echo(f"{made.day}={made.digest}")
    click.echo(f"以上是 {made.day} 的锚值({_moment(made.at)} 锚定)。请保存到本机以外。", err=True)
    click.echo("日后校验:fengqiao audit verify --anchor 日期=锚值", err=True)


def _moment(at: str) -> str:
    from fengqiao.clock import BEIJING

    return f"{datetime.fromisoformat(at).astimezone(BEIJING):%H:%M}"
