"""Reading a Word document by its bare XML, without the library that wrote it."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(content: bytes, kind: str) -> list[etree._Element]:
    """Return the roots of `word/<kind>*.xml`, in the order of their names."""
    with ZipFile(BytesIO(content)) as package:
        names = sorted(name for name in package.namelist() if name.startswith(f"word/{kind}"))
        return [etree.fromstring(package.read(name)) for name in names]


def body(content: bytes) -> etree._Element:
    """Return the document's body."""
    found = parts(content, "document.xml")[0].find(f"{W}body")
    assert found is not None
    return found


def text(element: etree._Element) -> str:
    """Return an element's words."""
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Return (style, words) of the paragraphs outside tables."""
    found = []
    for paragraph in body(content).findall(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found.append(("" if style is None else style.get(f"{W}val", ""), text(paragraph)))
    return found


def bookmarks(content: bytes) -> dict[str, str]:
    """Return name → the words between a bookmark's start and its end."""
    open_ones: dict[str, str] = {}
    found: dict[str, str] = {}
    for element in body(content).iter():
        if element.tag == f"{W}bookmarkStart":
            name = element.get(f"{W}name", "")
            open_ones[element.get(f"{W}id", "")] = name
            assert name not in found
            found[name] = ""
        elif element.tag == f"{W}bookmarkEnd":
            del open_ones[element.get(f"{W}id", "")]
        elif element.tag == f"{W}t":
            for name in open_ones.values():
                found[name] += element.text or ""
    assert not open_ones
    return found


def table_rows(content: bytes) -> list[list[str]]:
    """Return the words of the table's cells, row by row."""
    (table,) = body(content).findall(f"{W}tbl")
    return [[text(cell) for cell in row.findall(f"{W}tc")] for row in table.findall(f"{W}tr")]
