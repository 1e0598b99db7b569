"""What plugins give for one report, held against its frame."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from fengqiao.errors import Misconfigured
from fengqiao.reports.frame import FramePart, ReportFrame
from fengqiao.reports.sections import ReportSection
from fengqiao.reports.wording import refuse_invisible

Sections = Mapping[str, Sequence[ReportSection]]
"""Name of an active plugin → its sections; a plugin that is not active is not in it."""


class AddedPlace(NamedTuple):
    """A place that the frame does not have and a plugin adds."""

    slot: str
    owner: str
    heading: str


class Contributions:
    """The paragraphs of all plugins, by place.

    :param sections: those for other reports are left aside.
    :raises Misconfigured: naming plugin and place, for a section that fits nowhere in the frame.
    """

    def __init__(self, frame: ReportFrame, sections: Sections) -> None:
        self._frame = frame
        self._given: dict[tuple[str, str, str], list[ReportSection]] = {}
        for plugin, given in sorted(sections.items()):
            for section in given:
                if section.report == frame.code:
                    self._refuse_misplaced(plugin, section)
                    self._given.setdefault((section.part, section.slot, plugin), []).append(section)

    def paragraphs(self, part: str, slot: str, owner: str) -> Iterator[str]:
        """Yield what the owner of a place gives for it, paragraph by paragraph."""
        for section in self._given.get((part, slot, owner), ()):
            yield from (line.strip() for line in section.text.splitlines() if line.strip())

    def added_to(self, part: FramePart) -> Iterator[AddedPlace]:
        """Yield the places that plugins add to a part, in the order of the plugins' names."""
        own = {slot.code for slot in part.slots}
        for (code, slot, plugin), sections in self._given.items():
            if code == part.code and slot not in own:
                yield AddedPlace(slot, plugin, sections[0].heading)

    def _refuse_misplaced(self, plugin: str, section: ReportSection) -> None:
        where = f"插件“{plugin}”为报告“{self._frame.title}”提供的段落 {section.part}/{section.slot}"
        parts = {place.part.code: place.part for place in self._frame.places() if not place.part.is_divided}
        if section.part not in parts:
            raise Misconfigured(f"{where}:报告里没有部分“{section.part}”。可用的有:{'、'.join(parts)}。")
        owner = next((slot.owner for slot in parts[section.part].slots if slot.code == section.slot), None)
        if owner not in (None, plugin):
            raise Misconfigured(f"{where}:这个栏目归“{owner}”。请换一个栏目名。")
        if owner is None and not section.heading:
            raise Misconfigured(f"{where}:报告里没有这个栏目。请核对名称;要新增栏目,请给出标题。")
        refuse_invisible(section.heading, where)
