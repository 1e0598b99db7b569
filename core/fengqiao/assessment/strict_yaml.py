"""The plain part of YAML that packs are written in: texts, whole numbers, days, lists and mappings with text keys.

Left out on purpose: tags and anchors (they build objects and bombs), decimals without quotes (they lose digits), and
every spelling that two readers of YAML could take for two different values.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from fengqiao.assessment.faults import PackRefused

LARGEST_FILE = 1024 * 1024
_DEEPEST = 24
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_TAG = "tag:yaml.org,2002:"
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[-+]?[0-9._]+(e[-+]?[0-9]+)?", re.IGNORECASE)

Place = tuple[str | int, ...]
"""Keys and positions that lead from the top of a document to a value."""


@dataclass
class Document:
    """A document as JSON-like values (days as ISO texts), and the line each of them stands on."""

    name: str
    values: Any = None
    lines: dict[Place, int] = field(default_factory=dict)

    def line(self, place: Place) -> int | None:
        """Return the line of a value; steps that are not in the document are passed over."""
        known: Place = ()
        for step in place:
            if (*known, step) in self.lines:
                known = (*known, step)
        return self.lines.get(known)


def read_document(file: Path) -> Document:
    """Read a YAML file.

    :raises PackRefused: for everything that is not plain, with its line and what to write instead.
    """
    name = file.name
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise PackRefused(name, [(None, f"读不了文件({error.strerror})。请检查路径和权限")]) from None
    if len(content) > LARGEST_FILE:
        raise PackRefused(name, [(None, f"文件超过{LARGEST_FILE // 1024} KB。请拆成几个标准包")])
    return parse_document(name, content)


def parse_document(name: str, content: bytes) -> Document:
    """Read YAML from bytes; otherwise like `read_document`."""
    document = Document(name)
    try:
        text = content.decode("utf-8-sig")
        _refuse_machinery(document, text)
        root = yaml.compose(text, Loader=_LOADER)
    except UnicodeDecodeError:
        raise PackRefused(name, [(None, "不是 UTF-8 编码。请另存为 UTF-8")]) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise PackRefused(
            name, [(line, f"不是有效的 YAML({error.problem})。请检查缩进、冒号和引号")]
        ) from None
    except yaml.YAMLError:
        raise PackRefused(name, [(None, "含有 YAML 不允许的字符。请删去不可见字符")]) from None
    document.values = _plain(document, root, ())
    return document


def _refuse_machinery(document: Document, text: str) -> None:
    """Go through the events, which are flat: a bomb is refused before anything is built of it."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        for words in _machinery(event, depth, documents):
            raise _fault(document, event, words)


def _machinery(event: Any, depth: int, documents: int) -> Iterator[str]:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        yield "不允许锚点(&)和引用(*)。请把内容逐处写全"
    if getattr(event, "tag", None):
        yield "不允许类型标签(!)。请删去标签,文字加引号即可"
    if depth > _DEEPEST:
        yield f"嵌套超过{_DEEPEST}层。请检查缩进"
    if documents > 1:
        yield "一个文件只能有一份文档。请删去多余的“---”及其后内容"


def _fault(document: Document, node: Any, words: str) -> PackRefused:
    return PackRefused(document.name, [(node.start_mark.line + 1, words)])


def _plain(document: Document, node: Any, place: Place) -> Any:
    if node is None:
        return None
    document.lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(document, node, place)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(document, item, (*place, n)) for n, item in enumerate(node.value)]
    return _scalar(document, node)


def _mapping(document: Document, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.tag != f"{_TAG}str":
            spelled = key.value if isinstance(key, yaml.ScalarNode) else "…"
            raise _fault(document, key, f'键“{spelled}”在 YAML 里不是文字。请加引号,写成 "{spelled}":')
        if key.value in values:
            raise _fault(document, key, f"键“{key.value}”重复。请合并,或删去多余的一处")
        values[key.value] = _plain(document, value, (*place, key.value))
        # A block begins below its key, where nobody would look for it.
        document.lines[*place, key.value] = key.start_mark.line + 1
    return values


def _scalar(document: Document, node: yaml.ScalarNode) -> str | int | bool | None:
    kind, text = node.tag.removeprefix(_TAG), node.value
    if kind == "str" and (node.style or not _NUMBER.fullmatch(text)):
        return str(text)
    if kind == "null":
        return None
    if kind == "bool" and text in ("true", "false"):
        return bool(text == "true")
    if kind == "int" and _WHOLE.fullmatch(text):
        return int(text)
    if kind == "timestamp" and _DAY.fullmatch(text):
        return _day(document, node)
    if _NUMBER.fullmatch(text):
        raise _fault(document, node, f'数字 {text} 须写成带引号的十进制数,如 "0.5"、"95%"')
    raise _fault(document, node, f'“{text}”可能被读成别的值。请写成带引号的 "{text}"')


def _day(document: Document, node: yaml.ScalarNode) -> str:
    try:
        return date.fromisoformat(node.value).isoformat()
    except ValueError:
        raise _fault(document, node, f"“{node.value}”不是有效日期。请写成 2024-03-05 的样子") from None
