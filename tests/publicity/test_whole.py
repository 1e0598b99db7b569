"""The plugin alone: it starts, migrates, gives its pages and workbooks, and its demo prints the published figures."""

from pathlib import Path

import pytest
from docx import Document
from fengqiao.demonstration_results import Results, results
from fengqiao.ledgers.declaration import Ledger
from fengqiao.reports.outputs import figures_output
from fengqiao.testing.contracts import AloneContract
from fengqiao.testing.house import House
from fengqiao_publicity.ledgers import LEDGERS, ORDERS
from fengqiao_publicity.plugin import register_indicators
from openpyxl import load_workbook

from tests.system.conftest import DISTRICT

STATION = "310106020"
PUBLISHED = {"JA-09": "14", "JA-20a": "1", "JA-20b": "1", "JA-20c": "1", "JA-20d": "1"}
NANNING = {
    "NN-A25a",
    "NN-A25b",
    "NN-A26a",
    "NN-A26b",
    "NN-A27a",
    "NN-A27b",
    "NN-A33a",
    "NN-A33b",
    "NN-A33c",
    "NN-A34a",
    "NN-A34b",
    "NN-A35b",
    "NN-A35c",
    "NN-A36",
}


@pytest.fixture
def shown(alone: House) -> Results:
    """What the demo shows."""
    return results(alone.installation)


class TestAlone(AloneContract):
    ledgers = LEDGERS


@pytest.mark.requirement("JA-09", "JA-20")
def test_the_published_figures_come_out_of_the_ledgers(alone: House, shown: Results) -> None:
    figures = figures_output(shown.figures)
    officer = alone.token(DISTRICT, "county_officer")

    assert {one: figures[one]["display"] for one in PUBLISHED} == PUBLISHED
    for one, number in PUBLISHED.items():
        found = alone.client.get(figures[one]["rows"], headers=officer).json()
        assert (found["counted"], found["total"]) == (int(number), int(number))


def states(shown: Results) -> dict[str, set[str]]:
    """Return how the numbers of each of this plugin's checks came out, over all stations."""
    found: dict[str, set[str]] = {}
    for station in shown.assessment["stations"]:
        for check_ in (one for item in station["items"] for one in item["checks"]):
            for number in check_["numbers"]:
                if str(number.get("indicator")).startswith("publicity."):
                    found.setdefault(check_["id"], set()).add(check_["state"])
    return found


@pytest.mark.requirement(*sorted(NANNING))
def test_every_item_of_the_standard_that_the_plugin_answers_is_answered(shown: Results) -> None:
    answered = states(shown)

    assert set(answered) == NANNING
    assert not {"unavailable", "failed"} & set().union(*answered.values())
    assert {"met", "not_met", "no_data"} <= answered["NN-A26b"]
    assert {"met", "not_met", "no_data"} <= answered["NN-A34b"]
    assert {"met", "not_met"} <= answered["NN-A25a"]
    assert {"met", "not_met"} <= answered["NN-A35b"]


def test_the_report_and_the_returns_are_written(shown: Results, tmp_path: Path) -> None:
    folder = shown.write(tmp_path)

    lines = [paragraph.text for paragraph in Document(str(folder / "自查自评报告.docx")).paragraphs]
    assert any("专题普法共14场" in line for line in lines)
    for title in ("普法工作基础数据统计表", "普法工作动态数据统计表"):
        cells = [cell for row in load_workbook(folder / f"{title}.xlsx").active.values for cell in row]
        assert len(cells) > 50
        assert "超出" not in str(cells)


def address(ledger: Ledger) -> str:
    return f"/api/publicity/{ledger.path}"


def test_what_breaks_a_rule_is_refused_at_the_door_with_its_reason(alone: House) -> None:
    clerk = alone.token(STATION, "station_clerk")
    body = {
        "title": "讲座",
        "kind": "daily",
        "target_kind": "school",
        "form": "order",
        "planned_on": "2024-03-01",
    }

    refused = alone.client.post("/api/publicity/activities", headers=clerk, json=body)

    assert refused.status_code == 422
    assert "订单式活动请选择普法订单" in refused.json()["detail"]


def test_a_contact_is_masked_in_lists(alone: House) -> None:
    clerk = alone.token(STATION, "station_clerk")
    listed = alone.client.get(address(ORDERS), headers=clerk)

    assert listed.status_code == 200
    assert "演示" not in listed.text


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_a_ledger_is_a_page(alone: House, ledger: Ledger) -> None:
    clerk = alone.token(STATION, "station_clerk") | {"Accept": "text/html"}
    page = alone.client.get(f"/ledgers/publicity/{ledger.path}", headers=clerk)

    assert page.status_code == 200
    assert ledger.title in page.text


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_every_figure_is_walked_down_to_rows(alone: House) -> None:
    officer = alone.token(DISTRICT, "county_officer")
    window = "from=2023-01-01&to=2023-09-30"
    # The demo's stations do not tell how many people they serve, and serve communities: no quota binds them there.
    silent = {"publicity.education_coverage", "publicity.villages_meeting_quotas_rate"}
    known = [one for one in register_indicators() if one.code not in silent]
    for indicator in known:
        figure = alone.client.get(f"/api/figures/{indicator.code}?{window}", headers=officer).json()
        rows = alone.client.get(f"/api/figures/{indicator.code}/rows?{window}", headers=officer).json()
        assert figure["numerator"] is not None, indicator.code
        assert (rows["total"] > 0) == (figure["numerator"] > 0 or figure["denominator"] > 1), indicator.code
