"""Files that are not what their name says, and containers that no honest program writes."""

import io
import stat
import struct
import zipfile
import zlib
from typing import Any

import pytest
from fengqiao.workbooks.contents import Limits, WorkbookRefused
from fengqiao.workbooks.reading import read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (OLE + b"\x00" * 600 + "Workbook".encode("utf-16-le"), ".xls"),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("姓名,身份证号\n王某,110101199003071234\n".encode(), "CSV"),
        ("姓名,身份证号\n王某,110101199003071234\n".encode("gb18030"), "CSV"),
        ("姓名\t身份证号\n".encode("utf-16"), "CSV"),
        ("\ufeff姓名,身份证号\n".encode(), "CSV"),
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "HTML"),
        (b"\r\n<!DOCTYPE html><html></html>", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "其他格式"),
        (b"", "0 字节"),
        (b"PK\x03\x04 and nothing more", "损坏"),
    ],
)
def test_a_file_that_is_no_workbook_is_called_by_its_right_name(
    bench: Any, content: bytes, named: str
) -> None:
    with pytest.raises(WorkbookRefused, match=named) as refusal:
        read_workbook(bench.raw(content))
    assert refusal.value.remedy


@pytest.mark.parametrize(
    ("member", "named"),
    [
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "演示"),
        ("content.xml", "ODF"),
        ("xl/workbook.bin", "xlsb"),
        ("readme.txt", "压缩包"),
    ],
)
def test_a_zip_file_that_is_no_workbook_is_called_by_its_right_name(
    bench: Any, member: str, named: str
) -> None:
    with pytest.raises(WorkbookRefused, match=named):
        read_workbook(bench.pack({member: "x"}))


def honest(bench: Any) -> dict[str, Any]:
    parts: dict[str, Any] = bench.parts({"台账": bench.sheet(bench.row(1, "姓名") + bench.row(2, "王某"))})
    return parts


def test_the_honest_container_that_the_others_are_made_from_is_read(bench: Any) -> None:
    assert read_workbook(bench.pack(honest(bench))).sheet("台账").rows == [(2, ["王某"])]


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_macros_are_refused(bench: Any, name: str) -> None:
    with pytest.raises(WorkbookRefused, match="宏"):
        read_workbook(bench.pack(honest(bench) | {name: "x"}))


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "xl/../../x",
        "C:/x",
        "xl\\x.xml",
        "xl/\u202egnp.exe",
        "x" * 300,
        "xl/a\nb",
    ],
)
def test_names_that_lead_elsewhere_are_refused(bench: Any, name: str) -> None:
    with pytest.raises(WorkbookRefused, match="部件名称"):
        read_workbook(bench.pack(honest(bench) | {name: "x"}))


def test_a_name_with_a_nul_is_refused_although_zipfile_cuts_it_off(bench: Any) -> None:
    content = bench.pack(honest(bench) | {"xl/aXb": "x"}).read_bytes().replace(b"xl/aXb", b"xl/a\x00b")
    with pytest.raises(WorkbookRefused, match="部件名称"):
        read_workbook(bench.raw(content))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["xl/worksheets/sheet1.xml", "xl/worksheets/SHEET1.XML"])
def test_two_members_of_one_name_are_refused(bench: Any, second: str) -> None:
    path = bench.pack(honest(bench))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(second, bench.sheet(bench.row(1, "姓名") + bench.row(2, "李某")))
    with pytest.raises(WorkbookRefused, match="同名"):
        read_workbook(path)


def test_a_symbolic_link_is_refused(bench: Any) -> None:
    path = bench.pack(honest(bench))
    link = zipfile.ZipInfo("xl/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(WorkbookRefused, match="符号链接"):
        read_workbook(path)


def test_an_encrypted_member_is_refused(bench: Any) -> None:
    content = bytearray(bench.pack(honest(bench)).read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(WorkbookRefused, match="密码"):
        read_workbook(bench.raw(bytes(content)))


def test_a_compression_that_workbooks_do_not_use_is_refused(bench: Any) -> None:
    path = bench.pack(honest(bench))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/extra.xml", "<x/>")
    with pytest.raises(WorkbookRefused, match="压缩方式"):
        read_workbook(path)


def test_more_members_than_allowed_are_refused(bench: Any) -> None:
    parts = honest(bench) | {f"xl/media/{number}.png": "" for number in range(2_000)}
    with pytest.raises(WorkbookRefused, match="2000个"):
        read_workbook(bench.pack(parts))


def test_a_file_one_byte_too_large_is_refused_and_one_of_exactly_the_limit_is_not(bench: Any) -> None:
    path = bench.pack(honest(bench))
    size = path.stat().st_size
    assert read_workbook(path, limits=Limits(file_bytes=size)).sheets
    with pytest.raises(WorkbookRefused, match="MB"):
        read_workbook(path, limits=Limits(file_bytes=size - 1))


class TestBombs:
    def bomb(self, bench: Any, megabytes: int) -> Any:
        return bench.pack(honest(bench) | {"xl/worksheets/sheet2.xml": b" " * (megabytes << 20)})

    def test_a_high_ratio_alone_is_normal_for_repetitive_sheets(self, bench: Any) -> None:
        assert read_workbook(self.bomb(bench, 10)).sheets

    def test_a_high_ratio_of_a_large_file_is_refused(self, bench: Any) -> None:
        with pytest.raises(WorkbookRefused, match="压缩炸弹"):
            read_workbook(self.bomb(bench, 60))

    def test_a_large_file_is_refused_whatever_its_ratio(self, bench: Any) -> None:
        limits = Limits(unpacked_bytes=60 << 20, ratio=10_000)
        with pytest.raises(WorkbookRefused, match="展开后超过60 MB"):
            read_workbook(self.bomb(bench, 61), limits=limits)

    def test_members_that_share_their_bytes_are_refused(self, bench: Any) -> None:
        """Every entry of the directory points at one and the same member."""
        kernel = b"0" * 100_000
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in honest(bench).items():
                archive.writestr(name, content)
            archive.writestr("xl/media/0", kernel)
            first = archive.getinfo("xl/media/0")
            for number in range(1, 100):
                twin = zipfile.ZipInfo(f"xl/media/{number}")
                for fact in ("CRC", "compress_size", "file_size", "header_offset"):
                    setattr(twin, fact, getattr(first, fact))
                archive.filelist.append(twin)
                archive.NameToInfo[twin.filename] = twin
        with pytest.raises(WorkbookRefused, match="重叠"):
            read_workbook(bench.raw(buffer.getvalue()))


class TestDamage:
    def test_a_cut_off_file_is_refused(self, bench: Any) -> None:
        content = bench.pack(honest(bench)).read_bytes()
        with pytest.raises(WorkbookRefused, match="损坏"):
            read_workbook(bench.raw(content[:-40]))

    def test_every_single_flipped_byte_is_refused_or_harmless(self, bench: Any) -> None:
        content = bench.pack(honest(bench)).read_bytes()
        for position in range(0, len(content), max(1, len(content) // 25)):
            damaged = content[:position] + bytes([content[position] ^ 0xFF]) + content[position + 1 :]
            try:
                book = read_workbook(bench.raw(damaged))
            except WorkbookRefused as refusal:
                assert refusal.remedy
            else:
                assert book.sheet("台账").rows == [(2, ["王某"])]

    def test_content_longer_than_the_directory_says_is_refused(self, bench: Any) -> None:
        """Otherwise the scan would see a harmless beginning and the next reader all of it."""
        path = bench.pack(honest(bench))
        with zipfile.ZipFile(path) as archive:
            member = archive.getinfo("xl/worksheets/sheet1.xml")
        content = bytearray(path.read_bytes())
        entry = content.index(b"xl/worksheets/sheet1.xml", content.index(b"PK\x01\x02")) - 46
        assert int.from_bytes(content[entry + 24 : entry + 28], "little") == member.file_size
        content[entry + 24 : entry + 28] = (member.file_size - 5).to_bytes(4, "little")
        with pytest.raises(WorkbookRefused, match="损坏"):
            read_workbook(bench.raw(bytes(content)))

    def test_bytes_behind_the_end_of_a_packed_member_are_refused(self, bench: Any) -> None:
        """Otherwise they could be another content for another reader."""
        name, parts = "xl/worksheets/sheet1.xml", honest(bench)
        sheet = parts[name].encode()
        stream = zlib.compressobj(wbits=-15)
        packed = stream.compress(sheet) + stream.flush()
        for behind, refused in ((b"", False), (b"behind", True)):
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w") as archive:
                for other, content in parts.items():
                    archive.writestr(other, packed + behind if other == name else content)
            content = bytearray(buffer.getvalue())
            # The member was stored as it is; now both its headers say that it is packed.
            for signature, shift in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
                header = content.rindex(signature, 0, content.index(name.encode(), content.index(signature)))
                facts = struct.pack("<H4xLLL", 8, zlib.crc32(sheet), len(packed + behind), len(sheet))
                content[header + shift : header + shift + 2] = facts[:2]
                content[header + shift + 6 : header + shift + 18] = facts[6:]
            path = bench.raw(bytes(content))
            if refused:
                with pytest.raises(WorkbookRefused, match="损坏"):
                    read_workbook(path)
            else:
                assert read_workbook(path).sheet("台账").rows == [(2, ["王某"])]

    def test_a_wrong_checksum_is_refused(self, bench: Any) -> None:
        path = bench.pack(honest(bench))
        content = bytearray(path.read_bytes())
        entry = content.index(b"xl/worksheets/sheet1.xml", content.index(b"PK\x01\x02")) - 46
        content[entry + 16] ^= 0xFF
        with pytest.raises(WorkbookRefused, match="损坏"):
            read_workbook(bench.raw(bytes(content)))


def test_bytes_before_the_container_are_refused(bench: Any) -> None:
    content = bench.pack(honest(bench)).read_bytes()
    with pytest.raises(WorkbookRefused, match="HTML"):
        read_workbook(bench.raw(b"<html><script>alert(1)</script></html>" + content))
