"""Days written as text: which ways of writing are taken, and what is said of the others."""

import re
from datetime import date

from fengqiao.workbooks.contents import CellError
from fengqiao.workbooks.digits import check_digits

#: Excel's calendar has a 29 February 1900, so its days before March of that year are off by one.
FIRST_SURE_DAY = date(1900, 3, 1)

DAY_REMEDY = "请写成 2026-03-05 的样子"

_DAYS = (
    re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"),
    re.compile(r"([0-9]{4})(年)([0-9]{1,2})月([0-9]{1,2})日"),
)


def day_written(text: str) -> date:
    """Return the day that a text names; see `cells.as_day`.

    :raises CellError: when it names none, or more than one.
    """
    check_digits(text)
    found = next((match for shape in _DAYS if (match := shape.fullmatch(text))), None)
    if not found:
        raise _no_day(text)
    year, month, day = int(found[1]), int(found[3]), int(found[4])
    if year < FIRST_SURE_DAY.year:
        raise CellError("年份早于1900年", "请核对年份")
    try:
        return date(year, month, day)
    except ValueError:
        raise CellError("没有这一天", "请核对年、月、日") from None


# What incomplete and ambiguous dates look like, and what to say of them.
_NO_DAYS = (
    (re.compile(r"[0-9]{4}(?:年[0-9]{1,2}月?|[-/.][0-9]{1,2})"), "日期缺少日"),
    (re.compile(r"[0-9]{1,2}(?:月[0-9]{1,2}日?|[-/.][0-9]{1,2})"), "日期缺少年份"),
    (re.compile(r"[0-9]{4}年?"), "日期缺少月和日"),
    (
        re.compile(r"[0-9]{2}年.*|[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{1,4}"),
        "日期有歧义:分不清年、月、日,或年份不足四位",
    ),
    (re.compile(r"[0-9]{5,}"), "日期写成了一串数字"),
)


def _no_day(text: str) -> CellError:
    for shape, reason in _NO_DAYS:
        if shape.fullmatch(text):
            return CellError(reason, DAY_REMEDY)
    return CellError("不是日期", DAY_REMEDY)
