"""What a plugin hands in each period: a table of figures, declared row by row."""

from dataclasses import dataclass

from fengqiao.indicators.indicator import Indicator


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

    :param name: what programs call it, such as `publicity-monthly`.
    :param title: printed above it, and the name of the file.
    :param rows: in printed order.
    """

    name: str
    title: str
    rows: tuple[StatisticalRow, ...]
