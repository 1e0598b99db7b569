"""What a file really is, told by its content and never by its name."""

from zipfile import ZipFile

from fengqiao.workbooks.contents import WorkbookRefused

_SAVE_AS = "请用 Excel 或 WPS 打开,“另存为”「Excel 工作簿(*.xlsx)」后再上传"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_kind(content: bytes) -> None:
    """Refuse what is not a zip file, by its right name.

    :raises WorkbookRefused: with what the file really is.
    """
    if content.startswith(b"PK\x03\x04"):
        return
    if not content:
        raise WorkbookRefused("文件是空的(0 字节)", "请重新保存后再上传")
    if content.startswith(_COMPOUND_FILE):
        raise _compound_file(content)
    raise WorkbookRefused(f"文件实际是{_other_kind(content)},不是 .xlsx 工作簿,只是扩展名相同", _SAVE_AS)


def _compound_file(content: bytes) -> WorkbookRefused:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return WorkbookRefused("工作簿设有打开密码", "请取消密码(文件→信息→保护工作簿)后再上传")
    return WorkbookRefused("文件实际是旧版 Excel 或 WPS 表格(.xls/.et),不是 .xlsx,只是扩展名相同", _SAVE_AS)


def _other_kind(content: bytes) -> str:
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf"):
        return " PDF 文件"
    if start.startswith(b"<?xml"):
        return " XML 文件(可能是“XML 表格 2003”)"
    if b"<html" in start or b"<table" in start or start.startswith(b"<!doctype"):
        return "网页(HTML)"
    return "文本或 CSV 文件" if _is_text(content[:65536]) else "其他格式的文件"


def _is_text(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\x00" in content:
        return False
    # The cut may fall inside a character, so the end is not held against the file.
    return any(
        len(content.decode(encoding, "ignore").encode(encoding)) >= len(content) - 3
        for encoding in ("utf-8", "gb18030")
    )


def check_package(archive: ZipFile) -> None:
    """Refuse zip files that are not macro-free .xlsx workbooks.

    :raises WorkbookRefused: with what the file really is.
    """
    names = {name.lower() for name in archive.namelist()}
    if "xl/workbook.bin" in names:
        raise WorkbookRefused("文件是二进制工作簿(.xlsb)", _SAVE_AS)
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise WorkbookRefused("工作簿含有宏", "请另存为不含宏的「Excel 工作簿(*.xlsx)」后再上传")
    if "xl/workbook.xml" not in names:
        raise WorkbookRefused(f"文件实际是{_other_package(names)},不是 .xlsx 工作簿", _SAVE_AS)


def _other_package(names: set[str]) -> str:
    if "word/document.xml" in names:
        return " Word 文档(.docx)"
    if "ppt/presentation.xml" in names:
        return "演示文稿(.pptx)"
    return " ODF 表格(.ods)" if "content.xml" in names else "普通压缩包"
