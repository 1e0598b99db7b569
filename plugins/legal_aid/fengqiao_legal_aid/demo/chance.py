"""Chance that repeats: everything random comes from one generator with a seed. Everybody it names is invented."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from uuid import UUID

from fengqiao.api import synthetic_id_no

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_SERIALS = 10_000_000


def dice(seed: int) -> Random:
    """Return the generator of a seed: the same seed gives the same rows."""
    return Random(f"{seed} legal aid")  # noqa: S311 - synthetic data, no secret


def new_id(rng: Random) -> UUID:
    """Return an id that follows from the seed."""
    return UUID(int=rng.getrandbits(128), version=4)


def some_day(rng: Random, first: date, last: date) -> date:
    """Return a day from one to another, both included."""
    return first + timedelta(days=rng.randint(0, (last - first).days))


def some_weekday(rng: Random, first: date, last: date) -> date:
    """Return a day from Monday to Friday; the period must hold one."""
    while (day := some_day(rng, first, last)).isoweekday() > 5:
        pass
    return day


def split(rng: Random, whole: int, parts: int) -> list[int]:
    """Cut a whole number into so many parts of at least 1 that add up to it exactly."""
    cuts = sorted(rng.sample(range(1, whole), parts - 1))
    return [end - begin for begin, end in pairwise((0, *cuts, whole))]


def weighted(rng: Random, weights: dict[str, int]) -> str:
    """Return one key, each as likely as its weight."""
    return rng.choices(tuple(weights), tuple(weights.values()))[0]


def synthetic_name(rng: Random) -> str:
    """Return a name like 陈演示甲."""
    return f"{rng.choice(_SURNAMES)}演示{rng.choice(_GIVEN)}"


def identity(rng: Random, on: date, *, youngest: int = 18) -> dict[str, object]:
    """Return sex, age and a synthetic identity number of somebody who has that age on a day."""
    age, male = rng.randint(youngest, 86), rng.random() < 0.5
    born = on - timedelta(days=365 * age + age // 4 + rng.randint(1, 300))
    serial = rng.randrange(0, _SERIALS, 2) + male
    return {"sex": "male" if male else "female", "age": age, "id_no": synthetic_id_no(born, serial)}
