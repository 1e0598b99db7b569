"""Figures computed for a report, and what programs get of them."""

from datetime import date
from importlib.resources import files

import pytest
from fengqiao.assessment.loading import figures_from
from fengqiao.assessment.packs.figure_list import FigureList
from fengqiao.assessment.strict_yaml import parse_document
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.indicator import PERCENT, Indicator
from fengqiao.indicators.measures import count
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import CodeBook
from fengqiao.registry.models import Training
from fengqiao.reports.figures import print_figures
from fengqiao.reports.outputs import figures_output
from sqlmodel import col

from tests.core.conftest import District
from tests.core.reports.conftest import FIGURES, NINE_MONTHS, SINCE_2018, figure, hold_trainings

HELD = count(Training, on=Training.ends_on)
LONG = count(Training, col(Training.hours) > 10, on=Training.ends_on)
INDICATORS = (
    Indicator("registry.held", "培训", HELD, "次"),
    Indicator("registry.long_share", "长培训占比", LONG / HELD, PERCENT, 2),
)
LIST = """
format: 1
code: yearly
title: 年报
window: {from: 2023-01-01, to: 2023-09-30}
figures:
  - {id: A-1, title: 培训, indicator: registry.held, unit: 次, digits: 0}
  - {id: A-2, title: 五年培训, indicator: registry.held, unit: 次, digits: 0, window: {from: 2018-01-01, to: 2023-09-30}}
  - {id: A-3, title: 长培训占比, indicator: registry.long_share, unit: "%", digits: 0}
  - {id: A-4, title: 早年占比, indicator: registry.long_share, unit: "%", digits: 2, window: {from: 1999-01-01, to: 1999-12-31}}
  - {id: A-5, title: 未启用的, indicator: lectures.held, unit: 次, digits: 0}
"""
DAYS = ((date(2023, 2, 1), 20), (date(2023, 9, 30), 5), (date(2023, 10, 1), 30), (date(2019, 5, 5), 12))


@pytest.fixture
def catalogue() -> IndicatorCatalogue:
    """Two indicators of the registry; nobody called lectures is active."""
    return IndicatorCatalogue(INDICATORS, ["registry"])


@pytest.fixture
def listed(catalogue: IndicatorCatalogue) -> FigureList:
    """Five figures: two windows beside the list's own, another rounding, one of a plugin that is not active."""
    return figures_from(parse_document("list.yaml", LIST.encode()), catalogue).figures


@pytest.fixture
def trained(database: Database, district: District) -> Database:
    """Four trainings at the northern station."""
    hold_trainings(database, district.north, DAYS)
    return database


def rows_path(indicator: Indicator, window: Window, unit_id: int) -> str:
    """Return an address as the web gives it."""
    return f"/rows/{indicator.code}/{window.first}/{unit_id}"


def test_each_figure_is_computed_over_its_own_days_and_rounded_as_the_list_says(
    trained: Database, district: District, listed: FigureList, catalogue: IndicatorCatalogue
) -> None:
    with trained.reading(SYSTEM) as session:
        figures = print_figures(listed, catalogue, Engine(CodeBook([])), session, district.bureau, rows_path)

    # By hand: 20 h and 5 h inside the nine months, 12 h in 2019, 30 h a day too late.
    assert [(one.id, one.display, one.numerator, one.denominator) for one in figures] == [
        ("A-1", "2", 2, 1),
        ("A-2", "3", 3, 1),
        ("A-3", "50%", 1, 2),
        ("A-4", "无数据", None, None),
        ("A-5", "未启用", None, None),
    ]
    assert [one.window for one in figures[:2]] == [NINE_MONTHS, SINCE_2018]
    assert figures[1].rows == f"/rows/registry.held/2018-01-01/{district.bureau}"
    assert figures[4].rows is None


@pytest.mark.parametrize(("code", "display", "unit"), [("S1", "2", "north"), ("S3", "不适用", None)])
def test_a_figure_may_speak_of_one_station_under_whoever_reports(
    trained: Database,
    district: District,
    catalogue: IndicatorCatalogue,
    code: str,
    display: str,
    unit: str | None,
) -> None:
    hold_trainings(trained, district.south, DAYS[:1])
    named = LIST.replace("digits: 0}", f'digits: 0, of: "{code}"}}', 1)
    listed = figures_from(parse_document("list.yaml", named.encode()), catalogue).figures
    with trained.reading(SYSTEM) as session:
        figures = print_figures(listed, catalogue, Engine(CodeBook([])), session, district.bureau, rows_path)

    about, whole = figures[0], figures[2]
    assert (about.display, whole.denominator) == (display, 3)
    machine = figures_output(figures)
    if unit is None:
        assert (about.of, about.rows) == (None, None)
        assert "A-1" not in machine
    else:
        assert machine["A-1"]["of"] == about.of
        assert about.rows == f"/rows/registry.held/2023-01-01/{getattr(district, unit)}"
        assert "of" not in machine["A-3"]


def test_the_machine_readable_figures_hold_only_what_was_really_computed() -> None:
    machine = figures_output(FIGURES)

    assert list(machine) == ["A-1", "B-2", "B-2c", "C-3"]
    assert machine["B-2c"] == {
        "title": "B-2c 的名称",
        "display": "65%",
        "unit": "%",
        "numerator": 24,
        "denominator": 37,
        "window": {"from": "2018-01-01", "to": "2023-09-30"},
        "indicator": "lectures.b_2c",
        "rows": "/api/figures/B-2c/rows?unit=2",
    }


def test_a_figure_that_really_is_zero_is_written_as_zero() -> None:
    """The twin of leaving out: a counted zero is a figure, and only what was not counted is left out."""
    assert figures_output([figure("Z-0", 0)])["Z-0"]["display"] == "0"


def test_the_frame_and_the_grid_are_part_of_the_package() -> None:
    reports = files("fengqiao") / "data" / "reports"

    assert (reports / "standardisation-report.yaml").is_file()
    assert (reports / "gbt9704" / "styles.xml").is_file()
