"""What a plugin hands in each period: a table of figures, declared row by row."""

import re
from dataclasses import dataclass

from fengqiao.errors import Misconfigured
from fengqiao.indicators.indicator import Indicator

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, eq=False)
class StatisticalRow:
    """One printed row.

    :param section: heading under which it stands; rows of one section follow each other.
    :param title: what is counted, as printed.
    :param number: the figure of the period; its unit and digits are printed too.
    :param share: a figure in percent beside it, such as its share of a total; None leaves that cell empty.
    :param compared: whether the same days of the year before and the days just before are printed beside it.
    """

    section: str
    title: str
    number: Indicator
    share: Indicator | None = None
    compared: bool = True


@dataclass(frozen=True, eq=False)
class StatisticalTable:
    """A periodic return.

    :param name: what programs call it, such as `lectures-monthly`.
    :param title: printed above it, and the name of the file.
    :param rows: in printed order.
    :raises Misconfigured: when the title cannot be the name of a file.
    """

    name: str
    title: str
    rows: tuple[StatisticalRow, ...]

    def __post_init__(self) -> None:
        if not self.title or _NOT_IN_FILE_NAMES.search(self.title):
            raise Misconfigured(f"统计表“{self.name}”的标题不能用作文件名。请去掉斜杠、冒号等符号。")
