"""From the file as it came to a copy that is safe to parse.

The copy holds only the parts that were checked, in a container of our own making, so the next reader cannot find
another directory, another part or another byte in the same file than we did.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from zipfile import ZipFile, ZipInfo

from fengqiao.workbooks.container import REMEDY, open_container
from fengqiao.workbooks.contents import Limits, WorkbookRefused
from fengqiao.workbooks.layout import CHOICES_SHEET
from fengqiao.workbooks.markup import no_nul, open_parser, parse
from fengqiao.workbooks.members import packed_bytes, packed_together, unpacked_pieces
from fengqiao.workbooks.ordinary import abridged, ordinary_strings
from fengqiao.workbooks.outline import RELATIONSHIPS, WORKBOOK, SheetEntry, read_outline
from fengqiao.workbooks.scan import Findings, scan_sheet

_PACKAGE = ("[content_types].xml", "_rels/.rels", "xl/styles.xml")
_STRINGS = "xl/sharedstrings.xml"


@dataclass(frozen=True)
class Unpacked:
    """A checked workbook, ready to be parsed.

    :param copy: an .xlsx with the checked parts only.
    :param sheets: every sheet asked for that has cells, with what the scan found.
    :param notes: what the file holds and the copy leaves out.
    """

    copy: bytes
    sheets: list[tuple[SheetEntry, Findings]]
    notes: list[str]


def unpack(content: bytes, wanted: Collection[str] | None, limits: Limits) -> Unpacked:
    """Check a file part by part.

    :param wanted: names of the sheets to read; None for all.
    :raises WorkbookRefused: for anything that the container, the outline or the scan refuses.
    """
    archive = open_container(content, limits)
    parts = _Parts(content, archive)
    notes = _pictures(archive)
    sheets: list[tuple[SheetEntry, Findings]] = []
    entries = read_outline(parts.pieces(WORKBOOK), parts.pieces(RELATIONSHIPS))
    for name in _PACKAGE:
        parts.check(name)
    parts.check(_STRINGS, lambda pieces: abridged(pieces, b"si", ordinary_strings))
    for entry in entries:
        if entry.part is None:
            notes.append(f"工作表「{entry.name}」是图表或对话框,没有读取")
        elif wanted is None or entry.name in wanted:
            sheets.append((entry, scan_sheet(parts.pieces(entry.part), entry.part, limits)))
        elif entry.name != CHOICES_SHEET:
            notes.append(f"工作表「{entry.name}」不在所需之列,没有读取")
    return Unpacked(packed_together(parts.checked), sheets, notes)


def _pictures(archive: ZipFile) -> list[str]:
    count = sum(name.lower().startswith("xl/media/") for name in archive.namelist())
    return [f"文件里有{count}张图片,没有读取;图片请作为附件上传"] if count else []


class _Parts:
    """The parts of one file; those that were read to their end are `checked`."""

    def __init__(self, content: bytes, archive: ZipFile) -> None:
        self._content = content
        self._members = {member.filename.lower(): member for member in archive.infolist()}
        self.checked: list[tuple[ZipInfo, bytes]] = []

    def pieces(self, part: str) -> Iterator[bytes]:
        """Read a part that must be there."""
        if part not in self._members:
            raise WorkbookRefused(f"文件缺少部件 {part}", REMEDY)
        member = self._members[part]
        packed = packed_bytes(self._content, member)
        yield from no_nul(unpacked_pieces(packed, member), part)
        self.checked.append((member, packed))

    def check(self, part: str, abridge: Callable[[Iterable[bytes]], Iterable[bytes]] = iter) -> None:
        """Make sure that a part's XML is sound, if the part is there."""
        if part in self._members:
            parse(open_parser(), abridge(self.pieces(part)), part)
