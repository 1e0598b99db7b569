"""The plugin alone: it starts, migrates, answers the standard, and its ledgers go out and come in as workbooks."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from fengqiao.assessment.stations import stations_under
from fengqiao.database.scope import SYSTEM
from fengqiao.demonstration_results import Results, results
from fengqiao.reports.outputs import figures_output
from fengqiao.testing.contracts import AloneContract
from fengqiao.testing.house import NORTH, House
from fengqiao.units.models import Unit
from fengqiao.units.tree import unit_by_code
from fengqiao_party_building.indicators import INDICATORS
from fengqiao_party_building.ledgers import LEDGERS
from fengqiao_party_building.models import DisciplineCase
from openpyxl import load_workbook
from sqlmodel import col, select

from tests.system.conftest import DISTRICT


class TestAlone(AloneContract):
    ledgers = LEDGERS


@pytest.fixture
def shown(alone: House) -> Results:
    """What the demo shows."""
    return results(alone.installation)


@pytest.fixture
def clerk(alone: House) -> dict[str, str]:
    """Somebody at the station with cases of discipline."""
    with alone.installation.database.reading(SYSTEM) as session:
        first = select(col(Unit.code)).join(DisciplineCase, col(DisciplineCase.unit_id) == col(Unit.id))
        station = str(session.scalar(first.limit(1)))
    return alone.token(station, "station_clerk")


@pytest.mark.requirement("JA-05")
def test_the_published_rate_comes_out_of_the_ledgers(shown: Results) -> None:
    figure = figures_output(shown.figures)["JA-05"]

    assert (figure["display"], figure["unit"]) == ("100.00%", "%")
    assert figure["numerator"] == figure["denominator"] > 30


@pytest.mark.requirement("NN-A01a", "NN-A03", "NN-A06a", "NN-A06b")
def test_stations_meet_the_items_of_party_building_fail_them_and_have_no_data(shown: Results) -> None:
    found: dict[str, set[str]] = {}
    for station in shown.assessment["stations"]:
        for one in (one for item in station["items"] for one in item["checks"]):
            if any(str(number.get("indicator")).startswith("party_building.") for number in one["numbers"]):
                found.setdefault(one["id"], set()).add(one["state"])

    assert found["NN-A01a"] == {"met", "not_met", "no_data"}
    assert found["NN-A06a"] >= {"met", "not_met"}
    assert found["NN-A06b"] >= {"met", "not_met"}
    assert found["NN-A02b"] >= {"not_met"}
    assert found["NN-A03"] >= {"not_met", "no_data"}


def test_the_figures_of_a_station_are_its_own(alone: House) -> None:
    with alone.installation.database.reading(SYSTEM) as session:
        bureau = unit_by_code(session, DISTRICT)
        stations = stations_under(session, bureau.id or 0, date(2023, 9, 30))
    window = "from=2023-01-01&to=2023-09-30"
    officer = alone.token(DISTRICT, "county_officer")

    def members(unit: int | None) -> int:
        address = f"/api/figures/party_building.formal_members?{window}&unit={unit}"
        return alone.client.get(address, headers=officer).json().get("numerator") or 0

    shares = [members(station.id) for station in stations]
    assert sum(shares) == members(bureau.id) > 30
    assert 0 in shares


# Of a figure over two tables the walk shows the rows of the first.
OVER_TWO_TABLES = {"party_building.study_record_completeness"}
# Rows are listed one by one where this figure counts each branch once.
OF_DIFFERENT_VALUES = {"party_building.branches_with_brand_rate"}
WALKED = [one for one in INDICATORS if one.code not in OVER_TWO_TABLES]


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize("indicator", WALKED, ids=lambda indicator: indicator.code)
def test_each_figure_is_walked_down_to_rows_that_amount_to_it(alone: House, indicator: Any) -> None:
    officer = alone.token(DISTRICT, "county_officer")
    address, window = f"/api/figures/{indicator.code}", "from=2023-01-01&to=2023-09-30"
    figure = alone.client.get(f"{address}?{window}", headers=officer).json()
    rows = alone.client.get(f"{address}/rows?{window}", headers=officer).json()

    assert rows["counted"] == figure["numerator"]
    if indicator.unit == "%" and indicator.code not in OF_DIFFERENT_VALUES:
        assert rows["total"] == figure["denominator"]


def titles(content: bytes) -> set[str]:
    """Return the titles of the first sheet's columns."""
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    return {str(cell.value) for cell in next(sheet.iter_rows())}


def test_an_export_tells_nothing_of_whom_a_case_of_discipline_is_about(
    alone: House, clerk: dict[str, str]
) -> None:
    exported = alone.client.get("/api/party_building/discipline-cases/export.xlsx", headers=clerk)
    listed = alone.client.get("/api/party_building/discipline-cases", headers=clerk)

    assert titles(exported.content) & {"涉及人员", "情况", "处理决定"} == set()
    assert "陈演示" not in listed.text
    assert "陈" not in str([row.get("person") for row in listed.json()["rows"]])


def test_a_filled_template_comes_in_and_a_row_that_breaks_a_rule_comes_back(
    bare_house: House,
) -> None:
    address = "/api/party_building/organisations"
    clerk = bare_house.token(NORTH, "station_clerk")
    template = bare_house.client.get(f"{address}/template.xlsx", headers=clerk).content
    group = {"名称": "新设党小组", "类别": "党小组", "所属党支部": "机关党支部", "成立日期": date(2022, 9, 1)}
    partnerless = {"名称": "新设联合党支部", "类别": "联合党支部", "成立日期": date(2022, 9, 1)}
    content = filled(template, group | {"撤销日期": date(2022, 12, 31), "状态": "已撤销"}, partnerless)

    answer = bare_house.client.post(f"{address}/import", headers=clerk, content=content).json()

    assert answer["inserted"] == 1
    assert [(fault["row"], fault["title"]) for fault in answer["faults"]] == [(3, "联合单位")]


def filled(template: bytes, *rows: dict[str, Any]) -> bytes:
    """Return a template with rows in its first sheet."""
    book, content = load_workbook(BytesIO(template)), BytesIO()
    sheet = book.worksheets[0]
    places = {str(cell.value): cell.column for cell in next(sheet.iter_rows())}
    for number, row in enumerate(rows, 2):
        for title, value in row.items():
            sheet.cell(number, places[title], value)
    book.save(content)
    return content.getvalue()


def test_the_quarterly_table_and_both_paragraphs_of_the_report_are_written(
    shown: Results, tmp_path: Path
) -> None:
    folder = shown.write(tmp_path)
    table = load_workbook(folder / "党建工作情况统计表.xlsx").active
    report = "\n".join(line.text for line in Document(str(folder / "自查自评报告.docx")).paragraphs)

    assert table is not None
    cells = [str(cell.value) for row in table.iter_rows() for cell in row]
    assert {"主题党日", "联合党支部", "签订党风廉政责任书"} <= set(cells)
    assert "签订率为100.00%" in report
    assert "《党建工作情况统计表》" in report
