"""Telephone numbers in mainland China: mobile, or fixed line with its area code."""

import re

from fengqiao.privacy.values import (
    PersonalValueError,
    Rules,
    refuse_invisible,
    refuse_masked,
    refuse_placeholder,
)

_MOBILE = re.compile("1[3-9][0-9]{9}")
# Area codes of two digits after the 0 (010, 02x) have numbers of eight, those of three have seven or eight.
_FIXED = re.compile("(010|02[0-9])([2-9][0-9]{7})|(0[3-9][0-9]{2})([2-9][0-9]{6,7})")
_WRITTEN_FIXED = re.compile("(010|02[0-9])-[2-9][0-9]{7}|0[3-9][0-9]{2}-[2-9][0-9]{6,7}")
_COUNTRY_CODE = re.compile(r"(\+|00)86-?|86-?(?=1[3-9])")
# Blanks and brackets are only habit; dashes come in many widths.
_SPELLING = {
    **dict.fromkeys(map(ord, " \t\u00a0\u3000(（"), None),
    **dict.fromkeys(map(ord, ")）‐‑‒–—－"), "-"),
}


def normalise(value: str) -> str:
    """11 digits for a mobile, ``area-number`` for a fixed line; what is neither stays but for its blanks."""
    if _MOBILE.fullmatch(value):
        return value
    spelt = value.translate(_SPELLING).strip()
    return _recognised(spelt.replace("-", "")) or _without_country_code(spelt) or spelt


def check(number: str, rules: Rules) -> None:
    """:raises PersonalValueError: neither a mobile nor a fixed line with area code; the reason says why."""
    if _MOBILE.fullmatch(number) or _WRITTEN_FIXED.fullmatch(number):
        return
    refuse_placeholder(number)
    refuse_masked(number)
    refuse_invisible(number)
    if any(character.isdecimal() and not character.isascii() for character in number):
        raise PersonalValueError("含有全角或其他非半角数字", "请切换到英文（半角）输入法重新录入")
    if any(map(str.isalpha, number)):
        raise PersonalValueError("号码中有字母或文字", "请只填号码，注意不要把 0 写成 O、把 1 写成 l")
    if re.search("[,，;；/、]", number):
        raise PersonalValueError("像是填了不止一个号码", "本栏只填一个号码")
    if number.isdigit() and len(number) in (7, 8):
        raise PersonalValueError("座机号码缺少区号", "请按“区号-号码”填写")
    raise PersonalValueError(
        "不是 11 位手机号，也不是带区号的座机号", "请核对位数；分机号和境外号码请写在备注中"
    )


def mask(number: str) -> str:
    """``138****5678`` for a mobile, ``021-****5678`` for a fixed line."""
    if _MOBILE.fullmatch(number):
        return f"{number[:3]}****{number[-4:]}"
    if _WRITTEN_FIXED.fullmatch(number):
        area, local = number.split("-")
        return f"{area}-{'*' * (len(local) - 4)}{local[-4:]}"
    return "***"


def _recognised(digits: str) -> str | None:
    if _MOBILE.fullmatch(digits):
        return digits
    fixed = _FIXED.fullmatch(digits)
    return "-".join(filter(None, fixed.groups())) if fixed else None


def _without_country_code(spelt: str) -> str | None:
    prefix = _COUNTRY_CODE.match(spelt)
    if prefix is None:
        return None
    digits = spelt[prefix.end() :].replace("-", "")
    # Dialled from abroad an area code loses its leading 0.
    return _recognised(digits) or _recognised(f"0{digits}")
