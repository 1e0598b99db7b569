"""Periodic returns: computed for three windows, written, and read back with openpyxl."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.errors import Misconfigured
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.figures import Figure, FigureState
from fengqiao.indicators.formulas import Value
from fengqiao.indicators.indicator import PERCENT, Indicator, rounded
from fengqiao.indicators.measures import count, total
from fengqiao.indicators.window import Every, Window
from fengqiao.ledgers.codes import CodeBook
from fengqiao.registry.models import Training
from fengqiao.reports.statistics import compute_table, growth, write_table
from fengqiao.reports.tables import StatisticalRow, StatisticalTable
from sqlmodel import col

from tests.core.conftest import District
from tests.core.reports.conftest import NOTICE, hold_trainings

HELD = count(Training, on=Training.ends_on)
LONG = count(Training, col(Training.hours) > 10, on=Training.ends_on)
SPECIAL = count(Training, col(Training.hours) > 99, on=Training.ends_on)
AUGUST = Window(date(2023, 8, 1), date(2023, 8, 31))
TABLE = StatisticalTable(
    "trainings-monthly",
    "培训情况统计表",
    (
        StatisticalRow("总体", "培训", Indicator("t.held", "培训", HELD, "次")),
        StatisticalRow(
            "总体",
            "=长培训",
            Indicator("t.long", "长培训", LONG, "次"),
            Indicator("t.share", "占比", LONG / HELD, PERCENT, 1),
        ),
        StatisticalRow(
            "学时",
            "学时",
            Indicator("t.hours", "学时", total(Training.hours, Training, on=Training.ends_on), "时", 2),
        ),
        StatisticalRow(
            "学时", "特长占比", Indicator("t.ratio", "", HELD / SPECIAL, PERCENT, 1), compared=False
        ),
    ),
    every=(Every.MONTH,),
)
HELD_ON = (
    *[(date(2023, 8, day), 12) for day in (1, 15, 31)],
    (date(2023, 8, 20), 4),
    *[(date(2023, 7, day), 6) for day in (1, 31)],
    *[(date(2022, 8, day), 20) for day in (1, 2, 3, 4, 31)],
    (date(2023, 9, 1), 8),
)


def value(numerator: int, denominator: int = 1) -> Figure:
    """A figure with a value."""
    return Figure(FigureState.VALUE, Value(numerator, denominator))


@pytest.fixture
def sheet(database: Database, district: District) -> Any:
    """The table of August 2023 for the bureau, as openpyxl reads it."""
    hold_trainings(database, district.north, HELD_ON)
    with database.reading(SYSTEM) as session:
        computed = compute_table(TABLE, Engine(CodeBook([])), session, district.bureau, AUGUST)
    content = BytesIO()
    write_table(content, computed, unit="甲区司法局", notice=NOTICE)
    return openpyxl.load_workbook(content)["统计表"]


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    """Return the rows below the header, trailing cells included."""
    values = list(sheet.iter_rows(values_only=True))
    head = next(place for place, row in enumerate(values) if row[0] == "项目")
    return values[head + 1 :]


def test_a_table_shows_the_period_beside_the_year_before_and_the_month_before(sheet: Any) -> None:
    found = rows(sheet)

    assert found[0][0] == "总体"
    # By hand: 4 in August, 5 in August last year, 2 in July; of the 4, 3 took longer than ten hours.
    assert found[1] == ("培训", "次", 4, None, 5, -0.2, 2, 1)
    assert found[2] == ("=长培训", "次", 3, 0.75, 5, -0.4, 0, "—")
    assert found[4] == ("学时", "时", 40, None, 100, -0.6, 12, 2.333)


def test_what_has_no_value_is_said_and_not_shown_as_nought(sheet: Any) -> None:
    assert rows(sheet)[5] == ("特长占比", "%", "〔无数据〕", None, None, None, None, None)


def test_shares_and_sums_keep_their_decimals_on_screen(sheet: Any) -> None:
    formats = {
        cell.coordinate[0]: cell.number_format
        for cell in next(row for row in sheet if row[0].value == "学时" and row[1].value)
    }

    assert (formats["C"], formats["F"]) == ("0.00", "0.0%")


def test_a_title_that_looks_like_a_formula_stays_text(sheet: Any) -> None:
    cell = next(row[0] for row in sheet.iter_rows() if row[0].value == "=长培训")

    assert cell.data_type == "s"


def test_the_unit_the_days_and_the_notice_stand_above_the_table_and_on_every_page(sheet: Any) -> None:
    above = [row[0] for row in sheet.iter_rows(max_row=6, values_only=True)]

    assert above[:4] == ["培训情况统计表", NOTICE, "填报单位：甲区司法局", "本期：2023-08-01至2023-08-31"]
    assert above[4] == "同期：2022-08-01至2022-08-31　上期：2023-07-01至2023-07-31"
    assert NOTICE in sheet.oddHeader.center.text
    assert sheet.print_title_rows is not None


@pytest.mark.parametrize(
    ("now", "base", "told"),
    [(869, 1028, "-15.5%"), (869, 840, "3.5%"), (3, 1, "200.0%"), (0, 7, "-100.0%"), (7, 7, "0.0%")],
)
def test_growth_is_exact_and_rounded_half_up(now: int, base: int, told: str) -> None:
    """The first two are the published changes of a month of 869 cases against their base months."""
    grown = growth(value(now), value(base))

    assert grown.value is not None
    assert rounded(Value(grown.value.numerator * 100, grown.value.denominator), 1) + "%" == told


@pytest.mark.parametrize(("now", "base"), [(7, 0), (0, 0)])
def test_growth_from_nothing_is_no_number(now: int, base: int) -> None:
    assert growth(value(now), value(base)).state is FigureState.NO_DATA


def test_growth_of_sums_in_different_fractions_is_exact() -> None:
    grown = growth(value(1, 3), value(1, 4))

    assert grown.value == Value(1, 3)


# A month that was published with 869 cases: number of each type, and the share printed beside it.
PUBLISHED = [
    (160, "18.4%"),
    (278, "32.0%"),
    (67, "7.7%"),
    (44, "5.1%"),
    (31, "3.6%"),
    (76, "8.7%"),
    (18, "2.1%"),
    (28, "3.2%"),
    (4, "0.5%"),
    (13, "1.5%"),
    (7, "0.8%"),
    (55, "6.3%"),
    (33, "3.8%"),
    (1, "0.1%"),
    (54, "6.2%"),
    (455, "52.4%"),
    (378, "43.5%"),
    (36, "4.1%"),
    (842, "96.9%"),
]


@pytest.mark.parametrize(("cases", "share"), PUBLISHED)
def test_published_shares_come_out_of_their_counts(cases: int, share: str) -> None:
    of_all = Indicator("t.of_all", "占比", LONG / HELD, PERCENT, 1)

    assert of_all.show(Value(cases, 869)) == share


def test_a_table_whose_title_is_no_file_name_is_refused() -> None:
    with pytest.raises(Misconfigured, match="文件名"):
        StatisticalTable("x", "../统计表", (), every=(Every.MONTH,))
