"""Subject keys: one data key for the personal fields of one row or part, kept only wrapped by the master key."""

import os
from dataclasses import dataclass, field

from fengqiao.privacy import tokens
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.provider import KEY_BYTES, CiphertextRefused, CryptoProvider

VERSION = "1"
ID_BYTES = 9


class SubjectKeyRefused(ValueError):
    """A wrapped subject key cannot be opened: of another master key, of another form, or changed."""


class SubjectKeyDestroyed(SubjectKeyRefused):
    """The wrapped key was erased, by deletion or sealing of the file; the values are beyond recovery."""

    def __init__(self) -> None:
        super().__init__("数据密钥已销毁（因删除或封存），个人信息不可恢复")


@dataclass(frozen=True, slots=True, eq=False)
class SubjectKey:
    """An opened subject key.

    ``wrapped`` is stored beside the row, and nothing else of the key. Erasing it makes the row's sealed values unreadable
    for good: that is how deletion and sealing of a file are carried out. Masks and blind indexes must be erased with it,
    and a backup still holds the key until it expires.
    """

    id: str
    wrapped: str
    provider: CryptoProvider = field(repr=False)
    secret: bytes = field(repr=False)


def new_subject(master: MasterKey) -> SubjectKey:
    """A fresh random key for one row or part with personal fields."""
    noise = os.urandom(KEY_BYTES + ID_BYTES)
    return _wrapped(master, tokens.to_text(noise[KEY_BYTES:]), noise[:KEY_BYTES])


def open_subject(master: MasterKey, wrapped: str) -> SubjectKey:
    """Open a stored subject key.

    :param wrapped: as :class:`SubjectKey` gave it; empty when the key was destroyed.
    :raises SubjectKeyDestroyed: ``wrapped`` is empty.
    :raises SubjectKeyRefused: it belongs to another master key or has been changed.
    """
    if not wrapped:
        raise SubjectKeyDestroyed
    header, _, body = wrapped.rpartition(":")
    version, provider, master_id, subject_id = _fields(header)
    if (version, provider) != (VERSION, master.provider.name):
        raise SubjectKeyRefused("数据密钥的格式或密码算法不受支持，请检查密码服务配置")
    if master_id != master.id:
        raise SubjectKeyRefused(
            f"数据密钥由另一把主密钥（{master_id}）保护，当前主密钥为 {master.id}，请检查密钥文件"
        )
    secret = _unwrapped(master, header, tokens.from_text(body))
    return SubjectKey(subject_id, wrapped, master.provider, secret)


def rewrap(old: MasterKey, new: MasterKey, wrapped: str) -> str:
    """The same subject key under a new master key; sealed values stay as they are, blind indexes must be rebuilt.

    :raises SubjectKeyRefused: as :func:`open_subject`.
    :raises ValueError: the master keys have different providers, whose sealed values cannot be exchanged.
    """
    subject = open_subject(old, wrapped)
    if old.provider.name != new.provider.name:
        raise ValueError("两把主密钥的密码算法不同，须逐项解密后重新加密")
    return _wrapped(new, subject.id, subject.secret).wrapped


def _wrapped(master: MasterKey, subject_id: str, secret: bytes) -> SubjectKey:
    header = f"{VERSION}:{master.provider.name}:{master.id}:{subject_id}"
    body = master.provider.encrypt(master.wrapping_key, secret, header.encode())
    return SubjectKey(subject_id, f"{header}:{tokens.to_text(body)}", master.provider, secret)


def _fields(header: str) -> tuple[str, str, str, str]:
    match header.split(":"):
        case [version, provider, master_id, subject_id]:
            return version, provider, master_id, subject_id
    raise SubjectKeyRefused("不是数据密钥，请检查数据是否被改动")


def _unwrapped(master: MasterKey, header: str, body: bytes | None) -> bytes:
    if body is not None:
        try:
            return master.provider.decrypt(master.wrapping_key, body, header.encode())
        except CiphertextRefused:
            pass
    raise SubjectKeyRefused("数据密钥已被改动，请从备份恢复")
