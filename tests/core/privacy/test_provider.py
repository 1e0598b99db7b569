"""The software provider against the vectors of the national standards and against constructions of our own."""

import os
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import ECB
from fengqiao.privacy.provider import SOFTWARE, CiphertextRefused
from hypothesis import given
from hypothesis import strategies as st

KEY = bytes.fromhex("0123456789abcdeffedcba9876543210")
Digest = Callable[[bytes], bytes]


def test_sm3_gives_the_digests_printed_in_the_standard() -> None:
    assert SOFTWARE.digest(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert (
        SOFTWARE.digest(b"abcd" * 16).hex()
        == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    )


@given(data=st.binary(max_size=200))
def test_sm3_equals_the_reference_for_any_bytes(reference_sm3: Digest, data: bytes) -> None:
    assert SOFTWARE.digest(data) == reference_sm3(data)


def test_the_library_s_sm4_gives_the_block_printed_in_the_standard() -> None:
    block = Cipher(SM4(KEY), ECB()).encryptor().update(KEY)

    assert block.hex() == "681edf34d206965e86b3e94f536e4246"


def test_sm4_gcm_opens_the_vector_of_rfc_8998() -> None:
    plaintext = b"".join(bytes([letter]) * 8 for letter in b"\xaa\xbb\xcc\xdd\xee\xff\xee\xaa")
    nonce = bytes.fromhex("00001234567800000000abcd")
    aad = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    body = bytes.fromhex(
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
    )
    tag = bytes.fromhex("83de3541e4c2b58177e065a9bf7b62ec")

    assert SOFTWARE.decrypt(KEY, nonce + body + tag, aad) == plaintext


@given(key=st.binary(min_size=1, max_size=150), data=st.binary(max_size=200))
def test_the_keyed_digest_is_hmac_over_sm3(reference_sm3: Digest, key: bytes, data: bytes) -> None:
    block = (reference_sm3(key) if len(key) > 64 else key).ljust(64, b"\x00")
    inner = reference_sm3(bytes(byte ^ 0x36 for byte in block) + data)

    assert SOFTWARE.mac(key, data) == reference_sm3(bytes(byte ^ 0x5C for byte in block) + inner)


def test_a_keyed_digest_does_not_depend_on_those_made_before() -> None:
    first = SOFTWARE.mac(KEY, b"one")
    SOFTWARE.mac(KEY, b"two")

    assert SOFTWARE.mac(KEY, b"one") == first


@given(plaintext=st.binary(max_size=300), aad=st.binary(max_size=60))
def test_what_was_encrypted_comes_back(plaintext: bytes, aad: bytes) -> None:
    ciphertext = SOFTWARE.encrypt(KEY, plaintext, aad)

    assert len(ciphertext) == len(plaintext) + 28
    assert SOFTWARE.decrypt(KEY, ciphertext, aad) == plaintext


def test_another_key_or_other_additional_data_or_a_cut_is_refused() -> None:
    ciphertext = SOFTWARE.encrypt(KEY, "甲某".encode(), b"here")

    for key, data, aad in (
        (os.urandom(16), ciphertext, b"here"),
        (KEY, ciphertext, b"there"),
        (KEY, ciphertext[:-1], b"here"),
        (KEY, ciphertext[:20], b"here"),
        (KEY, b"", b"here"),
    ):
        with pytest.raises(CiphertextRefused):
            SOFTWARE.decrypt(key, data, aad)


def nonces_of_many(count: int) -> set[bytes]:
    return {SOFTWARE.encrypt(KEY, b"x", b"")[:12] for _ in range(count)}


def test_a_hundred_thousand_encryptions_never_repeat_a_nonce() -> None:
    assert len(nonces_of_many(100_000)) == 100_000


def test_a_repeated_nonce_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", lambda count: b"\x07" * count)

    assert len(nonces_of_many(10)) == 1
