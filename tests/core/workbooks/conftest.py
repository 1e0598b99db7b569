"""Workbooks made by hand, part by part, so that the tests can make what no honest program would."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

CONTENT_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
ROOT = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
# Cell style 1 is a date, 2 a time of day.
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="21"/></cellXfs>'
    "</styleSheet>"
)

Parts = dict[str, str | bytes]
MakeParts = Callable[..., Parts]
MakeWorkbook = Callable[..., Path]


def text_cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def row_of(number: int, *values: str | float | None) -> str:
    """Return a row's XML: texts as texts, numbers as numbers, None as nothing."""
    cells = ""
    for index, value in enumerate(values):
        address = f"{chr(ord('A') + index)}{number}"
        if isinstance(value, str):
            cells += text_cell(address, value)
        elif value is not None:
            cells += f'<c r="{address}"><v>{value}</v></c>'
    return f'<row r="{number}">{cells}</row>'


def sheet_of(rows: str, after: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def parts_of(
    sheets: Mapping[str, str | bytes], states: Mapping[str, str] | None = None, strings: str = ""
) -> Parts:
    """Return the parts of a workbook with these sheets, name → XML."""
    entries = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" state="{(states or {}).get(name, "visible")}" '
        f'r:id="rId{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    parts: Parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": ROOT,
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.xml": STYLES,
    }
    if strings:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    return parts | {f"xl/worksheets/sheet{number}.xml": xml for number, xml in enumerate(sheets.values(), 1)}


def pack(path: Path, parts: Parts) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


class Workbench:
    """Makes workbooks in the test's own folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    row = staticmethod(row_of)
    text = staticmethod(text_cell)
    sheet = staticmethod(sheet_of)
    parts = staticmethod(parts_of)

    def pack(self, parts: Parts) -> Path:
        return pack(self.folder / "made.xlsx", parts)

    def workbook(self, rows: str, after: str = "", strings: str = "") -> Path:
        """Make a workbook of one sheet 台账 with these rows."""
        return self.pack(parts_of({"台账": sheet_of(rows, after)}, strings=strings))

    def raw(self, content: bytes, name: str = "made.xlsx") -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(tmp_path)


@pytest.fixture(scope="session")
def slow_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A harmless file that takes the reading process seconds: two million cells without addresses."""
    row = "<row>" + "<c><v>1</v></c>" * 20 + "</row>"
    header = row_of(1, *(chr(ord("a") + index) for index in range(20)))
    return pack(
        tmp_path_factory.mktemp("slow") / "slow.xlsx", parts_of({"台账": sheet_of(header + row * 100_000)})
    )
