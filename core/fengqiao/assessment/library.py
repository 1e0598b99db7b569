"""Which packs and figure lists an installation has: those that come with the core and those that plugins bring."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import structlog

from fengqiao.assessment.faults import PackRefused
from fengqiao.assessment.loading import LoadedFigures, LoadedPack, figures_from, standard_from
from fengqiao.assessment.packs.standard import StandardPack
from fengqiao.assessment.strict_yaml import read_document
from fengqiao.errors import NotFound
from fengqiao.indicators.catalogue import IndicatorCatalogue

log = structlog.get_logger("fengqiao.assessment")


@dataclass(frozen=True)
class Library:
    """What was loaded, by code, and what was refused and why: one bad file does not take the others down."""

    packs: dict[str, LoadedPack]
    figure_lists: dict[str, LoadedFigures]
    refused: tuple[PackRefused, ...] = ()

    @property
    def standards(self) -> tuple[StandardPack, ...]:
        """The packs themselves."""
        return tuple(loaded.pack for loaded in self.packs.values())

    def pack(self, code: str) -> LoadedPack:
        """Return the pack with this code.

        :raises NotFound: naming those there are, and those that were refused.
        """
        if code not in self.packs:
            known = "、".join(f"{one.code}({one.title})" for one in self.standards) or "无"
            refused = "".join(f" 未能载入:{one.detail}。" for one in self.refused)
            raise NotFound(f"没有标准“{code}”。可用的标准:{known}。{refused}")
        return self.packs[code]

    def figures(self, code: str) -> LoadedFigures:
        """Return the figure list with this code.

        :raises NotFound: naming those there are.
        """
        if code not in self.figure_lists:
            known = "、".join(self.figure_lists) or "无"
            raise NotFound(f"没有数据清单“{code}”。可用的清单:{known}。")
        return self.figure_lists[code]


def open_library(indicators: IndicatorCatalogue, contributed: Iterable[Path] = ()) -> Library:
    """Load all packs and figure lists.

    :param contributed: files that plugins bring.
    """
    library = Library({}, {})
    refused: list[PackRefused] = []
    for file in (*_packaged(), *contributed):
        try:
            _add(library, file, indicators)
        except PackRefused as error:
            log.warning("standard refused", file=file.name)
            refused.append(error)
    return Library(library.packs, library.figure_lists, tuple(refused))


def _packaged() -> Iterator[Path]:
    for kind in ("standards", "figures"):
        with as_file(files("fengqiao") / "data" / kind) as folder:
            yield from sorted(folder.glob("*.yaml"))


def _add(library: Library, file: Path, indicators: IndicatorCatalogue) -> None:
    document = read_document(file)
    is_list = isinstance(document.values, dict) and "figures" in document.values
    loaded = figures_from(document, indicators) if is_list else standard_from(document, indicators)
    code = loaded.figures.code if isinstance(loaded, LoadedFigures) else loaded.pack.code
    if code in library.packs or code in library.figure_lists:
        raise PackRefused(
            file.name, [(document.line(("code",)), f"code“{code}”与另一个文件重复。请改用别的编码")]
        )
    if isinstance(loaded, LoadedFigures):
        library.figure_lists[code] = loaded
    else:
        library.packs[code] = loaded
