"""What a plugin hands in each period: a table of figures, declared row by row."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fengqiao.errors import Misconfigured
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.window import Every
from fengqiao.reports.sums import RowName, TableCheck

_CORE_INDICATORS = "registry."
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

    @property
    def name(self) -> RowName:
        """Section and title."""
        return self.section, self.title


@dataclass(frozen=True, eq=False)
class StatisticalTable:
    """A periodic return. Its indicators are the plugin's without being registered once more.

    :param name: what programs call it, begun with the plugin's name: `mood-room-monthly`.
    :param title: printed above it, and the name of the file.
    :param rows: in printed order.
    :param every: in which periods it is handed in; it can be drawn up for any others, too.
    :param checks: what holds between its rows; where it does not, the table says so.
    :raises Misconfigured: when the title cannot be the name of a file, no period is named, or a check reads a row that
        the table does not have.
    """

    name: str
    title: str
    rows: tuple[StatisticalRow, ...]
    every: tuple[Every, ...]
    checks: tuple[TableCheck, ...] = ()

    def __post_init__(self) -> None:
        if not self.title or _NOT_IN_FILE_NAMES.search(self.title):
            raise Misconfigured(f"统计表“{self.name}”的标题不能用作文件名。请去掉斜杠、冒号等符号。")
        if not self.every:
            raise Misconfigured(f"统计表“{self.name}”没有写多久报一次。请写月、季度、半年或年。")
        printed = {row.name for row in self.rows}
        for row in (row for check in self.checks for row in check.reads):
            if row not in printed:
                raise Misconfigured(f"统计表“{self.name}”核对“{'·'.join(row)}”,表里没有这一行。")

    def indicators(self) -> Iterator[Indicator]:
        """Yield every indicator that it prints."""
        for row in self.rows:
            yield row.number
            if row.share is not None:
                yield row.share


def every_indicator(registered: Iterable[Indicator], sections: Iterable[object]) -> list[Indicator]:
    """Return the indicators of a plugin: those it registers, and those that only its tables print.

    The core's, which a table may print, too, are not the plugin's.

    :param sections: what it gives for reports; those that are no tables print none.
    """
    tables = (one for one in sections if isinstance(one, StatisticalTable))
    printed = (indicator for table in tables for indicator in table.indicators())
    known = list(registered)
    own = dict.fromkeys(one for one in printed if not one.code.startswith(_CORE_INDICATORS))
    return [*known, *(one for one in own if one not in known)]
