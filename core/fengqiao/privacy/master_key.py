"""The master key of an installation: it wraps the keys of subjects and gives the keys of blind indexes."""

import base64
import os
from pathlib import Path
from typing import NoReturn, Self

from fengqiao.privacy import key_file
from fengqiao.privacy.provider import KEY_BYTES, SOFTWARE, CryptoProvider

FORMAT = "fengqiao-key-1"
SECRET_BYTES = 32


class MasterKey:
    """32 secret bytes: 16 wrap subject keys, 16 are the root from which labelled keys are derived.

    Lives in a file of its own, outside the database and its backups. Losing the file loses every personal value.
    """

    __slots__ = ("_derived", "_root", "id", "provider", "wrapping_key")

    def __init__(self, secret: bytes, provider: CryptoProvider = SOFTWARE) -> None:
        """Hold a secret that has been read or made elsewhere; see :meth:`create` and :meth:`load`.

        :param secret: 32 random bytes.
        :param provider: what encrypts and digests under this key.
        :raises ValueError: the secret has another length.
        """
        if len(secret) != SECRET_BYTES:
            raise ValueError(f"主密钥应为 {SECRET_BYTES} 字节")
        self.provider = provider
        self.wrapping_key = secret[:KEY_BYTES]
        self._root = secret[KEY_BYTES:]
        self._derived: dict[str, bytes] = {}
        # Over both halves, so that two keys that share one of them still differ in their id.
        self.id = provider.mac(secret, b"fengqiao/master-key-id/1")[:8].hex()

    @classmethod
    def create(cls, path: Path, provider: CryptoProvider = SOFTWARE) -> Self:
        """Make a new key and write it to ``path`` with mode 0600, whole or not at all.

        :raises key_file.KeyFileRefused: the file exists already or cannot be written.
        """
        secret = os.urandom(SECRET_BYTES)
        master = cls(secret, provider)
        body = f"{FORMAT} {master.id} {base64.b64encode(secret).decode()}"
        key_file.write_new(path, f"{body} {_checksum(body, provider)}\n")
        return master

    @classmethod
    def load(cls, path: Path, provider: CryptoProvider = SOFTWARE) -> Self:
        """Read the key that :meth:`create` wrote.

        :raises key_file.KeyFileRefused: missing, readable by other accounts, of another size or format, or damaged.
        """
        fields = key_file.read_private(path).strip().split(" ")
        secret = _secret(fields, provider)
        master = None if secret is None else cls(secret, provider)
        if master is None or master.id != fields[1]:
            raise key_file.damaged(path)
        return master

    def derive(self, label: str) -> bytes:
        """The 32-byte key for one purpose; the same label always gives the same key, two labels unrelated ones."""
        key = self._derived.get(label)
        if key is None:
            key = self._derived[label] = self.provider.mac(self._root, label.encode())
        return key

    def __repr__(self) -> str:
        return f"MasterKey(id={self.id!r})"

    def __reduce__(self) -> NoReturn:
        # A pickled key would travel into caches and worker processes unnoticed.
        raise TypeError("主密钥不得序列化或复制")


def _checksum(body: str, provider: CryptoProvider) -> str:
    return provider.digest(body.encode())[:8].hex()


def _secret(fields: list[str], provider: CryptoProvider) -> bytes | None:
    """The secret in the fields of a key line, or None when format, checksum or size do not hold."""
    if len(fields) != 4 or fields[0] != FORMAT or fields[3] != _checksum(" ".join(fields[:3]), provider):
        return None
    try:
        secret = base64.b64decode(fields[2], validate=True)
    except ValueError:
        return None
    return secret if len(secret) == SECRET_BYTES else None
