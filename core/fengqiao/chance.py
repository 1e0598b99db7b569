"""Chance that repeats, for demonstrations and tests: everything random comes from a generator with a seed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from uuid import UUID

from fengqiao.privacy.synthetic import PER_BIRTHDAY, synthetic_id_no

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_DAY = timedelta(days=1)
_SATURDAY = 5


class Chance(Random):
    """The generator of a seed: the same seed gives the same draws, and nobody it names exists.

    It has all that `random.Random` has. Not for secrets.
    """

    @classmethod
    def of(cls, seed: int, topic: str) -> Chance:
        """Return the chance of one topic: what is drawn for one never shifts another."""
        return cls(f"{seed} {topic}")

    def new_id(self) -> UUID:
        """Return an id that follows from the seed."""
        return UUID(int=self.getrandbits(128), version=4)

    def happens(self, probability: float) -> bool:
        """Return True as often as the probability says, 0 to 1."""
        return self.random() < probability

    def weighted(self, weights: Mapping[str, float]) -> str:
        """Return one key, each as likely as its weight."""
        return self.choices(tuple(weights), tuple(weights.values()))[0]

    def split(self, whole: int, parts: int) -> list[int]:
        """Cut a whole number into so many parts of at least 1 that add up to it exactly.

        :raises ValueError: when there are more parts than the number has units.
        """
        cuts = sorted(self.sample(range(1, whole), parts - 1))
        return [end - begin for begin, end in pairwise((0, *cuts, whole))]

    def day(self, first: date, last: date) -> date:
        """Return a day from one to another, both included."""
        return first + self.randint(0, (last - first).days) * _DAY

    def weekday(self, first: date, last: date) -> date:
        """Return a day from Monday to Friday between two days, or any of them when there is no such day."""
        days = [first + place * _DAY for place in range((last - first).days + 1)]
        return self.choice([day for day in days if day.weekday() < _SATURDAY] or days)

    def name(self) -> str:
        """Return a name that says it is nobody's: 陈演示甲."""
        return f"{self.choice(_SURNAMES)}演示{self.choice(_GIVEN)}"

    def born(self, on: date, age: int) -> date:
        """Return a birthday of somebody who has completed so many years on a day, and not yet one more."""
        return on - timedelta(days=365 * age + age // 4 + self.randint(1, 300))

    def id_no(self, born: date, *, male: bool) -> str:
        """Return a synthetic identity number, see `synthetic_id_no`."""
        return synthetic_id_no(born, self.randrange(0, PER_BIRTHDAY, 2) + male)
