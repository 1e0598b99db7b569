"""Chance that repeats: what is drawn for one topic never shifts another."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from fengqiao.api import Window

DAY = timedelta(days=1)
_SATURDAY = 5
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def dice(seed: int, topic: str) -> Random:
    """Return the chance of one topic: the same seed gives the same rows."""
    return Random(f"{seed} legal_review {topic}")  # noqa: S311 - synthetic data, no secret


def new_id(rng: Random) -> UUID:
    """Return an id that follows from the seed."""
    return UUID(int=rng.getrandbits(128), version=4)


def weighted(rng: Random, weights: dict[str, int]) -> str:
    """Return one key, each as likely as its weight."""
    return rng.choices(tuple(weights), tuple(weights.values()))[0]


def office_day(rng: Random, first: date, last: date) -> date:
    """Return a day from Monday to Friday between two days, or any of them when there is no such day."""
    days = [first + DAY * place for place in range((last - first).days + 1)]
    return rng.choice([day for day in days if day.weekday() < _SATURDAY] or days)


def some_day(rng: Random, window: Window) -> date:
    """Return an office day of a window."""
    return office_day(rng, window.first, window.last)


def synthetic_name(rng: Random) -> str:
    """Return a name like 陈演示甲: nobody bears it."""
    return f"{rng.choice(_SURNAMES)}演示{rng.choice(_GIVEN)}"
