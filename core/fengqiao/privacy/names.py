"""Names of persons: Han, minority and foreign, as people write them and as lists may show them."""

import re
import unicodedata

from fengqiao.privacy.surnames import COMPOUND_SURNAMES
from fengqiao.privacy.values import (
    PLACEHOLDERS,
    PersonalValueError,
    Rules,
    refuse_invisible,
    refuse_masked,
    refuse_placeholder,
)

MAX_CHARACTERS = 60
# Han names are padded with spaces for alignment (张　三); longer ones use the space as a separator.
MAX_PADDED = 4

_PLAIN = re.compile("[一-鿿]{2,4}")
_DOTS = dict.fromkeys(map(ord, "•‧∙⋅・･．"), "·")
# Unified and compatibility ideographs, 〇, and the private-use characters that stand for rare ones.
_HAN = "[㐀-鿿〇\ue000-\ufaff\U00020000-\U0003ffff]"
_DOT_BETWEEN_HAN = re.compile(f"(?<={_HAN}) ?[.·] ?(?={_HAN})")
_SPACE_BETWEEN_HAN = re.compile(f"{_HAN} {_HAN}")
_PADDED = re.compile(f"(?:{_HAN} ?){{2,{MAX_PADDED}}}")
_SEPARATORS = frozenset("· -'’.")
_OTHER_CATEGORIES = frozenset(("Mn", "Mc", "Co"))


def normalise(value: str) -> str:
    """One spelling per name: composed characters, single spaces, ``·`` between the parts of minority names."""
    if _PLAIN.fullmatch(value):
        return value
    name = " ".join(unicodedata.normalize("NFC", value).translate(_DOTS).split())
    name = _DOT_BETWEEN_HAN.sub("·", name)
    return name.replace(" ", "") if _PADDED.fullmatch(name) else name


def check(name: str, rules: Rules) -> None:
    """:raises PersonalValueError: no name of a person; the reason says why."""
    if _PLAIN.fullmatch(name) and name not in PLACEHOLDERS:
        return
    refuse_placeholder(name)
    refuse_masked(name)
    refuse_invisible(name)
    _refuse_length(name)
    if _SPACE_BETWEEN_HAN.search(name):
        raise PersonalValueError("汉字姓名中间有空格", "请删除空格；少数民族姓名的各部分之间请用“·”")
    _refuse_foreign_characters(name)


def mask(name: str) -> str:
    """The surname and a star for each further letter: 张*、欧阳**、买***·***."""
    head = 2 if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else 1
    hidden = "".join(letter if letter in _SEPARATORS else "*" for letter in name[head:])
    # Nothing but separators after the surname: shown, the mask would be the name itself.
    return name[:head] + hidden if "*" in hidden else "*"


def _refuse_length(name: str) -> None:
    if sum(letter not in _SEPARATORS for letter in name) < 2:
        raise PersonalValueError("姓名不足两个字", "请填写姓和名")
    if len(name) > MAX_CHARACTERS:
        raise PersonalValueError(f"姓名超过 {MAX_CHARACTERS} 个字", "请只填一个人的姓名")


def _refuse_foreign_characters(name: str) -> None:
    foreign = [letter for letter in name if not _is_letter_or_separator(letter)]
    if any(map(str.isdecimal, foreign)):
        raise PersonalValueError("姓名中含有数字", "请核对是否与证件号码或电话填错了列")
    if foreign:
        raise PersonalValueError(
            "姓名中含有标点或符号", "请只填姓名；生僻字请用能输入该字的输入法，不要用符号代替"
        )


def _is_letter_or_separator(letter: str) -> bool:
    return (
        letter.isalpha()
        or letter in _SEPARATORS
        or letter == "〇"
        # Planes 2 and 3 hold nothing but ideographs; the newest are unknown to the interpreter's tables.
        or "\U00020000" <= letter <= "\U0003ffff"
        # Marks and variation selectors; private-use characters stand for rare ones in older registers.
        or unicodedata.category(letter) in _OTHER_CATEGORIES
    )
