"""Sealed values open at their place and nowhere else; blind indexes find whole values and tell nothing else."""

import base64
import itertools
import os
import traceback
from datetime import date

import pytest
from fengqiao.privacy.kinds import KINDS, PersonalValueError, Rules
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.provider import SoftwareProvider
from fengqiao.privacy.sealing import SealBroken, blind_index, seal, unseal
from fengqiao.privacy.subject import SubjectKey, new_subject
from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.privacy.tokens import from_text
from hypothesis import given
from hypothesis import strategies as st

PLACE = {"table": "visit_party", "column": "id_no", "row": "0190f3c1-0001"}
ID_NO = synthetic_id_no(date(1990, 3, 7), 12_345)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=80)


class Unbound(SoftwareProvider):
    """The provider without its guard: additional data is left out."""

    def encrypt(self, key: bytes, plaintext: bytes, aad: bytes) -> bytes:
        return super().encrypt(key, plaintext, b"")

    def decrypt(self, key: bytes, ciphertext: bytes, aad: bytes) -> bytes:
        return super().decrypt(key, ciphertext, b"")


def other_places() -> list[dict[str, str]]:
    return [PLACE | {part: PLACE[part] + "x"} for part in PLACE]


def opens(subject: SubjectKey, token: str, place: dict[str, str]) -> bool:
    try:
        return unseal(subject, token, **place) == ID_NO
    except SealBroken:
        return False


@given(value=TEXTS)
def test_a_sealed_value_comes_back_at_its_place(subject: SubjectKey, value: str) -> None:
    token = seal(subject, value, **PLACE)

    assert token.isascii()
    assert unseal(subject, token, **PLACE) == value


def test_a_token_names_version_provider_and_subject_key(subject: SubjectKey) -> None:
    assert seal(subject, ID_NO, **PLACE).startswith(f"1:sm4-gcm:{subject.id}:")


@pytest.mark.parametrize("place", other_places(), ids=list(PLACE))
def test_a_token_moved_to_another_table_column_or_row_is_refused(
    subject: SubjectKey, place: dict[str, str]
) -> None:
    token = seal(subject, ID_NO, **PLACE)

    with pytest.raises(SealBroken) as caught:
        unseal(subject, token, **place)

    assert all(part in str(caught.value) for part in place.values())
    assert ID_NO not in str(caught.value)


@pytest.mark.parametrize("place", other_places(), ids=list(PLACE))
def test_without_additional_data_the_move_would_succeed(place: dict[str, str]) -> None:
    subject = new_subject(MasterKey(os.urandom(32), Unbound()))

    assert unseal(subject, seal(subject, ID_NO, **PLACE), **place) == ID_NO


def test_no_two_places_can_exchange_tokens(subject: SubjectKey) -> None:
    # Parts chosen so that joining them, with or without a separator, would confuse some places.
    parts = ("a", "aa", "a:a", "1:a", "")
    places = [dict(zip(PLACE, chosen, strict=True)) for chosen in itertools.product(parts, repeat=3)]

    for home in places:
        token = seal(subject, ID_NO, **home)
        assert [place for place in places if opens(subject, token, place)] == [home]


def test_a_token_of_another_row_s_key_is_refused_even_at_the_same_place(master: MasterKey) -> None:
    one, other = new_subject(master), new_subject(master)

    with pytest.raises(SealBroken):
        unseal(other, seal(one, ID_NO, **PLACE), **PLACE)


@pytest.mark.parametrize("value", ["", "甲", "甲某某", ID_NO, "138", "x" * 64])
def test_every_flipped_bit_of_a_token_is_noticed(subject: SubjectKey, value: str) -> None:
    token = seal(subject, value, **PLACE)

    for at, bit in itertools.product(range(len(token)), range(8)):
        changed = token[:at] + chr(ord(token[at]) ^ 1 << bit) + token[at + 1 :]
        with pytest.raises(SealBroken):
            unseal(subject, changed, **PLACE)


@given(junk=st.text(max_size=60))
def test_text_that_is_no_token_is_refused(subject: SubjectKey, junk: str) -> None:
    for token in (junk, f"1:sm4-gcm:{subject.id}:{junk}"):
        with pytest.raises(SealBroken):
            unseal(subject, token, **PLACE)


def test_a_second_spelling_of_the_same_bytes_is_refused_though_the_library_takes_it() -> None:
    spelt, respelt = "Zg", "Zh"

    assert base64.urlsafe_b64decode(spelt + "==") == base64.urlsafe_b64decode(respelt + "==") == b"f"
    assert from_text(spelt) == b"f"
    assert from_text(respelt) is None
    assert from_text(spelt + "\n") is None


def test_the_same_value_sealed_twice_looks_different(subject: SubjectKey) -> None:
    assert seal(subject, ID_NO, **PLACE) != seal(subject, ID_NO, **PLACE)


@pytest.mark.parametrize("act", ["seal", "index"])
def test_half_a_character_is_refused_without_showing_the_text(
    master: MasterKey, subject: SubjectKey, act: str
) -> None:
    text = "甲说过的话" + "\ud83d"
    with pytest.raises(PersonalValueError) as caught:
        seal(subject, text, **PLACE) if act == "seal" else blind_index(master, "other", text)

    assert (
        "甲说" not in f"{caught.value!r} {caught.value} {''.join(traceback.format_exception(caught.value))}"
    )
    assert caught.value.__context__ is None


def test_the_same_text_has_unrelated_indexes_as_name_and_as_phone(master: MasterKey) -> None:
    indexes = {blind_index(master, kind, "13800005678") for kind, known in KINDS.items() if known.indexed}

    assert len(indexes) == 5
    assert all(len(index) == 64 and int(index, 16) >= 0 for index in indexes)


def test_an_index_finds_a_value_in_another_spelling(master: MasterKey) -> None:
    for kind, stored, searched in (
        ("id_no", "99000019900307001X", " 99000019900307001x "),
        ("phone", "13800005678", "+86 138-0000-5678"),
        ("phone", "021-62345678", "（021）62345678"),
        ("name", "买买提·吐尔逊", "买买提•吐尔逊"),
        ("name", "张三", "张　三"),
    ):
        assert blind_index(master, kind, searched) == blind_index(master, kind, stored)


def test_an_accepted_value_is_indexed_as_it_is_stored(master: MasterKey) -> None:
    accepted = KINDS["id_no"].accept(f" {ID_NO.lower()} ", Rules(synthetic_ids=True))

    assert blind_index(master, "id_no", accepted) == blind_index(master, "id_no", f" {ID_NO.lower()} ")


def test_another_master_key_gives_another_index(master: MasterKey) -> None:
    assert blind_index(master, "id_no", ID_NO) != blind_index(MasterKey(os.urandom(32)), "id_no", ID_NO)


def test_narratives_and_unknown_kinds_have_no_index(master: MasterKey) -> None:
    with pytest.raises(ValueError, match="不建索引"):
        blind_index(master, "narrative", "叙述")
    with pytest.raises(ValueError, match="可用的有"):
        blind_index(master, "surname", "张")


def test_blanks_have_no_index_for_they_would_find_every_blank(master: MasterKey) -> None:
    with pytest.raises(PersonalValueError, match="为空"):
        blind_index(master, "name", " 　")
