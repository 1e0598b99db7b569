"""Names, phones, addresses and free text: accepted spellings, refusals, masks; and errors that never tell a value."""

import pickle
import traceback

import pytest
from fengqiao.privacy.kinds import KINDS, PersonalKind, PersonalValueError, personal_kind
from hypothesis import given
from hypothesis import strategies as st

TEXTS = st.text(max_size=40)


def reason(kind: str, value: str) -> str:
    with pytest.raises(PersonalValueError) as caught:
        KINDS[kind].accept(value)
    assert caught.value.remedy
    return caught.value.reason


def mask_of(kind: str, value: str) -> str:
    mask = KINDS[kind].mask
    assert mask
    return mask(value)


def masked(kind: str, value: str) -> str:
    return mask_of(kind, KINDS[kind].accept(value))


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("张三", "张三"),
        (" 张　三 ", "张三"),
        ("张 三 丰", "张三丰"),
        ("买买提·吐尔逊", "买买提·吐尔逊"),
        ("买买提•吐尔逊", "买买提·吐尔逊"),
        ("买买提．吐尔逊", "买买提·吐尔逊"),
        ("买买提 ‧ 吐尔逊", "买买提·吐尔逊"),
        ("买买提.吐尔逊", "买买提·吐尔逊"),
        ("John  Smith", "John Smith"),
        ("J. Smith", "J. Smith"),
        ("José Álvarez", "José Álvarez"),
        ("O'Brien-Lee", "O'Brien-Lee"),
        ("\U00020000某", "\U00020000某"),
        ("\U00031350某", "\U00031350某"),
        ("\ue123某", "\ue123某"),
        ("〇某", "〇某"),
        ("葛\U000e0100某", "葛\U000e0100某"),
    ],
)
def test_a_name_is_stored_in_one_spelling(written: str, stored: str) -> None:
    assert KINDS["name"].accept(written) == stored


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", "为空"),
        ("　", "为空"),
        ("张", "不足两个字"),
        ("··", "不足两个字"),
        ("不详", "代替词"),
        ("无", "代替词"),
        ("张*", "遮盖"),
        ("张三1", "数字"),
        ("13800005678", "数字"),
        ("张三１", "数字"),
        ("张三（化名）", "标点"),
        ("张三、李四", "标点"),
        ("=张三", "标点"),
        ("{{张三}}", "标点"),
        ("<b>张三</b>", "标点"),
        ("张\u200b三", "看不见"),
        ("张\u202e三", "看不见"),
        ("张\x00三", "看不见"),
        ("张\ud800三", "看不见"),
        ("张\u3164", "看不见"),
        ("买买提 吐尔逊", "空格"),
        ("张" * 61, "超过 60 个字"),
    ],
)
def test_what_is_no_name_is_refused(value: str, expected: str) -> None:
    assert expected in reason("name", value)


@pytest.mark.parametrize(
    ("name", "mask"),
    [
        ("张三", "张*"),
        ("张三丰", "张**"),
        ("欧阳修", "欧阳*"),
        ("欧阳某某", "欧阳**"),
        ("欧阳", "欧*"),
        ("买买提·吐尔逊", "买**·***"),
        ("John Smith", "J*** *****"),
        ("欧阳·", "*"),
    ],
)
def test_a_masked_name_keeps_the_surname(name: str, mask: str) -> None:
    assert masked("name", name) == mask


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("13800005678", "13800005678"),
        (" 138 0000 5678", "13800005678"),
        ("138-0000-5678", "13800005678"),
        ("+86 13800005678", "13800005678"),
        ("+86-138-0000-5678", "13800005678"),
        ("0086 13800005678", "13800005678"),
        ("8613800005678", "13800005678"),
        ("(+86)13800005678", "13800005678"),
        ("021-62345678", "021-62345678"),
        ("02162345678", "021-62345678"),
        ("(021)6234 5678", "021-62345678"),
        ("（021）62345678", "021-62345678"),
        ("+86 21 62345678", "021-62345678"),
        ("0771—5812345", "0771-5812345"),
        ("07715812345", "0771-5812345"),
    ],
)
def test_a_phone_number_is_stored_in_one_spelling(written: str, stored: str) -> None:
    assert KINDS["phone"].accept(written) == stored


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", "为空"),
        ("无", "代替词"),
        ("00000000000", "代替词"),
        ("１３８０００05678", "全角"),
        ("٠١٣٨", "全角"),
        ("1380000567O", "字母"),
        ("l3800005678", "字母"),
        ("138****5678", "遮盖"),
        ("12800005678", "不是 11 位手机号"),
        ("1380000567", "不是 11 位手机号"),
        ("138000056789", "不是 11 位手机号"),
        ("62345678", "缺少区号"),
        ("021-6234567", "不是 11 位手机号"),
        ("021-12345678", "不是 11 位手机号"),
        ("+852 23456789", "不是 11 位手机号"),
        ("13800005678/13900005678", "不止一个"),
        ("138\u200b00005678", "看不见"),
    ],
)
def test_what_is_no_phone_number_is_refused(value: str, expected: str) -> None:
    assert expected in reason("phone", value)


def test_a_masked_phone_number_hides_its_middle() -> None:
    assert masked("phone", "13800005678") == "138****5678"
    assert masked("phone", "021-62345678") == "021-****5678"
    assert masked("phone", "0771-5812345") == "0771-***2345"


def test_an_address_is_stored_on_one_line_and_masked_after_six_characters() -> None:
    assert KINDS["address"].accept(" 甲省乙市丙区　丁路\n1号 ") == "甲省乙市丙区 丁路 1号"
    assert masked("address", "甲省乙市丙区丁路1号2室") == "甲省乙市丙区***"


def test_a_short_address_is_hidden_at_least_by_half() -> None:
    assert masked("address", "甲省乙市丙区") == "甲省乙***"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("", "为空"), ("不详", "代替词"), ("甲", "不完整"), ("甲省乙市丙区***", "遮盖"), ("甲\x07乙", "看不见")],
)
def test_what_is_no_address_is_refused(value: str, expected: str) -> None:
    assert expected in reason("address", value)


def test_free_text_keeps_its_lines_and_shows_nothing() -> None:
    assert KINDS["other"].accept(" 甲\r\n乙 ") == "甲\n乙"
    assert KINDS["narrative"].accept("甲说：\r\n\t“乙”。\r") == "甲说：\n\t“乙”。"
    assert masked("other", "残疾证号等") == "***"
    assert KINDS["narrative"].mask is None


def test_free_text_refuses_nothing_masks_and_what_cannot_be_stored() -> None:
    assert "遮盖" in reason("other", "***")
    for kind in ("other", "narrative"):
        assert "为空" in reason(kind, " \n ")
        assert "无法保存" in reason(kind, "甲\x00乙")
        assert "无法保存" in reason(kind, "甲\ud83d")


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
@given(value=TEXTS)
def test_normalising_twice_changes_nothing_and_never_fails(kind: PersonalKind, value: str) -> None:
    once = kind.normalise(value)

    assert kind.normalise(once) == once


def hidden_span(kind: str, value: str) -> tuple[int, int]:
    """Where in the value the part lies that nobody may see."""
    match kind:
        case "id_no":
            return 3, 14
        case "phone":
            return (value.index("-") + 1 if "-" in value else 3), len(value) - 4
        case "name":
            return (2 if value[:2] == "欧阳" and len(value) > 2 else 1), len(value)
        case "address":
            return min(6, len(value) // 2), len(value)
    return 0, len(value)


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=30)
SAMPLES = {
    "id_no": st.from_regex("[0-9]{17}[0-9X]", fullmatch=True, alphabet="0123456789X"),
    "phone": st.from_regex("1[3-9][0-9]{9}|021-[2-9][0-9]{7}|0771-[2-9][0-9]{6}", fullmatch=True),
    "name": HAN | HAN.map(lambda text: f"欧阳{text}"),
    "address": HAN,
    "other": HAN,
}


@pytest.mark.parametrize("kind", SAMPLES)
@given(data=st.data())
def test_a_mask_is_never_the_value_and_never_holds_its_hidden_part(kind: str, data: st.DataObject) -> None:
    value = data.draw(SAMPLES[kind])
    start, end = hidden_span(kind, value)
    shown = mask_of(kind, value)

    assert shown != value
    assert shown.replace("*", "") == value[:start] + value[end:]
    assert value[start:end] not in shown or value[start:end] in value[:start] + "*" + value[end:]


@pytest.mark.parametrize("kind", SAMPLES)
@given(value=TEXTS)
def test_masking_anything_never_fails_and_always_hides(kind: str, value: str) -> None:
    assert "*" in mask_of(kind, value)


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_mask_that_comes_back_by_import_is_refused(kind: str) -> None:
    for value in ("张三丰", "13800005678", "990012199003073455", "甲省乙市丙区丁路1号"):
        with pytest.raises(PersonalValueError, match="遮盖"):
            KINDS[kind].accept(mask_of(kind, value))


def everything_told(error: BaseException) -> str:
    told = [str(error), repr(error), repr(error.args), repr(vars(error))]
    told += [repr(error.__cause__), repr(error.__context__)]
    return " ".join(told) + "".join(traceback.format_exception(error, chain=True))


CANARY = "甴曱囍7316"


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
@given(
    before=TEXTS,
    after=TEXTS,
    faulty=st.sampled_from(["", "\x00", "\ud800", "*", "　", "９", "E+17", "'", "("]),
)
def test_no_refusal_tells_any_of_the_value(kind: PersonalKind, before: str, after: str, faulty: str) -> None:
    value = f"{before}{CANARY}{faulty}{after}"
    try:
        kind.accept(value)
    except PersonalValueError as error:
        told = everything_told(error)
        assert "7316" not in told
        assert "甴曱" not in told


@given(value=st.text("0123456789Xx０- ", min_size=6, max_size=20))
def test_no_refusal_repeats_the_digits_of_a_number(value: str) -> None:
    for kind in ("id_no", "phone", "name"):
        try:
            KINDS[kind].accept(value)
        except PersonalValueError as error:
            told = f"{error} {error!r}"
            assert not any(value[at : at + 4] in told for at in range(len(value) - 3))


def test_the_oracle_of_these_tests_would_see_a_telling_error() -> None:
    with pytest.raises(UnicodeEncodeError) as caught:
        f"{CANARY}\ud800".encode()

    assert "7316" in everything_told(caught.value)


def test_a_refusal_survives_the_way_out_of_a_worker_process() -> None:
    error = PersonalValueError("原因", "办法")

    again = pickle.loads(pickle.dumps(error))

    assert (again.reason, again.remedy, str(again)) == ("原因", "办法", "原因；办法")


def test_an_unknown_kind_is_answered_with_those_there_are() -> None:
    assert personal_kind("name").title == "姓名"
    with pytest.raises(ValueError, match="name、id_no、phone、address、other、narrative"):
        personal_kind("surname")
