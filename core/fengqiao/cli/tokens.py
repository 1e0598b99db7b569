"""`fengqiao tokens`: what programs sign in with."""

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING
from uuid import UUID

import click

if TYPE_CHECKING:
    from fengqiao.access.tokens import Issued
    from fengqiao.database.session import Database


def opened_database(context: click.Context) -> "AbstractContextManager[Database]":
    """Return the installation's database for the length of a `with`; whoever has one open passes it as `obj`.

    Plugins are not loaded: tokens are revoked and the audit is proved even when one of them is broken.
    """
    from fengqiao.cli.opening import migrated_database
    from fengqiao.database.session import Database
    from fengqiao.settings import read_settings

    if isinstance(context.obj, Database):
        return nullcontext(context.obj)
    return migrated_database(read_settings())


@click.group()
def tokens() -> None:
    """访问令牌:程序调用接口的凭证。"""


@tokens.command()
@click.option(
    "--unit", "unit_code", required=True, metavar="编码", help="单位编码;令牌能看到该单位及其下级。"
)
@click.option("--role", "roles", required=True, multiple=True, metavar="角色", help="角色代码,可重复。")
@click.option("--days", required=True, type=int, metavar="天数", help="有效天数,1 至 366。")
@click.option(
    "--name", default="接口令牌", show_default=True, metavar="用途", help="令牌的用途,便于日后辨认。"
)
@click.pass_context
def create(context: click.Context, unit_code: str, roles: tuple[str, ...], days: int, name: str) -> None:
    """签发令牌。令牌只显示这一次,系统只保存其摘要。"""
    from fengqiao.access.actors import OPERATOR
    from fengqiao.access.tokens import issue_token
    from fengqiao.clock import BEIJING
    from fengqiao.units.tree import unit_by_code

    with opened_database(context) as database, database.writing(OPERATOR.scope) as session:
        unit = unit_by_code(session, unit_code)
        token, secret = issue_token(session, unit=unit, roles=roles, days=days, name=name)
    click.echo(f"已为“{unit.name}”签发令牌,编号 {token.id},", err=True)
    click.echo(f"{token.expires_at.astimezone(BEIJING):%Y年%m月%d日 %H:%M} 到期。", err=True)
    click.echo("令牌只显示这一次,请立即妥善保存:", err=True)
    click.echo(secret)


@tokens.command(name="list")
@click.pass_context
def list_tokens(context: click.Context) -> None:
    """列出签发过的令牌。"""
    from fengqiao.access.actors import OPERATOR
    from fengqiao.access.tokens import tokens_in_scope

    with opened_database(context) as database, database.reading(OPERATOR.scope) as session:
        issued = tokens_in_scope(session)
    if not issued:
        click.echo("还没有签发过令牌。签发:fengqiao tokens create --unit 编码 --role 角色 --days 天数")
    for each in issued:
        click.echo(_described(each))


@tokens.command()
@click.argument("token_id", type=click.UUID, metavar="编号")
@click.pass_context
def revoke(context: click.Context, token_id: UUID) -> None:
    """吊销令牌,立即生效。"""
    from fengqiao.access.actors import OPERATOR
    from fengqiao.access.tokens import revoke_token

    with opened_database(context) as database, database.writing(OPERATOR.scope) as session:
        revoke_token(session, token_id)
    click.echo(f"已吊销令牌 {token_id}。")


def _described(issued: "Issued") -> str:
    from fengqiao.access.roles import ROLES
    from fengqiao.clock import BEIJING

    token = issued.token
    titles = "、".join(ROLES[role].title for role in sorted(issued.roles) if role in ROLES) or "无角色"
    used = f"{token.last_used_at.astimezone(BEIJING):%Y-%m-%d}" if token.last_used_at else "未使用"
    return (
        f"{token.id}  {issued.state}  {issued.unit.name}({issued.unit.code})  {titles}  {token.name}  "
        f"{token.expires_at.astimezone(BEIJING):%Y-%m-%d} 到期  最近使用:{used}"
    )
