"""People who do not exist; every name says so."""

from datetime import date, timedelta
from random import Random
from typing import Any

from fengqiao.api import synthetic_id_no

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_SIDES = ("applicant", "respondent", "third")
_HOW_MANY = {1: 4, 2: 86, 3: 10}
_SHOW_THEIR_CARD = 0.2
_SERIALS = 10_000_000


def synthetic_name(rng: Random) -> str:
    """Return a name like 陈演示甲."""
    return f"{rng.choice(_SURNAMES)}演示{rng.choice(_GIVEN)}"


def parties(rng: Random, on: date, *, key_person: bool) -> list[dict[str, Any]]:
    """Return one to three parties of a case, adults all; some have shown their identity card.

    :param on: the day on which they have the age they are given.
    :param key_person: whether the respondent (or the only party) is marked as a key person.
    """
    number = rng.choices(tuple(_HOW_MANY), tuple(_HOW_MANY.values()))[0]
    lines = [_party(rng, on, side) for side in _SIDES[:number]]
    lines[min(1, number - 1)]["key_person"] = key_person
    return lines


def _party(rng: Random, on: date, side: str) -> dict[str, Any]:
    age, male = rng.randint(18, 88), rng.random() < 0.5
    line = {"side": side, "name": synthetic_name(rng), "sex": "male" if male else "female", "age": age}
    if rng.random() < _SHOW_THEIR_CARD:
        born = on - timedelta(days=365 * age + age // 4 + rng.randint(1, 300))
        line["id_no"] = synthetic_id_no(born, rng.randrange(0, _SERIALS, 2) + male)
    return line
