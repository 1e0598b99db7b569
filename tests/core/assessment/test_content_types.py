"""What a file really is."""

import zipfile
from io import BytesIO

import pytest
from fengqiao.assessment.content_types import (
    DOCX,
    JPEG,
    MP4,
    PDF,
    PNG,
    TEXT,
    XLSX,
    ZIP,
    ContentType,
    FileRefused,
)
from fengqiao.assessment.evidence import EvidenceStore, shown_name
from fengqiao.workbooks.layout import ColumnSpec, SheetSpec
from fengqiao.workbooks.writing import write_workbook


def archive(*names: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as zipped:
        for name in names:
            zipped.writestr(name, "x" * 100)
    return content.getvalue()


def workbook() -> bytes:
    content = BytesIO()
    write_workbook(content, [SheetSpec("甲", [ColumnSpec("列")])])
    return content.getvalue()


def kind_of(content: bytes) -> ContentType:
    return EvidenceStore(None).examine(BytesIO(content)).content_type  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%", PDF),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", JPEG),
        (b"\x89PNG\r\n\x1a\n\x00", PNG),
        (b"\x00\x00\x00\x20ftypisom", MP4),
        (archive("[Content_Types].xml", "word/document.xml"), DOCX),
        (workbook(), XLSX),
        (archive("a.txt"), ZIP),
        ("走访记录\n三户".encode(), TEXT),
        ("字".encode() * 30_000, TEXT),
    ],
    ids=["pdf", "jpg", "png", "mp4", "docx", "xlsx", "zip", "text", "long text"],
)
def test_a_file_is_what_its_content_says(content: bytes, kind: ContentType) -> None:
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空的"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><svg/>", "SVG"),
        (b"<html><script>alert(1)</script></html>", "网页"),
        (b"notes\n<SCRIPT>alert(1)</SCRIPT>", "网页"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 20, "旧版 Office"),
        (archive("word/document.xml", "word/vbaProject.bin"), "宏"),
        (archive("a.txt")[:-10], "不完整"),
        (b"MZ\x90\x00\x03", "认不出"),
        (b"GIF89a\x01\x00", "认不出"),
        ("走访".encode("gb18030"), "UTF-8"),
        (b"a\x00b", "认不出"),
    ],
    ids=[
        "empty",
        "svg",
        "svg with bom",
        "html",
        "script in text",
        "doc",
        "docm",
        "cut zip",
        "exe",
        "gif",
        "gbk",
        "nul",
    ],
)
def test_what_is_not_taken_is_refused_with_the_reason(content: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        kind_of(content)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\照片.jpg", "照片.jpg"),
        ("报告\u202egpj.exe", "报告gpj.exe"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("..", "未命名"),
        ("", "未命名"),
        ("长" * 300, "长" * 200),
    ],
)
def test_a_name_is_shown_without_path_and_invisible_characters(sent: str, shown: str) -> None:
    assert shown_name(sent) == shown
