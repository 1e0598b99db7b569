"""The zip container of a workbook: what is checked before any part of it is unpacked."""

import re
import stat
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from fengqiao.workbooks.contents import MIB, Limits, WorkbookRefused
from fengqiao.workbooks.kinds import check_kind, check_package

REMEDY = "请用 Excel 或 WPS 打开后另存为新的 .xlsx 再上传"

_ENCRYPTED = 0x1
# Control and bidirectional characters, a drive letter, a backslash, an absolute path, a step upwards.
_UNSAFE_NAME = re.compile(r"[\x00-\x1f\x7f\\:\u202a-\u202e\u2066-\u2069]|^/|(?:^|/)\.\.(?:/|$)")
_LONGEST_NAME = 255


def open_container(content: bytes, limits: Limits) -> ZipFile:
    """Open the workbook's zip container after checking everything its directory says.

    :raises WorkbookRefused: for another kind of file and for a container no honest program writes.
    """
    check_kind(content)
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, NotImplementedError, ValueError) as error:
        raise WorkbookRefused("文件不完整或已损坏", "请重新保存或重新传输后再上传") from error
    members = archive.infolist()
    _check_size(members, len(content), limits)
    for member in members:
        _check_member(member)
    _check_duplicates(members)
    check_package(archive)
    return archive


def _check_size(members: list[ZipInfo], packed: int, limits: Limits) -> None:
    if len(members) > limits.members:
        raise WorkbookRefused(f"文件内含{len(members)}个部件,超过{limits.members}个", REMEDY)
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.unpacked_bytes:
        raise WorkbookRefused(f"文件展开后超过{limits.unpacked_bytes // MIB} MB", "请拆分成几个较小的文件")
    if unpacked > limits.ratio_from_bytes and unpacked > limits.ratio * packed:
        raise WorkbookRefused(f"文件展开后是原来的{limits.ratio}倍以上,疑似压缩炸弹", REMEDY)
    # Members that share bytes are the trick of the overlapping bomb (CVE-2024-0450).
    if sum(member.compress_size for member in members) > packed:
        raise WorkbookRefused("文件的压缩目录互相重叠", REMEDY)


def _check_member(member: ZipInfo) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise WorkbookRefused("工作簿设有密码", "请取消密码后再上传")
    if len(member.orig_filename) > _LONGEST_NAME or _UNSAFE_NAME.search(member.orig_filename):
        raise WorkbookRefused("文件内的部件名称不合规", REMEDY)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise WorkbookRefused("文件内含有符号链接", REMEDY)
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise WorkbookRefused("文件的压缩方式不是 .xlsx 所用的", REMEDY)


def _check_duplicates(members: list[ZipInfo]) -> None:
    # Readers look parts up without regard to case, so two spellings are one name.
    if len({member.filename.lower() for member in members}) < len(members):
        raise WorkbookRefused("文件内有同名的部件", REMEDY)
