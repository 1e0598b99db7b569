"""`fengqiao regions`: the official region codes."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fengqiao.cli.tokens import opened_database

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fengqiao.registry.regions import LevelCount


@click.group()
def regions() -> None:
    """行政区划代码。"""


@regions.command(name="import")
@click.argument("folder", metavar="目录", type=click.Path(path_type=Path))
@click.option(
    "--on",
    "day",
    metavar="日期",
    type=click.DateTime(["%Y-%m-%d"]),
    help="这份代码从哪一天起施行，如 2023-06-30；缺省为今天。",
)
@click.pass_context
def import_folder(context: click.Context, folder: Path, day: datetime | None) -> None:
    """载入目录中的 provinces.csv、cities.csv、areas.csv、streets.csv；有一处错误就什么也不载入。

    名单中不再有的代码自施行日起失效，不会删除；同一份名单再载入一次没有变化。
    """
    from fengqiao.access.actors import OPERATOR
    from fengqiao.clock import today
    from fengqiao.errors import Invalid
    from fengqiao.registry.regions import import_regions

    on = day.date() if day else today()
    try:
        with opened_database(context) as database, database.writing(OPERATOR.scope) as session:
            counts = import_regions(session, folder, on)
    except Invalid as refusal:
        for fault in refusal.facts["faults"]:
            click.echo(f"{fault['title']}：{fault['reason']}。{fault['remedy']}。", err=True)
        click.echo("没有载入任何代码。", err=True)
        context.exit(1)
    _report(counts)


def _report(counts: "Iterable[LevelCount]") -> None:
    from fengqiao.registry.codes import national_codes

    for count in counts:
        title = national_codes().title("registry.region_level", count.level)
        click.echo(
            f"{title}：读入 {count.read}，新增 {count.added}，变更 {count.changed}，"
            f"不变 {count.unchanged}，失效 {count.closed}"
        )
