"""Digits that look like digits and are none: Python's `int` would take them all."""

import re

from fengqiao.workbooks.contents import CellError

#: Excel keeps this many digits of a number; what comes after them is lost.
SIGNIFICANT_DIGITS = 15

_FULL_WIDTH = re.compile("[\uff0b-\uff0f\uff10-\uff19]")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d|[²³¹⁰-⁹₀-₉]")
_REMEDY = "请用半角数字(英文输入法)重新录入"


def check_digits(text: str) -> None:
    """Refuse full-width digits and signs, and the digits of other scripts; nothing is converted in silence.

    :raises CellError: naming which of the two.
    """
    if _FULL_WIDTH.search(text):
        raise CellError("含有全角的数字或符号", _REMEDY)
    if _OTHER_DIGIT.search(text):
        raise CellError("含有不是 0 至 9 的数字", _REMEDY)
