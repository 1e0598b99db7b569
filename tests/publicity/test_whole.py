"""The plugin alone: it starts, migrates, gives its pages and workbooks, and its demo prints the published figures."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from fengqiao.database.branches import all_branches
from fengqiao.database.drift import check
from fengqiao.demonstration import build
from fengqiao.demonstration_results import Results, results
from fengqiao.installation import Installation
from fengqiao.ledgers.declaration import Ledger
from fengqiao.privacy.values import Rules
from fengqiao.reports.outputs import figures_output
from fengqiao.testing.databases import Databases
from fengqiao_publicity.ledgers import LEDGERS, ORDERS
from fengqiao_publicity.plugin import register_indicators
from openpyxl import load_workbook

from tests.system.conftest import DISTRICT, SEED, House, settings_for
from tests.system.examples import PerEngine, opened

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


@pytest.fixture(scope="module")
def houses(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PerEngine]:
    """A demo per engine with this plugin alone."""

    def build_demo(engine_kind: str) -> House:
        urls = databases.supply(engine_kind).empty()
        settings = settings_for(urls, tmp_path_factory.mktemp(engine_kind), "publicity")
        unbuilt = Installation.open(settings, rules=Rules(synthetic_ids=True))
        build(unbuilt, SEED, lambda name, rows: None)
        unbuilt.close()
        return opened(settings)

    made = PerEngine(build_demo)
    yield made
    made.close()


@pytest.fixture
def house(houses: PerEngine, engine_kind: str) -> House:
    """The demo of this engine; tests read it and bring back what they took out."""
    return houses[engine_kind]


@pytest.fixture
def shown(house: House) -> Results:
    """What the demo shows."""
    return results(house.installation)


def test_the_plugin_is_active_alone_and_its_migration_is_its_models(house: House) -> None:
    host = house.installation.host

    assert list(host.active) == ["publicity"]
    assert check(house.installation.database, all_branches(host))["publicity"] == []


@pytest.mark.requirement("JA-09", "JA-20")
def test_the_published_figures_come_out_of_the_ledgers(house: House, shown: Results) -> None:
    figures = figures_output(shown.figures)
    officer = house.token(DISTRICT, "county_officer")

    assert {one: figures[one]["display"] for one in PUBLISHED} == PUBLISHED
    for one, number in PUBLISHED.items():
        found = house.client.get(figures[one]["rows"], headers=officer).json()
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


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_a_ledger_goes_out_as_a_workbook_and_comes_back_unchanged(house: House, ledger: Ledger) -> None:
    clerk = house.token(STATION, "station_clerk")
    template = house.client.get(f"{address(ledger)}/template.xlsx", headers=clerk)
    export = house.client.get(f"{address(ledger)}/export.xlsx", headers=clerk)
    total = house.client.get(f"{address(ledger)}?size=1&total=1", headers=clerk).json()["total"]

    answer = house.client.post(f"{address(ledger)}/import", headers=clerk, content=export.content)

    back: dict[str, Any] = answer.json()
    titles = [cell.value for cell in load_workbook(BytesIO(template.content))[ledger.title][1]]
    assert {spec.title for spec in ledger.fields} <= set(titles)
    assert total > 0
    assert (answer.status_code, back["read"], back["unchanged"]) == (200, total, total), back


def test_what_breaks_a_rule_is_refused_at_the_door_with_its_reason(house: House) -> None:
    clerk = house.token(STATION, "station_clerk")
    body = {
        "title": "讲座",
        "kind": "daily",
        "target_kind": "school",
        "form": "order",
        "planned_on": "2024-03-01",
    }

    refused = house.client.post("/api/publicity/activities", headers=clerk, json=body)

    assert refused.status_code == 422
    assert "订单式活动请选择普法订单" in refused.json()["detail"]


def test_a_contact_is_masked_in_lists(house: House) -> None:
    clerk = house.token(STATION, "station_clerk")
    listed = house.client.get(address(ORDERS), headers=clerk)

    assert listed.status_code == 200
    assert "演示" not in listed.text


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_a_ledger_is_a_page(house: House, ledger: Ledger) -> None:
    clerk = house.token(STATION, "station_clerk") | {"Accept": "text/html"}
    page = house.client.get(f"/ledgers/publicity/{ledger.path}", headers=clerk)

    assert page.status_code == 200
    assert ledger.title in page.text


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_every_figure_is_walked_down_to_rows(house: House) -> None:
    officer = house.token(DISTRICT, "county_officer")
    window = "from=2023-01-01&to=2023-09-30"
    # The demo's stations do not tell how many people they serve.
    known = [one for one in register_indicators() if one.code != "publicity.education_coverage"]
    for indicator in known:
        figure = house.client.get(f"/api/figures/{indicator.code}?{window}", headers=officer).json()
        rows = house.client.get(f"/api/figures/{indicator.code}/rows?{window}", headers=officer).json()
        assert figure["numerator"] is not None, indicator.code
        assert (rows["total"] > 0) == (figure["numerator"] > 0 or figure["denominator"] > 1), indicator.code
