"""`fengqiao documents`: templates of official documents, from their descriptions."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def documents() -> None:
    """文书:由 YAML 说明生成 Word 模板。"""


@documents.command()
@click.argument(
    "descriptions", metavar="说明.yaml...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="目录",
    help="模板写到这里;缺省为说明所在的目录。",
)
def build(descriptions: tuple[Path, ...], folder: Path | None) -> None:
    """把每份说明生成同名的 .docx 模板;同样的说明总是生成同样的文件。"""
    from fengqiao.documents.building import build as built
    from fengqiao.documents.description import load_description
    from fengqiao.reports.delivery import deliver

    for file in descriptions:
        target = (folder or file.parent) / f"{file.stem}.docx"
        deliver(built(load_description(file)), target)
        click.echo(f"已写出 {target}。")
