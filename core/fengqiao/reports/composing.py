"""From a frame, figures and plugins' sections to the words of a report, heading by heading; nothing of files here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fengqiao.indicators.window import Window
from fengqiao.reports.contributions import Contributions, Sections
from fengqiao.reports.figures import PrintedFigure
from fengqiao.reports.frame import PEOPLE, FramePart, ReportFrame, Slot
from fengqiao.reports.wording import Piece, chinese_number, known_names, pieces_of

NOT_ENABLED = "〔本项未启用〕"
TO_BE_FILLED_IN = "〔待填写〕"


@dataclass(frozen=True)
class Heading:
    """A heading with its number, such as 一、整体落实情况.

    :param level: 1 to 3.
    """

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of words and figures."""

    pieces: tuple[Piece, ...]


Block = Heading | Paragraph


@dataclass(frozen=True)
class Report:
    """A report ready to be written.

    :param unit: name of the organ that reports.
    :param figures: every figure of the report, in the order of its list, whether the text prints it or not.
    """

    title: str
    unit: str
    window: Window
    blocks: tuple[Block, ...]
    figures: tuple[PrintedFigure, ...]


def compose(
    frame: ReportFrame, figures: Sequence[PrintedFigure], sections: Sections, *, unit: str, window: Window
) -> Report:
    """Put a report together: every place of the frame is there, filled or saying why it is not.

    :param sections: what active plugins contribute; what is meant for other reports is left aside.
    :param unit: name of the organ that reports.
    :param window: the report's own days; each figure has its own beside.
    :raises Misconfigured: naming the plugin and the place, for a section that does not fit.
    """
    known = known_names(figures, unit, window)
    composition = _Composition(frame, known, Contributions(frame, sections))
    return Report(frame.title, unit, window, tuple(composition.blocks()), tuple(figures))


@dataclass(frozen=True)
class _Composition:
    frame: ReportFrame
    known: Mapping[str, Piece]
    contributions: Contributions

    def blocks(self) -> Iterator[Block]:
        for place in self.frame.places():
            yield Heading(place.level, _numbered(place.number, place.level, place.part.title))
            yield from self._inside(place.part, place.level + 1)

    def _inside(self, part: FramePart, level: int) -> Iterator[Block]:
        number = 0
        for heading, paragraphs in self._slots(part):
            if heading:
                number += 1
                yield Heading(level, _numbered(number, level, heading))
            yield from paragraphs

    def _slots(self, part: FramePart) -> Iterator[tuple[str | None, Iterator[Block]]]:
        for slot in part.slots:
            yield slot.heading, self._filled(part, slot)
        for added in self.contributions.added_to(part):
            yield added.heading, self._given(part.code, added.slot, added.owner)

    def _filled(self, part: FramePart, slot: Slot) -> Iterator[Block]:
        if slot.owner == PEOPLE:
            return iter([Paragraph((TO_BE_FILLED_IN,))])
        if slot.text:
            place = f"报告框架“{self.frame.code}”的栏目 {part.code}/{slot.code}"
            return (Paragraph(pieces_of(text, self.known, place)) for text in slot.text)
        return self._given(part.code, slot.code, slot.owner)

    def _given(self, part: str, slot: str, owner: str) -> Iterator[Block]:
        place = f"插件“{owner}”的段落 {part}/{slot}"
        lines = list(self.contributions.paragraphs(part, slot, owner))
        yield from (Paragraph(pieces_of(line, self.known, place)) for line in lines)
        if not lines:
            yield Paragraph((NOT_ENABLED,))


def _numbered(number: int, level: int, heading: str) -> str:
    """Number as GB/T 9704 does: 一、 then （一） then 1."""
    if level == 1:
        return f"{chinese_number(number)}、{heading}"
    return f"（{chinese_number(number)}）{heading}" if level == 2 else f"{number}.{heading}"
