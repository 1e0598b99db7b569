"""An empty Word document in the page grid of GB/T 9704, and documents as bytes that are the same every time."""

from importlib.resources import files
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document

_LAYOUT = files("fengqiao") / "data" / "reports" / "gbt9704"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
  <Default Extension="xml" ContentType="application/xml"/>
  <Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>
  <Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>
  <Override PartName="/word/settings.xml" ContentType="{_MAIN}.settings+xml"/>
</Types>"""
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relationships(**targets: str) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{names}">{entries}</Relationships>'


def empty_document() -> Document:
    """Return a document without text: the page, its grid and the styles stand in `data/reports/gbt9704`.

    python-docx's own template is Letter paper with an English theme whose fonts win over named ones.
    """
    content = BytesIO()
    with ZipFile(content, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _relationships(officeDocument="word/document.xml"))
        package.writestr(
            "word/_rels/document.xml.rels", _relationships(styles="styles.xml", settings="settings.xml")
        )
        for name in ("document.xml", "styles.xml", "settings.xml"):
            package.writestr(f"word/{name}", (_LAYOUT / name).read_bytes())
    return docx.Document(content)


def packed(document: Document) -> bytes:
    """Return a document's bytes; python-docx would put the time of day into them."""
    saved, content = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(content, "w") as target:
        for name in source.namelist():
            target.writestr(_timeless(name), source.read(name))
    return content.getvalue()


def _timeless(name: str) -> Any:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
