"""Identity numbers: what GB 11643 accepts, what people mistype, and what each of them is told."""

from datetime import date

import pytest
from fengqiao.privacy import id_numbers
from fengqiao.privacy.kinds import KINDS, PersonalValueError, Rules
from fengqiao.privacy.synthetic import PER_BIRTHDAY, synthetic_id_no
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

ID_NO = KINDS["id_no"]
INVENTED = Rules(synthetic_ids=True, as_of=date(2026, 1, 1))
# Nobody holds a number with a birthday to come, so real region codes may stand before one.
LATER = Rules(as_of=date(2120, 1, 1))
SAMPLE = synthetic_id_no(date(1990, 3, 7), 12_345)
BIRTHDAYS = st.dates(date(1900, 1, 1), date(2025, 12, 31))
SERIALS = st.integers(0, PER_BIRTHDAY - 1)


def printed_check_character(digits: str) -> str:
    """By the table of weights and remainders printed in GB 11643."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    remainder = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
    return {0: "1", 1: "0", 2: "X", 3: "9", 4: "8", 5: "7", 6: "6", 7: "5", 8: "4", 9: "3", 10: "2"}[
        remainder
    ]


def to_come(region: str) -> str:
    digits = f"{region}21000315001"
    return digits + printed_check_character(digits)


def reason(value: str, rules: Rules = INVENTED) -> str:
    with pytest.raises(PersonalValueError) as caught:
        ID_NO.accept(value, rules)
    assert caught.value.remedy
    return caught.value.reason


def accepted(value: str, rules: Rules = INVENTED) -> bool:
    try:
        ID_NO.accept(value, rules)
    except PersonalValueError:
        return False
    return True


@given(born=BIRTHDAYS, serial=SERIALS)
def test_a_synthetic_number_is_accepted_only_where_invented_people_are(born: date, serial: int) -> None:
    number = synthetic_id_no(born, serial)

    assert ID_NO.accept(number, INVENTED) == number
    assert "地区代码" in reason(number, Rules(as_of=INVENTED.as_of))


@given(born=BIRTHDAYS, serial=SERIALS)
def test_the_check_character_is_that_of_the_standard_and_of_stdnum(born: date, serial: int) -> None:
    number = synthetic_id_no(born, serial)

    assert number[17] == printed_check_character(number[:17]) == ric.calc_check_digit(number)
    assert ric.get_birth_date(number) == born


def test_synthetic_numbers_differ_by_serial_and_refuse_one_beyond_the_range() -> None:
    born = date(1990, 3, 7)

    assert len({synthetic_id_no(born, serial) for serial in range(0, PER_BIRTHDAY, 997)}) == 10_031
    for serial in (-1, PER_BIRTHDAY):
        with pytest.raises(ValueError, match="序号"):
            synthetic_id_no(born, serial)


def substitutions(number: str) -> list[str]:
    return [
        number[:at] + other + number[at + 1 :]
        for at in range(18)
        for other in "0123456789X"
        if other != number[at]
    ]


def adjacent_swaps(number: str) -> list[str]:
    swapped = {number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in range(17)}
    return sorted(swapped - {number})


def test_all_180_single_substitutions_of_a_number_are_refused() -> None:
    wrong = substitutions(SAMPLE)

    assert len(wrong) == 180
    assert [number for number in wrong if accepted(number)] == []


@given(born=BIRTHDAYS, serial=SERIALS)
def test_every_adjacent_swap_in_any_number_is_refused(born: date, serial: int) -> None:
    wrong = adjacent_swaps(synthetic_id_no(born, serial))

    assert [number for number in wrong if accepted(number)] == []


def test_without_the_check_character_substitutions_and_swaps_would_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(id_numbers, "check_character", lambda number: number[17])

    assert sum(map(accepted, substitutions(SAMPLE))) > 80
    assert any(map(accepted, adjacent_swaps(SAMPLE)))


@pytest.mark.parametrize(
    "region", ["110101", "110111", "652901", "710000", "810000", "820000", "830000", "441900"]
)
def test_numbers_of_every_province_and_of_residents_from_hong_kong_macao_and_taiwan_pass(region: str) -> None:
    number = to_come(region)

    assert ID_NO.accept(number, LATER) == number


@pytest.mark.parametrize("region", ["110111", "810000", "820000", "830000"])
def test_stdnum_would_refuse_people_born_before_their_region_had_a_code(region: str) -> None:
    # A wrong check character keeps the number nobody's; the place is asked for on its own.
    digits = f"{region}19700228001"
    wrong = "0" if printed_check_character(digits) != "0" else "1"

    with pytest.raises(ValidationError):
        ric.get_birth_place(digits + wrong)


def test_an_abolished_district_passes() -> None:
    # 崇文区, merged in 2010.
    number = to_come("110103")

    assert ID_NO.accept(number, LATER) == number


def test_a_foreigner_s_permanent_residence_number_passes_and_its_province_must_exist() -> None:
    number = to_come("911840")

    assert ID_NO.accept(number, LATER) == number
    assert "地区代码" in reason(to_come("916840"), LATER)


@pytest.mark.parametrize("region", ["000000", "010101", "160000", "660000", "880000", "900000", "990000"])
def test_a_province_that_never_existed_is_refused(region: str) -> None:
    assert "地区代码" in reason(to_come(region), LATER)


def test_lower_case_x_is_taken_as_upper_case_and_no_other_letter_is() -> None:
    number = next(
        candidate
        for serial in range(99)
        if (candidate := synthetic_id_no(date(1990, 3, 7), serial))[17] == "X"
    )

    assert ID_NO.accept(number.lower(), INVENTED) == number
    assert [hex(code) for code in range(0x110000) if "X" in chr(code).upper()] == ["0x58", "0x78"]
    for lookalike in "ⅩⅹＸｘХх×":
        assert reason(number[:17] + lookalike) == "含有全角或其他非半角字符"


def test_blanks_around_a_number_are_dropped() -> None:
    assert ID_NO.accept(f"\u3000{SAMPLE} \n", INVENTED) == SAMPLE


@pytest.mark.parametrize("zero", ["０", "٠", "०", "𝟎"])
def test_digits_of_other_scripts_and_widths_are_refused_with_a_remedy(zero: str) -> None:
    value = "".join(chr(ord(zero) + int(digit)) if digit != "X" else digit for digit in SAMPLE)

    assert reason(value) == "含有全角或其他非半角字符"
    assert reason(SAMPLE[:5] + value[5] + SAMPLE[6:]) == "含有全角或其他非半角字符"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", "为空"),
        ("  ", "为空"),
        ("无", "代替词"),
        ("不详", "代替词"),
        ("0", "代替词"),
        ("0" * 15, "代替词"),
        ("0" * 18, "地区代码"),
        ("1" * 18, "超过 150 年"),
        ("990000900307123", "15 位"),
        ("9.90012E+17", "按数字保存"),
        ("990012199003073000.0", "按数字保存"),
        ("'" + SAMPLE, "撇号"),
        (SAMPLE[:6] + " " + SAMPLE[6:14] + " " + SAMPLE[14:], "空格或短横线"),
        (SAMPLE[:6] + "-" + SAMPLE[6:], "空格或短横线"),
        (SAMPLE[:6] + "\u200b" + SAMPLE[6:], "看不见"),
        (SAMPLE[:17], "现为 17 位"),
        (SAMPLE + "1", "现为 19 位"),
        (SAMPLE[:8] + "O" + SAMPLE[9:], "数字以外"),
        (ID_NO.mask(SAMPLE) if ID_NO.mask else "", "遮盖"),
        ("H12345678", "其他证件"),
        ("M0123456789", "其他证件"),
        ("e12345678", "其他证件"),
        ("01234567", "其他证件"),
        ("甲某某", "非半角"),
    ],
)
def test_the_usual_mistakes_are_told_apart(value: str, expected: str) -> None:
    assert expected in reason(value)


@pytest.mark.parametrize(
    "born", ["20230229", "19000229", "19901301", "19900001", "19900231", "19900100", "00000101"]
)
def test_a_birthday_that_never_was_is_refused_though_the_check_character_is_right(born: str) -> None:
    digits = f"990000{born}001"

    assert "不是真实存在的日期" in reason(digits + printed_check_character(digits))


def test_a_birthday_to_come_is_refused_and_one_of_the_day_itself_is_not() -> None:
    rules = Rules(synthetic_ids=True, as_of=date(2024, 2, 29))

    assert accepted(synthetic_id_no(date(2024, 2, 29), 1), rules)
    assert "将来" in reason(synthetic_id_no(date(2024, 3, 1), 1), rules)


def test_without_a_given_day_today_decides() -> None:
    rules = Rules(synthetic_ids=True)

    assert accepted(synthetic_id_no(date(2024, 2, 29), 1), rules)
    assert "将来" in reason(synthetic_id_no(date(9999, 12, 31), 1), rules)


def test_nobody_is_older_than_150() -> None:
    assert accepted(synthetic_id_no(date(1876, 5, 1), 1))
    assert "超过 150 年" in reason(synthetic_id_no(date(1875, 5, 1), 1))


def test_the_mask_shows_three_and_four_characters() -> None:
    assert id_numbers.mask(SAMPLE) == f"990***********{SAMPLE[-4:]}"
    assert id_numbers.mask("110101") == "*" * 18
