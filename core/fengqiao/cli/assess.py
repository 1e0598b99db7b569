"""`fengqiao assess`: assessing stations against a standard, making stored results again, holding them against today."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import click

from fengqiao.cli.opening import opened_installation, window_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from fengqiao.assessment.packs.standard import StandardPack
    from fengqiao.assessment.storing import Stored
    from fengqiao.indicators.window import Window
    from fengqiao.installation import Installation
    from fengqiao.units.models import Unit

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def assess() -> None:
    """考评:按标准评估司法所,核对已存的评估。"""


@assess.command()
@click.option("--pack", "pack_code", required=True, metavar="标准", help="标准的编码,如 nanning-2020。")
@click.option("--unit", "unit_code", required=True, metavar="编码", help="单位编码;评估它下面的全部司法所。")
@click.option("--from", "first", required=True, type=_DAY, metavar="日期", help="评估期间的第一天。")
@click.option("--to", "last", required=True, type=_DAY, metavar="日期", help="评估期间的最后一天。")
@click.option("--json", "file", type=click.Path(path_type=Path, dir_okay=False), help="另写一份 JSON。")
@click.pass_context
def run(
    context: click.Context, pack_code: str, unit_code: str, first: datetime, last: datetime, file: Path | None
) -> None:
    """评估并保存,打印每个司法所各类结论的项数和评估编号。"""
    from fengqiao.access.actors import OPERATOR
    from fengqiao.assessment.running import run_assessment

    window = window_of(first, last)
    with opened_installation(context) as installation:
        loaded = installation.library.pack(pack_code)
        stations = _stations(installation, unit_code, window)
        stored = run_assessment(
            installation.database,
            installation.gathering,
            loaded,
            window,
            list(stations),
            scope=OPERATOR.scope,
            versions=installation.versions,
        )
        if file is not None:
            _write(file, installation, loaded.pack, window, stations, stored)
    for warning in loaded.warnings:
        click.echo(f"提醒:{warning}。", err=True)
    for unit_id, station in stations.items():
        click.echo(_line(station, stored[unit_id]))


def _stations(installation: Installation, unit_code: str, window: Window) -> dict[int, Unit]:
    from fengqiao.access.actors import OPERATOR
    from fengqiao.assessment.stations import stations_under
    from fengqiao.errors import NotFound
    from fengqiao.units.tree import unit_by_code

    with installation.database.reading(OPERATOR.scope) as session:
        above = unit_by_code(session, unit_code)
        stations = {unit.id: unit for unit in stations_under(session, above.id or 0, window.last) if unit.id}
    if not stations:
        raise NotFound(f"“{above.name}”下面在 {window.last} 没有司法所。请核对单位编码和日期。")
    return stations


def _line(station: Unit, stored: Stored) -> str:
    from fengqiao.assessment.output import verdict_counts
    from fengqiao.assessment.verdicts import TITLES

    counts = verdict_counts(stored.result)
    words = "、".join(f"{TITLES[state]} {counts[state]}" for state in TITLES if counts[state])
    return f"{station.name}:{words}(评估编号 {stored.id})"


def _write(
    file: Path,
    installation: Installation,
    pack: StandardPack,
    window: Window,
    stations: Mapping[int, Unit],
    stored: Mapping[int, Stored],
) -> None:
    from fengqiao.assessment.assessing import prepare
    from fengqiao.assessment.explain import titles_from
    from fengqiao.assessment.output import as_json

    results = [
        ({"id": unit_id, "code": unit.code, "name": unit.name}, stored[unit_id].result)
        for unit_id, unit in stations.items()
    ]
    document = as_json(prepare(pack, window), results, titles_from(installation.indicators))
    file.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


@assess.command()
@click.argument("assessment_id", metavar="评估编号", type=click.UUID)
@click.pass_context
def recompute(context: click.Context, assessment_id: UUID) -> None:
    """用存下的输入和当时的标准重算;与存下的结果有一个字节不同即以状态 1 结束。"""
    from fengqiao.access.actors import OPERATOR
    from fengqiao.assessment.storing import recompute as recomputed

    with (
        opened_installation(context) as installation,
        installation.database.reading(OPERATOR.scope) as session,
    ):
        again = recomputed(session, assessment_id)
    if not again.is_same:
        click.echo(
            "重算的结果与存下的不一致:存下的输入、结果或摘要被改动过。请保全现场并核对审计记录。", err=True
        )
        context.exit(1)
    click.echo(f"重算的结果与存下的完全一致(SM3 {again.assessment.digest})。")


@assess.command()
@click.argument("assessment_id", metavar="评估编号", type=click.UUID)
@click.pass_context
def compare(context: click.Context, assessment_id: UUID) -> None:
    """按今天的台账再评一次,列出存下以来变了的每一项输入和结论;不改动存下的评估。"""
    from fengqiao.access.actors import OPERATOR
    from fengqiao.assessment.comparing import compare as compared

    with (
        opened_installation(context) as installation,
        installation.database.reading(OPERATOR.scope) as session,
    ):
        comparison = compared(session, assessment_id, installation.gathering)
    if not comparison.inputs:
        click.echo("存下以来,输入没有变化。")
    _list("变了的输入", comparison.inputs)
    _list("变了的结论", comparison.verdicts)


def _list(heading: str, changes: Sequence[object]) -> None:
    if changes:
        click.echo(f"{heading}({len(changes)}):")
    for change in changes:
        click.echo(f"  {change}")
