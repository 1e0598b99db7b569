"""People who do not exist; every name says so."""

from random import Random
from typing import Any

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_SIDES = ("applicant", "respondent", "third")
_HOW_MANY = {1: 4, 2: 86, 3: 10}


def synthetic_name(rng: Random) -> str:
    """Return a name like 陈演示甲."""
    return f"{rng.choice(_SURNAMES)}演示{rng.choice(_GIVEN)}"


def parties(rng: Random, *, key_person: bool) -> list[dict[str, Any]]:
    """Return one to three parties of a case, adults all.

    :param key_person: whether the respondent (or the only party) is marked as a key person.
    """
    number = rng.choices(tuple(_HOW_MANY), tuple(_HOW_MANY.values()))[0]
    lines: list[dict[str, Any]] = [
        {
            "side": side,
            "name": synthetic_name(rng),
            "sex": rng.choice(("male", "female")),
            "age": rng.randint(18, 88),
        }
        for side in _SIDES[:number]
    ]
    lines[min(1, number - 1)]["key_person"] = key_person
    return lines
