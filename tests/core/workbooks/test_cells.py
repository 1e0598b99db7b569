"""What a cell's value means, and every value that is refused."""

import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import inf, nan
from typing import Any

import pytest
from fengqiao.workbooks.cells import as_boolean, as_day, as_decimal, as_integer, as_text, is_blank
from fengqiao.workbooks.contents import CellError, CellFault
from hypothesis import given
from hypothesis import strategies as st

CONVERSIONS: list[Callable[[Any], Any]] = [as_text, as_integer, as_decimal, as_day, as_boolean]
NOON = datetime(2026, 3, 5, 12)  # noqa: DTZ001
MIDNIGHT = datetime(2026, 3, 5)  # noqa: DTZ001


@pytest.mark.parametrize("convert", CONVERSIONS)
@pytest.mark.parametrize("blank", [None, "", "  ", "\u3000", "\u00a0\t\n", "\u200b"])
def test_a_blank_cell_is_refused_by_every_conversion(convert: Callable[[Any], Any], blank: Any) -> None:
    assert is_blank(blank)
    with pytest.raises(CellError, match="空"):
        convert(blank)


@pytest.mark.parametrize("value", [0.0, False, "0", "x"])
def test_zero_and_no_are_not_blank(value: Any) -> None:
    assert not is_blank(value)


@pytest.mark.parametrize("convert", CONVERSIONS)
def test_a_faulty_cell_is_refused_with_its_own_words(convert: Callable[[Any], Any]) -> None:
    fault = CellFault("台账", 2, "B", "=1+1", "单元格是公式", "请粘贴数值")
    with pytest.raises(CellError) as error:
        convert(fault)
    assert (error.value.reason, error.value.remedy) == (fault.reason, fault.remedy)


class TestText:
    @pytest.mark.parametrize(
        ("cell", "text"),
        [
            ("王某", "王某"),
            ("\u3000 王 某\u00a0\n", "王 某"),
            ("\ufeff王某\u200b", "王某"),
            ("一\n二\t三", "一\n二\t三"),
            ("一\r\n二", "一\n二"),
            ("=1+1", "=1+1"),
            ("１２", "１２"),
            ("阿依古丽·买买提", "阿依古丽·买买提"),
            ("𠮷😀👨\u200d👩\u200d👧", "𠮷😀👨\u200d👩\u200d👧"),
            ("e\u0301", "e\u0301"),
        ],
    )
    def test_text_is_kept_without_the_blanks_around_it(self, cell: str, text: str) -> None:
        assert as_text(cell) == text

    @pytest.mark.parametrize(
        "character",
        ["\x00", "\x01", "\x0b", "\r", "\x1b", "\x7f", "\x85", "\x9f"]
        + ["\u2028", "\u2029", "\u200b", "\u2060", "\ufeff", "\ud800", "\udfff", "\ufffe", "\uffff", "\ufdd0"]
        + ["\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"]
        + ["\u2066", "\u2067", "\u2068", "\u2069"],
    )
    def test_a_character_that_cannot_be_seen_is_refused(self, character: str) -> None:
        with pytest.raises(CellError, match="不可见"):
            as_text(f"王{character}某")

    def test_every_control_and_bidirectional_character_of_unicode_is_refused(self) -> None:
        for code in range(0x110000):
            character = chr(code)
            directed = unicodedata.bidirectional(character) in {
                "LRE",
                "RLE",
                "LRO",
                "RLO",
                "PDF",
                "LRI",
                "RLI",
                "FSI",
                "PDI",
            }
            if (
                unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or directed
            ) and character not in "\t\n":
                with pytest.raises(CellError):
                    as_text(f"王{character}某")

    @pytest.mark.parametrize(
        "value", [12.0, 110101199003071234, True, date(2026, 3, 5), NOON, time(8), timedelta(1)]
    )
    def test_anything_but_text_is_refused(self, value: Any) -> None:
        with pytest.raises(CellError, match="应为文本"):
            as_text(value)


class TestInteger:
    @pytest.mark.parametrize(
        ("cell", "number"),
        [(3.0, 3), ("3", 3), (" 3\u3000", 3), ("-3", -3), (-3.0, -3), (0.0, 0), (-0.0, 0), ("007", 7), (3, 3)]
        + [(999_999_999_999_999.0, 999_999_999_999_999), ("9" * 15, int("9" * 15))],
    )
    def test_whole_numbers_are_taken_from_numbers_and_from_ascii_digits(self, cell: Any, number: int) -> None:
        result = as_integer(cell)
        assert (result, type(result)) == (number, int)

    @pytest.mark.parametrize(
        ("cell", "reason"),
        [
            (3.5, "小数"),
            (1e-9, "小数"),
            (True, "逻辑值"),
            (False, "逻辑值"),
            (nan, "有限"),
            (inf, "有限"),
            (-inf, "有限"),
            (1e15, "15位"),
            (1.10101199003071e17, "15位"),
            (10**15, "15位"),
            (10**400, "15位"),
            ("1" * 16, "15位"),
            ("9" * 5_000, "15位"),
            (date(2026, 3, 5), "日期"),
            (NOON, "日期"),
            (time(8), "时间"),
            (timedelta(1), "时间"),
            ("１２", "全角"),
            ("1２", "全角"),
            ("－3", "全角"),
            ("1，234", "全角"),
            ("²", "0 至 9"),
            ("3²", "0 至 9"),
            ("٣", "0 至 9"),
            ("३", "0 至 9"),
            ("𝟑", "0 至 9"),
            ("1,234", "千分位"),
            ("1 234", "符号"),
            ("10人", "单位"),
            ("约10", "文字"),
            ("十二", "文字"),
            ("1E3", "符号"),
            ("3.0", "符号"),
            ("+3", "符号"),
            ("--3", "符号"),
            ("-", "符号"),
            ("/", "符号"),
            ("12%", "符号"),
            ("1_000", "符号"),
            ("0x10", "符号"),
            ("3\n4", "符号"),
            ("①", "符号"),
            ("Ⅻ", "符号"),
            ("\u22123", "符号"),
        ],
    )
    def test_everything_else_is_refused(self, cell: Any, reason: str) -> None:
        with pytest.raises(CellError, match=reason) as error:
            as_integer(cell)
        assert error.value.remedy

    @pytest.mark.parametrize("cell", ["１２", "٣", "𝟑", "1_000", "+3", " 3"])
    def test_pythons_own_int_takes_what_we_refuse(self, cell: str) -> None:
        """The twin: why the digits are looked at one by one."""
        assert int(cell)

    @given(st.text(alphabet="0123456789０１²٣.-+eE, 人", max_size=6))
    def test_only_plain_ascii_whole_numbers_pass(self, text: str) -> None:
        plain = text.strip()
        digits = plain.removeprefix("-")
        allowed = bool(digits) and set(digits) <= set("0123456789")
        try:
            assert as_integer(text) == int(plain)
        except CellError:
            assert not allowed
        else:
            assert allowed


class TestDecimal:
    @pytest.mark.parametrize(
        ("cell", "number"),
        [
            (1021.05, "1021.05"),
            (1.1, "1.1"),
            (0.1, "0.1"),
            (3.0, "3"),
            (-0.0, "0"),
            (-2.5, "-2.5"),
            (3, "3"),
            ("1021.05", "1021.05"),
            ("1021.0500", "1021.05"),
            ("-3", "-3"),
            ("0", "0"),
            (9999999999999.99, "9999999999999.99"),
        ],
    )
    def test_a_number_is_what_was_typed(self, cell: Any, number: str) -> None:
        assert as_decimal(cell) == Decimal(number)

    def test_the_binary_value_of_the_float_is_not_what_was_typed(self) -> None:
        """The twin: why the shortest decimal is taken."""
        assert Decimal(1021.05) != Decimal("1021.05") == as_decimal(1021.05)

    @pytest.mark.parametrize(("cell", "digits"), [(0.125, 3), ("0.125", 3), (1e-5, 5), (7.0, 0), ("7.00", 0)])
    def test_as_many_digits_as_asked_for_may_stand_behind_the_point(self, cell: Any, digits: int) -> None:
        assert as_decimal(cell, digits=digits) == Decimal(str(cell))

    @pytest.mark.parametrize(
        ("cell", "digits", "reason"),
        [
            (0.125, 2, "小数超过2位"),
            ("0.125", 2, "小数超过2位"),
            (0.1 + 0.2, 2, "小数超过2位"),
            (7.5, 0, "小数超过0位"),
            (5e-324, 2, "小数超过2位"),
            (nan, 2, "有限"),
            (inf, 2, "有限"),
            (1e300, 2, "15位"),
            (True, 2, "逻辑值"),
            (date(2026, 3, 5), 2, "日期"),
            (time(8), 2, "时间"),
            ("1,021.05", 2, "千分位"),
            ("1021.05元", 2, "单位"),
            ("约10", 2, "文字"),
            ("1E3", 2, "符号"),
            ("1e999", 2, "符号"),
            ("NaN", 2, "符号"),
            (".5", 2, "符号"),
            ("5.", 2, "符号"),
            ("1.2.3", 2, "符号"),
            ("12%", 2, "符号"),
            ("１.５", 2, "全角"),
            ("1．5", 2, "全角"),
            ("²", 2, "0 至 9"),
            ("٣", 2, "0 至 9"),
            ("1234567890123456.7", 2, "15位"),
        ],
    )
    def test_everything_else_is_refused(self, cell: Any, digits: int, reason: str) -> None:
        with pytest.raises(CellError, match=reason):
            as_decimal(cell, digits=digits)

    @given(st.integers(-(10**14), 10**14))
    def test_every_amount_in_fen_comes_back_exactly(self, fen: int) -> None:
        amount = Decimal(fen) / 100
        assert as_decimal(float(amount)) == amount == as_decimal(f"{amount:f}")


class TestDay:
    @pytest.mark.parametrize(
        "cell",
        [
            date(2026, 3, 5),
            MIDNIGHT,
            "2026-03-05",
            "2026-3-5",
            "2026/3/5",
            "2026/03/05",
            "2026.3.5",
            "2026年3月5日",
        ]
        + ["2026年03月05日", " 2026-03-05\u3000"],
    )
    def test_a_day_is_taken_however_it_is_written_in_full(self, cell: Any) -> None:
        result = as_day(cell)
        assert (result, type(result)) == (date(2026, 3, 5), date)

    @pytest.mark.parametrize("cell", ["2024-02-29", "9999-12-31", "1900-01-01", date(1900, 3, 1)])
    def test_the_edges_of_the_calendar_are_days(self, cell: Any) -> None:
        assert as_day(cell)

    @pytest.mark.parametrize(
        ("cell", "reason"),
        [
            ("2024-02-30", "没有这一天"),
            ("2023-02-29", "没有这一天"),
            ("2024/13/01", "没有这一天"),
            ("2024年4月31日", "没有这一天"),
            ("0000-00-00", "早于1900"),
            ("0202-03-05", "早于1900"),
            ("1899-12-31", "早于1900"),
            ("2026年3月", "缺少日"),
            ("2026年3", "缺少日"),
            ("2026-03", "缺少日"),
            ("2026.3", "缺少日"),
            ("3月5日", "缺少年份"),
            ("3/5", "缺少年份"),
            ("2026年", "缺少月和日"),
            ("2026", "缺少月和日"),
            ("1/2/2024", "歧义"),
            ("24-1-1", "歧义"),
            ("24.1.1", "歧义"),
            ("24年1月1日", "歧义"),
            ("20240101", "一串数字"),
            ("45000", "一串数字"),
            (20240101.0, "却是数字"),
            (45000.0, "却是数字"),
            (45000, "却是数字"),
            (True, "逻辑值"),
            (time(8), "时间"),
            (timedelta(1), "时间"),
            (NOON, "带有时间"),
            (date(1900, 2, 28), "日历有误"),
            ("２０２６-03-05", "全角"),
            ("2026－03－05", "全角"),
            ("٢٠٢٦-03-05", "0 至 9"),
            ("2026-03/05", "不是日期"),
            ("2026-03-05 00:00:00", "不是日期"),
            ("2026-03-05T00:00:00+08:00", "不是日期"),
            ("2026-03-05Z", "不是日期"),
            ("2026-3-5、2026-3-6", "不是日期"),
            ("二〇二四年三月五日", "不是日期"),
            ("腊月廿三", "不是日期"),
            ("民国113年3月5日", "不是日期"),
            ("长期", "不是日期"),
            ("至今", "不是日期"),
            ("不详", "不是日期"),
        ],
    )
    def test_everything_else_is_refused(self, cell: Any, reason: str) -> None:
        with pytest.raises(CellError, match=reason) as error:
            as_day(cell)
        assert error.value.remedy

    @given(st.dates(date(1900, 3, 1)))
    def test_every_day_comes_back_from_every_way_of_writing_it(self, day: date) -> None:
        numbers = day.year, day.month, day.day
        for text in ("{:04}-{:02}-{:02}", "{}/{}/{}", "{}.{}.{}", "{}年{}月{}日"):
            assert as_day(text.format(*numbers)) == day

    @given(st.text(alphabet="0123456789-/.年月日２ ", max_size=11))
    def test_no_text_raises_anything_but_a_refusal(self, text: str) -> None:
        try:
            assert as_day(text).year >= 1900
        except CellError as error:
            assert error.remedy


class TestBoolean:
    @pytest.mark.parametrize(
        ("cell", "answer"), [("是", True), (" 是\u3000", True), (True, True), ("否", False), (False, False)]
    )
    def test_yes_and_no_are_taken(self, cell: Any, answer: bool) -> None:
        assert as_boolean(cell) is answer

    @pytest.mark.parametrize(
        "cell",
        [
            1.0,
            0.0,
            1,
            "1",
            "0",
            "有",
            "无",
            "√",
            "×",
            "对",
            "Y",
            "TRUE",
            "true",
            "是的",
            "是/否",
            date(2026, 3, 5),
        ],
    )
    def test_nothing_else_is_guessed_at(self, cell: Any) -> None:
        with pytest.raises(CellError, match="是"):
            as_boolean(cell)


@pytest.mark.parametrize("convert", CONVERSIONS)
@pytest.mark.parametrize("value", ["110101199003071234乙", 110101199003071234.0, "9" * 30, "王某\x00"])
def test_no_refusal_repeats_the_value(convert: Callable[[Any], Any], value: Any) -> None:
    """A refusal may be logged; the value may be somebody's identity number."""
    try:
        convert(value)
    except CellError as error:
        assert str(value) not in str(error)
        assert "1990" not in str(error)
