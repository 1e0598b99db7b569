"""Parts of a zip container byte for byte: unpacked piece by piece, and passed on packed as they were."""

import struct
import zlib
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZipInfo

from fengqiao.workbooks.contents import WorkbookRefused

# PKWARE APPNOTE 4.3.7 (local header), 4.3.12 (directory entry), 4.3.16 (end of directory).
_LOCAL = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_UTF8 = 0x800
# 1980-01-01, the first day a zip file knows.
_DATE = 0x21

_READ, _PIECE = 64 * 1024, 1024 * 1024


def packed_bytes(content: bytes, member: ZipInfo) -> bytes:
    """Return a member's bytes as they lie in the file.

    :raises WorkbookRefused: when the directory points to where no member lies.
    """
    header = content[member.header_offset : member.header_offset + _LOCAL.size]
    if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
        raise _damaged()
    *_, name_size, extra_size = _LOCAL.unpack(header)
    start = member.header_offset + _LOCAL.size + name_size + extra_size
    packed = content[start : start + member.compress_size]
    if len(packed) < member.compress_size:
        raise _damaged()
    return packed


def unpacked_pieces(packed: bytes, member: ZipInfo) -> Iterator[bytes]:
    """Yield a member's content piece by piece.

    :raises WorkbookRefused: unless it is exactly as long as the directory says, with the checksum it says.
    """
    size = checksum = 0
    for piece in _inflated(packed) if member.compress_type == ZIP_DEFLATED else _cut(packed):
        size += len(piece)
        checksum = zlib.crc32(piece, checksum)
        if size > member.file_size:
            raise _damaged()
        yield piece
    if (size, checksum) != (member.file_size, member.CRC):
        raise _damaged()


def _inflated(packed: bytes) -> Iterator[bytes]:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for waiting in _cut(packed):
            while waiting and not stream.eof:
                yield stream.decompress(waiting, _PIECE)
                waiting = stream.unconsumed_tail
    except zlib.error as error:
        raise _damaged() from error
    # Bytes behind the end of the stream would be another content for another reader.
    if not stream.eof or stream.unused_data:
        raise _damaged()


def _cut(packed: bytes) -> Iterator[bytes]:
    return (packed[start : start + _READ] for start in range(0, len(packed), _READ))


def _damaged() -> WorkbookRefused:
    return WorkbookRefused("文件的压缩数据已损坏", "请重新保存或重新传输后再上传")


def packed_together(members: list[tuple[ZipInfo, bytes]]) -> bytes:
    """Return a new container of these members, packed as they are; names are taken over, nothing else is."""
    body, directory = bytearray(), bytearray()
    for member, packed in members:
        name = member.filename.encode()
        sizes = (member.CRC, len(packed), member.file_size, len(name), 0)
        facts = (_VERSION, _UTF8, member.compress_type, 0, _DATE, *sizes)
        offset = len(body)
        body += _LOCAL.pack(b"PK\x03\x04", *facts) + name + packed
        directory += _ENTRY.pack(b"PK\x01\x02", _VERSION, *facts, 0, 0, 0, 0, offset) + name
    end = _END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(directory), len(body), 0)
    return bytes(body + directory + end)
