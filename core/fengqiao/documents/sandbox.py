"""Where a form's placeholders are filled in: it can show texts, repeat and leave out, and nothing else.

A template is a file that anyone may have edited. So no attribute of any object can be reached, nothing can be called,
nothing computed; what a value contains is always text, whatever it looks like.
"""

import re
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

_LOOP = frozenset({"index", "first", "last", "length"})
_FILTERS = ("join", "length", "map")
_UNFIT_FOR_XML = re.compile("[^\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARAGRAPH = "\a"
"""What docxtpl takes for the end of a paragraph; a line break would lose the indentation."""


class Unknown(StrictUndefined):
    """A name that the record does not have; whoever uses it stops, and the error is the name."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


class Sandbox(SandboxedEnvironment):
    """The environment of one filling."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})
    intercepted_unops = frozenset({"+", "-"})

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=Unknown, finalize=as_markup)
        self.globals.clear()
        self.tests.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the value of that name in a mapping; attributes of objects are not for templates."""
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return one value of a mapping, or one line of a list."""
        if isinstance(obj, Undefined):
            str(obj)
        try:
            if isinstance(obj, dict) and isinstance(argument, str):
                return obj[argument]
            if isinstance(obj, list) and isinstance(argument, int):
                return obj[argument]
        except LookupError:
            return self.undefined(obj=obj, name=str(argument))
        raise SecurityError(f"取不到“{argument}”")

    def call(self, *_: Any, **__: Any) -> Any:
        """Refuse: templates call nothing."""
        raise SecurityError("不能调用函数")

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse: templates compute nothing."""
        raise SecurityError(f"不能计算“{operator}”")

    def call_unop(self, context: Any, operator: str, arg: Any) -> Any:
        """Refuse: templates compute nothing."""
        raise SecurityError(f"不能计算“{operator}”")


def as_markup(value: Any) -> Any:
    """Return what a placeholder puts into the document's XML.

    Braces become references too: after filling, docxtpl turns some pairs of them into placeholders of its own.
    """
    if isinstance(value, Undefined):
        return value
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise SecurityError("占位符应是一个字段,不能是整张表")
    # A constant of the template comes here escaped already.
    escaped = value if isinstance(value, Markup) else escape(_UNFIT_FOR_XML.sub(" ", str(value)))
    safe = str(escaped).replace("{", "&#123;").replace("}", "&#125;")
    return Markup(safe.replace("\n", _PARAGRAPH))  # noqa: S704 - escaped just above
