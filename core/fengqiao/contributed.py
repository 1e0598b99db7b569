"""What active plugins contribute, held against what they may: one that does not fit is out of service, the rest goes on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from litestar import Litestar, Router

from fengqiao.documents.places import template_of
from fengqiao.indicators.indicator import Indicator
from fengqiao.ledgers.codes import Code, read_codes
from fengqiao.ledgers.declaration import Ledger
from fengqiao.plugins.host import PluginHost
from fengqiao.reports.tables import StatisticalTable, every_indicator

_ASKED = (
    "register_models",
    "register_ledgers",
    "register_routes",
    "register_indicators",
    "register_standards",
    "register_report_sections",
)

_Given = Mapping[str, Mapping[str, Sequence[Any]]]


@dataclass(frozen=True)
class Contributed:
    """What the plugins that are active give together."""

    ledgers: tuple[Ledger, ...]
    indicators: tuple[Indicator, ...]
    standards: tuple[Path, ...]
    codes: tuple[Code, ...]
    tables: tuple[StatisticalTable, ...]


def contributed(host: PluginHost) -> Contributed:
    """Ask every plugin for all its contributions; whoever gives one that does not fit gives none."""
    answers = host.contributions(*_ASKED)
    given = {hook: {one.plugin: one.value for one in answers[hook]} for hook in _ASKED}
    for plugin in host.active:
        if fault := next(_faults(plugin, given), None):
            host.put_out_of_service(plugin, fault)

    def of_active(hook: str) -> tuple[Any, ...]:
        return tuple(one for plugin in host.active for one in given[hook].get(plugin, ()))

    return Contributed(
        of_active("register_ledgers"),
        tuple(one for plugin in host.active for one in _indicators(plugin, given)),
        of_active("register_standards"),
        tuple(code for plugin in host.active for code in _codes(plugin)),
        tuple(one for plugin in host.active for one in _tables(plugin, given)),
    )


def _indicators(plugin: str, given: _Given) -> Sequence[Indicator]:
    registered, sections = given["register_indicators"], given["register_report_sections"]
    return every_indicator(registered.get(plugin, ()), sections.get(plugin, ()))


def _tables(plugin: str, given: _Given) -> Sequence[StatisticalTable]:
    sections = given["register_report_sections"].get(plugin, ())
    return [one for one in sections if isinstance(one, StatisticalTable)]


def _faults(plugin: str, given: _Given) -> Iterator[str]:
    named = (
        (
            "register_ledgers",
            "台账",
            f"{plugin}.",
            [one.code for one in given["register_ledgers"].get(plugin, ())],
        ),
        ("register_indicators", "指标", f"{plugin}.", [one.code for one in _indicators(plugin, given)]),
        (
            "register_report_sections",
            "统计表",
            f"{plugin.replace('_', '-')}-",
            [one.name for one in _tables(plugin, given)],
        ),
    )
    for hook, what, prefix, codes in named:
        for place, code in enumerate(codes):
            if not str(code).startswith(prefix):
                yield f"{hook}:{what}编码“{code}”应以“{prefix}”开头。请插件作者改正。"
            if code in codes[:place]:
                yield f"{hook}:{what}编码“{code}”重复。请插件作者改正。"
    yield from _missing_templates(given["register_ledgers"].get(plugin, ()))
    if error := _refusal(lambda: _codes(plugin)):
        yield f"代码表 data/codes.csv 读不了:{error}。请插件作者改正。"
    if error := _refusal(lambda: _mounted(plugin, given["register_routes"].get(plugin, ()))):
        yield f"register_routes:处理器装不上:{error}。请插件作者改正。"


def _missing_templates(ledgers: Sequence[Ledger]) -> Iterator[str]:
    for ledger in ledgers:
        for document in ledger.documents:
            if document.template is not None and not template_of(ledger, document.template).is_file():
                yield (
                    f"register_ledgers:文书“{document.title}”的模板 data/documents/{document.template} 找不到。"
                    "请插件作者改正。"
                )


def _codes(plugin: str) -> tuple[Code, ...]:
    source = files(f"fengqiao_{plugin}") / "data" / "codes.csv"
    return tuple(read_codes(source)) if source.is_file() else ()


def _mounted(plugin: str, handlers: Sequence[Any]) -> Litestar:
    """Mount handlers in an application of their own; whether each has its policy is asked of the real one."""
    return Litestar(
        [Router(f"/api/{plugin}", route_handlers=handlers)], openapi_config=None, logging_config=None
    )


def _refusal(attempt: Any) -> str | None:
    try:
        attempt()
    except Exception as error:  # noqa: BLE001 - whatever a plugin's data do to a reader concerns that plugin only
        return f"{type(error).__name__}: {error}"
    return None
