"""The cipher, keyed digest and digest that everything else in this room is built on, behind one replaceable door."""

import os
from functools import lru_cache
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM
from cryptography.hazmat.primitives.hashes import SM3, Hash
from cryptography.hazmat.primitives.hmac import HMAC

KEY_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16


class CiphertextRefused(ValueError):
    """The ciphertext was not made with this key and this additional data, or has been changed since."""

    def __init__(self) -> None:
        super().__init__("密文未通过完整性校验")


class CryptoProvider(Protocol):
    """What a certified device, a 密码服务平台 or our own software must offer.

    Every ciphertext names its provider, so a provider may be added but its name never changes meaning.
    """

    @property
    def name(self) -> str:
        """Short ASCII name written into every ciphertext; no colon in it."""

    def encrypt(self, key: bytes, plaintext: bytes, aad: bytes) -> bytes:
        """Encrypt and authenticate ``plaintext``; authenticate ``aad`` as well.

        :param key: 16 bytes.
        :returns: all that :meth:`decrypt` needs besides key and aad.
        """

    def decrypt(self, key: bytes, ciphertext: bytes, aad: bytes) -> bytes:
        """Undo :meth:`encrypt`.

        :raises CiphertextRefused: wrong key, wrong aad, or a changed ciphertext.
        """

    def mac(self, key: bytes, data: bytes) -> bytes:
        """Keyed digest of ``data``, 32 bytes."""

    def digest(self, data: bytes) -> bytes:
        """Digest of ``data``, 32 bytes."""


class SoftwareProvider:
    """SM4-GCM (GB/T 32907, GCM as in RFC 8998), HMAC-SM3 and SM3 (GB/T 32905) in software; not a certified product.

    A ciphertext is nonce (12 bytes) ‖ encrypted bytes ‖ tag (16 bytes).
    """

    name = "sm4-gcm"

    def encrypt(self, key: bytes, plaintext: bytes, aad: bytes) -> bytes:
        # One system call per nonce on purpose: a pool of random bytes would be handed out twice after a fork,
        # and a repeated nonce breaks GCM.
        nonce = os.urandom(NONCE_BYTES)
        encryptor = Cipher(SM4(key), GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(aad)
        body = encryptor.update(plaintext) + encryptor.finalize()
        return nonce + body + encryptor.tag

    def decrypt(self, key: bytes, ciphertext: bytes, aad: bytes) -> bytes:
        if len(ciphertext) < NONCE_BYTES + TAG_BYTES:
            raise CiphertextRefused
        nonce, body, tag = (
            ciphertext[:NONCE_BYTES],
            ciphertext[NONCE_BYTES:-TAG_BYTES],
            ciphertext[-TAG_BYTES:],
        )
        decryptor = Cipher(SM4(key), GCM(nonce, tag)).decryptor()
        decryptor.authenticate_additional_data(aad)
        plaintext = decryptor.update(body)
        try:
            return plaintext + decryptor.finalize()
        except InvalidTag:
            raise CiphertextRefused from None

    def mac(self, key: bytes, data: bytes) -> bytes:
        keyed = _keyed(key).copy()
        keyed.update(data)
        return keyed.finalize()

    def digest(self, data: bytes) -> bytes:
        return Hash.hash(SM3(), data)


@lru_cache(maxsize=32)
def _keyed(key: bytes) -> HMAC:
    """HMAC-SM3 with its key already absorbed; copying it costs less than half of starting anew.

    Only the few keys derived from a master key pass here, never the keys of subjects.
    """
    return HMAC(key, SM3())


SOFTWARE = SoftwareProvider()
