"""Commands under `fengqiao everything`."""

from datetime import datetime, timedelta
from itertools import cycle, islice

import click

_WEEKDAYS = 5


@click.command(help="把工作日轮流排给值班人员。")
@click.argument("names", nargs=-1, required=True, metavar="姓名…")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), required=True, help="第一天。")
@click.option(
    "--days", type=click.IntRange(1, 366), default=_WEEKDAYS, show_default=True, help="排几个工作日。"
)
def rota(names: tuple[str, ...], first: datetime, days: int) -> None:
    calendar = (first.date() + timedelta(days=number) for number in range(days * 7))
    working_days = islice((day for day in calendar if day.weekday() < _WEEKDAYS), days)
    for day, name in zip(working_days, cycle(names), strict=False):
        click.echo(f"{day} {name}")
