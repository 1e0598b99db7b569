"""Which sheets a workbook has, and in which part of the file each one lies."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from fengqiao.workbooks.container import REMEDY
from fengqiao.workbooks.contents import WorkbookRefused
from fengqiao.workbooks.markup import local_name, open_parser, parse

WORKBOOK = "xl/workbook.xml"
RELATIONSHIPS = "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True)
class SheetEntry:
    """One line of the workbook's list of sheets.

    :param part: name of the part, in lower case; None for a sheet without cells (a chart).
    """

    name: str
    hidden: bool
    part: str | None


def read_outline(workbook: Iterable[bytes], relationships: Iterable[bytes]) -> list[SheetEntry]:
    """List the sheets in the order of the file.

    :raises WorkbookRefused: for macro sheets, sheets of one name, and a list that leads nowhere.
    """
    targets = _targets(relationships)
    entries = [_entry(attributes, targets) for attributes in _elements(workbook, "sheet", WORKBOOK)]
    if not entries:
        raise WorkbookRefused("工作簿里没有工作表", REMEDY)
    names = [entry.name for entry in entries]
    parts = [entry.part for entry in entries if entry.part]
    if len(set(names)) < len(names) or len(set(parts)) < len(parts):
        raise WorkbookRefused("工作簿里有同名或重复的工作表", REMEDY)
    return entries


def _elements(chunks: Iterable[bytes], element: str, part: str) -> list[dict[str, str]]:
    """Return the attributes of every element of that name, in order."""
    found: list[dict[str, str]] = []
    parser = open_parser()

    def start(name: str, attributes: dict[str, str]) -> None:
        if local_name(name) == element:
            found.append(attributes)

    parser.StartElementHandler = start
    parse(parser, chunks, part)
    return found


def _targets(relationships: Iterable[bytes]) -> dict[str, tuple[str, str]]:
    """Return relationship id → (kind, part name in lower case)."""
    targets: dict[str, tuple[str, str]] = {}
    for attributes in _elements(relationships, "Relationship", RELATIONSHIPS):
        identifier, target = attributes.get("Id", ""), attributes.get("Target", "")
        if identifier in targets:
            raise WorkbookRefused("工作簿的部件关系重复", REMEDY)
        # To the letter as calamine reads it, dots and all: any other reading could lead to another part.
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        targets[identifier] = (posixpath.basename(attributes.get("Type", "")), part.lower())
    return targets


def _entry(attributes: dict[str, str], targets: dict[str, tuple[str, str]]) -> SheetEntry:
    name = attributes.get("name", "")
    identifiers = [value for key, value in attributes.items() if ":" in key and local_name(key) == "id"]
    kind, part = targets.get(identifiers[0], ("", "")) if len(identifiers) == 1 else ("", "")
    if "macrosheet" in kind.lower():
        raise WorkbookRefused("工作簿含有宏表", "请另存为不含宏的「Excel 工作簿(*.xlsx)」后再上传")
    if kind not in ("worksheet", "chartsheet", "dialogsheet") or not name:
        raise WorkbookRefused(f"工作表「{name}」在文件里找不到内容", REMEDY)
    return SheetEntry(
        name, attributes.get("state", "visible") != "visible", part if kind == "worksheet" else None
    )
