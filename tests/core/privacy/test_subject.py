"""Subject keys: wrapped by one master key, refused by any other, and gone for good once erased."""

import os

import pytest
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.provider import SoftwareProvider
from fengqiao.privacy.sealing import SealBroken, seal, unseal
from fengqiao.privacy.subject import (
    SubjectKey,
    SubjectKeyDestroyed,
    SubjectKeyRefused,
    new_subject,
    open_subject,
    rewrap,
)

PLACE = {"table": "visit", "column": "name", "row": "r1"}


def test_a_stored_key_opens_what_was_sealed_with_it(master: MasterKey) -> None:
    subject = new_subject(master)
    token = seal(subject, "甲某某", **PLACE)

    assert unseal(open_subject(master, subject.wrapped), token, **PLACE) == "甲某某"


def test_every_subject_has_its_own_key_and_id(master: MasterKey) -> None:
    subjects = [new_subject(master) for _ in range(1000)]

    assert len({subject.secret for subject in subjects}) == 1000
    assert len({subject.id for subject in subjects}) == 1000


def test_an_erased_key_is_told_and_no_other_key_opens_the_values(master: MasterKey) -> None:
    subject = new_subject(master)
    token = seal(subject, "甲某某", **PLACE)

    with pytest.raises(SubjectKeyDestroyed, match="不可恢复"):
        open_subject(master, "")
    namesake = SubjectKey(subject.id, subject.wrapped, master.provider, os.urandom(16))
    for other in (new_subject(master), namesake):
        with pytest.raises(SealBroken):
            unseal(other, token, **PLACE)


def test_another_master_key_is_named_in_the_refusal(master: MasterKey) -> None:
    other = MasterKey(os.urandom(32))

    with pytest.raises(SubjectKeyRefused) as caught:
        open_subject(other, new_subject(master).wrapped)

    assert master.id in str(caught.value)
    assert other.id in str(caught.value)


def test_every_flipped_bit_of_a_wrapped_key_is_noticed(master: MasterKey) -> None:
    wrapped = new_subject(master).wrapped

    for bit in range(len(wrapped) * 8):
        at, mask = divmod(bit, 8)
        changed = wrapped[:at] + chr(ord(wrapped[at]) ^ 1 << mask) + wrapped[at + 1 :]
        with pytest.raises(SubjectKeyRefused):
            open_subject(master, changed)


def test_the_id_is_bound_to_the_key(master: MasterKey) -> None:
    one, other = new_subject(master), new_subject(master)

    with pytest.raises(SubjectKeyRefused, match="已被改动"):
        open_subject(master, one.wrapped.replace(one.id, other.id))


def test_without_additional_data_a_foreign_id_would_pass() -> None:
    class Unbound(SoftwareProvider):
        def encrypt(self, key: bytes, plaintext: bytes, aad: bytes) -> bytes:
            return super().encrypt(key, plaintext, b"")

        def decrypt(self, key: bytes, ciphertext: bytes, aad: bytes) -> bytes:
            return super().decrypt(key, ciphertext, b"")

    master = MasterKey(os.urandom(32), Unbound())
    one, other = new_subject(master), new_subject(master)

    assert open_subject(master, one.wrapped.replace(one.id, other.id)).id == other.id


def test_text_that_is_no_wrapped_key_is_refused(master: MasterKey) -> None:
    for text in ("x", ":", "1:sm4-gcm:::", "9:sm4-gcm:a:b:c", "1:sm4-gcm:a:b:c:d:e"):
        with pytest.raises(SubjectKeyRefused):
            open_subject(master, text)


def test_a_later_version_is_told_as_such(master: MasterKey) -> None:
    with pytest.raises(SubjectKeyRefused, match="不受支持"):
        open_subject(master, "2" + new_subject(master).wrapped[1:])


def test_under_a_new_master_key_sealed_values_stay_readable(master: MasterKey) -> None:
    subject = new_subject(master)
    token = seal(subject, "甲某某", **PLACE)
    new = MasterKey(os.urandom(32))

    wrapped = rewrap(master, new, subject.wrapped)

    assert unseal(open_subject(new, wrapped), token, **PLACE) == "甲某某"
    with pytest.raises(SubjectKeyRefused):
        open_subject(master, wrapped)


def test_a_key_does_not_move_to_another_provider(master: MasterKey) -> None:
    class Device(SoftwareProvider):
        name = "device"

    new = MasterKey(os.urandom(32), Device())

    with pytest.raises(ValueError, match="密码算法不同"):
        rewrap(master, new, new_subject(master).wrapped)
    with pytest.raises(SubjectKeyRefused, match="密码服务"):
        open_subject(new, new_subject(master).wrapped)


def test_an_opened_key_does_not_show_its_secret(subject: SubjectKey) -> None:
    shown = f"{subject!r} {subject}"

    assert subject.secret.hex() not in shown
    assert repr(subject.secret) not in shown
