"""XML of a workbook's parts, read strictly: UTF-8 only, no DTD, no entities, nothing fetched."""

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from fengqiao.workbooks.container import REMEDY
from fengqiao.workbooks.contents import WorkbookRefused


def open_parser() -> expat.XMLParserType:
    """Return a parser that refuses any DTD, and with it every entity (billion laughs, XXE)."""
    # The encoding is fixed, because expat would follow a declaration that other readers ignore: the two would then
    # see different elements in the same bytes. UTF-16 is still recognised by its first bytes; see `no_nul`.
    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = _refuse_dtd
    return parser


def _refuse_dtd(*_: object) -> None:
    raise WorkbookRefused("文件的 XML 含有 DTD 或实体定义", REMEDY)


def parse(parser: expat.XMLParserType, chunks: Iterable[bytes], part: str) -> None:
    """Feed a part to the parser, whole.

    :param part: its name, for the message.
    :raises WorkbookRefused: when it is not well-formed XML in UTF-8.
    """
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise WorkbookRefused(f"部件 {part} 的 XML 已损坏", REMEDY) from error


def no_nul(pieces: Iterable[bytes], part: str) -> Iterator[bytes]:
    """Pass the pieces on; refuse a zero byte, which XML in UTF-8 never holds and in UTF-16 or UTF-32 always does."""
    for piece in pieces:
        if b"\x00" in piece:
            raise WorkbookRefused(f"部件 {part} 不是 UTF-8 编码的 XML", REMEDY)
        yield piece


def local_name(name: str) -> str:
    """Return the name without its namespace prefix: readers look at nothing else."""
    return name.rpartition(":")[2]
