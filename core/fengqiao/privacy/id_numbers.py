"""Identity numbers of 18 characters (GB 11643): citizens, residents from Hong Kong, Macao and Taiwan, and
foreigners with permanent residence, whose numbers share one form and one check character."""

import re
from datetime import date
from typing import NoReturn

from fengqiao.privacy.values import (
    PersonalValueError,
    Rules,
    refuse_invisible,
    refuse_masked,
    refuse_placeholder,
)

LENGTH = 18
OLDEST_YEARS = 150
SYNTHETIC_PREFIX = "99"

# First two digits ever assigned (GB/T 2260); 81, 82, 83 are residence permits for Hong Kong, Macao and Taiwan.
# Only these are checked, not all six: districts are merged and abolished and their numbers live on,
# and no public list of former codes is complete. The check character catches the slips.
_PROVINCES = (
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"
)
PROVINCES = frozenset(_PROVINCES.split())
# 9, the province that took the application, the nationality in three digits: permanent residence cards since 2023-12.
FOREIGNER_PREFIXES = frozenset(f"9{province}" for province in PROVINCES)

_NUMERIC_CELL = re.compile(r"\d(\.\d+)?E\+?\d+|\d+\.0+")
_OTHER_DOCUMENT = re.compile(r"[A-Z]{1,3}\d{6,12}|\d{8}|\d{10}")


def normalise(value: str) -> str:
    """Without surrounding blanks, the check character in upper case."""
    return value.strip().upper()


def check(number: str, rules: Rules) -> None:
    """:raises PersonalValueError: no identity number; the reason says why."""
    if len(number) != LENGTH or not number.isascii() or not number[:17].isdigit():
        _explain(number)
    if not _is_assigned(number, rules):
        raise PersonalValueError("前六位不是已有的地区代码", "请对照证件逐位核对前六位")
    _refuse_birthday(number, rules)
    if number[17] != check_character(number):
        raise PersonalValueError("校验码不符，号码中有录错的数字", "请对照证件逐位核对")


def mask(number: str) -> str:
    """The first three and the last four characters: ``110***********1234``."""
    if len(number) != LENGTH:
        return "*" * LENGTH
    return f"{number[:3]}***********{number[-4:]}"


def check_character(number: str) -> str:
    """The last character that belongs to the first 17 digits (ISO 7064 MOD 11-2)."""
    # The weight of a digit is a power of 2 modulo 11, and 13 is 2 modulo 11: read in base 13, the digits weigh themselves.
    return "10X98765432"[int(number[:17], 13) * 2 % 11]


def _is_assigned(number: str, rules: Rules) -> bool:
    return (
        number[:2] in PROVINCES
        or number[:3] in FOREIGNER_PREFIXES
        or (rules.synthetic_ids and number.startswith(SYNTHETIC_PREFIX))
    )


def _refuse_birthday(number: str, rules: Rules) -> None:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        born = None
    if born is None:
        raise PersonalValueError("第 7 至 14 位不是真实存在的日期", "请对照证件核对出生日期各位")
    latest = rules.last_birthday()
    if born > latest:
        raise PersonalValueError("第 7 至 14 位的出生日期在将来", "请对照证件核对出生日期各位")
    if latest.year - born.year > OLDEST_YEARS:
        raise PersonalValueError(
            f"第 7 至 14 位的出生日期距今超过 {OLDEST_YEARS} 年", "请对照证件核对出生日期各位"
        )


def _explain(number: str) -> NoReturn:
    """Say which of the usual mistakes makes this no number at all."""
    refuse_placeholder(number)
    refuse_masked(number)
    refuse_invisible(number)
    if not number.isascii():
        raise PersonalValueError("含有全角或其他非半角字符", "请切换到英文（半角）输入法重新录入")
    if number.startswith("'"):
        raise PersonalValueError("开头多了一个撇号", "请删除撇号，并把该列设为文本格式")
    if _NUMERIC_CELL.fullmatch(number):
        raise PersonalValueError("按数字保存，末尾几位已经丢失", "请把该列设为文本格式，再对照证件重新录入")
    if " " in number or "-" in number:
        raise PersonalValueError("号码中间有空格或短横线", "请删除，只保留 18 位号码")
    if len(number) == 15 and number.isdigit():
        raise PersonalValueError("是 15 位的旧号码", "请填写现在的 18 位号码")
    if _OTHER_DOCUMENT.fullmatch(number):
        raise PersonalValueError(
            "像是通行证、护照等其他证件的号码", "本栏只填 18 位身份证件号码，其他证件请填入其他证件栏"
        )
    if len(number) != LENGTH:
        raise PersonalValueError(f"应为 18 位，现为 {len(number)} 位", "请对照证件补全或删去多余的字符")
    raise PersonalValueError("前 17 位中有数字以外的字符", "请对照证件核对，注意不要把 0 写成 O、把 1 写成 l")
