"""What a cell's value means: from what Excel holds to a text, a number, a day or a yes, or to a clear refusal.

Nothing is guessed and nothing is repaired in silence, except blanks around a value.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from fengqiao.workbooks.contents import CellError, CellFault
from fengqiao.workbooks.days import DAY_REMEDY, FIRST_SURE_DAY, day_written
from fengqiao.workbooks.digits import SIGNIFICANT_DIGITS, check_digits

_BLANKS_AROUND = " \t\r\n\v\f\u00a0\u2007\u202f\u3000\u200b\ufeff"
# Controls (C0 but tab and newline, DEL, C1), line separators, bidirectional controls, invisible joints between
# characters, lone surrogates, non-characters. U+200C and U+200D stay: scripts and emoji need them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u200b\u2060\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_INTEGER = re.compile(r"-?[0-9]+", re.ASCII)
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)

# A union would be put together anew for every cell.
_NUMBERS = (int, float)
_WHOLE_NUMBER = "请只填半角整数,如 12"
_NUMBER = "请只填半角数字,如 1021.05"


def is_blank(value: object) -> bool:
    """Say whether a cell is empty or holds nothing but blanks."""
    return value is None or (isinstance(value, str) and not value.strip(_BLANKS_AROUND))


def as_text(value: object) -> str:
    """Return a text without the blanks around it, ideographic and no-break spaces included.

    Line breaks become `\\n`. A number is refused: an identity number kept as a number has already lost digits.

    :raises CellError: for anything but text, and for invisible and control characters.
    """
    text = _filled(value)
    if not isinstance(text, str):
        raise CellError("应为文本,单元格却是数字、日期或逻辑值", "请把单元格格式设为“文本”后重新录入")
    text = text.replace("\r\n", "\n")
    if _FORBIDDEN.search(text):
        raise CellError("含有不可见的控制字符", "请删去后重新录入,不要从网页或其他软件直接粘贴")
    return text


def as_integer(value: object) -> int:
    """Return a whole number, from a number cell or from a text of ASCII digits.

    :raises CellError: for fractions, thousands separators, units, words, full-width and other digits.
    """
    number = _filled(value)
    if isinstance(number, str):
        _check_number(number, _INTEGER, "整数", _WHOLE_NUMBER)
        return int(number)
    if not isinstance(number, _NUMBERS) or isinstance(number, bool):
        raise CellError("应为整数,单元格却是日期、时间或逻辑值", _WHOLE_NUMBER)
    _check_size(number)
    if number != int(number):
        raise CellError("应为整数,单元格却有小数", "请去掉小数部分")
    return int(number)


def as_decimal(value: object, *, digits: int = 2) -> Decimal:
    """Return a number exactly as it was written: the cell 1021.05 is `Decimal("1021.05")`.

    :param digits: how many digits may stand behind the point, trailing zeros not counted.
    :raises CellError: as `as_integer`, and for more digits.
    """
    number = _filled(value)
    if isinstance(number, str):
        _check_number(number, _DECIMAL, "数字", _NUMBER)
        exact = Decimal(number)
    elif isinstance(number, _NUMBERS) and not isinstance(number, bool):
        _check_size(number)
        # The shortest decimal that stands for this float is what was typed into the cell.
        exact = Decimal(repr(number))
    else:
        raise CellError("应为数字,单元格却是日期、时间或逻辑值", _NUMBER)
    if exact != round(exact, digits):
        raise CellError(f"小数超过{digits}位", f"请四舍五入到{digits}位小数" if digits else "请去掉小数部分")
    return exact if exact else Decimal(0)


def as_day(value: object) -> date:
    """Return a day, from a date cell or from a text such as 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日.

    :raises CellError: for days that do not exist, incomplete and ambiguous dates, numbers, times of day.
    """
    day = _filled(value)
    if isinstance(day, str):
        return day_written(day)
    if isinstance(day, datetime):
        if day.time() != time():
            raise CellError("应为日期,单元格却带有时间", f"请去掉时间,{DAY_REMEDY}")
        day = day.date()
    if isinstance(day, bool) or not isinstance(day, date):
        kind = "时间" if isinstance(day, time | timedelta) else "逻辑值" if isinstance(day, bool) else "数字"
        raise CellError(f"应为日期,单元格却是{kind}", f"请把单元格格式设为“日期”后重新录入,或{DAY_REMEDY}")
    if day < FIRST_SURE_DAY:
        raise CellError(
            "1900年3月以前的日期,Excel 的日历有误", "请核对;确为当时的日期,请把单元格格式设为“文本”再录入"
        )
    return day


def as_boolean(value: object) -> bool:
    """Return True for 是 and Excel's TRUE, False for 否 and Excel's FALSE.

    :raises CellError: for anything else; 1, 0, 有, 无, √ are not guessed at.
    """
    answer = _filled(value)
    if isinstance(answer, bool):
        return answer
    if answer in ("是", "否"):
        return answer == "是"
    raise CellError("应为“是”或“否”", "请填 是 或 否")


def _filled(value: object) -> object:
    """Return the value without blanks around it; refuse nothing at all, and cells that are faulty already."""
    if isinstance(value, CellFault):
        raise CellError(value.reason, value.remedy)
    filled = value.strip(_BLANKS_AROUND) if isinstance(value, str) else value
    if filled is None or filled == "":
        raise CellError("单元格是空的", "请填写")
    return filled


def _check_number(text: str, shape: re.Pattern[str], kind: str, remedy: str) -> None:
    check_digits(text)
    if not shape.fullmatch(text):
        raise CellError(f"应为{kind},却含有千分位逗号、单位、文字或其他符号", remedy)
    if sum(map(str.isdigit, text)) > SIGNIFICANT_DIGITS:
        raise _too_many_digits()


def _check_size(number: float) -> None:
    if isinstance(number, float) and not isfinite(number):
        raise CellError("不是有限的数", _NUMBER)
    if abs(number) >= 10**SIGNIFICANT_DIGITS:
        raise _too_many_digits()


def _too_many_digits() -> CellError:
    return CellError(f"数字超过{SIGNIFICANT_DIGITS}位,Excel 存不下,末几位已不可靠", "号码类内容请放在文本列")
