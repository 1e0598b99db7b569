"""What a cell's value means: from what Excel holds to a text, a number, a day or a yes, or to a clear refusal.

Nothing is guessed and nothing is repaired in silence, except blanks around a value.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from fengqiao.errors import Invalid
from fengqiao.workbooks.contents import CellFault

#: Excel keeps this many digits of a number; what comes after them is lost.
SIGNIFICANT_DIGITS = 15

# Excel's calendar has a 29 February 1900, so its days before March of that year are off by one.
_FIRST_SURE_DAY = date(1900, 3, 1)

_BLANKS_AROUND = " \t\r\n\v\f\u00a0\u2007\u202f\u3000\u200b\ufeff"
# Controls (C0 but tab and newline, DEL, C1), line separators, bidirectional controls, invisible joints between
# characters, lone surrogates, non-characters. U+200C and U+200D stay: scripts and emoji need them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u200b\u2060\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_FULL_WIDTH = re.compile("[\uff0b-\uff0f\uff10-\uff19]")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d|[²³¹⁰-⁹₀-₉]")
_INTEGER = re.compile(r"-?[0-9]+", re.ASCII)
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_DAYS = (
    re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"),
    re.compile(r"([0-9]{4})(年)([0-9]{1,2})月([0-9]{1,2})日"),
)

_HALF_WIDTH = "请用半角数字(英文输入法)重新录入"
_WHOLE_NUMBER = "请只填半角整数,如 12"
_NUMBER = "请只填半角数字,如 1021.05"
_DAY = "请写成 2026-03-05 的样子"


class CellError(Invalid):
    """A cell's value is not what its column holds.

    :param reason: what is wrong, in Chinese; never repeats the value.
    :param remedy: what to write instead.
    """

    slug, title = "cell-refused", "单元格内容有误"

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}。{remedy}", reason=reason, remedy=remedy)
        self.reason = reason
        self.remedy = remedy


def is_blank(value: object) -> bool:
    """Say whether a cell is empty or holds nothing but blanks."""
    return value is None or (isinstance(value, str) and not value.strip(_BLANKS_AROUND))


def as_text(value: object) -> str:
    """Return a text without the blanks around it (ideographic and no-break spaces included).

    Line breaks become `\\n`. A number is refused, because an identity number kept as one has lost digits.

    :raises CellError: for anything but text, and for invisible and control characters.
    """
    text = _plain(value).replace("\r\n", "\n") if isinstance(value, str) else _plain(value)
    if not isinstance(text, str):
        raise CellError("应为文本,单元格却是数字、日期或逻辑值", "请把单元格格式设为“文本”后重新录入")
    if _FORBIDDEN.search(text):
        raise CellError("含有不可见的控制字符", "请删去后重新录入,不要从网页或其他软件直接粘贴")
    return text
