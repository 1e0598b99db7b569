"""The plugin by itself: it starts, migrates, and every ledger goes out and comes back as it was."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from fengqiao.database.scope import SYSTEM
from fengqiao.demonstration_results import results
from fengqiao.ledgers.declaration import Ledger
from fengqiao.testing.contracts import AloneContract
from fengqiao.testing.house import BUREAU, House, PerEngine
from fengqiao.testing.house import NORTH as STATION
from fengqiao.units.tree import unit_by_code
from fengqiao_legal_aid.ledgers import ADVISER_LOGS, LEDGERS, SITES
from fengqiao_legal_aid.statistics import TABLE
from openpyxl import load_workbook

WINDOW = "from=2023-01-01&to=2023-09-30"


def address(ledger: Ledger) -> str:
    """Return where a ledger is served."""
    return f"/api/legal_aid/{ledger.path}"


def figure(house: House, code: str) -> dict[str, Any]:
    """Return a figure of the whole district."""
    officer = house.token(BUREAU, "county_officer")
    found: dict[str, Any] = house.client.get(
        f"/api/figures/legal_aid.{code}?{WINDOW}", headers=officer
    ).json()
    return found


class TestAlone(AloneContract):
    ledgers = LEDGERS


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_a_list_and_a_form_are_pages(alone: House, ledger: Ledger) -> None:
    officer = alone.token(BUREAU, "county_officer") | {"Accept": "text/html"}
    shown = alone.client.get(f"/ledgers/legal_aid/{ledger.path}", headers=officer)

    assert shown.status_code == 200
    assert ledger.title in shown.text


@pytest.mark.requirement("JA-34a", "JA-34b")
def test_the_published_numbers_of_platforms_come_out_of_the_ledger(alone: House) -> None:
    assert figure(alone, "township_stations")["numerator"] == 14
    assert figure(alone, "village_workrooms")["numerator"] == 263
    clerk = alone.token(BUREAU, "county_officer")
    rows = f"{address(SITES)}?size=1&total=1&level=village_workroom"
    # Rooms that were given up are rows, too.
    assert alone.client.get(rows, headers=clerk).json()["total"] == 263 + 3


@pytest.mark.requirement("JA-13")
def test_every_department_township_and_village_has_its_adviser(alone: House) -> None:
    found = figure(alone, "adviser_client_coverage")

    assert (found["numerator"], found["denominator"]) == (24 + 14 + 263, 24 + 14 + 263)


@pytest.fixture(scope="module")
def folder(alone_houses: PerEngine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of the demonstration."""
    return results(alone_houses["sqlite"].installation).write(tmp_path_factory.mktemp("out"))


@pytest.mark.requirement("JA-13", "JA-34a", "JA-34b")
def test_the_report_tells_the_published_figures_in_their_place(folder: Path) -> None:
    paragraphs = [one.text for one in Document(str(folder / "自查自评报告.docx")).paragraphs]
    begin = next(place for place, text in enumerate(paragraphs) if text.endswith("公共法律服务"))
    written = "".join(paragraphs[begin + 1 : begin + 3])

    assert "工作站14个、居村公共法律服务工作室263个" in written
    assert "配备率为100.00%" in written
    assert "2023年9月30日" in written


def test_the_return_has_a_printed_row_for_each_of_its_figures(folder: Path) -> None:
    sheet = load_workbook(folder / f"{TABLE.title}.xlsx").active
    printed = {str(row[0].value): row for row in sheet.iter_rows()}

    assert {row.title for row in TABLE.rows} <= set(printed)
    assert printed["居村公共法律服务工作室"][2].value == 263


@pytest.mark.parametrize(
    "code",
    [
        "first_handler_rate",
        "village_group_coverage",
        "village_months_with_five_on_site_hours_rate",
        "township_stations",
        "lawyer_attendances",
        "online_response_minutes",
    ],
)
def test_a_figure_is_walked_down_to_its_rows(alone: House, code: str) -> None:
    officer = alone.token(BUREAU, "county_officer")
    found = alone.client.get(f"/api/figures/legal_aid.{code}/rows?{WINDOW}", headers=officer).json()

    assert found["total"] > 0
    assert alone.client.get(found["rows"][0]["href"], headers=officer).status_code == 200


def test_a_station_sees_no_file_of_another(alone: House) -> None:
    officer = alone.token(BUREAU, "county_officer")
    rows = alone.client.get("/api/legal_aid/applications?size=200", headers=officer).json()["rows"]
    with alone.installation.database.reading(SYSTEM) as session:
        own = unit_by_code(session, STATION).id
    other = next(row for row in rows if row["unit_id"] != own)
    clerk = alone.token(STATION, "station_clerk")

    answer = alone.client.get(f"/api/legal_aid/applications/{other['id']}", headers=clerk)

    assert answer.status_code == 404


def test_names_in_lists_are_masked(alone: House) -> None:
    clerk = alone.token(STATION, "station_clerk")
    rows = alone.client.get("/api/legal_aid/applications", headers=clerk).json()["rows"]

    assert rows
    assert [row["applicant"] for row in rows if "演示" in row["applicant"]] == []
    assert [row["id_no"] for row in rows if "*" not in row["id_no"]] == []


BAD_LOGS = [
    ({"minutes": "300"}, "时长"),
    ({"minutes": -1}, "时长"),
    ({"minutes": 1441}, "时长"),
    ({"worked_on": "2023-02-30"}, "日期"),
    ({"mode": "astral"}, "方式"),
    ({"contract_id": None}, "顾问合同"),
    ({"mood": "fine"}, "没有这个字段"),
]


@pytest.mark.parametrize(("change", "title"), BAD_LOGS, ids=str)
def test_a_bad_log_is_refused_by_the_title_of_its_field(
    alone: House, change: dict[str, Any], title: str
) -> None:
    clerk = alone.token(STATION, "station_clerk")
    log = alone.client.get(f"{address(ADVISER_LOGS)}?size=1", headers=clerk).json()["rows"][0]
    body = {name: log[name] for name in ("worked_on", "contract_id", "mode", "kind", "minutes")}

    answer = alone.client.post(address(ADVISER_LOGS), headers=clerk, json=body | change)

    assert answer.status_code == 422
    assert title in answer.json()["detail"]


def test_a_log_of_a_contract_that_nobody_made_is_refused(alone: House) -> None:
    clerk = alone.token(STATION, "station_clerk")
    log = {"worked_on": "2023-03-01", "mode": "on_site", "kind": "lecture", "minutes": 60}
    nowhere = {"contract_id": "00000000-0000-7000-8000-000000000000"}

    answer = alone.client.post(address(ADVISER_LOGS), headers=clerk, json=log | nowhere)

    assert answer.status_code == 422
    assert answer.json()["faults"][0]["field"] == "contract_id"
