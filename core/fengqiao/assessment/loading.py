"""From a YAML file to a pack or a figure list that was checked whole; what is wrong is named by line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from fengqiao.assessment.faults import PackRefused
from fengqiao.assessment.packs.adding_up import warnings_of
from fengqiao.assessment.packs.figure_list import FigureList
from fengqiao.assessment.packs.standard import StandardPack
from fengqiao.assessment.packs.wanted import wanted_by
from fengqiao.assessment.strict_yaml import Document, read_document
from fengqiao.errors import Misconfigured
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.ledgers.faults import faults_of
from fengqiao.privacy.chain import canonical
from fengqiao.privacy.provider import SOFTWARE

_MOST_FAULTS = 20

_WORDS = {
    "literal_error": "取值不在允许的范围内。请核对拼写",
    "string_pattern_mismatch": "编码的写法不对。请用小写英文、数字、点、横线和下划线",
    "union_tag_not_found": "认不出这是哪一种写法。请核对键名",
    "union_tag_invalid": "没有这一种 kind。请核对拼写",
    "too_short": "至少要有一项。请补上",
    "missing": "缺少这一项。请补上,不适用的写 null",
    "tuple_type": "应为列表。请写成以“- ”开头的若干行",
    "date_from_datetime_parsing": "应为日期。请写成 2024-03-05 的样子",
}

_Part = TypeVar("_Part", bound=BaseModel)


@dataclass(frozen=True)
class LoadedPack:
    """A pack that was checked, with the bytes it is known by.

    :param content: its one spelling as JSON; comments and layout of the YAML do not enter it.
    :param digest: SM3 of `content`, hexadecimal.
    :param warnings: what does not add up in it.
    """

    pack: StandardPack
    content: bytes
    digest: str
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class LoadedFigures:
    """A figure list that was checked; `warnings` name units that differ from the indicators' own."""

    figures: FigureList
    warnings: tuple[str, ...]


def load_standard(file: Path, indicators: IndicatorCatalogue) -> LoadedPack:
    """Load a standard pack.

    :param indicators: a code of the core or an active plugin must be among them; those of other plugins may wait.
    :raises PackRefused: with every fault, its line and what to write instead.
    """
    return standard_from(read_document(file), indicators)


def standard_from(document: Document, indicators: IndicatorCatalogue) -> LoadedPack:
    """Make a pack of a document that was read; otherwise like `load_standard`."""
    content = canonical(_mapping(document))
    pack = _checked(StandardPack, document, content)
    _refuse_unknown(document.name, indicators, ((place, code) for place, (code, _) in wanted_by(pack)))
    return LoadedPack(pack, content, SOFTWARE.digest(content).hex(), warnings_of(pack))


def load_figures(file: Path, indicators: IndicatorCatalogue) -> LoadedFigures:
    """Load a figure list; otherwise like `load_standard`."""
    return figures_from(read_document(file), indicators)


def figures_from(document: Document, indicators: IndicatorCatalogue) -> LoadedFigures:
    """Make a figure list of a document that was read."""
    listed = _checked(FigureList, document, canonical(_mapping(document)))
    _refuse_unknown(document.name, indicators, ((one.id, one.indicator) for one in listed.figures))
    return LoadedFigures(listed, tuple(_units(listed, indicators)))


def stored_standard(content: bytes) -> StandardPack:
    """Make a pack of the bytes it was registered with; its indicators need not exist any more."""
    return StandardPack.model_validate_json(content)


def _mapping(document: Document) -> dict[str, Any]:
    if isinstance(document.values, dict):
        return document.values
    raise PackRefused(document.name, [(1, "文件的最外层应为“键: 值”。请参照随系统提供的标准包")])


def _checked(model: type[_Part], document: Document, content: bytes) -> _Part:
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        raise PackRefused(document.name, list(_faults(document, error))[:_MOST_FAULTS]) from None


def _faults(document: Document, error: ValidationError) -> Iterator[tuple[int | None, str]]:
    entries = error.errors(include_url=False, include_input=False)
    for entry, fault in zip(entries, faults_of(error, {}), strict=True):
        place = ".".join(str(step + 1 if isinstance(step, int) else step) for step in entry["loc"])
        words = _WORDS.get(entry["type"], f"{fault.reason}。{fault.remedy}")
        yield document.line(entry["loc"]), f"{place}:{words}" if place else words


def _refuse_unknown(name: str, indicators: IndicatorCatalogue, codes: Iterable[tuple[str, str]]) -> None:
    faults: list[tuple[int | None, str]] = []
    for place, code in codes:
        try:
            indicators.find(code)
        except Misconfigured as error:
            faults.append((None, f"{place}:{error.detail}"))
    if faults:
        raise PackRefused(name, faults)


def _units(listed: FigureList, indicators: IndicatorCatalogue) -> Iterator[str]:
    for one in listed.figures:
        indicator = indicators.find(one.indicator)
        if indicator is not None and indicator.unit != one.unit:
            yield f"{one.id} 的单位写作“{one.unit}”,指标“{one.indicator}”的单位是“{indicator.unit}”"
