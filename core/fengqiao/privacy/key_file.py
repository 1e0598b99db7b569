"""The file of a master key: written once and whole, readable by its owner alone."""

import os
import stat
from contextlib import suppress
from pathlib import Path

# A key line has about a hundred characters; anything longer is another file.
MAX_BYTES = 200
MODE = 0o600


class KeyFileRefused(Exception):
    """A key file is missing, open to others, damaged, or in the way; the message names the file and the remedy."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f"主密钥文件 {path}：{reason}。{remedy}")
        self.path = path
        self.reason = reason
        self.remedy = remedy


def damaged(path: Path) -> KeyFileRefused:
    return KeyFileRefused(
        path, "内容不完整或已损坏", "请用备份的密钥文件恢复，不要新建：新密钥打不开已有的个人信息"
    )


def write_new(path: Path, line: str) -> None:
    """Write ``line`` to ``path`` with mode 0600 so that the file appears complete or not at all.

    :raises KeyFileRefused: ``path`` exists, or its folder cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.urandom(6).hex()}.draft")
    try:
        _write_through(draft, line)
        # A link fails when the name is taken; a rename would silently replace the key that opens all data.
        os.link(draft, path)
        _settle_folder(path.parent)
    except FileExistsError:
        raise KeyFileRefused(path, "文件已存在", "不会覆盖已有密钥；确需新建时请另指定文件名") from None
    except OSError as error:
        raise KeyFileRefused(
            path, f"无法写入（{error.strerror}）", "请检查所在目录是否存在、是否可写"
        ) from error
    finally:
        with suppress(FileNotFoundError, NotADirectoryError):
            draft.unlink()


def read_private(path: Path) -> str:
    """The text of a key file that nobody but its owner can read or write.

    :raises KeyFileRefused: missing, unreadable, not a plain file, open to other accounts, or of another size.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        raise KeyFileRefused(path, "文件不存在", "请检查配置的路径，或从备份恢复") from None
    except OSError as error:
        raise KeyFileRefused(path, f"无法读取（{error.strerror}）", "请检查文件的属主和权限") from error
    try:
        # Judged on the open file, so that it cannot be exchanged between the check and the reading.
        _refuse_open_to_others(path, os.fstat(descriptor))
        content = os.read(descriptor, MAX_BYTES + 1)
    finally:
        os.close(descriptor)
    if len(content) > MAX_BYTES or not content.isascii():
        raise damaged(path)
    return content.decode("ascii")


def _refuse_open_to_others(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise KeyFileRefused(path, "不是普通文件", "请指定密钥文件本身的路径")
    if status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        mode = stat.S_IMODE(status.st_mode)
        raise KeyFileRefused(path, f"其他账户可以访问（权限 {mode:04o}）", f"请执行 chmod 600 {path} 后重试")


def _write_through(path: Path, line: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        # The process's umask may have taken even the owner's rights away.
        os.fchmod(file.fileno(), MODE)
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def _settle_folder(folder: Path) -> None:
    """Force the new name to disk; without it a power cut may lose the file though its content was written."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
