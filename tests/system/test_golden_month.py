"""A city's published month (黄石, August 2016): 869 generated cases, loaded as rows, give back its table figure by figure."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from fengqiao.database.branches import all_branches
from fengqiao.database.migrating import upgrade
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.window import Window
from fengqiao.ledgers.loading import load
from fengqiao.reports.statistics import compute_table, write_table
from fengqiao.reports.tables import every_indicator
from fengqiao.testing.databases import Databases
from fengqiao.testing.house import House, PerEngine, opened, settings_for
from fengqiao.units.models import Unit
from fengqiao.units.tree import found, unit_by_code
from fengqiao_mediation.demo import golden_month
from fengqiao_mediation.report_sections import MONTHLY_RETURN
from fengqiao_mediation.statistics import UNPRINTED
from openpyxl import load_workbook

AUGUST = Window(date(2016, 8, 1), date(2016, 8, 31))
CITY, STATION = "420200", "420202001"
MONTHLY = every_indicator(UNPRINTED, (MONTHLY_RETURN,))

# Typed from the published month: cases and their share of all that were accepted.
TYPES = {
    "marriage_family": ("婚姻家庭", 160, "18.4%"),
    "neighbourhood": ("邻里", 278, "32.0%"),
    "housing_homestead": ("房屋宅基地", 67, "7.7%"),
    "contract": ("合同", 44, "5.1%"),
    "production_business": ("生产经营", 31, "3.6%"),
    "damages": ("损害赔偿", 76, "8.7%"),
    "forest_land": ("山林土地", 18, "2.1%"),
    "land_expropriation": ("征地拆迁", 28, "3.2%"),
    "environmental_pollution": ("环境污染", 4, "0.5%"),
    "labour": ("劳动争议", 13, "1.5%"),
    "consumer": ("消费", 7, "0.8%"),
    "medical": ("医疗", 55, "6.3%"),
    "traffic_accident": ("道路交通事故", 33, "3.8%"),
    "property_management": ("物业", 1, "0.1%"),
    "other": ("其他", 54, "6.2%"),
}
SOURCES = {
    "initiative": ("主动调解", 455, "52.4%"),
    "application": ("申请调解", 378, "43.5%"),
    "entrusted": ("委托移送", 36, "4.1%"),
}
PUBLISHED = {
    "accepted": "869",
    "settled": "842",
    "success_rate": "96.9%",
    "agreed_amount": "2873.80",
    "year_on_year_change": "-159",
    "year_on_year_rate": "-15.5%",
    "month_on_month_change": "29",
    "month_on_month_rate": "3.5%",
    "prevented.escalated": "1",
    "prevented.escalated_persons": "4",
    "prevented.mass_petition": "3",
    "prevented.mass_petition_persons": "15",
    **{f"type.{code}": str(cases) for code, (_, cases, _) in TYPES.items()},
    **{f"type.{code}_share": share for code, (_, _, share) in TYPES.items()},
    **{f"source.{code}": str(cases) for code, (_, cases, _) in SOURCES.items()},
    **{f"source.{code}_share": share for code, (_, _, share) in SOURCES.items()},
}


@pytest.fixture(scope="module")
def months(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PerEngine]:
    """A fresh database per engine with one station, the month's rows loaded into it."""

    def build(engine_kind: str) -> House:
        urls = databases.supply(engine_kind).empty()
        house = opened(settings_for(urls, tmp_path_factory.mktemp(engine_kind), "mediation"))
        installation = house.installation
        upgrade(installation.database, all_branches(installation.host))
        with installation.database.writing(SYSTEM) as session:
            city = found(session, Unit(code=CITY, name="某市司法局", kind="city_bureau"))
            station = found(session, Unit(code=STATION, name="某司法所", kind="station"), city)
            load(session, golden_month(station.id or 0, seed=2016), installation.codes, installation.vault)
        return house

    made = PerEngine(build)
    yield made
    made.close()


@pytest.fixture
def house(months: PerEngine, engine_kind: str) -> House:
    """The month on this engine."""
    return months[engine_kind]


def shown(house: House, window: Window = AUGUST, unit: str = STATION) -> dict[str, str]:
    """Return every figure of the monthly table as printed, by the last part of its code."""
    with house.installation.database.reading(SYSTEM) as session:
        unit_id = unit_by_code(session, unit).id or 0
        figures = house.installation.engine.compute(session, MONTHLY, window, [unit_id])
    return {name(one): figures.of(one.code, unit_id).shown(one) for one in MONTHLY}


def name(indicator: Indicator) -> str:
    return indicator.code.removeprefix("mediation.monthly.")


def test_every_published_figure_comes_out_of_the_rows(house: House) -> None:
    figures = shown(house)
    assert len(PUBLISHED) == 12 + 2 * 15 + 2 * 3
    assert {one: figures[one] for one in PUBLISHED} == PUBLISHED


def test_the_city_above_has_its_stations_figures(house: House) -> None:
    figures = shown(house, unit=CITY)
    assert {one: figures[one] for one in PUBLISHED} == PUBLISHED


def test_what_was_settled_after_the_month_is_there_and_does_not_count_in_it(house: House) -> None:
    two_months = shown(house, Window(AUGUST.first, date(2016, 9, 30)))
    assert (two_months["accepted"], two_months["settled"]) == ("869", "850")


def test_the_rows_behind_the_month_are_its_cases(house: House) -> None:
    officer = house.token(CITY, "county_officer")
    window = "from=2016-08-01&to=2016-08-31"
    for code, rows in (("accepted", 869), ("type.neighbourhood", 278), ("source.entrusted", 36)):
        address = f"/api/figures/mediation.monthly.{code}/rows?{window}"
        found_rows = house.client.get(address, headers=officer).json()
        assert (found_rows["counted"], found_rows["total"]) == (rows, rows)


@pytest.fixture
def printed(house: House) -> dict[str, tuple[Any, ...]]:
    """The table as a workbook: title of each row → its cells, read with a library of its own."""
    with house.installation.database.reading(SYSTEM) as session:
        unit_id = unit_by_code(session, STATION).id or 0
        computed = compute_table(MONTHLY_RETURN, house.installation.engine, session, unit_id, AUGUST)
    content = BytesIO()
    write_table(content, computed, unit="某司法所")
    sheet = load_workbook(content).active
    return {str(row[0]): row for row in sheet.iter_rows(values_only=True) if row[0] is not None}


def test_the_workbook_carries_the_same_numbers(printed: dict[str, tuple[Any, ...]]) -> None:
    assert printed["项目"][:8] == ("项目", "单位", "本期", "占比（率）", "同期", "同比", "上期", "环比")
    for title, cases, share in (*TYPES.values(), *SOURCES.values()):
        assert (printed[title][2], percent(printed[title][3])) == (cases, share), title
    assert (printed["调解成功"][2], percent(printed["调解成功"][3])) == (842, "96.9%")
    assert (Decimal(str(printed["协议涉及金额"][2])), printed["协议涉及金额"][1]) == (
        Decimal("2873.8"),
        "万元",
    )
    prevented = ("防止民转刑", "防止民转刑涉及人数", "防止群体性上访", "防止群体性上访涉及人数")
    assert [printed[title][2] for title in prevented] == [1, 4, 3, 15]


def test_the_workbook_compares_with_the_year_and_the_month_before(
    printed: dict[str, tuple[Any, ...]],
) -> None:
    _, _, cases, _, year_before, year_on_year, month_before, month_on_month = printed["受理"][:8]
    assert (cases, year_before, month_before) == (869, 1028, 840)
    assert (percent(year_on_year), percent(month_on_month)) == ("-15.5%", "3.5%")


def percent(cell: Any) -> str:
    """Return a cell that Excel shows in percent with one decimal, as it shows it."""
    return f"{Decimal(str(cell)) * 100:.1f}%"
