"""What a plugin answered, held against what its hook declares."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import NoneType, SimpleNamespace
from typing import Any, get_args, get_origin, get_type_hints


@dataclass(frozen=True)
class Failure:
    """Why there is no answer.

    :param reason: one Chinese sentence.
    :param trace: the calls that led there, without values.
    :param refused: the plugin refused on purpose, by `Refused`.
    """

    reason: str
    trace: str = ""
    refused: bool = False


@dataclass(frozen=True)
class Answer:
    """One plugin's answer to one hook: a value of the declared type (a sequence comes as a tuple), or a failure."""

    plugin: str
    value: Any = None
    failure: Failure | None = None


class Nonsense(Exception):
    """The answer is not of the declared type."""


# Where the types of hook answers live; they are imported when the first answer comes in.
_HOMES = {
    "Any": "typing",
    "Command": "click",
    "CoreModel": "fengqiao.database.model",
    "DemoRow": "fengqiao.registry.demo",
    "Indicator": "fengqiao.indicators.indicator",
    "Ledger": "fengqiao.ledgers.declaration",
    "OpenItem": "fengqiao.plugins.views",
    "Path": "pathlib",
    "ReportSection": "fengqiao.reports.sections",
    "Section": "fengqiao.plugins.views",
    "Sequence": "collections.abc",
    "StatisticalTable": "fengqiao.reports.tables",
}


class _Names(dict[str, Any]):
    def __missing__(self, name: str) -> Any:
        # A KeyError sends Python on to its own names, such as `type`.
        return getattr(import_module(_HOMES[name]), name)


def declared_type(hook: Callable[..., Any]) -> Any:
    """Return the type that a hook specification declares for its answer."""
    answer = SimpleNamespace(__annotations__={"return": hook.__annotations__["return"]})
    return get_type_hints(answer, {}, _Names())["return"]


def checked(value: Any, declared: Any) -> Any:
    """Return an answer, a sequence as a tuple.

    :raises Nonsense: when it is not of the declared type, element by element; says so in Chinese.
    """
    if declared is NoneType:
        if value is not None:
            raise Nonsense(f"不应有返回值,却返回了 {_kind(value)}")
        return None
    if isinstance(value, str | bytes) or not isinstance(value, Sequence):
        raise Nonsense(f"应返回列表,却返回了 {_kind(value)}")
    (element,) = get_args(declared)
    answer = tuple(value)
    for position, item in enumerate(answer, 1):
        if not _fits(item, element):
            raise Nonsense(f"返回的第 {position} 项应为 {_title(element)},却是 {_kind(item)}")
    return answer


def frames(error: BaseException) -> str:
    """Return where an error came from: files, lines and source, but neither its message nor any value."""
    return "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__


def _fits(item: Any, element: Any) -> bool:
    if element is Any:
        return item is not None
    if get_origin(element) is type:
        (base,) = get_args(element)
        return isinstance(item, type) and issubclass(item, base)
    if get_origin(element) is tuple:
        wanted = get_args(element)
        return (
            isinstance(item, tuple)
            and len(item) == len(wanted)
            and all(
                isinstance(value, get_origin(kind) or kind) for value, kind in zip(item, wanted, strict=True)
            )
        )
    return isinstance(item, element)


def _title(element: Any) -> str:
    if get_origin(element) is type:
        return f"{get_args(element)[0].__name__} 的子类"
    if get_origin(element) is tuple:
        return f"({', '.join(_title(kind) for kind in get_args(element))})"
    return str(getattr(element, "__name__", element))


def _kind(value: Any) -> str:
    return value.__name__ if isinstance(value, type) else type(value).__name__
