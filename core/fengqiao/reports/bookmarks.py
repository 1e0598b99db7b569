"""Figures in a Word document: each stands in a bookmark, so that it can be found, traced and checked by programs."""

import re
from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from fengqiao.reports.figures import PrintedFigure
from fengqiao.reports.wording import Piece


class Bookmarks:
    """Names the figures of one document: `JA_26a` where it first stands, `JA_26a_2` where it stands again.

    :param figures: all figures of the document: where one is called `JA-26a-2`, no other takes its name.
    """

    def __init__(self, figures: Iterable[PrintedFigure]) -> None:
        self._kept = {_stem(figure.id).lower(): figure.id for figure in figures}
        # Word takes names that differ only in case for one.
        self._taken: set[str] = set()

    def write(self, paragraph: Paragraph, pieces: Iterable[Piece]) -> None:
        """Append words and figures to a paragraph; a figure without a value is its state in 〔〕, and no bookmark."""
        for piece in pieces:
            if isinstance(piece, str):
                paragraph.add_run(piece)
            elif piece.has_value:
                self._enclose(paragraph, piece)
            else:
                paragraph.add_run(f"〔{piece.display}〕")

    def _enclose(self, paragraph: Paragraph, figure: PrintedFigure) -> None:
        name = self._name(figure.id)
        number = str(len(self._taken))
        paragraph._p.append(_mark("w:bookmarkStart", number, name))
        paragraph.add_run(figure.display)
        paragraph._p.append(_mark("w:bookmarkEnd", number))

    def _name(self, figure_id: str) -> str:
        stem = name = _stem(figure_id)
        times = 1
        while name.lower() in self._taken or self._kept.get(name.lower(), figure_id) != figure_id:
            times += 1
            name = f"{stem}_{times}"
        self._taken.add(name.lower())
        return name


def _stem(figure_id: str) -> str:
    return re.sub(r"\W", "_", figure_id, flags=re.ASCII)


def _mark(tag: str, number: str, name: str | None = None) -> Any:
    element = OxmlElement(tag)
    element.set(qn("w:id"), number)
    if name is not None:
        element.set(qn("w:name"), name)
    return element
