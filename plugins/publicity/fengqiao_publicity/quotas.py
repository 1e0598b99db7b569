"""How many 法律明白人 and 法治带头人 a village must have: set by region and year, each number with the text that sets it.

Numbers are least numbers. Where several are in force a village must reach them all: a city's early "one" takes nothing
from the "three" of the whole country.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Quota:
    """One demand.

    :param law_literates: how many 法律明白人 each village must have.
    :param law_leaders: how many 法治带头人.
    :param communities: whether communities are bound as villages are.
    :param since: the day from which it is set; until `by` it is a goal.
    :param by: the last day to reach it; at once when None.
    :param region: leading digits of the region codes where it binds; the whole country when None.
    """

    law_literates: int
    law_leaders: int
    communities: bool
    since: date
    source: str
    by: date | None = None
    region: str | None = None


_BY_2025 = date(2025, 12, 31)

QUOTAS = (
    Quota(
        3, 0, False, date(2021, 11, 8), "乡村“法律明白人”培养工作规范（试行）（2021年11月8日）", by=_BY_2025
    ),
    # Its own day is not in the source; it was made known on this one.
    Quota(
        5,
        0,
        True,
        date(2022, 4, 28),
        "广西乡村（社区）“法律明白人”培养工程实施意见（2022年4月公布）",
        by=_BY_2025,
        region="45",
    ),
    Quota(
        1,
        0,
        True,
        date(2020, 8, 6),
        "南宁市司法局创建“枫桥式司法所”实施方案（南司通〔2020〕110号）附件1",
        region="4501",
    ),
    # What the province reports to have everywhere.
    Quota(3, 1, False, date(2025, 1, 1), "《司法所工作》2025年第1期三年行动收官巡礼（山东）", region="37"),
)
"""Those that sources give."""
