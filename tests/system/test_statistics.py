"""Periodic returns of any unit and window: over the web, as a page, as a workbook, from the command line."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fengqiao.cli.statistics import statistics
from fengqiao.database.scope import SYSTEM
from fengqiao.installation import Installation
from fengqiao.testing.house import House
from fengqiao.units.tree import unit_by_code
from openpyxl import load_workbook

from tests.system.conftest import DISTRICT, NEIGHBOUR

pytestmark = pytest.mark.parametrize(
    "engine_kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.heavy)]
)

STATION = "310106006"
QUARTER = "from=2023-07-01&to=2023-09-30"
NINE_MONTHS = "from=2023-01-01&to=2023-09-30"

# Typed from the month that 黄石 published for August 2016, which adds up.
PUBLISHED = """项目,本期
受理,869
调解成功,842
按来源,
主动调解,455
申请调解,378
委托移送,36
按纠纷类型,
婚姻家庭,160
邻里,278
房屋宅基地,67
合同,44
生产经营,31
损害赔偿,76
山林土地,18
征地拆迁,28
环境污染,4
劳动争议,13
消费,7
医疗,55
道路交通事故,33
物业,1
其他,54
"""


def unit_id(house: House, code: str) -> int:
    """Return the id of a unit."""
    with house.installation.database.reading(SYSTEM) as session:
        return unit_by_code(session, code).id or 0


def table(house: House, name: str, days: str, unit: str = DISTRICT, by: str = DISTRICT) -> dict[str, Any]:
    """Return a table of a unit as an officer of a bureau gets it."""
    officer = house.token(by, "county_officer")
    answer = house.client.get(f"/api/statistics/{name}?{days}&unit={unit_id(house, unit)}", headers=officer)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def named(found: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the rows of a table by section and title."""
    return {(row["section"], row["title"]): row for row in found["rows"]}


def test_every_line_hands_in_a_table_and_says_how_often(whole_demo: House) -> None:
    officer = whole_demo.token(DISTRICT, "county_officer")
    tables = whole_demo.client.get("/api/statistics", headers=officer).json()["tables"]

    owners = {one["name"].rpartition("-")[0] for one in tables}
    lines = {line.replace("_", "-") for line in whole_demo.installation.host.active}
    assert {line for line in lines if not any(owner.startswith(line) for owner in owners)} == set()
    assert {every for one in tables for every in one["every"]} >= {"月", "季度", "半年", "年"}


def test_the_district_published_figures_stand_in_the_table_of_the_same_days(whole_demo: House) -> None:
    rows = named(table(whole_demo, "mediation-monthly", NINE_MONTHS))

    assert rows["总体情况", "受理"]["display"] == "9448"
    assert rows["总体情况", "调解成功"]["display"] == "9207"
    assert rows["总体情况", "调解成功"]["share"]["display"] == "97.4%"


def test_every_number_is_walked_down_to_its_rows(whole_demo: House) -> None:
    officer = whole_demo.token(DISTRICT, "county_officer")
    for name in ("legal-review-quarterly", "publicity-quarterly"):
        compared = 0
        for row in table(whole_demo, name, QUARTER)["rows"]:
            for figure in filter(None, (row, row["just_before"])):
                behind = whole_demo.client.get(figure["rows"], headers=officer).json()
                # Shares and averages lead to two lists; a plain number is what its one list counts.
                if behind["measures"] == 1 and row["denominator"] == 1:
                    assert behind["counted"] == figure["numerator"], row["title"]
                    compared += 1
        assert compared > 20


def test_a_stations_table_is_its_own_share_of_the_districts(whole_demo: House) -> None:
    title = ("总体情况", "受理")
    whole = named(table(whole_demo, "mediation-monthly", QUARTER))[title]["numerator"]
    one = named(table(whole_demo, "mediation-monthly", QUARTER, STATION))[title]["numerator"]

    assert 0 < one < whole


def test_growth_compares_with_the_days_just_before_and_from_nothing_is_no_number(whole_demo: House) -> None:
    found = table(whole_demo, "mediation-monthly", QUARTER)
    row = named(found)["总体情况", "受理"]
    earlier = named(table(whole_demo, "mediation-monthly", "from=2023-04-01&to=2023-06-30"))

    assert found["just_before"] == {"from": "2023-04-01", "to": "2023-06-30"}
    base = earlier["总体情况", "受理"]["numerator"]
    assert row["just_before"]["numerator"] == base
    by_hand = f"{100 * (row['numerator'] - base) / base:.1f}%"
    assert row["just_before"]["growth"] == by_hand
    # The demonstration has no rows of 2022.
    assert (row["year_before"]["numerator"], row["year_before"]["growth"]) == (0, "—")


def test_whoever_sees_nothing_of_a_unit_gets_no_table_of_it(whole_demo: House) -> None:
    stranger = whole_demo.token(NEIGHBOUR, "county_officer")
    for address in ("mediation-monthly", "mediation-monthly/table.xlsx"):
        answer = whole_demo.client.get(
            f"/api/statistics/{address}?{QUARTER}&unit={unit_id(whole_demo, DISTRICT)}", headers=stranger
        )
        assert answer.status_code == 404
    own = named(table(whole_demo, "mediation-monthly", QUARTER, NEIGHBOUR, NEIGHBOUR))
    assert own["总体情况", "受理"]["numerator"] == 0


def test_a_table_nobody_declared_is_not_found_and_the_answer_names_those_there_are(whole_demo: House) -> None:
    officer = whole_demo.token(DISTRICT, "county_officer")
    answer = whole_demo.client.get(f"/api/statistics/nothing?{QUARTER}", headers=officer)

    assert answer.status_code == 404
    assert "mediation-monthly(人民调解情况统计表)" in answer.json()["detail"]


def test_every_table_is_a_workbook_of_a_station(whole_demo: House) -> None:
    clerk = whole_demo.token(STATION, "station_clerk")
    for declared in whole_demo.installation.tables:
        answer = whole_demo.client.get(f"/api/statistics/{declared.name}/table.xlsx?{QUARTER}", headers=clerk)
        assert answer.status_code == 200, answer.text
        assert (
            f'filename="{declared.name}-2023-07-01-2023-09-30.xlsx"' in answer.headers["content-disposition"]
        )
        titles = {row[0] for row in load_workbook(BytesIO(answer.content)).active.values}
        assert {row.title for row in declared.rows} | {declared.title, "合成演示数据"} <= titles


def test_the_pages_offer_the_latest_periods_and_lead_from_numbers_to_rows(whole_demo: House) -> None:
    officer = whole_demo.token(DISTRICT, "county_officer") | {"Accept": "text/html"}
    offered = whole_demo.client.get("/statistics", headers=officer).text
    shown = whole_demo.client.get(f"/statistics/corrections-monthly?{QUARTER}", headers=officer).text

    for title in ("2023年9月", "2023年第3季度", "2023年下半年", "2023年"):
        assert f">{title}</a>" in offered
    assert "from=2023-09-01&amp;to=2023-09-30" in offered
    assert "/figures/corrections.monthly.all.on_register/rows?from=2023-07-01&amp;to=2023-09-30" in shown
    assert "/api/statistics/corrections-monthly/table.xlsx" in shown


def run(installation: Installation, *arguments: str) -> tuple[int, str]:
    """Run a command on an installation and return its exit code and what it prints."""
    answer = CliRunner().invoke(statistics, arguments, obj=installation)
    return answer.exit_code, answer.output


def test_the_command_lists_tables_and_writes_one(whole_demo: House, tmp_path: Path) -> None:
    house, file = whole_demo.installation, tmp_path / "表.xlsx"
    listed = run(house, "list")
    days = ("--from", "2023-01-01", "--to", "2023-09-30")
    written = run(house, "write", "mediation-monthly", str(file), "--unit", DISTRICT, *days)

    assert "corrections-half-yearly\t安置帮教工作统计表\t每半年、每年" in listed[1]
    assert written[0] == 0, written[1]
    cells = [cell for row in load_workbook(file).active.values for cell in row]
    assert {9448, 9207, 0.974} <= set(cells)


def checked(house: House, folder: Path, content: str) -> tuple[int, str]:
    """Check a published table; the file must stay as it is."""
    file = folder / "table.csv"
    file.write_text(content, encoding="utf-8-sig")
    before = file.read_bytes()
    answer = run(house.installation, "check", "mediation-monthly", str(file))
    assert file.read_bytes() == before
    return answer


def test_a_published_table_that_adds_up_gives_no_warning(whole_demo: House, tmp_path: Path) -> None:
    assert checked(whole_demo, tmp_path, PUBLISHED) == (0, "核对了 20 个数,0 处不符。\n")


def test_one_that_does_not_is_told_of_by_heading_and_not_repaired(whole_demo: House, tmp_path: Path) -> None:
    wrong = PUBLISHED.replace("邻里,278", "邻里,287").replace("调解成功,842", '调解成功,"1,842"')
    exit_code, output = checked(whole_demo, tmp_path, wrong)

    assert exit_code == 0
    assert "按纠纷类型各项合计878，“受理”为869，相差9" in output
    assert "“调解成功”为1842，多于“受理”869" in output
    assert "按来源" not in output
    assert "2 处不符" in output


def test_a_file_of_something_else_is_refused_with_what_to_write(whole_demo: House, tmp_path: Path) -> None:
    exit_code, output = checked(whole_demo, tmp_path, "名称,数\n甲,3\n")

    assert exit_code == 1
    assert "第一列应为“人民调解情况统计表”的项目名称" in output
