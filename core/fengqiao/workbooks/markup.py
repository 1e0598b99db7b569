"""XML of a workbook's parts, read strictly: UTF-8 only, no DTD, no entities, nothing fetched."""

from collections.abc import Iterable
from xml.parsers import expat

from fengqiao.workbooks.container import REMEDY
from fengqiao.workbooks.contents import WorkbookRefused


def open_parser() -> expat.XMLParserType:
    """Return a parser that refuses any DTD, and with it every entity (billion laughs, XXE)."""
    # The encoding is fixed, because expat would follow a declaration that other readers ignore:
    # the two would then see different elements in the same bytes.
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
    fresh = True
    try:
        for chunk in chunks:
            # A byte order mark of UTF-16 would win over the fixed encoding; UTF-8's own begins with EF.
            if fresh and chunk and chunk[0] not in b"<\xef":
                raise WorkbookRefused(f"部件 {part} 不是 UTF-8 编码的 XML", REMEDY)
            fresh = fresh and not chunk
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise WorkbookRefused(f"部件 {part} 的 XML 已损坏", REMEDY) from error


def local_name(name: str) -> str:
    """Return the name without its namespace prefix: readers look at nothing else."""
    return name.rpartition(":")[2]
