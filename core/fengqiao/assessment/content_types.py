"""What a file really is, told by its first and last bytes and never by its name."""

from typing import NamedTuple

from fengqiao.errors import Invalid

_OOXML = "application/vnd.openxmlformats-officedocument"
_DIRECTORY_END = b"PK\x05\x06"
_DIRECTORY_END_BYTES = 22
_TAIL = _DIRECTORY_END_BYTES + 65_535
_DIRECTORY = 1024 * 1024
_SNIFFED = 64 * 1024
# What a browser would run if it were served as a page.
_MARKUP = (b"<html", b"<!doctype", b"<script", b"<svg", b"<iframe", b"<body", b"<head", b"<?xml")
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ALLOWED = "可用的类型:PDF、JPG、PNG、DOCX、XLSX、ZIP、MP4、纯文本"


class ContentType(NamedTuple):
    """A kind of file that is taken."""

    name: str
    title: str


PDF = ContentType("application/pdf", "PDF")
JPEG = ContentType("image/jpeg", "JPG 图片")
PNG = ContentType("image/png", "PNG 图片")
DOCX = ContentType(f"{_OOXML}.wordprocessingml.document", "Word 文档")
XLSX = ContentType(f"{_OOXML}.spreadsheetml.sheet", "Excel 工作簿")
ZIP = ContentType("application/zip", "压缩包")
MP4 = ContentType("video/mp4", "MP4 视频")
TEXT = ContentType("text/plain; charset=utf-8", "纯文本")

_MAGIC = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))


class FileRefused(Invalid):
    """A file that is not taken as evidence."""

    slug, title = "file-refused", "不能接收这个文件"


def content_type_of(head: bytes, tail: bytes) -> ContentType:
    """Return what a file is.

    :param head: its first bytes, 64 KiB or all.
    :param tail: its last bytes, 1 MiB or all.
    :raises FileRefused: for anything that is not on the list, web pages and SVG pictures above all.
    """
    if not head:
        raise FileRefused("文件是空的(0 字节)。请重新保存后再上传。")
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[4:8] == b"ftyp":
        return MP4
    if head.startswith(b"PK\x03\x04"):
        return _zip(tail[-_DIRECTORY:])
    if head.startswith(_COMPOUND_FILE):
        raise FileRefused(f"文件是旧版 Office 文档或设有密码。请另存为 DOCX、XLSX 或 PDF。{_ALLOWED}。")
    return _text(head)


def _zip(tail: bytes) -> ContentType:
    # The directory at the end names the parts; nothing is unpacked to find out.
    end = tail.rfind(_DIRECTORY_END, max(0, len(tail) - _TAIL))
    if end < 0 or len(tail) - end < _DIRECTORY_END_BYTES:
        raise FileRefused("压缩文件不完整。请重新保存或重新传输后再上传。")
    names = tail.lower()
    if b"vbaproject.bin" in names:
        raise FileRefused("文件含有宏。请另存为不含宏的 DOCX 或 XLSX。")
    if b"word/document.xml" in names:
        return DOCX
    return XLSX if b"xl/workbook.xml" in names else ZIP


def _text(head: bytes) -> ContentType:
    sniffed = head[:_SNIFFED]
    lowered = sniffed.removeprefix(b"\xef\xbb\xbf").lower()
    if lowered.lstrip().startswith(b"<") or any(mark in lowered for mark in _MARKUP):
        raise FileRefused(f"文件是网页、SVG 或 XML,可能带有脚本。请另存为 PDF 或图片。{_ALLOWED}。")
    if b"\x00" in sniffed or not _is_utf8(sniffed):
        raise FileRefused(f"认不出文件的类型;文本文件须为 UTF-8 编码。{_ALLOWED}。")
    return TEXT


def _is_utf8(sniffed: bytes) -> bool:
    try:
        sniffed.decode()
    except UnicodeDecodeError as error:
        # The cut may fall inside the last character.
        return len(sniffed) == _SNIFFED and error.start >= _SNIFFED - 3
    return True
