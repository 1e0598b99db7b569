"""People who do not exist; every name says so."""

from datetime import date, timedelta
from random import Random
from typing import Any

from fengqiao.api import synthetic_id_no

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_SERIALS = 10_000_000
_WOMEN = 0.18


def synthetic_name(rng: Random) -> str:
    """Return a name like 陈演示甲."""
    return f"{rng.choice(_SURNAMES)}演示{rng.choice(_GIVEN)}"


def person(rng: Random, on: date) -> dict[str, Any]:
    """Return name, sex and identity number of an invented person.

    None is a minor: their files are sealed, and published totals count only what every reader of the district sees.

    :param on: the day on which they are between nineteen and seventy.
    """
    female = rng.random() < _WOMEN
    born = on - timedelta(days=366 * rng.randint(19, 70) + rng.randint(1, 300))
    return {
        "name": synthetic_name(rng),
        "sex": "female" if female else "male",
        "id_no": synthetic_id_no(born, rng.randrange(0, _SERIALS, 2) + (not female)),
    }
