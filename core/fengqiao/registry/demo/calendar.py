"""The calendar of the demonstration, and names that are each given once."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from fengqiao.chance import Chance
from fengqiao.indicators.window import Window

FIRST_DAY = date(2023, 1, 1)
LAST_DAY = date(2023, 9, 30)
WINDOW = Window(FIRST_DAY, LAST_DAY)
ROWS_UNTIL = date(2023, 10, 31)
DAY = timedelta(days=1)

T = TypeVar("T")

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
_GIVEN_FIRST = "文志建国晓思雨佳俊子梓宇浩欣嘉一明海永春秋新立元启承景若安宁清云亦书知以怀"
_GIVEN_SECOND = "华平军辉敏静丽强磊洋勇艳杰娟涛超霞刚玲彤轩然博妍颖琳哲睿航瑶诚悦恒远舟帆禾川"


def one_in(rng: Chance, items: Sequence[T], often: T, weight: int) -> T:
    """Return one of `items`, or `often` in `weight` of `weight + 1` cases."""
    return often if rng.randint(0, weight) else rng.choice(items)


def born_at_age(rng: Chance, age: int) -> date:
    """Return a birthday of somebody who has completed `age` years on the window's last day."""
    # Drawn from a year without 29 February, so that it exists in every year.
    birthday = rng.day(date(2022, 1, 1), date(2022, 12, 31))
    reached = (birthday.month, birthday.day) <= (LAST_DAY.month, LAST_DAY.day)
    return birthday.replace(year=LAST_DAY.year - age - (not reached))


class Names:
    """Invented names, each given once."""

    def __init__(self, rng: Chance) -> None:
        self._rng = rng
        self._given: set[str] = set()

    def next(self) -> str:
        """Return a name nobody else bears here."""
        while True:
            name = self._rng.choice(_SURNAMES) + self._rng.choice(_GIVEN_FIRST)
            name += self._rng.choice(_GIVEN_SECOND) if self._rng.randint(0, 3) else ""
            if name not in self._given:
                self._given.add(name)
                return name
