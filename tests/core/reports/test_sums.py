"""A table that does not add up is told of, with the numbers that differ, and only where something is known to be wrong."""

from decimal import Decimal

import pytest
from fengqiao.errors import Misconfigured
from fengqiao.indicators.window import Every
from fengqiao.reports.sums import BoundCheck, SumCheck, section_sum, warnings
from fengqiao.reports.tables import StatisticalTable

ALL, OPEN = ("总体", "受理"), ("总体", "未结")
BY_SOURCE = section_sum(ALL, "按来源", ("主动", "申请", "移送"))
BY_KIND = SumCheck(("合计", "在册"), (("甲类", "在册"), ("乙类", "在册")))


def told(check: SumCheck | BoundCheck, **numbers: int) -> list[str]:
    """Return what is said of numbers given by `section_title`."""
    printed = {(name.partition("_")[0], name.partition("_")[2]): Decimal(n) for name, n in numbers.items()}
    return list(warnings((check,), printed))


def test_parts_that_come_to_the_whole_give_no_warning() -> None:
    assert told(BY_SOURCE, 总体_受理=10, 按来源_主动=4, 按来源_申请=5, 按来源_移送=1) == []


def test_parts_that_do_not_are_told_of_by_their_section() -> None:
    assert told(BY_SOURCE, 总体_受理=10, 按来源_主动=4, 按来源_申请=5, 按来源_移送=2) == [
        "按来源各项合计11，“受理”为10，相差1"
    ]


def test_rows_of_one_title_in_several_sections_are_kept_apart() -> None:
    assert told(BY_KIND, 合计_在册=5, 甲类_在册=3, 乙类_在册=2) == []
    assert told(BY_KIND, 合计_在册=5, 甲类_在册=3, 乙类_在册=1) == [
        "甲类、乙类的“在册”合计4，“在册”为5，相差1"
    ]


def test_a_part_that_was_not_printed_may_be_anything_but_negative() -> None:
    assert told(BY_SOURCE, 总体_受理=10, 按来源_主动=4) == []
    assert len(told(BY_SOURCE, 总体_受理=10, 按来源_主动=4, 按来源_申请=7)) == 1
    assert told(BY_SOURCE, 按来源_主动=4) == []
    assert told(BY_SOURCE, 总体_受理=10) == []


def test_a_part_is_not_greater_than_its_whole() -> None:
    bound = BoundCheck(OPEN, ALL)

    assert told(bound, 总体_受理=10, 总体_未结=10) == []
    assert told(bound, 总体_受理=10, 总体_未结=11) == ["“未结”为11，多于“受理”10"]
    assert told(bound, 总体_未结=11) == []


def test_a_check_of_a_row_that_the_table_does_not_have_is_refused() -> None:
    with pytest.raises(Misconfigured, match="总体·受理"):
        StatisticalTable("x-y", "表", (), every=(Every.MONTH,), checks=(BY_SOURCE,))


def test_a_table_says_how_often_it_is_handed_in() -> None:
    with pytest.raises(Misconfigured, match="多久报一次"):
        StatisticalTable("x-y", "表", (), every=())
