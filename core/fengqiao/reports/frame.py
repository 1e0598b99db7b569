"""A report's frame as data: its parts, their places in order, who fills each, and the words of the registry's own."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, model_validator

from fengqiao.assessment.described import load_described
from fengqiao.assessment.packs.base import Code, PackPart, Text

REGISTRY = "registry"
"""Owner of places whose words stand in the frame."""

PEOPLE = "people"
"""Owner of places that people fill in."""


class Slot(PackPart):
    """One place of a report.

    :param owner: `registry`, `people`, or the name of the plugin that fills it.
    :param text: paragraphs, only where the registry is the owner.
    """

    code: Code
    owner: Code
    heading: Text | None = None
    text: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _words_where_they_belong(self) -> "Slot":
        if (self.owner == REGISTRY) != bool(self.text):
            raise ValueError(f"栏目 {self.code} 的文字与归属不符|只有归 registry 的栏目在这里写 text")
        if self.owner != REGISTRY and not self.heading:
            raise ValueError(f"栏目 {self.code} 没有标题|不归 registry 的栏目请写 heading")
        return self


class FramePart(PackPart):
    """A section of a part; a part without sections is one itself."""

    code: Code
    title: Text
    slots: tuple[Slot, ...] = ()

    @property
    def is_divided(self) -> bool:
        """True when places stand in its sections and not in itself."""
        return False


class MainPart(FramePart):
    """A part of a report, with sections or with places of its own."""

    sections: tuple[FramePart, ...] = ()

    @model_validator(mode="after")
    def _not_both(self) -> "MainPart":
        if self.slots and self.sections:
            raise ValueError(f"部分 {self.code} 同时有 slots 和 sections|两者标题编号会重复,请只留一种")
        return self

    @property
    def is_divided(self) -> bool:
        return bool(self.sections)


class Place(NamedTuple):
    """A part or section, its number among its like, and the level of its heading."""

    part: FramePart
    number: int
    level: int


class ReportFrame(PackPart):
    """The frame of one report; `code` is what plugins name in their sections."""

    format: Literal[1]
    code: Code
    title: Text
    parts: Annotated[tuple[MainPart, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _named_once(self) -> "ReportFrame":
        places = Counter(place.part.code for place in self.places())
        slots = Counter((place.part.code, slot.code) for place in self.places() for slot in place.part.slots)
        twice = [code for code, times in places.items() if times > 1]
        twice += [f"{part}/{slot}" for (part, slot), times in slots.items() if times > 1]
        if twice:
            raise ValueError(f"编码重复:{'、'.join(twice)}|请改成互不相同的编码")
        return self

    def places(self) -> Iterator[Place]:
        """Yield parts and their sections in printed order."""
        for number, part in enumerate(self.parts, 1):
            yield Place(part, number, 1)
            yield from (Place(section, inside, 2) for inside, section in enumerate(part.sections, 1))


def load_frame(file: Path) -> ReportFrame:
    """Load a report's frame.

    :raises PackRefused: with every fault, its line and what to write instead.
    """
    return load_described(file, ReportFrame)
