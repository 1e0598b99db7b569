"""What every kind of personal value shares: the error that never repeats the value, the rules, the common faults."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

CHINA_TIME = timezone(timedelta(hours=8))

# What people type when they do not know a value; stored as a value it would match every other unknown.
_PLACEHOLDERS = (
    "无 没有 暂无 未知 不明 不详 不知 不清楚 未提供 未登记 拒绝提供 保密 匿名 空 同上 待补 待查 略 "
    "- -- — —— / \\ . 。 、 ? ？ ?? ？？ x X xx XX xxx XXX N/A n/a NA null NULL None none"
)
PLACEHOLDERS = frozenset(_PLACEHOLDERS.split())

_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


class PersonalValueError(ValueError):
    """A personal value was refused. It tells what is wrong and what to do, and never repeats any of the value,
    because errors end up in logs, in failed-rows files and on screens of people who may not see it.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason, remedy)
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.reason}；{self.remedy}"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a place of use allows beyond the general rules.

    ``synthetic_ids``: identity numbers of invented people (prefix 99) pass; for demonstrations and tests only.
    ``as_of``: the day after which nobody can have been born; today in China when it is None. An import sets it once.
    """

    synthetic_ids: bool = False
    as_of: date | None = None

    def last_birthday(self) -> date:
        return self.as_of or datetime.now(CHINA_TIME).date()


STRICT = Rules()


def refuse_empty(value: str) -> None:
    """Refuse nothing at all: absence is recorded by leaving the field out, not by an empty text."""
    if not value:
        raise PersonalValueError("内容为空", "请填写；不掌握时整格留空，不要填空格")


def refuse_placeholder(value: str) -> None:
    """Refuse words and strokes that stand for nothing."""
    refuse_empty(value)
    if value in PLACEHOLDERS or not value.strip("0"):
        raise PersonalValueError("填的是“无”“不详”一类的代替词", "不掌握时请整格留空")


def refuse_invisible(value: str) -> None:
    """Refuse characters nobody sees; two values that look alike must be alike."""
    if _INVISIBLE.search(value):
        raise PersonalValueError("含有看不见的字符（如零宽字符、控制符）", "请删除本格内容后手工重新录入")


def refuse_unstorable(value: str) -> None:
    """Refuse what no document or database can carry; line breaks and tabs pass."""
    if _UNSTORABLE.search(value):
        raise unstorable()


def unstorable() -> PersonalValueError:
    return PersonalValueError("含有无法保存的字符（控制符或残缺字符）", "请删除乱码或方框状的字符后重新录入")


def refuse_masked(value: str) -> None:
    """Refuse a mask that came back from a list or an export: it would replace the value it hides."""
    if "*" in value or "＊" in value:
        raise PersonalValueError("是打了星号的遮盖内容，不是原值", "请填写完整的原值")
